"""Real addresses of articles that the outlets accept, and real addresses of other pages that they refuse.

Asked are the addresses of saved articles, of articles in real feeds, and of articles in feeds of 2026. The others are the links of real listings
that are none of articles: menus, tags, authors, static pages, pages of pictures.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from newsarchive.items import Page
from newsarchive.outlets import Outlet
from newsarchive.outlets.reading import outlet_of
from newsarchive.outlets.registry import outlets
from newsarchive.outlets.sources import Feed, Listing, SourceResponse
from newsarchive.outlets.sources.source import SAMPLE_DAYS
from quality.material import SHARED, json_lines

_FEEDS_OF_2026 = "data/addresses-2026.tsv"
# The list of 2026 has the address of a feed and of two front pages among those of articles.
_NO_ARTICLES = frozenset({"", "/feed"})


@dataclass(slots=True)
class Accepted:
    """Addresses of articles of an outlet: how many were asked, and those that fit no pattern. `unread`: even a feed does not have them requested."""

    outlet: str
    asked: int = 0
    refused: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        """The number of addresses that fit a pattern, or of all that are requested if the outlet declares none."""
        return self.asked - len(self.refused)


def accepted(shared: Path = SHARED) -> list[Accepted]:
    """Return what each outlet accepts of its addresses, in the order of keys."""
    found = []
    for key, urls in sorted(_articles(shared).items()):
        outlet = outlets()[key]
        refused = [url for url in urls if not outlet.listed(url)]
        found.append(Accepted(key, len(urls), refused, [url for url in refused if not outlet.vouched(url)]))
    return found


def links(shared: Path = SHARED) -> Iterator[tuple[Outlet, str]]:
    """Yield the links of real listings that lead to the outlet's own hosts, each once."""
    seen = set()
    for entry in json_lines(shared / "pages" / "manifest.jsonl"):
        if entry["kind"] == "listing" and (outlet := outlet_of(entry["url"], outlets().values())):
            read = Listing("/").read(_response(shared, entry))
            for link in read.entries:
                if outlet.owns(link.url) and link.url not in seen:
                    seen.add(link.url)
                    yield outlet, link.url


def _articles(shared: Path) -> Mapping[str, dict[str, None]]:
    asked: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in (shared / _FEEDS_OF_2026).read_text(encoding="utf-8").splitlines():
        key, url = line.split("\t")
        if urlsplit(url).path.rstrip("/") not in _NO_ARTICLES:
            asked[key].setdefault(url)
    for entry in json_lines(shared / "pages" / "manifest.jsonl"):
        urls = [entry["url"]] if entry["kind"] == "article" else []
        if entry["kind"] == "feed":
            urls = [item.url for item in Feed("/").read(_response(shared, entry)).entries]
        for url in urls:
            if outlet := outlet_of(url, outlets().values()):
                asked[outlet.key].setdefault(url)
    return asked


def _response(shared: Path, entry: Mapping[str, str]) -> SourceResponse:
    return SourceResponse(Page((shared / entry["file"]).read_bytes(), entry["url"]), SAMPLE_DAYS)


def main(arguments: Sequence[str] = ()) -> None:
    """Print accepted of asked for each outlet, every refused address, and the total. The exit code is 1 if one of a feed would not be requested."""
    del arguments
    if not (SHARED / _FEEDS_OF_2026).is_file():
        sys.exit(f"The measurement needs the real addresses, which are not at {SHARED / _FEEDS_OF_2026}.")
    rows = accepted()
    print(f"{'outlet':24} {'accepted':>8} {'asked':>6}")
    for row in rows:
        print(f"{row.outlet:24} {row.accepted:8} {row.asked:6}")
        for url in row.refused:
            print(f"  {'not read' if url in row.unread else 'read if a feed lists it'}: {url}")
    asked, fit, unread = sum(r.asked for r in rows), sum(r.accepted for r in rows), sum(len(r.unread) for r in rows)
    print(
        f"{fit} of {asked} addresses of articles fit a pattern; {asked - fit - unread} others are read if a feed lists them, {unread} are not read"
    )
    sys.exit(1 if unread else 0)
