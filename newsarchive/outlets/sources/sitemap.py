"""Sitemaps: of news, of a day, and indexes of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urljoin

from newsarchive.items import Page, Reason
from newsarchive.outlets.sources.source import Meaning, Source, SourceEntry, SourceResponse, SourceResult, in_zone
from newsarchive.outlets.sources.xml import XmlElement, children, name_of, root_of, text_of

# Members of an index that contain no articles.
_OTHER = re.compile(
    r"(?<![a-z])(?:category|categories|tag|tags|author|authors|users?|pages?|videos?|images?|photos?|topics?|taxonomies|taxonomy)(?![a-z])"
)
_NUMBERS = re.compile(r"\d+")
_MAX_DEPTH = 3  # indexes of indexes


@dataclass(frozen=True, slots=True)
class Member:
    """A sitemap that an index lists."""

    url: str
    modified: str | None


@dataclass(frozen=True)
class NewsSitemap(Source):
    """A sitemap in one file, mostly of the last two days with `news:` data.

    `zone`: the zone of its times, if they name none and are not in the outlet's. `means`: what its `publication_date` really is; some CMS
    write the update time there.
    """

    path: str = "/news-sitemap.xml"
    zone: str = ""
    means: Meaning = "published"

    kind: ClassVar[str] = "news sitemap"
    gives: ClassVar[str] = "addresses of about two days (to 1,000), titles, times"
    costs: ClassVar[str] = "1 request"

    def read(self, response: SourceResponse) -> SourceResult:
        """Return the entries of a sitemap; of an index, the address of its newest member."""
        return read_sitemap(response.page, self.zone, self.means, newest=1 if response.turn < _MAX_DEPTH else 0)


@dataclass(frozen=True)
class DailySitemap(Source):
    """One sitemap for each day: `{date:%Y-%m-%d}` in the path. A usual run reads today's and yesterday's."""

    path: str = "/sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"
    zone: str = ""
    means: Meaning = "published"

    kind: ClassVar[str] = "daily sitemap"
    gives: ClassVar[str] = "all addresses of a day, often the time of the last update; takes days"
    costs: ClassVar[str] = "1 request a day"

    def read(self, response: SourceResponse) -> SourceResult:
        """Return the entries of a day; of an index, the addresses of all members."""
        return read_sitemap(response.page, self.zone, self.means, newest=100 if response.turn < _MAX_DEPTH else 0)


@dataclass(frozen=True)
class SitemapIndex(Source):
    """An index of sitemaps, of which the `newest` are read.

    `members`: a pattern of the addresses of those that contain articles; without it all but those of categories, tags, authors and pages.
    """

    path: str = "/sitemap.xml"
    newest: int = 2
    members: str = ""
    zone: str = ""

    lists_other_pages: ClassVar[bool] = True
    kind: ClassVar[str] = "sitemap index"
    gives: ClassVar[str] = "addresses, often the time of the last update"
    costs: ClassVar[str] = "1 request and 1 for each member read"

    def read(self, response: SourceResponse) -> SourceResult:
        """Return the addresses of the newest members of an index, or the entries of a member."""
        newest = self.newest if response.turn < _MAX_DEPTH else 0
        return read_sitemap(response.page, self.zone, newest=newest, members=self.members)

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each part of the declaration that cannot work."""
        yield from super().faults()
        if self.newest < 1:
            yield "newest is at least 1"
        try:
            re.compile(self.members)
        except re.error as error:
            yield f"members is no regular expression ({error})"


def read_sitemap(
    page: Page, zone: str = "", means: Meaning = "published", *, newest: int = 1, members: str = ""
) -> SourceResult:
    """Return the entries of a sitemap, or the addresses of the `newest` members of an index; feeds and HTML are `unreadable`."""
    root = root_of(page)
    name = name_of(root) if root is not None else ""
    if name == "sitemapindex":
        chosen = _newest(_members(root, page.url), members)[:newest]
        return SourceResult.of([], tuple(member.url for member in chosen))
    if name != "urlset":
        return SourceResult(reason=Reason.UNREADABLE, detail=f"<{name}> is no sitemap" if name else "no XML")
    return SourceResult.of(
        [entry for element in children(root, "url") if (entry := _entry(element, page.url, zone, means))]
    )


def _entry(entry: XmlElement, base: str, zone: str, means: Meaning) -> SourceEntry | None:
    url = _location(entry, base)
    if not url:
        return None
    modified = in_zone(text_of(entry, "lastmod"), zone)
    news = children(entry, "news")
    if not news:
        return SourceEntry(url, modified=modified)
    stated = in_zone(text_of(news[0], "publication_date"), zone)
    title = text_of(news[0], "title")
    return (
        SourceEntry(url, title, stated, modified)
        if means == "published"
        else SourceEntry(url, title, None, modified or stated)
    )


def _location(entry: XmlElement, base: str) -> str | None:
    location = text_of(entry, "loc")
    try:
        return urljoin(base, location) if location else None
    except ValueError:
        return None


def _members(root: XmlElement, base: str) -> list[Member]:
    return [
        Member(url, text_of(entry, "lastmod")) for entry in children(root, "sitemap") if (url := _location(entry, base))
    ]


def _newest(members: list[Member], wanted: str) -> list[Member]:
    """Return the members that contain articles, newest first: by their time if each has one, else by the numbers in their names."""
    if wanted:
        kept = [member for member in members if re.search(wanted, member.url)]
    else:
        kept = [member for member in members if not _OTHER.search(member.url.rpartition("/")[2].lower())] or members
    if all(member.modified for member in kept):
        return sorted(kept, key=lambda member: member.modified or "", reverse=True)
    return sorted(kept, key=lambda member: [int(number) for number in _NUMBERS.findall(member.url)], reverse=True)
