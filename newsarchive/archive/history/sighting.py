"""What one capture shows of an article."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from newsarchive.archive.columns import storable, storable_in
from newsarchive.archive.hashes import TEXTS
from newsarchive.archive.related import Links, links_of
from newsarchive.archive.schema import CONTENT
from newsarchive.archive.targets import AddressOf
from newsarchive.archive.times import Values, time_columns
from newsarchive.items import Article, Capture

# The columns that a reading fills; the others of the content follow from them or from the capture.
READ = tuple(name for name in CONTENT if name not in ("content_hash", "body_hash", "capture_id"))
_NUMBER = re.compile(r"\d+")


class Reader(NamedTuple):
    """What read a page: the version of newsarchive, as numbers, and the layout."""

    extractor: tuple[int, ...]
    layout: str | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one capture shows of an article.

    `seen_at`: when it was fetched, or when it was written if that is not known; `url` and `digest` are those of the capture. `values`: the columns
    READ as they were read.
    """

    capture_id: int
    seen_at: datetime
    url: str
    digest: str | None
    values: Values
    related: Links

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
        return reader_of(self.values)

    @property
    def place(self) -> tuple[object, ...]:
        """The place in the order of sightings: the time of the capture; of one instant an order that does not depend on arrival."""
        return self.seen_at, self.digest or "", self.url, self.reader.extractor, self.reader.layout or ""


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


def reader_of(values: Values) -> Reader:
    """Return what read the columns of an article."""
    return Reader(_numbers(values["extractor"]), values["layout"])


def address_of_article(article: Article) -> str:
    """Return the address under which an article is stored."""
    return storable(article.canonical_url or article.url)


def in_order(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Return sightings in the order of their captures."""
    ordered: list[Sighting] = []
    for _, same in groupby(sorted(sightings, key=lambda each: each.place), key=lambda each: each.place):
        group = list(same)
        ordered += sorted(group, key=_written) if len(group) > 1 else group
    return ordered


def _written(sighting: Sighting) -> str:
    """Return all that was read as text, which orders what nothing else does."""
    return json.dumps([sighting.values, sighting.related], ensure_ascii=False, sort_keys=True, default=_instant)


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


@lru_cache(maxsize=64)
def _numbers(extractor: str) -> tuple[int, ...]:
    return tuple(map(int, _NUMBER.findall(extractor)))
