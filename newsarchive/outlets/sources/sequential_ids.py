"""A walk over article numbers, from the largest known number on: the last resort."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from newsarchive.items import Reason
from newsarchive.outlets.sources.source import Days, Source, SourceResponse, SourceResult


@dataclass(frozen=True)
class SequentialIds(Source):
    """Numbers in addresses, `/details/{id}`, requested in order from the largest in the archive on, or from `first`.

    The walk ends after `misses` consecutive numbers without an article, or after `most` articles. A page counts only if it states itself
    (canonical, og:url) that it is the requested article: sites response unknown numbers with their newest article.
    """

    path: str
    first: int = 0
    misses: int = 10
    most: int = 200

    kind: ClassVar[str] = "sequential ids"
    gives: ClassVar[str] = "addresses, guessed"
    costs: ClassVar[str] = "1 request for each article, and `misses` in vain"
    names_articles_only: ClassVar[bool] = False
    responses_are_articles: ClassVar[bool] = True
    no_request: ClassVar[str] = "no number is known; declare first="

    @override
    def start(self, days: Days, largest_id: Callable[[], int] = lambda: 0) -> tuple[tuple[str, int], ...]:
        """Return the request of the first unknown number; its turn is the number. Nothing if no number is known."""
        number = max(largest_id(), self.first)
        return (self._step(number + 1),) if number else ()

    @override
    def next_step(self, turn: int, *, misses: int, articles: int) -> tuple[str, int] | None:
        """Return the request of the next number, or None after too many misses or enough articles."""
        return self._step(turn + 1) if misses < self.misses and articles < self.most else None

    @override
    def read(self, response: SourceResponse) -> SourceResult:
        """Return nothing: the responses are articles and are read as such."""
        return SourceResult(reason=Reason.EMPTY)

    @override
    def faults(self) -> Iterator[str]:
        """Yield a sentence for each part of the declaration that cannot work."""
        yield from super().faults()
        if "{id}" not in self.path:
            yield "the path holds no {id}"
        if self.misses < 1 or self.most < 1:
            yield "misses and most are at least 1"

    def _step(self, number: int) -> tuple[str, int]:
        return self.path.format(id=number), number
