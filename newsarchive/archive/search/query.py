"""What a query asks for: words, "phrases", AND OR NOT, brackets, prefix*, fields and days. Pure.

Every string is a query. What cannot be used is left out and named in a note, so that people see what was searched for.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from newsarchive.archive.search.keys import Word

Field = Literal["text", "headline", "outlet", "byline", "section"]

MOST_WORDS: Final = 12
SHORTEST_PREFIX: Final = 2  # letters


@dataclass(frozen=True, slots=True)
class Match:
    """Words in a field, all of them one after the other. `is_phrase`: in exactly these forms; `is_prefix`: the last is a beginning."""

    words: tuple[Word, ...]
    field: Field = "text"
    is_phrase: bool = False
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not the part. Only within And, beside something else."""

    part: "Node"


Node = Match | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A query. `root` None: all articles (of the days). `since`, `until`: days of publication in the zone of the outlet, both included.

    `notes`: sentences about what of the string was left out.
    """

    root: Node | None = None
    since: date | None = None
    until: date | None = None
    notes: tuple[str, ...] = ()
