"""Captures that are read again: what a new reading has beside the newest stored one, and the rows that follow from it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, select, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.history import Arrival, address_of_article, sighting_of
from newsarchive.archive.history.rows import stored_sightings
from newsarchive.archive.history.sighting import READ, Sighting, in_order
from newsarchive.archive.history.states import missing_article
from newsarchive.archive.related import known_links
from newsarchive.archive.schema import article_sightings, articles, captures
from newsarchive.archive.states import store_states
from newsarchive.archive.targets import AddressOf
from newsarchive.archive.writer import store_arrivals
from newsarchive.items import Article, Capture, CapturedPage

Reread = tuple[int, CapturedPage]  # the id of a capture, and what it gives now
_Reading = tuple[str, Sighting]  # the address of an article, and what a capture shows of it
_CAPTURE = select(
    *(
        captures.c[name]
        for name in ("id", "url", "digest", "fetched_at", "reason", "redirects_to", "robots", "article_url")
    )
)
_ARTICLES = select(articles).join(article_sightings, article_sightings.c.article_id == articles.c.id)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one reading of a capture shows of an article: its address, its columns, and its related links as `related`."""

    address: str
    values: Mapping[str, Any]

    def is_as(self, other: "Shown") -> bool:
        """True if nothing differs, but perhaps the version of newsarchive that read it."""
        return self.address == other.address and self.values == {
            **other.values,
            "extractor": self.values["extractor"],
        }


@dataclass(frozen=True, slots=True)
class Rereading:
    """A capture as it was read before and as it is read now. None: it shows no article, for the reason.

    `has_new_robots`: what the publisher asks is read otherwise; the article may be the same.
    """

    capture_id: int
    url: str
    before: Shown | None
    now: Shown | None
    reason_before: str | None = None
    reason_now: str | None = None
    has_new_robots: bool = False

    @property
    def is_to_write(self) -> bool:
        """True if there is something to write."""
        return self.is_changed or self.has_new_robots

    @property
    def is_changed(self) -> bool:
        """True if there is another article to write. One that is no longer found on its page stays in the archive."""
        if self.before and self.now:
            return not self.now.is_as(self.before)
        return self.now is not None or (self.before is None and self.reason_now != self.reason_before)


@dataclass(frozen=True, slots=True)
class _Known:
    """A capture as stored: its newest reading from before the re-extraction, and whether that has stored its own already."""

    row: Any
    before: _Reading | None
    is_reread: bool


