"""Writing runs and their captured pages: a batch is written whole or not at all."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, insert, select, update

from newsarchive.archive.batches import insert_returning_ids, select_in_chunks
from newsarchive.archive.clusters import update_clusters
from newsarchive.archive.columns import storable
from newsarchive.archive.connect import writing
from newsarchive.archive.forgotten import forgotten_in, without_forgotten
from newsarchive.archive.history import Arrival, Outcome, address_of_article, sighting_of, store_articles
from newsarchive.archive.history.states import missing_article
from newsarchive.archive.kind import Kind, claim_in
from newsarchive.archive.listed import Listing, store_listed
from newsarchive.archive.liveness import has_died, this_process
from newsarchive.archive.schema import captures, crawl_runs, outlets
from newsarchive.archive.states import store_states
from newsarchive.archive.targets import AddressOf
from newsarchive.archive.tickers import Ticker, store_tickers
from newsarchive.archive.times import offset
from newsarchive.archive.visits import BusyOutletError, live_runs_in
from newsarchive.items import Capture, CapturedPage, OutletRecord, RecordLocation

_Setting = str | int | float | bool | None
_Captured = tuple[CapturedPage, int, datetime]  # a page, the id of its capture, and when it was seen


class Writer:
    """The writer of runs and their captured pages.

    Its methods are called one at a time, from any thread, and raise ArchiveError. `extractor` is the version of newsarchive that reads the pages;
    `address_of` returns the one address of an article for any of its addresses, None for what is no article: with it links are joined to articles.
    """

    def __init__(self, engine: Engine, *, extractor: str, address_of: AddressOf = lambda url: url) -> None:
        self._engine = engine
        self._extractor = extractor
        self._address_of = address_of
        self._zones: dict[str, ZoneInfo] = {}  # of the outlets that were written for

    def start_run(
        self,
        outlet: OutletRecord,
        *,
        source: str,
        started_at: datetime,
        settings: Mapping[str, _Setting],
        versions: Mapping[str, str],
        kind: Kind = "real",
        process: str | None = None,
        alone: bool = False,
    ) -> int:
        """Store the start of a run and the declaration of its outlet; return the id of the run.

        `source`: network or replay; `kind`: whether its articles are real or made up; `process`: that of the run, this one if it is None.
        Earlier runs of the outlet that have not ended are marked abandoned if their process has died. Raises WrongKindError if the archive holds
        articles of the other kind, and with `alone` BusyOutletError if another run over the network crawls the outlet now.
        """
        with writing(self._engine) as connection:
            claim_in(connection, kind)
            _store_outlet(connection, outlet)
            self._zones.pop(outlet.key, None)
            _abandon_dead_runs(connection, outlet.key, started_at)
            if alone and (live := live_runs_in(connection, [outlet.key], started_at)):
                raise BusyOutletError(live[0])
            run = {
                "outlet": outlet.key,
                "source": source,
                "started_at": started_at,
                "started_offset": offset(started_at.astimezone(ZoneInfo(outlet.timezone))),
                "counts": {},
                "failures": {},
                "process": process or this_process(),
                "heartbeat_at": started_at,
                "settings": dict(settings),
                "versions": dict(versions),
            }
            run_id: int = connection.execute(insert(crawl_runs).values(run).returning(crawl_runs.c.id)).scalar_one()
            return run_id

    def write(self, run_id: int, pages: Sequence[CapturedPage], *, now: datetime) -> list[Outcome]:
        """Write a batch of pages in one transaction, captures before articles; return one outcome a page, in order.

        `now`: the time of writing, used for pages whose time of fetch is unknown. Raises ArchiveError, or ValueError for a
        time without a zone; the archive is then as it was before the batch.
        """
        if not pages:
            return []
        with writing(self._engine, [page.capture.outlet for page in pages]) as connection:
            _beat(connection, run_id, now)
            pages, kept_out = without_forgotten(connection, pages, self._address_of)
            missing = [
                each or missing_article_of(page.capture, self._address_of)
                for page, each in zip(pages, kept_out, strict=True)
            ]
            capture_ids = insert_captures(connection, run_id, [page.capture for page in pages], missing)
            captured = [
                (page, id_, page.capture.fetched_at or now) for page, id_ in zip(pages, capture_ids, strict=True)
            ]
            stored = self._store_articles(connection, captured)
            shown = (address_of_article(page.article) for page in pages if page.article)
            store_states(connection, {*shown, *filter(None, missing)}, self._address_of)
            listings = [Listing(page.capture.outlet, page.listed, at) for page, _, at in captured if page.listed]
            store_listed(connection, run_id, listings)
            store_tickers(
                connection,
                [Ticker(page.capture.outlet, page.ticker, id_, seen_at) for page, id_, seen_at in captured],
                address_of=self._address_of,
            )
            return [stored.get(id_) or _without_article(page) for page, id_, _ in captured]

    def _store_articles(self, connection: Connection, captured: Sequence[_Captured]) -> dict[int, Outcome]:
        """Write the articles of pages and their clusters; return the outcomes by capture id."""
        zones = self._zones_of(connection, {page.capture.outlet for page, _, _ in captured if page.article})
        arrivals = [
            Arrival(
                page.capture.outlet,
                address_of_article(page.article),
                sighting_of(
                    page.article,
                    page.capture,
                    capture_id,
                    seen_at,
                    extractor=self._extractor,
                    zone=zones[page.capture.outlet],
                    address_of=self._address_of,
                ),
            )
            for page, capture_id, seen_at in captured
            if page.article
        ]
        return store_arrivals(connection, arrivals)

    def _zones_of(self, connection: Connection, keys: Collection[str]) -> Mapping[str, ZoneInfo]:
        """Return the time zones of outlets by their keys; each is queried once."""
        query = select(outlets.c.key, outlets.c.timezone)
        unknown = select_in_chunks(connection, query, outlets.c.key, set(keys) - self._zones.keys())
        self._zones |= {key: ZoneInfo(timezone) for key, timezone in unknown}
        return self._zones

    def beat(self, run_id: int, now: datetime) -> None:
        """Store that a run is alive, as each batch does. To be called every HEARTBEAT_SECONDS while there is none."""
        with writing(self._engine, []) as connection:
            _beat(connection, run_id, now)

    def finish_run(
        self,
        run_id: int,
        *,
        finished_at: datetime,
        outcome: str,
        counts: Mapping[str, int],
        failures: Mapping[str, int],
    ) -> None:
        """Store the end of a run: its outcome as `crawl_runs.outcome` has it, its counts, and failed pages by reason."""
        values = {"finished_at": finished_at, "outcome": outcome, "counts": dict(counts), "failures": dict(failures)}
        with writing(self._engine, []) as connection:
            connection.execute(update(crawl_runs).where(crawl_runs.c.id == run_id).values(values))


def store_arrivals(connection: Connection, arrivals: Sequence[Arrival]) -> dict[int, Outcome]:
    """Write sightings of articles, but those that are kept out, and what follows for their clusters; return the outcomes by capture id."""
    kept_out = forgotten_in(connection, {each.address for each in arrivals})
    arrivals = [each for each in arrivals if each.address not in kept_out]
    stored = [each for group in _split_by_address(arrivals) for each in store_articles(connection, group)]
    keys = {each.article_id: each.body_keys for each in stored if each.body_keys is not None}
    update_clusters(connection, keys)
    return {each.capture_id: each.outcome for each in stored}


def _without_article(page: CapturedPage) -> Outcome:
    return Outcome.FAILED if page.capture.reason else Outcome.LISTING


def _beat(connection: Connection, run_id: int, now: datetime) -> None:
    connection.execute(update(crawl_runs).where(crawl_runs.c.id == run_id).values(heartbeat_at=now))


def _abandon_dead_runs(connection: Connection, outlet: str, now: datetime) -> None:
    query = select(crawl_runs.c.id, crawl_runs.c.process, crawl_runs.c.heartbeat_at)
    unfinished = connection.execute(query.where(crawl_runs.c.outlet == outlet, crawl_runs.c.outcome.is_(None)))
    dead = [id_ for id_, process, heartbeat_at in unfinished if has_died(process, heartbeat_at, now)]
    if dead:
        connection.execute(update(crawl_runs).where(crawl_runs.c.id.in_(dead)).values(outcome="abandoned"))


def _store_outlet(connection: Connection, outlet: OutletRecord) -> None:
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


def missing_article_of(capture: Capture, address_of: AddressOf) -> str | None:
    """Return the address of the article that a response shows to be missing or elsewhere, None if it shows nothing of one."""
    found = missing_article(capture.url, capture.kind, capture.reason, capture.redirects_to, address_of)
    return storable(found) if found else None


def insert_captures(
    connection: Connection, run_id: int, responses: Sequence[Capture], missing: Sequence[str | None]
) -> Sequence[int]:
    """Insert the rows of the captures of a run; return their ids in order. `missing`: the article that each shows to be missing or elsewhere."""
    rows = [
        {
            "run_id": run_id,
            "outlet": response.outlet,
            "url": response.url,
            "kind": response.kind,
            "status": response.status,
            "reason": response.reason,
            "fetched_at": response.fetched_at,
            "digest": response.digest,
            "size": response.size,
            "content_type": response.content_type,
            "etag": response.etag,
            "last_modified": response.last_modified,
            "redirects_to": response.redirects_to,
            "robots": response.robots,
            "article_url": article_url,
            "source": response.source,
            **_record_row(response.record),
        }
        for response, article_url in zip(responses, missing, strict=True)
    ]
    return insert_returning_ids(connection, captures, rows)


def _record_row(record: RecordLocation | None) -> dict[str, object]:
    return {
        "warc_file": record.file if record else None,
        "record_offset": record.offset if record else None,
        "record_length": record.length if record else None,
        "payload_digest": record.payload_digest if record else None,
        "is_revisit": record.is_revisit if record else None,
    }


def _split_by_address(arrivals: Sequence[Arrival]) -> list[list[Arrival]]:
    """Return arrivals in groups with each address at most once: a second sighting is compared with the first."""
    groups: list[list[Arrival]] = []
    counts: Counter[str] = Counter()
    for arrival in arrivals:
        group = counts[arrival.address]
        counts[arrival.address] += 1
        if group == len(groups):
            groups.append([])
        groups[group].append(arrival)
    return groups
