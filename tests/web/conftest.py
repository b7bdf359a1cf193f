"""The archives of tests/archive, and a reading room on one that a writer has filled."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from tests.archive.conftest import engine, postgres_server, postgres_url, sqlite_engine, sqlite_url, writer
from tests.web.clusters import fill_clusters
from tests.web.rooms import fill, reading_room

__all__ = ["engine", "postgres_server", "postgres_url", "sqlite_engine", "sqlite_url", "writer"]


@pytest.fixture
def room(engine: Engine, writer: Writer) -> Iterator[TestClient]:
    """A reading room in SQLite and in PostgreSQL."""
    fill(engine)
    with reading_room(engine) as client:
        yield client


@pytest.fixture
def sqlite_room(sqlite_engine: Engine) -> Iterator[TestClient]:
    """A reading room in SQLite, for what does not depend on the database."""
    fill(sqlite_engine)
    with reading_room(sqlite_engine) as client:
        yield client


@pytest.fixture
def clustered(engine: Engine, writer: Writer) -> Iterator[TestClient]:
    """A reading room on articles of which several have the same text."""
    fill_clusters(engine)
    with reading_room(engine) as client:
        yield client


@pytest.fixture
def sqlite_clustered(sqlite_engine: Engine) -> Iterator[TestClient]:
    """The same in SQLite alone."""
    fill_clusters(sqlite_engine)
    with reading_room(sqlite_engine) as client:
        yield client