class Rereader:
    """The writer of captures of one outlet that are read again.

    `extractor` is the version of newsarchive that reads them, `read_at` the instant at which the re-extraction began: both name the reader.
    `zone`: that of the outlet; `address_of` as in `Writer`. Its methods raise ArchiveError.
    """

    def __init__(
        self, engine: Engine, outlet: str, *, extractor: str, read_at: datetime, zone: tzinfo, address_of: AddressOf
    ) -> None:
        self._engine = engine
        self._outlet = outlet
        self._extractor = extractor
        self._read_at = read_at
        self._zone = zone
        self._address_of = address_of

    def before(self, capture_ids: Sequence[int]) -> dict[int, Shown | None]:
        """Return the newest reading of each capture from before this re-extraction; None if that showed no article."""
        with reading(self._engine) as connection:
            known = {id_: each.before for id_, each in _known(connection, capture_ids, self._read_at).items()}
        return {id_: Shown(found[0], _shown(found[1])) if found else None for id_, found in known.items()}

    def compare(self, pages: Sequence[Reread]) -> list[Rereading]:
        """Return what pages have beside their newest readings from before this re-extraction, in their order. Writes nothing."""
        with reading(self._engine) as connection:
            known = _known(connection, [id_ for id_, _ in pages], self._read_at)
        return [self._compared(page, known[id_]) for id_, page in pages]

    def write(self, pages: Sequence[Reread]) -> None:
        """Write the pages that are read otherwise than before, in one transaction; what this re-extraction has written already, only once."""
        with writing(self._engine, [self._outlet]) as connection:
            known = _known(connection, [id_ for id_, _ in pages], self._read_at)
            _store_robots(connection, {id_: page.capture.robots for id_, page in pages if _asks_anew(page, known[id_])})
            changed = [
                (id_, page)
                for id_, page in pages
                if not known[id_].is_reread and self._compared(page, known[id_]).is_changed
            ]
            arrivals = [
                Arrival(self._outlet, address, sighting)
                for address, sighting in (
                    self._read(page.article, page.capture, known[id_].row) for id_, page in changed if page.article
                )
            ]
            missing = {id_: self._missing_article(known[id_].row, page) for id_, page in changed}
            # Before the articles: that one has shrunk follows from them.
            _store_reasons(connection, {id_: (page.capture.reason, missing[id_]) for id_, page in changed})
            store_arrivals(connection, arrivals)
            addresses = {*missing.values(), *(known[id_].row.article_url for id_ in missing)}
            store_states(connection, {*filter(None, addresses), *(each.address for each in arrivals)}, self._address_of)

    def _missing_article(self, row: Any, page: CapturedPage) -> str | None:
        found = missing_article(row.url, "article", page.capture.reason, row.redirects_to, self._address_of)
        return storable(found) if found else None

    def _compared(self, page: CapturedPage, known: _Known) -> Rereading:
        row = known.row
        before = Shown(known.before[0], _shown(known.before[1])) if known.before else None
        now = None
        if page.article:
            address, sighting = self._read(page.article, page.capture, row)
            now = Shown(address, _shown(sighting))
            if known.before and sighting.reader.age < known.before[1].reader.age:
                now = before  # a newer newsarchive has read it already
        return Rereading(row.id, row.url, before, now, row.reason, page.capture.reason, _asks_anew(page, known))

    def _read(self, article: Article, capture: Capture, row: Any) -> _Reading:
        """Return the new reading of a capture, with its values as the archive would return them."""
        sighting = sighting_of(
            article,
            capture,
            row.id,
            row.fetched_at or self._read_at,
            extractor=self._extractor,
            zone=self._zone,
            address_of=self._address_of,
        )
        of_row = replace(sighting, url=row.url, digest=row.digest, read_at=self._read_at)
        return address_of_article(article), of_row.as_stored()


def _shown(sighting: Sighting) -> Mapping[str, Any]:
    return {**sighting.values, "related": sighting.related}


def _known(connection: Connection, capture_ids: Collection[int], read_at: datetime) -> dict[int, _Known]:
    rows = select_in_chunks(connection, _CAPTURE, captures.c.id, capture_ids)
    readings = _readings(connection, capture_ids)
    known = {}
    for row in rows:
        of_capture = readings.get(row.id, [])
        earlier = [each for each in of_capture if each[1].read_at != read_at]
        ordered = in_order(sighting for _, sighting in earlier)
        before = next((each for each in earlier if each[1] is ordered[0][-1]), None)
        known[row.id] = _Known(row, before, is_reread=len(earlier) < len(of_capture))
    return known


def _readings(connection: Connection, capture_ids: Collection[int]) -> dict[int, list[_Reading]]:
    """Return all readings of captures."""
    names = articles.c.keys()
    found = select_in_chunks(connection, _ARTICLES, article_sightings.c.capture_id, capture_ids)
    rows = {row.id: dict(zip(names, row, strict=True)) for row in found}
    related = known_links(connection, rows)
    present = {id_: (row["version"], {name: row[name] for name in READ}, related[id_]) for id_, row in rows.items()}
    readings: dict[int, list[_Reading]] = {}
    for id_, stored in stored_sightings(connection, present, capture_ids).items():
        for each in stored:
            readings.setdefault(each.sighting.capture_id, []).append((rows[id_]["url"], each.sighting))
    return readings


def _asks_anew(page: CapturedPage, known: _Known) -> bool:
    found: str | None = known.row.robots
    return page.capture.robots != found


def _store_robots(connection: Connection, asked: Mapping[int, str | None]) -> None:
    """Write what publishers ask of archives and search engines, by capture id."""
    if asked:
        rows = [{"row_id": id_, "robots": robots} for id_, robots in asked.items()]
        connection.execute(update(captures).where(captures.c.id == bindparam("row_id")), rows)


def _store_reasons(connection: Connection, judged: Mapping[int, tuple[str | None, str | None]]) -> None:
    """Write why captures gave no page (None: they gave one), and which article that shows to be missing, by capture id."""
    if judged:
        rows = [{"row_id": id_, "reason": reason, "article_url": url} for id_, (reason, url) in judged.items()]
        connection.execute(update(captures).where(captures.c.id == bindparam("row_id")), rows)
