"""What one capture shows of an article."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from newsarchive.archive.columns import storable, storable_in
from newsarchive.archive.hashes import TEXTS
from newsarchive.archive.related import Links, links_of
from newsarchive.archive.schema import CONTENT
from newsarchive.archive.targets import AddressOf
from newsarchive.archive.times import Values, time_columns
from newsarchive.items import Article, Capture

# The columns that a reading fills; the others of the content follow from them or from the capture.
READ = tuple(name for name in CONTENT if name not in ("content_hash", "body_hash", "capture_id"))
_Item = TypeVar("_Item")
_NUMBER = re.compile(r"\d+")


_AT_FETCH = datetime.min.replace(tzinfo=UTC)  # a page that was not read again was read before any that was


class Reader(NamedTuple):
    """What read a page: the version of newsarchive, as numbers, the layout, and when the page was read again (None: at its fetch)."""

    extractor: tuple[int, ...]
    layout: str | None
    read_at: datetime | None = None

    @property
    def age(self) -> tuple[tuple[int, ...], datetime]:
        """The order of readers: a later one is newer. Readings of equal age are by one extraction."""
        return self.extractor, self.read_at or _AT_FETCH


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one capture shows of an article, as it was read once.

    `seen_at`: when it was fetched, or when it was written if that is not known; `url` and `digest` are those of the capture. `values`: the columns
    READ as they were read. `read_at`: when the kept page was read again, None for the reading at its fetch.
    """

    capture_id: int
    seen_at: datetime
    url: str
    digest: str | None
    values: Values
    related: Links
    read_at: datetime | None = None

    def as_stored(self) -> "Sighting":
        """Return the sighting with its values as the archive would return them."""
        return replace(self, values=storable_in(self.values))

    @property
    def payload(self) -> tuple[str, str | None]:
        """The address that was fetched and the digest of the bytes."""
        return self.url, self.digest

    @property
    def reader(self) -> Reader:
        """What read the page."""
        return Reader(_numbers(self.values["extractor"]), self.values["layout"], self.read_at)


Readings = list[Sighting]  # of one capture, the newest last


def sighting_of(
    article: Article,
    capture: Capture,
    capture_id: int,
    seen_at: datetime,
    *,
    extractor: str,
    zone: tzinfo,
    address_of: AddressOf,
) -> Sighting:
    """Return the sighting of an article on a capture. `extractor`: the version that read it; `zone`: that of the outlet."""
    values = {
        **{
            name: getattr(article, name)
            for name in (*TEXTS, "section", "tags", "image", "captions", "language", "layout", "witnesses")
        },
        "authors": [{"name": author.name, "kind": author.kind, "place": author.place} for author in article.authors],
        "problems": [
            {"field": problem.field, "reason": problem.reason, "detail": problem.detail} for problem in article.problems
        ],
        **time_columns(article, zone),
        "extractor": extractor,
    }
    related = links_of(article.related, address_of)
    return Sighting(capture_id, seen_at, storable(capture.url), capture.digest, values, related)


def address_of_article(article: Article) -> str:
    """Return the address under which an article is stored."""
    return storable(article.canonical_url or article.url)


def in_order(sightings: Iterable[Sighting]) -> list[Readings]:
    """Return the readings of each capture, the captures in the order of their times; of one instant in an order that does not depend on arrival."""
    by_capture: dict[int, Readings] = {}
    for each in sightings:
        by_capture.setdefault(each.capture_id, []).append(each)
    captures = [_sorted(readings, _age, _written) for readings in by_capture.values()]
    return _sorted(captures, _place, lambda readings: [_written(each) for each in readings])


def _sorted(
    items: Iterable[_Item], key: Callable[[_Item], tuple[Any, ...]], last: Callable[[_Item], Any]
) -> list[_Item]:
    """Return items sorted by a key, and by `last`, which takes time, where the key is equal."""
    ordered: list[_Item] = []
    for _, same in groupby(sorted(items, key=key), key=key):
        group = list(same)
        ordered += sorted(group, key=last) if len(group) > 1 else group
    return ordered


def _age(sighting: Sighting) -> tuple[object, ...]:
    return *sighting.reader.age, sighting.reader.layout or ""


def _place(readings: Readings) -> tuple[object, ...]:
    newest = readings[-1]
    return newest.seen_at, newest.digest or "", newest.url, *_age(newest)


def _written(sighting: Sighting) -> str:
    """Return all that was read as text, which orders what nothing else does."""
    return json.dumps([sighting.values, sighting.related], ensure_ascii=False, sort_keys=True, default=_instant)


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


@lru_cache(maxsize=64)
def _numbers(extractor: str) -> tuple[int, ...]:
    return tuple(map(int, _NUMBER.findall(extractor)))
