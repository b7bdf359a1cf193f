"""Which of the articles that a planned run or a back-fill finds it requests: those that the archive does not have, and those that were edited."""

from collections.abc import Mapping

from newsarchive import clock
from newsarchive.crawling.known import KnownAddresses
from newsarchive.crawling.waiting import WaitingArticles
from newsarchive.outlets import Outlet
from newsarchive.outlets.sources import SourceEntry
from newsarchive.outlets.stated_edits import stated_edits
from newsarchive.outlets.visit import Visit


class ArticleChoice:
    """The choice of a run among the articles that it finds. `visit`: what was planned, None if nothing was; a back-fill never is."""

    def __init__(self, outlet: Outlet, visit: Visit | None, waiting: WaitingArticles, known: KnownAddresses) -> None:
        self._outlet = outlet
        self._visit = visit
        self._waiting = waiting
        self._known = known
        self._edits_left = visit.edits if visit else 0
        self._again = set(visit.articles if visit else ())  # known articles that are visited again in this run

    def unknown(self, found: Mapping[str, int]) -> list[tuple[str, int]]:
        """Return the articles, with their depth, that the archive does not know. Raises ArchiveError.

        A back-fill requests all that failed before, a planned run only those whose next try is due.
        """
        urls = {url: self._waiting.letters(url) for url in found}
        if self._visit is None:
            unknown = self._known.without_articles(urls, clock.now())
            for url in found.keys() - unknown:
                self._waiting.forget(url)
        else:  # a known article may still be requested: a source may state that it was edited
            unknown = self._known.without(urls, clock.now())
        return [(url, found[url]) for url in unknown]

    def edited(self, entries: Mapping[str, SourceEntry]) -> list[str]:
        """Return the known articles that a source states to have been edited, as many as the plan has left. Raises ArchiveError."""
        if self._edits_left <= 0:
            return []
        now = clock.now()
        stated = stated_edits(self._outlet, entries, now)
        chosen = [url for url in self._known.edited(stated, now) if url not in self._again][: self._edits_left]
        self._again.update(chosen)
        self._edits_left -= len(chosen)
        return chosen
