"""The table at the end of a crawl: what is printed as a failure, and what ends the command with exit code 1."""

from dataclasses import replace

from newsarchive.commands.crawl_table import has_failures, table
from newsarchive.crawling.process import CrawlResult

COUNTS = dict.fromkeys(("asked", "new", "changed", "unchanged", "listing", "repeated", "failed", "unlinked"), 0)
RESULT = CrawlResult("dinpatra", "finished", {**COUNTS, "asked": 9, "new": 4, "listing": 1, "failed": 4})
ARCHIVE = "sqlite:///archive.db"


def row(result: CrawlResult, *, is_replay: bool) -> tuple[list[str], list[str]]:
    """Return the heading and the row of a table with one outlet, as words."""
    heading, _, cells = table([result], ARCHIVE, is_replay=is_replay).splitlines()[1:4]
    return heading.split(), cells.split()


def test_a_replay_counts_pages_that_were_not_saved_in_one_line() -> None:
    result = replace(RESULT, failures={"not_found": 4})
    assert row(result, is_replay=True) == (["outlet", "pages", "new", "listings"], ["dinpatra", "5", "4", "1"])
    assert "4 linked pages are not among the saved ones." in table([result], ARCHIVE, is_replay=True)
    assert not has_failures(result)


def test_a_replay_prints_its_failures() -> None:
    result = replace(RESULT, failures={"not_found": 3, "soft_404": 1})
    assert row(result, is_replay=True)[1] == ["dinpatra", "6", "4", "1", "1", "soft_404", "1"]
    assert has_failures(result)


def test_a_crawl_prints_pages_that_are_gone() -> None:
    result = replace(RESULT, failures={"not_found": 4})
    assert row(result, is_replay=False)[1] == ["dinpatra", "9", "4", "1", "4", "not_found", "4"]
    assert "saved" not in table([result], ARCHIVE, is_replay=False)
    assert not has_failures(result)


def test_an_outlet_that_gives_no_page_is_a_failure() -> None:
    nothing = replace(RESULT, counts={**COUNTS, "asked": 1, "failed": 1}, failures={"not_found": 1})
    assert has_failures(nothing)
    assert "No article was read." in table([nothing], ARCHIVE, is_replay=False)


def test_problems_are_printed_below_the_table() -> None:
    broken = replace(RESULT, outcome="failed", error="the disk is full", warnings=["feed /rss gave nothing"])
    lines = table([broken], ARCHIVE, is_replay=False).splitlines()
    assert "dinpatra: the disk is full" in lines
    assert "dinpatra: feed /rss gave nothing." in lines
    assert "4 new articles." in lines


def test_one_is_singular_and_a_private_address_has_its_remedy() -> None:
    one = replace(RESULT, counts={**COUNTS, "asked": 2, "new": 1, "failed": 1}, failures={"private_address": 1})
    lines = table([one], ARCHIVE, is_replay=False).splitlines()
    assert "1 new article." in lines
    assert any("NEWSARCHIVE_ALLOWED_NETWORKS" in line for line in lines)


def test_another_archive_is_named_in_the_commands_that_look_into_it() -> None:
    text = table([RESULT], "postgresql+psycopg://reader@host/news", is_replay=False)
    assert "status --archive postgresql+psycopg://reader@host/news" in text
    assert "sqlite3" not in text
