"""What a source states of edits, and when it is not believed."""

from datetime import UTC, datetime, timedelta

from newsarchive.outlets.sources import SourceEntry
from newsarchive.outlets.stated_edits import stated_edits
from tests.outlets.test_entries import outlet

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def stated(*modified: str | None) -> dict[str, datetime]:
    entries = {f"/news/{number}": SourceEntry(f"/news/{number}", modified=text) for number, text in enumerate(modified)}
    return stated_edits(outlet(), entries, NOW)


def ago(**time: float) -> str:
    return (NOW - timedelta(**time)).isoformat()


def test_times_are_read_in_the_zone_of_the_outlet_and_missing_ones_left_out() -> None:
    assert stated("2026-11-23T14:00:00+06:00", None, "2026-11-23 15:00:00", "no time") == {
        "/news/0": datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        "/news/2": datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    }


def test_a_time_after_the_response_is_no_update() -> None:
    assert stated((NOW + timedelta(minutes=1)).isoformat()) == {}


def test_one_article_that_was_edited_now_is_believed() -> None:
    assert list(stated(ago(minutes=5), ago(days=1), ago(days=2))) == ["/news/0", "/news/1", "/news/2"]
    assert list(stated(ago(minutes=5))) == ["/news/0"], "of one time nothing follows"


def test_a_sitemap_that_states_its_own_time_is_not_believed() -> None:
    assert stated(ago(minutes=5), ago(minutes=4), ago(days=2)) == {}, "more than a third within the hour"
    assert stated(ago(days=3), ago(days=3), ago(days=3)) == {}, "all at once"
