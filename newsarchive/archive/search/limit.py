"""The time that a query may take in the database."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_STEPS: Final = 10_000  # of SQLite's machine between two looks at the clock
_SQLITE_INTERRUPT: Final = 9
_QUERY_CANCELED: Final = "57014"


@dataclass(slots=True)
class Limited:
    """Whether the time was over before the end."""

    is_cut: bool = False


@contextmanager
def time_limit(connection: Connection, seconds: float, cpu_seconds: float | None = None) -> Iterator[Limited]:
    """Yield an object that states afterwards whether what takes too long was ended; what was found until then remains.

    `cpu_seconds`: of the processor, which SQLite uses in this thread; where much else runs they are a better measure than the clock.

    In PostgreSQL each statement has the time. The transaction can be used afterwards.
    """
    found = Limited()
    is_postgres = connection.dialect.name == "postgresql"
    driver = connection.connection.driver_connection
    deadline = time.monotonic() + seconds
    cpu_deadline = time.thread_time() + (seconds if cpu_seconds is None else cpu_seconds)
    # After an error PostgreSQL refuses the rest of a transaction, but not what follows a savepoint.
    with_savepoint = connection.begin_nested if is_postgres else nullcontext
    try:
        with with_savepoint():
            if is_postgres:
                settings = f"SET LOCAL statement_timeout = {int(seconds * 1000)}; SET LOCAL enable_seqscan = off; SET LOCAL jit = off"
                connection.exec_driver_sql(settings)
            elif driver is not None:
                driver.set_progress_handler(
                    lambda: time.monotonic() > deadline or time.thread_time() > cpu_deadline, _STEPS
                )
            yield found
    except DBAPIError as error:
        if not _is_of_limit(error):
            raise
        found.is_cut = True
    finally:
        if not is_postgres and driver is not None:
            driver.set_progress_handler(None, 0)


def _is_of_limit(error: DBAPIError) -> bool:
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code == _SQLITE_INTERRUPT or getattr(error.orig, "sqlstate", None) == _QUERY_CANCELED
