"""Several writers of one archive: runs of other machines, and outlets that are written at the same time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import Engine, select

from newsarchive.archive import Writer, last_runs, open_archive
from newsarchive.archive.connect import writing
from newsarchive.archive.liveness import this_process
from newsarchive.archive.schema import article_clusters, articles
from newsarchive.items import CapturedPage, OutletRecord
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured

ELSEWHERE = "other-machine:0242ac110002/17"
WAIT = 60  # seconds; what would wait for a lock waits for ever


def page_of(outlet: OutletRecord, number: int) -> CapturedPage:
    """The same article at each outlet's own address."""
    address = f"https://{outlet.domains[0]}/news/{number}"
    return captured(article(number, url=address, canonical_url=address, outlet=outlet.key), outlet=outlet)


def outcomes(engine: Engine) -> dict[int, str | None]:
    return {run.id: run.outcome for run in last_runs(engine)}


def process_that_has_ended() -> str:
    machine = this_process().rpartition("/")[0]
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return f"{machine}/{ended.pid}"


def test_a_live_run_of_another_machine_is_never_abandoned(engine: Engine, writer: Writer) -> None:
    live = writer.start_run(OUTLET, **RUN, process=ELSEWHERE)
    writer.beat(live, after(58))
    again = writer.start_run(OUTLET, **RUN | {"started_at": after(60)})
    assert outcomes(engine) == {live: None, again: None}


def test_a_batch_is_a_heartbeat(engine: Engine, writer: Writer) -> None:
    live = writer.start_run(OUTLET, **RUN, process=ELSEWHERE)
    writer.write(live, [captured(article(1))], now=after(58))
    writer.start_run(OUTLET, **RUN | {"started_at": after(60)})
    assert outcomes(engine)[live] is None


def test_a_run_without_heartbeat_is_abandoned(engine: Engine, writer: Writer) -> None:
    silent = writer.start_run(OUTLET, **RUN, process=ELSEWHERE)
    writer.beat(silent, after(50))
    writer.start_run(OUTLET, **RUN | {"started_at": after(60)})
    assert outcomes(engine)[silent] == "abandoned"


def test_a_run_whose_process_has_ended_on_this_machine_is_abandoned_at_once(engine: Engine, writer: Writer) -> None:
    dead = writer.start_run(OUTLET, **RUN, process=process_that_has_ended())
    writer.start_run(OUTLET, **RUN)
    assert outcomes(engine)[dead] == "abandoned"


def test_a_run_of_this_process_is_alive(engine: Engine, writer: Writer, run: int) -> None:
    writer.start_run(OUTLET, **RUN)
    assert outcomes(engine)[run] is None


def test_an_abandoned_run_that_goes_on_ends_as_it_ends(engine: Engine, writer: Writer) -> None:
    silent = writer.start_run(OUTLET, **RUN, process=ELSEWHERE)
    writer.start_run(OUTLET, **RUN | {"started_at": after(60)})
    writer.finish_run(silent, finished_at=after(70), outcome="finished", counts={}, failures={})
    assert outcomes(engine)[silent] == "finished"


def test_writers_of_different_outlets_do_not_wait_for_each_other(postgres_url: str, postgres_engine: Engine) -> None:
    first = open_archive(postgres_url)
    writer = Writer(postgres_engine, extractor="0")
    run = writer.start_run(OTHER, **RUN)
    with ThreadPoolExecutor(1) as threads, writing(first, [OUTLET.key]):
        threads.submit(writer.write, run, [page_of(OTHER, 1)], now=NOW).result(WAIT)
    first.dispose()


def test_writers_of_one_outlet_wait_for_each_other(postgres_url: str, postgres_engine: Engine) -> None:
    first = open_archive(postgres_url)
    writer = Writer(postgres_engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    with ThreadPoolExecutor(1) as threads:
        with writing(first, [OUTLET.key]) as connection:
            waiting = threads.submit(writer.write, run, [captured(article(1))], now=NOW)
            while not connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar():
                assert not waiting.done()
        waiting.result(WAIT)
    first.dispose()


def test_clusters_are_whole_when_their_articles_are_written_at_the_same_time(postgres_url: str) -> None:
    numbers, size = range(120), 12
    start = Barrier(2)

    def write(outlet: OutletRecord, order: list[int]) -> None:
        engine = open_archive(postgres_url)
        writer = Writer(engine, extractor="0")
        run = writer.start_run(outlet, **RUN)
        start.wait(WAIT)
        for at in range(0, len(order), size):
            writer.write(run, [page_of(outlet, number) for number in order[at : at + size]], now=NOW)
        engine.dispose()

    with ThreadPoolExecutor(2) as threads:
        written = [threads.submit(write, OUTLET, [*numbers]), threads.submit(write, OTHER, [*reversed(numbers)])]
        for each in written:
            each.result(WAIT)
    engine = open_archive(postgres_url)
    with engine.connect() as connection:
        bodies = {row.id: row.body_hash for row in connection.execute(select(articles.c.id, articles.c.body_hash))}
        clusters = {row.article_id: row.cluster_id for row in connection.execute(select(article_clusters))}
    engine.dispose()
    smallest = {body: min(id_ for id_, other in bodies.items() if other == body) for body in bodies.values()}
    assert len(bodies) == 2 * len(numbers)
    assert clusters == {id_: smallest[body] for id_, body in bodies.items()}
