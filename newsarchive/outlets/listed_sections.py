"""The section that a listing states of the articles in it: evidence for articles whose own page has none."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from newsarchive.extraction import Document
from newsarchive.items import TickerHeadline
from newsarchive.outlets.outlet import Outlet

# Names of lists of everything, and of parts of a path before a section.
_NO_SECTIONS = frozenset(
    "all latest latest-news all-news recent recent-news home index archive archives category categories section sections news page paper online"
    " print-edition more more-news firstpage lastpage first-page last-page todays-news todays-paper collection topic tag search list api".split()
)
# Texts of links that lead to a section without naming it: more, all news, see all.
_MORE = re.compile(r"আরও|আরো|সব|সকল|সর্বশেষ|বিস্তারিত|পরবর্তী|পাতা|more|all|next|view|»|›|\.\.|…", re.IGNORECASE)
_LONGEST_NAME = 40  # characters


def sections_of(document: Document, outlet: Outlet, ticker: Iterable[TickerHeadline] = ()) -> Mapping[str, str]:
    """Return the section of each article in the main list of a listing, by its one address; empty for a list of all sections.

    Articles in other lists of the page (latest, most read, ticker) may belong to any section: only those in its largest list, which has more than
    half of all, belong to this one. An article whose own address has another section does not.
    """
    slug = section_slug(document.page.url)
    if slug is None:
        return {}
    name = _name(document, slug) or slug
    above = {outlet.article(headline.url) for headline in ticker if headline.url}
    return {
        url: name for url in _main_list(document, outlet, above) if slug in (outlet.section_of(url) or slug).split("/")
    }


def section_slug(url: str) -> str | None:
    """Return the part of a listing's path that names its section: the last one that is no number; None for a list of everything."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    parts = [unquote(part) for part in path.split("/") if part and not any(map(str.isdigit, part[:1]))]
    slug = parts[-1].partition(".")[0] if parts else ""
    return slug if slug and slug.lower() not in _NO_SECTIONS else None


def _name(document: Document, slug: str) -> str | None:
    """Return the section's name in the site's menu: the text of the first link whose path ends with the section, and is a name."""
    for link in document.tree.css("a[href]"):
        href = link.attributes.get("href") or ""
        url = document.absolute(href) if not href.startswith("#") else None
        if url and section_slug(url) == slug:
            text = " ".join(link.text().split())
            if text and len(text) <= _LONGEST_NAME and not _MORE.search(text) and not any(map(str.isdigit, text)):
                return text
    return None


def _main_list(document: Document, outlet: Outlet, above: Container[str | None]) -> list[str]:
    """Return the articles of the largest list of a page: links at one place of its layout; none if it has half of all or less.

    `above`: the articles of the ticker, which are not counted.
    """
    lists: defaultdict[str, dict[str, None]] = defaultdict(dict)
    every = set()
    for link in document.tree.css("a[href]"):
        href = document.absolute(link.attributes.get("href"))
        article = outlet.article(href) if href else None
        if article and article not in above:
            every.add(article)
            lists[_place(link)].setdefault(article)
    largest = max(lists.values(), key=len, default={})
    return list(largest) if 2 * len(largest) > len(every) else []


def _place(link: LexborNode) -> str:
    """Return the place of a link in the layout: the tags and classes of the elements around it."""
    names = []
    node = link.parent
    while node is not None and node.tag != "body":
        names.append(f"{node.tag}.{node.attributes.get('class') or ''}")
        node = node.parent
    return ">".join(names)
