"""Walking on from the largest article number: the last resort."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from newsarchive.crawling.sources.source import Answer, Days, Found, Source
from newsarchive.items import Reason


@dataclass(frozen=True)
class Ids(Source):
    """Numbers in addresses, `/details/{id}`: asked one after the other from the largest that the archive knows, or from `first`.

    The walk ends after `misses` numbers in a row that are no article, or after `most`. A page counts only if it says itself (canonical, og:url) that
    it is the article that was asked for: sites answer unknown numbers with their newest article.
    """

    path: str
    first: int = 0
    misses: int = 10
    most: int = 200

    kind: ClassVar[str] = "ids"
    gives: ClassVar[str] = "addresses, guessed"
    costs: ClassVar[str] = "1 request for each article, and `misses` in vain"

    @override
    def start(self, days: Days) -> tuple[str, ...]:
        """Nothing can be asked before it is known where to begin."""
        return ()

    def address(self, number: int) -> str:
        """Give the path of a number."""
        return self.path.format(id=number)

    @override
    def read(self, answer: Answer) -> Found:
        """Its answers are articles and are read as such."""
        return Found(reason=Reason.EMPTY)

    def faults(self) -> Iterator[str]:
        """Say what cannot work."""
        yield from super().faults()
        if "{id}" not in self.path:
            yield "the path holds no {id}"
        if self.misses < 1 or self.most < 1:
            yield "misses and most are at least 1"
