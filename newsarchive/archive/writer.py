"""The one writer of a run: what it captured goes into the archive in batches, whole or not at all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select, update

from newsarchive.archive.batches import add
from newsarchive.archive.connect import writing
from newsarchive.archive.duplicates import cluster
from newsarchive.archive.hashes import body_hash, content_hash
from newsarchive.archive.related import store_related
from newsarchive.archive.schema import captures, crawl_runs, outlets
from newsarchive.archive.tickers import Strip, store_strips
from newsarchive.archive.versions import Outcome, Sighting, store_articles
from newsarchive.items import Article, Capture, CapturedPage, OutletRecord

_Setting = str | int | float | bool | None


class Writer:
    """Writes runs and what they captured.

    Its methods are called one at a time, from any thread, and raise ArchiveError. `extractor` is the version of
    newsarchive that reads the pages.
    """

    def __init__(self, engine: Engine, *, extractor: str) -> None:
        self._engine = engine
        self._extractor = extractor

    def start_run(
        self,
        outlet: OutletRecord,
        *,
        source: str,
        started_at: datetime,
        settings: Mapping[str, _Setting],
        versions: Mapping[str, str],
    ) -> int:
        """Note the start of a run of an outlet and what the outlet is; return the run's id.

        `source`: network or replay. A run of the outlet that has not ended by now never will: it is marked abandoned.
        """
        with writing(self._engine) as connection:
            _put_outlet(connection, outlet)
            unfinished = (crawl_runs.c.outlet == outlet.key) & crawl_runs.c.outcome.is_(None)
            connection.execute(update(crawl_runs).where(unfinished).values(outcome="abandoned"))
            run = {
                "outlet": outlet.key,
                "source": source,
                "started_at": started_at,
                "counts": {},
                "failures": {},
                "settings": dict(settings),
                "versions": dict(versions),
            }
            run_id: int = connection.execute(insert(crawl_runs).values(run).returning(crawl_runs.c.id)).scalar_one()
            return run_id

    def write(self, run_id: int, pages: Sequence[CapturedPage], *, now: datetime) -> list[Outcome]:
        """Write a batch of pages in one transaction, captures before articles; one outcome each, in order.

        `now`: the time of writing, for pages of which nobody knows when they were fetched. After an ArchiveError the
        archive is as it was before the batch. Raises ValueError, likewise, for a time without a zone.
        """
        if not pages:
            return []
        with writing(self._engine) as connection:
            capture_ids = _put_captures(connection, run_id, [page.capture for page in pages])
            captured = [
                (page, id_, page.capture.fetched_at or now) for page, id_ in zip(pages, capture_ids, strict=True)
            ]
            sightings = [
                self._sighting(page.article, page, id_, seen_at) for page, id_, seen_at in captured if page.article
            ]
            stored = _put_articles(connection, sightings)
            store_strips(
                connection, [Strip(page.capture.outlet, page.ticker, id_, seen_at) for page, id_, seen_at in captured]
            )
            return [stored.get(id_, Outcome.LISTING) for id_ in capture_ids]

    def finish_run(
        self,
        run_id: int,
        *,
        finished_at: datetime,
        outcome: str,
        counts: Mapping[str, int],
        failures: Mapping[str, int],
    ) -> None:
        """Note how a run ended: finished, interrupted or failed; its pages counted, and the failed ones by reason."""
        values = {"finished_at": finished_at, "outcome": outcome, "counts": dict(counts), "failures": dict(failures)}
        with writing(self._engine) as connection:
            connection.execute(update(crawl_runs).where(crawl_runs.c.id == run_id).values(values))

    def _sighting(self, article: Article, page: CapturedPage, capture_id: int, seen_at: datetime) -> Sighting:
        return Sighting(
            page.capture.outlet,
            article,
            page.content_hash or content_hash(article),
            body_hash(article),
            capture_id,
            seen_at,
            self._extractor,
        )


def _put_outlet(connection: Connection, outlet: OutletRecord) -> None:
    values = {
        "name_bn": outlet.name_bn,
        "name_en": outlet.name_en,
        "domains": list(outlet.domains),
        "timezone": outlet.timezone,
    }
    if connection.execute(select(outlets.c.key).where(outlets.c.key == outlet.key)).first():
        connection.execute(update(outlets).where(outlets.c.key == outlet.key).values(values))
    else:
        connection.execute(insert(outlets).values(key=outlet.key, **values))


def _put_captures(connection: Connection, run_id: int, answers: Sequence[Capture]) -> Sequence[int]:
    rows = [
        {
            "run_id": run_id,
            "outlet": answer.outlet,
            "url": answer.url,
            "kind": answer.kind,
            "status": answer.status,
            "fetched_at": answer.fetched_at,
            "digest": answer.digest,
            "size": answer.size,
            "content_type": answer.content_type,
            "etag": answer.etag,
            "last_modified": answer.last_modified,
        }
        for answer in answers
    ]
    return add(connection, captures, rows)


def _put_articles(connection: Connection, sightings: Sequence[Sighting]) -> dict[int, Outcome]:
    """Write articles, what they link to and what they duplicate; the outcomes by capture."""
    outcomes: dict[int, Outcome] = {}
    for turn in _turns(sightings):
        stored = store_articles(connection, turn)
        store_related(connection, {done.article_id: done.sighting.article.related for done in stored})
        moved = [done for done in stored if done.outcome is not Outcome.UNCHANGED]
        bodies = {body for done in moved for body in (done.old_body_hash, done.sighting.body_hash) if body}
        cluster(connection, {done.article_id for done in moved}, bodies)
        outcomes.update((done.sighting.capture_id, done.outcome) for done in stored)
    return outcomes


def _turns(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Put sightings in turns in which no address comes twice: its second sighting is compared with the first."""
    turns: list[list[Sighting]] = []
    times: Counter[str] = Counter()
    for sighting in sightings:
        nth = times[sighting.address]
        times[sighting.address] += 1
        if nth == len(turns):
            turns.append([])
        turns[nth].append(sighting)
    return turns
