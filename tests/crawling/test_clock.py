"""The clock of crawls: a simulation sets it, so nothing in a crawl may ask another one what time it is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsarchive import clock

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", ["newsarchive/crawling", "pipelines"])
def test_crawls_read_one_clock(folder: str) -> None:
    others = [
        str(file) for file in Path(ROOT, folder).rglob("*.py") if "datetime.now(" in file.read_text(encoding="utf-8")
    ]
    assert others == [], "write clock.now()"


def test_another_clock_is_used_until_it_is_unset() -> None:
    instant = datetime(2026, 3, 4, tzinfo=UTC)
    clock.set_clock(lambda: instant)
    try:
        assert clock.now() == instant
    finally:
        clock.set_clock(None)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(hours=1)
