"""What the index holds of an article, and whether a query fits it. Pure: both databases, highlights and tests use it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

from newsarchive.archive.search.keys import folded_words
from newsarchive.archive.search.query import MISSING, And, Match, Node, Not, Or
from newsarchive.bengali.stems import stem

_UNKNOWN_OFFSET: Final = 360  # minutes east of UTC, where the archive does not know the zone of an article
Words = Sequence[str]
# What begins the tokens of the filters, by field.
MARKS: Final = {"outlet": "o=", "byline": "b=", "section": "s=", "missing": "x="}


@dataclass(frozen=True)
class Document:
    """An article as the index has it: the folded words of its headline (with its kicker), body, byline and section.

    `month`: of its publication in the zone of the outlet, as YYYYMM; None without a publish time. `missing`: which of MISSING it does not have.
    """

    outlet: str
    headline: Words
    body: Words
    byline: Words
    section: Words
    month: str | None
    missing: Words

    @cached_property
    def headline_keys(self) -> list[str]:
        """The keys of the headline, in order."""
        return list(map(stem, self.headline))

    @cached_property
    def body_keys(self) -> list[str]:
        """The keys of the body, in order."""
        return list(map(stem, self.body))

    @cached_property
    def filters(self) -> list[str]:
        """The tokens of the filters: the outlet, the month and the year, the keys of byline and section, the fields that are missing."""
        times = [f"m={self.month}", f"y={self.month[:4]}"] if self.month else []
        names = [f"b={stem(word)}" for word in self.byline] + [f"s={stem(word)}" for word in self.section]
        missing = [f"x={name}" for name in self.missing]
        return [f"o={self.outlet}", *times, *dict.fromkeys(names), *missing]

    @cached_property
    def digest(self) -> bytes:
        """A hash of all tokens in their order, 8 bytes."""
        columns = (self.headline_keys, self.body_keys, self.filters)
        return blake2b("\n".join(map(" ".join, columns)).encode(), digest_size=8).digest()


def document_of(row: Mapping[str, Any]) -> Document:
    """Return the document of the columns of an article."""
    published: datetime | None = row["published_at"]
    east = timedelta(minutes=row["published_local_offset"] or row["published_offset"] or _UNKNOWN_OFFSET)
    return Document(
        outlet=row["outlet"],
        headline=folded_words(" | ".join(filter(None, (row["kicker"], row["headline"])))),
        body=folded_words(row["body"] or ""),
        byline=folded_words(row["byline"] or ""),
        section=folded_words(row["section"] or ""),
        month=f"{published + east:%Y%m}" if published else None,
        missing=[name for name in MISSING if not row[name]],
    )


def fits(node: Node, document: Document) -> bool:
    """True if a document is what a query asks for."""
    match node:
        case And(parts):
            return all(fits(part, document) for part in parts)
        case Or(parts):
            return any(fits(part, document) for part in parts)
        case Not(part):
            return not fits(part, document)
        case Match():
            return _match_fits(node, document)


def _match_fits(match: Match, document: Document) -> bool:
    if match.field == "outlet":
        return document.outlet == match.words[0].key
    if match.field == "missing":
        return match.words[0].key in document.missing
    if match.field in ("byline", "section"):
        return _all_in(match, set(map(stem, document.byline if match.field == "byline" else document.section)))
    if match.is_phrase:
        wanted = [word.folded for word in match.words]
        return _occurs(wanted, document.headline) or (match.field == "text" and _occurs(wanted, document.body))
    return _keys_occur(match, document.headline_keys) or (
        match.field == "text" and _keys_occur(match, document.body_keys)
    )


def _all_in(match: Match, shown: set[str]) -> bool:
    """True if all words are there, in any order."""
    *whole, last = [word.key for word in match.words]
    beginning = match.words[-1].folded
    ends = any(key.startswith(beginning) for key in shown) if match.is_prefix else last in shown
    return shown.issuperset(whole) and ends


def _occurs(wanted: Sequence[str], shown: Sequence[str]) -> bool:
    """True if words follow each other somewhere."""
    size = len(wanted)
    return any(
        shown[at] == wanted[0] and list(shown[at : at + size]) == list(wanted) for at in range(len(shown) - size + 1)
    )


def _keys_occur(match: Match, shown: Sequence[str]) -> bool:
    keys = [word.key for word in match.words]
    if not match.is_prefix:
        return _occurs(keys, shown)
    before, beginning = keys[:-1], match.words[-1].folded
    size = len(before)
    return any(
        shown[at].startswith(beginning) and list(shown[at - size : at]) == before for at in range(size, len(shown))
    )
