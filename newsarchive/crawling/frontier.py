"""Which articles of an outlet are requested: each once, up to a depth of links from a listing."""

from collections import deque
from collections.abc import Iterable, Iterator


class Frontier:
    """The articles found in a run, with their depth: the number of links from the nearest listing.

    An article in a listing has depth 0, an article that it links to depth 1. If a listing that is read late shows that an article has less depth
    than it seemed, its links are followed after all: the result of a run does not depend on the order of responses.
    """

    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth
        # By the hash of the address, of 64 bits: a million addresses are found in a back-fill, and whole they would take most of the memory.
        self._depth: dict[int, int] = {}
        self._links: dict[int, list[str]] = {}
        self._is_listed = False

    def __contains__(self, url: str) -> bool:
        """True for an article that was requested."""
        return hash(url) in self._depth

    def found(self, urls: Iterable[str], depth: int) -> Iterator[tuple[str, int]]:
        """Record articles found at a depth; yield those that are to be requested now, with their depth."""
        waiting = deque((url, depth) for url in urls)
        while waiting:
            url, at = waiting.popleft()
            known = self._depth.get(hash(url))
            if at > self._max_depth or (known is not None and known <= at):
                continue
            self._depth[hash(url)] = at
            if known is None:
                yield url, at
            waiting += [(link, at + 1) for link in self._links.pop(hash(url), ())]

    def uses_links(self, url: str) -> bool:
        """True if the links of an article are followed, or will be if it is shown to be nearer."""
        return self._depth_of(url) < self._max_depth or self._may_come_nearer

    def linked(self, url: str, links: list[str]) -> Iterator[tuple[str, int]]:
        """Record the articles that an article links to; yield those that are to be requested now, with their depth."""
        depth = self._depth_of(url)
        if depth < self._max_depth:
            yield from self.found(links, depth + 1)
        elif self.uses_links(url):
            self._links[hash(url)] = links

    def all_listed(self) -> None:
        """Record that no listing is left to be read."""
        self._is_listed = True
        if not self._may_come_nearer:
            self._links.clear()

    @property
    def _may_come_nearer(self) -> bool:
        """True if an article at the largest depth may be shown to have less: by a listing, or by a link of an article nearer to one."""
        return self._max_depth > (1 if self._is_listed else 0)

    def _depth_of(self, url: str) -> int:
        return self._depth.get(hash(url), self._max_depth)
