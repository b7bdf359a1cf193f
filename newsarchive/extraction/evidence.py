"""Evidence: the candidates that the sources of one page give for a field."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final, Generic, NamedTuple, TypeVar

from newsarchive.items import EvidenceSource

T = TypeVar("T")


METADATA: Final = frozenset({EvidenceSource.JSON_LD, EvidenceSource.META})


class Trust(IntEnum):
    """How far a source trusts its own candidate: a labelled byline more than a name beside the date, a body with paragraphs more than one without."""

    LOW = 0
    HIGH = 1


class Candidate(NamedTuple):
    """One value for a field.

    `text` is the string as the page shows it; empty where the rule matched an element without text, None where it matched nothing. `rule` becomes
    the field's witness if the candidate is taken.
    """

    source: EvidenceSource
    rule: str
    text: str | None
    trust: Trust = Trust.HIGH


class ListCandidate(NamedTuple, Generic[T]):
    """A list for a field of several values (tags, ticker, related, captions)."""

    source: EvidenceSource
    rule: str
    values: Iterable[T]
