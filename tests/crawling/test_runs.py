"""The outcome of a run: what it read decides, not only how it ended."""

import pytest
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from newsarchive.crawling.runs import outcome_of


def stats(failures: dict[str, int] | None = None, **counts: int) -> StatsCollector:
    collector = StatsCollector(get_crawler())
    for name, number in counts.items():
        collector.set_value(f"newsarchive/{name}", number)
    for reason, number in (failures or {}).items():
        collector.inc_value("newsarchive/failed", number)
        collector.set_value(f"newsarchive/failed/{reason}", number)
    return collector


@pytest.mark.parametrize("count", ["new", "changed", "unchanged"])
def test_a_run_that_read_an_article_is_finished(count: str) -> None:
    assert outcome_of(stats({"blocked": 9}, **{count: 1}), "finished") == "finished"


@pytest.mark.parametrize("failures", [{"blocked": 3}, {"forbidden": 1, "robots": 2}, {"gave_up": 40, "blocked": 5}])
def test_a_run_that_was_refused_everything_is_blocked(failures: dict[str, int]) -> None:
    assert outcome_of(stats(failures, listing=0), "finished") == "blocked"


@pytest.mark.parametrize("failures", [{}, {"not_found": 3}, {"timeout": 1, "blocked": 1}, {"server_error": 2}])
def test_a_run_that_read_nothing_is_empty(failures: dict[str, int]) -> None:
    assert outcome_of(stats(failures, listing=2), "finished") == "empty"


def test_how_a_run_ended_comes_first() -> None:
    assert outcome_of(stats(new=1), "shutdown") == "interrupted"
    assert outcome_of(stats(), "shutdown") == "interrupted"
    assert outcome_of(stats(new=1), "archive_failed") == "failed"
    assert outcome_of(stats(new=1), "finished", failed=True) == "failed"


def test_a_planned_run_that_was_listed_known_articles_alone_is_finished() -> None:
    assert outcome_of(stats(listing=1, known=20), "finished") == "finished"
    assert outcome_of(stats({"not_found": 1}, listing=1, known=20), "finished") == "finished"
    assert outcome_of(stats({"forbidden": 3}, listing=1, known=20), "finished") == "blocked"
    assert outcome_of(stats(listing=1, known=0), "finished") == "empty"
