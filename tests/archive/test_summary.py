from datetime import UTC, timedelta

from sqlalchemy import Engine

from newsarchive.archive import OutletCounts, Run, Writer, last_runs, outlet_counts
from newsarchive.archive.liveness import this_process
from newsarchive.items import Problem, Reason
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured

LATER = NOW + timedelta(hours=1)


def test_the_last_runs_newest_first(engine: Engine, writer: Writer, run: int) -> None:
    writer.finish_run(run, finished_at=LATER, outcome="finished", counts={"new": 3}, failures={Reason.TIMEOUT: 2})
    other = writer.start_run(OTHER, **{**RUN, "source": "network"})
    newest, oldest = last_runs(engine)
    assert newest == Run(
        id=other,
        outlet="khobor",
        source="network",
        started_at=NOW,
        finished_at=None,
        outcome=None,
        counts={},
        failures={},
        settings={"DOWNLOAD_DELAY": 1.5},
        versions={"python": "3"},
        process=this_process(),
        heartbeat_at=NOW,
    )
    assert (oldest.outcome, oldest.counts, oldest.failures) == ("finished", {"new": 3}, {"timeout": 2})
    assert oldest.finished_at == LATER
    assert oldest.started_at.tzinfo is UTC
    assert last_runs(engine, "dinpatra") == [oldest]
    assert last_runs(engine, limit=1) == [newest]
    assert last_runs(engine, "nobody") == []


def test_a_run_that_died_is_abandoned_when_the_next_starts(engine: Engine, writer: Writer, run: int) -> None:
    other = writer.start_run(OTHER, **RUN)
    writer.start_run(OUTLET, **RUN | {"started_at": after(60)})
    outcomes = {each.id: (each.outcome, each.finished_at) for each in last_runs(engine)}
    assert outcomes == {run: ("abandoned", None), other: (None, None), other + 1: (None, None)}


def test_the_counts_of_each_outlet(engine: Engine, writer: Writer, run: int) -> None:
    other = writer.start_run(OTHER, **RUN)
    bare = article(
        2,
        byline=None,
        body=None,
        published_at=None,
        published_precision=None,
        witnesses={},
        problems=[
            Problem("byline", Reason.NOT_ON_PAGE),
            Problem("published_at", Reason.UNREADABLE, "৩১ ফেব্রুয়ারি"),
            Problem("published_at", Reason.UNREADABLE, "৩০ ফেব্রুয়ারি"),
        ],
    )
    writer.write(run, [captured(article(1), ticker=["ক", "খ"]), captured(bare)], now=NOW)
    expected = OutletCounts(
        outlet="dinpatra",
        articles=2,
        having={"headline": 2, "byline": 1, "published_at": 1, "body": 1, "ticker": 1},
        reasons={"byline": {"not_on_page": 1}, "published_at": {"unreadable": 1}, "tags": {"contradicted": 1}},
        ticker_headlines=2,
    )
    nothing = OutletCounts("khobor", 0, dict.fromkeys(expected.having, 0), {}, 0)
    assert outlet_counts(engine) == [expected, nothing]
    assert outlet_counts(engine, "dinpatra") == [expected]
    assert outlet_counts(engine, "nobody") == []
    assert other
