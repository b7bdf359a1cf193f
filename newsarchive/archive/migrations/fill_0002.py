"""The data step of migration 0002: what the new tables and columns hold of an archive of 0001."""

from sqlalchemy import Connection


def fill(connection: Connection) -> None:
    """Fill the tables and columns that are new in 0002."""
    connection.exec_driver_sql("UPDATE article_versions SET cause = 'site'")
