"""Which of an outlet's sources is requested, and which one next if it gives nothing. Pure: the spider sends the requests."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from newsarchive.items import Reason
from newsarchive.outlets import Outlet
from newsarchive.outlets.sources import Days, Source
from newsarchive.outlets.sources.source import MAX_TURNS
from newsarchive.outlets.visit import alternatives


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """A request of a source. `turn`: how many of its responses led there, or the article number in a walk."""

    source: Source
    url: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """A sentence on a source that did not work as declared. `not_found`: the reason is that there is no such page."""

    sentence: str
    not_found: bool = False


class Discovery:
    """The order of an outlet's sources in a run.

    The first alternative with a source that gives an article suffices; after one that gives none the next is requested, and a warning is
    added. Sources with `always` are requested in addition. In a back-fill only sources that take days are requested. `largest_id` returns the
    largest article number in the archive, or 0. `only`: the sources that may be requested, as messages print them; None: all.
    """

    def __init__(
        self,
        outlet: Outlet,
        days: Days,
        largest_id: Callable[[], int] = lambda: 0,
        only: Collection[str] | None = None,
    ) -> None:
        sources = [source for source in outlet.sources if source.takes_days or not days.back_fill]
        sources = [source for source in sources if only is None or str(source) in only]
        self._outlet = outlet
        self._days = days
        self._largest_id = largest_id
        self._always = [source for source in sources if source.always]
        self._remaining = alternatives(sources)
        self._current: Sequence[Source] = ()
        self._open: Counter[Source] = Counter()
        self._articles: Counter[Source] = Counter()
        self._reasons: dict[Source, str] = {}
        self._requested: set[str] = set()
        self._started: Counter[Source] = Counter()
        self._further: Counter[Source] = Counter()
        self.over_limit: list[str] = []
        self._misses: Counter[Source] = Counter()
        self.warnings: list[SourceWarning] = []

    @property
    def is_empty(self) -> bool:
        """True if no source has given an article."""
        return not self._articles.total()

    @property
    def is_done(self) -> bool:
        """True if every request of a source was answered."""
        return not self._open.total()

    def begin(self) -> list[SourceRequest]:
        """Return the first requests."""
        requests = [request for source in self._always for request in self._start(source)]
        if self._days.back_fill and not self._remaining and not requests:
            self.warnings.append(SourceWarning("no source takes days: it cannot be filled back"))
        return requests + self._next_alternative()

    def answered(
        self,
        request: SourceRequest,
        articles: int,
        further: Iterable[str] = (),
        reason: Reason | None = None,
        detail: str = "",
    ) -> list[SourceRequest]:
        """Record the number of articles in a response and the further addresses of its source; return the next requests."""
        source = request.source
        self._articles[source] += articles
        if not articles and not further:
            self._reasons.setdefault(source, f"{reason or Reason.EMPTY}{f': {detail}' if detail else ''}")
        if source.responses_are_articles:
            return self._walk(request, hit=articles > 0)
        new = self._within_limit(source, [url for url in further if self._is_new(url)])
        more = [self._request(source, url, request.turn + 1) for url in new]
        return more + self._closed(source, len(more))

    def failed(self, request: SourceRequest, reason: Reason) -> list[SourceRequest]:
        """Record that an address could not be fetched; return the next requests."""
        return self.answered(request, 0, reason=reason)

    def _start(self, source: Source) -> list[SourceRequest]:
        steps = ((self._outlet.url(path), turn) for path, turn in source.start(self._days, self._largest_id))
        requests = [self._request(source, url, turn) for url, turn in steps if self._is_new(url)]
        self._started[source] = len(requests)
        if not requests:
            self._reasons.setdefault(source, source.no_request)
        return requests

    def _within_limit(self, source: Source, urls: list[str]) -> list[str]:
        """Return the further addresses of a source that may still be requested; record the others in `over_limit`."""
        most = MAX_TURNS * self._started[source]
        kept = urls[: max(0, most - self._further[source])]
        self._further[source] += len(kept)
        if len(kept) < len(urls):
            self.over_limit += urls[len(kept) :]
            sentence = f"{source} lists more than {most} pages of its own; the others were not requested (over_limit)"
            self.warnings.append(SourceWarning(sentence))
        return kept

    def _request(self, source: Source, url: str, turn: int) -> SourceRequest:
        self._open[source] += 1
        return SourceRequest(source, url, turn)

    def _is_new(self, url: str) -> bool:
        if url in self._requested:
            return False
        self._requested.add(url)
        return True

    def _walk(self, request: SourceRequest, *, hit: bool) -> list[SourceRequest]:
        """Return the request of the next number, unless the walk ends."""
        source = request.source
        self._misses[source] = 0 if hit else self._misses[source] + 1
        step = source.next_step(request.turn, misses=self._misses[source], articles=self._articles[source])
        more = [self._request(source, self._outlet.url(step[0]), step[1])] if step else []
        return more + self._closed(source, len(more))

    def _closed(self, source: Source, opened: int) -> list[SourceRequest]:
        """Close a request; return those of the next alternative if the current one has ended without an article."""
        self._open[source] -= 1
        if opened or source not in self._current or any(self._open[other] for other in self._current):
            return []
        return [] if any(self._articles[other] for other in self._current) else self._next_alternative()

    def _next_alternative(self) -> list[SourceRequest]:
        """Return the requests of the next alternative that has any, with a warning for each source of the current one."""
        while True:
            following = self._remaining.pop(0) if self._remaining else ()
            for source in self._current:
                instead = f"{following[0]} is requested instead" if following else "no other source is left"
                reason = self._reasons.get(source, Reason.EMPTY)
                sentence = f"{source} gave nothing ({reason}); {instead}"
                self.warnings.append(SourceWarning(sentence, not_found=reason == Reason.NOT_FOUND))
            self._current = following
            requests = [request for source in following for request in self._start(source)]
            if requests or not following:
                return requests
