"""Which of an outlet's sources is asked, and which one after it when it gives nothing. Pure: the spider asks and reports."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.sources import Days, Ids, Source
from newsarchive.crawling.sources.source import MOST_TURNS
from newsarchive.items import Reason


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to ask of a source. `turn`: how many of its answers led there, or the number of an `Ids` walk."""

    source: Source
    url: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence on a source that did not do what was declared. `not_found`: because there is no such page."""

    sentence: str
    not_found: bool = False


def alternatives(sources: Iterable[Source]) -> list[tuple[Source, ...]]:
    """Put sources in groups that stand for each other: neighbours of one kind are one alternative."""
    return [tuple(group) for _, group in groupby((s for s in sources if not s.always), key=type)]


class Discovery:
    """The way through an outlet's sources in a run.

    The first alternative of which a source gives an article suffices; one that gives none hands over to the next, which `told` says. Sources with
    `always` are asked besides. In a back-fill only sources that take days are asked. `largest` gives the largest article number that is known.
    """

    def __init__(self, outlet: Outlet, days: Days, largest: Callable[[], int] = lambda: 0) -> None:
        sources = [source for source in outlet.sources if source.takes_days or not days.back_fill]
        self._outlet = outlet
        self._days = days
        self._largest = largest
        self._always = [source for source in sources if source.always]
        self._left = alternatives(sources)
        self._present: Sequence[Source] = ()
        self._open: Counter[Source] = Counter()
        self._gave: Counter[Source] = Counter()
        self._why: dict[Source, str] = {}
        self._asked: set[str] = set()
        self._misses: Counter[Source] = Counter()
        self.told: list[Told] = []

    @property
    def barren(self) -> bool:
        """Whether no source has given an article."""
        return not self._gave.total()

    def begin(self) -> list[Ask]:
        """Give what is to be asked first."""
        asks = [ask for source in self._always for ask in self._start(source)]
        if not self._left and not asks:
            self.told.append(Told("no source takes days: it cannot be filled back"))
        return asks + self._hand_over()

    def answered(
        self,
        ask: Ask,
        articles: int,
        further: Iterable[str] = (),
        reason: Reason | None = None,
        detail: str = "",
    ) -> list[Ask]:
        """Take note of how many articles an answer named and where its source goes on; give what is to be asked next."""
        self._gave[ask.source] += articles
        if not articles and not further:
            self._why.setdefault(ask.source, f"{reason or Reason.EMPTY}{f': {detail}' if detail else ''}")
        if isinstance(ask.source, Ids):
            return self._walk(ask, ask.source, hit=articles > 0)
        more = [self._ask(ask.source, url, ask.turn + 1) for url in further if self._is_new(url)]
        return (more if ask.turn < MOST_TURNS else []) + self._closed(ask.source, len(more))

    def failed(self, ask: Ask, reason: Reason) -> list[Ask]:
        """Take note that an address could not be had; give what is to be asked next."""
        return self.answered(ask, 0, reason=reason)

    def _start(self, source: Source) -> list[Ask]:
        if isinstance(source, Ids):
            number = max(self._largest(), source.first)
            if not number:
                self._why[source] = "no number is known; declare first="
            return [self._number(source, number + 1)] if number else []
        urls = map(self._outlet.url, source.start(self._days))
        return [self._ask(source, url) for url in urls if self._is_new(url)]

    def _ask(self, source: Source, url: str, turn: int = 0) -> Ask:
        self._open[source] += 1
        return Ask(source, url, turn)

    def _is_new(self, url: str) -> bool:
        if url in self._asked:
            return False
        self._asked.add(url)
        return True

    def _number(self, source: Ids, number: int) -> Ask:
        return self._ask(source, self._outlet.url(source.address(number)), number)

    def _walk(self, ask: Ask, source: Ids, *, hit: bool) -> list[Ask]:
        """Go on to the next number, unless too many in a row were no article."""
        self._misses[source] = 0 if hit else self._misses[source] + 1
        going = self._misses[source] < source.misses and self._gave[source] < source.most
        more = [self._number(source, ask.turn + 1)] if going else []
        return more + self._closed(source, len(more))

    def _closed(self, source: Source, opened: int) -> list[Ask]:
        """End an ask; when it was the last of the present alternative and none has given an article, hand over."""
        self._open[source] -= 1
        if opened or source not in self._present or any(self._open[other] for other in self._present):
            return []
        return [] if any(self._gave[other] for other in self._present) else self._hand_over()

    def _hand_over(self) -> list[Ask]:
        """Leave the present alternative for the next that has something to ask; say so."""
        while True:
            following = self._left.pop(0) if self._left else ()
            for source in self._present:
                instead = f"{following[0]} is asked instead" if following else "no other source is left"
                why = self._why.get(source, Reason.EMPTY)
                self.told.append(Told(f"{source} gave nothing ({why}); {instead}", why == Reason.NOT_FOUND))
            self._present = following
            asks = [ask for source in following for ask in self._start(source)]
            if asks or not following:
                return asks
