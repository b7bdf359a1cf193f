"""Which addresses of an outlet are still to be asked: each once, and only so many links away from a listing."""

from collections.abc import Iterable, Iterator


class Frontier:
    """The articles found in a run, with their distance from the nearest listing.

    An article that a listing names is 0 hops away, one that it links to is 1. An article is asked once. Where a listing that is read late shows an
    article to be nearer than it seemed, its links are followed after all: what a run finds does not depend on the order of answers.
    """

    def __init__(self, hops: int) -> None:
        self._limit = hops
        self._distance: dict[str, int] = {}
        self._links: dict[str, list[str]] = {}

    def found(self, urls: Iterable[str], distance: int) -> Iterator[tuple[str, int]]:
        """Take note of articles seen `distance` hops away; give those that are to be asked now, with their distance."""
        waiting = [(url, distance) for url in urls]
        while waiting:
            url, hops = waiting.pop(0)
            known = self._distance.get(url)
            if hops > self._limit or (known is not None and known <= hops):
                continue
            self._distance[url] = hops
            if known is None:
                yield url, hops
            waiting += [(link, hops + 1) for link in self._links.pop(url, ())]

    def linked(self, url: str, links: list[str]) -> Iterator[tuple[str, int]]:
        """Take note of the articles that an article links to; give those that are to be asked now, with their distance."""
        distance = self._distance.get(url, self._limit)
        if distance < self._limit:
            yield from self.found(links, distance + 1)
        else:
            self._links[url] = links
