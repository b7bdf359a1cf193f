"""Evidence: the candidates that the sources of one page give for a field."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Source(StrEnum):
    """Where a candidate comes from."""

    LAYOUT = "layout"  # a selector of the page's layout
    EMBEDDED_STATE = "embedded state"  # JSON from which the site's own program draws the page
    HEURISTIC = "heuristic"  # a rule that knows no layout
    JSON_LD = "json-ld"
    META = "meta"
    TITLE = "title"  # the <title> element
    BODY = "body"  # the first line of the body that was taken


METADATA: Final = frozenset({Source.JSON_LD, Source.META})


class Trust(IntEnum):
    """How far a source trusts its own candidate: a labelled byline more than a name beside the date, a body with paragraphs more than one without."""

    LOW = 0
    HIGH = 1


class Candidate(NamedTuple):
    """One value for a field.

    `text` is the string as the page shows it; empty where the rule matched an element without text, None where it matched nothing. `rule` becomes
    the field's witness if the candidate is taken.
    """

    source: Source
    rule: str
    text: str | None
    trust: Trust = Trust.HIGH


class ListCandidate(NamedTuple, Generic[T]):
    """A list for a field of several values (tags, ticker, related, captions)."""

    source: Source
    rule: str
    values: Iterable[T]


def is_metadata(rule: str) -> bool:
    """True if a rule reads metadata: JSON-LD or meta tags."""
    return rule.startswith(("json-ld: ", "meta: "))
