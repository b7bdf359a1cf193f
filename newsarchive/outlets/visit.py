"""What a run asks an outlet for: which of its sources, and which known articles again."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from newsarchive.outlets.sources import Source


@dataclass(frozen=True, slots=True)
class Visit:
    """The plan of one run of an outlet: sources, as messages print them, and addresses of known articles.

    Other articles that the archive has are not requested, whatever names them, but for so many `edits`: those of which a source states an update
    later than their last visit.
    """

    sources: frozenset[str] = frozenset()
    articles: tuple[str, ...] = ()
    edits: int = 0


def alternatives(sources: Iterable[Source]) -> list[tuple[Source, ...]]:
    """Return the sources in groups, each an alternative to the others: neighbours of one kind are one group."""
    return [tuple(group) for _, group in groupby((s for s in sources if not s.always), key=type)]
