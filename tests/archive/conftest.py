"""Archives to test with: SQLite files, and databases of a PostgreSQL server where NEWSARCHIVE_TEST_POSTGRES names one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from newsarchive.archive import Writer, open_archive
from tests.archive.pages import OUTLET, RUN

POSTGRES = "NEWSARCHIVE_TEST_POSTGRES"
Rows = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'archive.db'}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    server = create_engine(os.environ[POSTGRES], isolation_level="AUTOCOMMIT")
    name = f"newsarchive_{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(os.environ[POSTGRES]).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name}"))
    server.dispose()


@pytest.fixture(
    params=["sqlite_url", "postgres_url"] if POSTGRES in os.environ else ["sqlite_url"],
    ids=lambda url: url.removesuffix("_url"),
)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    opened = open_archive(request.getfixturevalue(request.param))
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    opened = open_archive(sqlite_url)
    yield opened
    opened.dispose()


@pytest.fixture
def writer(engine: Engine) -> Writer:
    return Writer(engine, extractor="0.1.0")


@pytest.fixture
def run(writer: Writer) -> int:
    return writer.start_run(OUTLET, **RUN)


@pytest.fixture
def rows(engine: Engine) -> Rows:
    return lambda query: rows_of(engine, query)


def rows_of(engine: Engine, query: str) -> list[dict[str, Any]]:
    """The rows that a researcher's query gives."""
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]
