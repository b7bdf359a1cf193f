"""Which articles of an outlet are requested: each once, up to a depth of links from a listing."""

from collections.abc import Iterable, Iterator


class Frontier:
    """The articles found in a run, with their depth: the number of links from the nearest listing.

    An article in a listing has depth 0, an article that it links to depth 1. If a listing that is read late shows that an article has less depth
    than it seemed, its links are followed after all: the result of a run does not depend on the order of responses.
    """

    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth
        self._depth: dict[str, int] = {}
        self._links: dict[str, list[str]] = {}

    def found(self, urls: Iterable[str], depth: int) -> Iterator[tuple[str, int]]:
        """Record articles found at a depth; yield those that are to be requested now, with their depth."""
        waiting = [(url, depth) for url in urls]
        while waiting:
            url, at = waiting.pop(0)
            known = self._depth.get(url)
            if at > self._max_depth or (known is not None and known <= at):
                continue
            self._depth[url] = at
            if known is None:
                yield url, at
            waiting += [(link, at + 1) for link in self._links.pop(url, ())]

    def linked(self, url: str, links: list[str]) -> Iterator[tuple[str, int]]:
        """Record the articles that an article links to; yield those that are to be requested now, with their depth."""
        depth = self._depth.get(url, self._max_depth)
        if depth < self._max_depth:
            yield from self.found(links, depth + 1)
        else:
            self._links[url] = links
