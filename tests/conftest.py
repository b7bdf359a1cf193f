"""Profiles of hypothesis, and marks by which tests are chosen.

`end_to_end` marks that folder, `postgres` the tests with a PostgreSQL server; `slow` is written beside the test.
"""

import os
import shutil
import tempfile

import pytest
from hypothesis import HealthCheck, settings

# Neither the time of an example nor that of making one is bounded: a slow machine is no failure.
settings.register_profile("all", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", settings.get_profile("all"), max_examples=20)
settings.load_profile("all")


_turns = tempfile.mkdtemp(prefix="newsarchive-turns-")
# Before any module reads it: crawls of tests leave nothing with the user.
os.environ["NEWSARCHIVE_TURNS"] = _turns


def pytest_unconfigure() -> None:
    shutil.rmtree(_turns)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "end_to_end" in item.path.parts:
            item.add_marker(pytest.mark.end_to_end)
        if _uses_postgres(item):
            item.add_marker(pytest.mark.postgres)


def _uses_postgres(item: pytest.Item) -> bool:
    parameters = getattr(item, "callspec", None)
    values = parameters.params.values() if parameters else ()
    return "postgres_server" in getattr(item, "fixturenames", ()) or "postgres_url" in values
