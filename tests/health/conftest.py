"""The archives of tests/archive: SQLite and PostgreSQL."""

from tests.archive.conftest import engine, postgres_server, postgres_url, sqlite_engine, sqlite_url, writer

__all__ = ["engine", "postgres_server", "postgres_url", "sqlite_engine", "sqlite_url", "writer"]
