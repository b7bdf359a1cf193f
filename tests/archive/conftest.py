"""Archives to test with: SQLite files, and databases of a PostgreSQL server.

The server is that of the URL NEWSARCHIVE_TEST_POSTGRES, else one that is started with the installed programs for the time of the tests.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from newsarchive.archive import Writer, migrate, open_archive
from tests.archive.pages import OUTLET, RUN

POSTGRES = "NEWSARCHIVE_TEST_POSTGRES"
Rows = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'archive.db'}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if POSTGRES in os.environ:
        yield os.environ[POSTGRES]
        return
    programs = _programs()
    if programs is None:
        pytest.skip(f"no initdb is installed and there is no {POSTGRES}: only SQLite was tested")
    # The path of a socket has at most about a hundred characters; pytest's own folders are longer.
    with TemporaryDirectory(prefix="newsarchive-pg-") as folder:
        owner = _owner_of(Path(folder))
        run = partial(subprocess.run, check=True, capture_output=True, cwd=folder, user=owner)
        run(
            [programs / "initdb", "--pgdata=data", "--username=archive", "--auth=trust", "--encoding=UTF8", "--no-sync"]
        )
        options = f"-F -k {folder} -c listen_addresses="
        run([programs / "pg_ctl", "--pgdata=data", "--wait", "--log=log", f"--options={options}", "start"])
        try:
            yield f"postgresql+psycopg://archive@/postgres?host={folder}"
        finally:
            run([programs / "pg_ctl", "--pgdata=data", "--mode=immediate", "--wait", "stop"])


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, which Debian keeps out of the path; None if there are none."""
    in_path = shutil.which("initdb")
    found = [Path(in_path)] if in_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].resolve().parent if found else None


def _owner_of(folder: Path) -> str | None:
    """Return the user of the server after making it the owner of the folder; PostgreSQL refuses to run as root."""
    if os.geteuid():
        return None
    shutil.chown(folder, "postgres")
    return "postgres"


@contextmanager
def new_database(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database, which exists as long as it is used."""
    server = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    name = f"newsarchive_{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name}"))
    server.dispose()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    with new_database(postgres_server) as url:
        yield url


@pytest.fixture(params=["sqlite_url", "postgres_url"], ids=lambda url: url.removesuffix("_url"))
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
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    opened = open_archive(postgres_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an archive without rows, to be copied: that is faster than making one for each example of a property."""
    file = tmp_path_factory.mktemp("empty") / "archive.db"
    migrate(f"sqlite:///{file}")
    return file


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
    """The rows of a query."""
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]
