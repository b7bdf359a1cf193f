"""What a query asks for: words, "phrases", AND OR NOT, brackets, prefix*, fields and days. Pure.

Every string is a query. What cannot be used is left out and named in a note, so that people see what was searched for.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal, get_args

from newsarchive.archive.history.states import State
from newsarchive.archive.schema import CHANGED
from newsarchive.archive.search.keys import Word
from newsarchive.archive.search.notes import Note

Field = Literal["text", "headline", "outlet", "byline", "section", "missing"]
Versions = Literal["present", "all"]
Missing = Literal["headline", "byline", "published_at", "body", "section"]
MISSING: Final[tuple[Missing, ...]] = get_args(Missing)
CHANGES: Final = tuple(CHANGED)

MOST_WORDS: Final = 12
SHORTEST_PREFIX: Final = 2  # letters


@dataclass(frozen=True, slots=True)
class Match:
    """Words in a field, all of them one after the other. `is_phrase`: in exactly these forms; `is_prefix`: the last is a beginning.

    Of `outlet` the one word is a key, of `missing` one of MISSING: contents without this field.
    """

    words: tuple[Word, ...]
    field: Field = "text"
    is_phrase: bool = False
    is_prefix: bool = False

    @property
    def is_checked(self) -> bool:
        """True if the index finds more than is asked for: it has keys, and PostgreSQL's are in no order. Other fields are words in any order."""
        return self.field in ("text", "headline") and (self.is_phrase or len(self.words) > 1)


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

    `notes`: sentences about what of the string was left out. `is_void`: something was asked for, and nothing of it can be searched for.
    `at`: what the archive held at this instant; `versions`: `all` also finds superseded ones. `state`: articles in this state, at the instant if
    there is one; `changed`: articles that the outlet has changed in all these ways, of CHANGES, until then.
    """

    root: Node | None = None
    since: date | None = None
    until: date | None = None
    notes: tuple[Note, ...] = ()
    is_void: bool = False
    at: datetime | None = None
    versions: Versions = "present"
    state: State | None = None
    changed: tuple[str, ...] = ()

    @property
    def is_of_history(self) -> bool:
        """True if it asks for what the index does not have: the states and changes of articles."""
        return self.state is not None or bool(self.changed)

    @property
    def is_limited(self) -> bool:
        """True if it asks for something beside words and fields."""
        return self.since is not None or self.until is not None or self.is_of_history


def matches(node: Node | None) -> list[Match]:
    """Return the matches of a query, in order, also those that are excluded."""
    match node:
        case None:
            return []
        case Match():
            return [node]
        case Not(part):
            return matches(part)
        case And(parts) | Or(parts):
            return [each for part in parts for each in matches(part)]


def in_headline(node: Node) -> Node:
    """Return a query that asks of the headline what this one asks of headline or body."""
    match node:
        case Match(field="text"):
            return replace(node, field="headline")
        case Not() | Match():
            return node
        case And(parts):
            return And(tuple(map(in_headline, parts)))
        case Or(parts):
            return Or(tuple(map(in_headline, parts)))


def is_checked(node: Node) -> bool:
    """True if what the index finds for a query must be compared with the stored text."""
    match node:
        case Match():
            return node.is_checked
        case Not(part):
            return not isinstance(part, Match) or part.is_checked
        case And(parts) | Or(parts):
            return any(map(is_checked, parts))
