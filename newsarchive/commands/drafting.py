"""A first draft of an outlet from one of its pages: what the generic way finds, as a spider module and a layout that a person goes on with."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from newsarchive.commands.layout_draft import layout_draft, quoted
from newsarchive.extraction import Document
from newsarchive.items import Article
from newsarchive.outlets import addresses

# The shapes of addresses that have a name, likeliest first.
_SHAPES = (
    "WORDPRESS_DATE SECTION_DATE_ID SECTION_NEWS_ID NEWS_ID ARTICLE_ID DETAILS_ID SECTION_ID_SLUG SECTION_SLUG_ID SECTION_ID WORDPRESS_ID"
).split()
_NUMBER = re.compile(r"(?<![A-Za-z0-9])\d{3,}(?![A-Za-z0-9])")
_FOLDER = r"/(?P<section>[\w-]+(?:/[\w-]+)*)"
_NO_NAME = re.compile(r"[^a-z0-9]+")
_NO_MARKS = str.maketrans("", "", '"\\')  # what would end a docstring
_INDIAN = ".in"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was made of a page: the texts of a spider and, where no known design fits, of a layout; and what a person should look at."""

    key: str
    spider: str
    layout: str | None
    doubts: list[str]


def draft(document: Document, article: Article, key: str | None = None) -> Draft:
    """Draft an outlet from an article's page, read the generic way and normalised. `key`: its name, else made from the host."""
    host = urlsplit(document.page.url).hostname or ""
    key = key or key_of(host)
    doubts: list[str] = []
    if not article.byline and not article.published_at:
        doubts.append("page: it names neither a time nor a writer: is it one article, and no list of them?")
    layout = None if article.layout else layout_draft(document, article, key, doubts)
    design = article.layout or (key if layout else None)
    return Draft(key, _spider(document, key, host, design, doubts), layout, doubts)


def key_of(host: str) -> str:
    """Make an outlet's key from its host: www.example-news.com.bd is examplenews."""
    labels = [label for label in host.lower().split(".") if label not in ("www", "m")]
    return _NO_NAME.sub("", labels[0] if labels else "") or "outlet"


def _spider(document: Document, key: str, host: str, design: str | None, doubts: list[str]) -> str:
    name = " ".join((document.meta.get("og:site_name") or [host])[0].split())
    articles, shape = _articles(document.page.url, doubts)
    sources, kinds = _sources(document)
    if kinds == ["Listing"]:
        doubts.append("sources: the page names no feed; the front page is a last resort, look for a news sitemap")
    doubts.append(f"name_bn, name_en: {name!r} is what the page calls its site: write both names")
    zone = "Asia/Kolkata" if host.endswith(_INDIAN) else "Asia/Dhaka"
    lines = [
        f'"""{name.translate(_NO_MARKS)}: say in a line who it is."""',
        "",
        f"from newsarchive.outlets import {', '.join([*([shape] if shape else []), *kinds, 'Outlet', 'Verified', 'VerifiedBy'])}",
        "",
        "OUTLET = Outlet(",
        f'    key="{key}",',
        f"    name_bn={quoted(name)},",
        f"    name_en={quoted(name)},",
        f"    domains=({quoted(host)},),",
        f'    timezone="{zone}",',
        f"    sources=({sources},),",
        f"    articles={articles},",
        *([f'    layouts=("{design}",),'] if design else []),
        '    confidence="C",',
        '    verified_on=Verified(VerifiedBy.REAL_PAGE, None, "one saved page"),',
        ")",
    ]
    return "\n".join(lines) + "\n"


def _articles(url: str, doubts: list[str]) -> tuple[str, str | None]:
    """Write a pattern of addresses that fits the page's own: a shape that has a name, which is given too, else one made of the address."""
    path, query = addresses.fold_url(url)
    for shape in _SHAPES:
        if any(pattern.match(path, query) for pattern in addresses.patterns_of(getattr(addresses, shape))):
            return shape, shape
    doubts.append(f"articles: no usual shape of addresses fits {path}: the pattern is made of this one address")
    pattern, template = _pattern(path, query)
    return f'{{r"{pattern}": "{template}"}}', None


def _pattern(path: str, query: str) -> tuple[str, str]:
    """Make a pattern and its address: by the number among the parameters, by that of the path's last part, else by that part."""
    for key, value in parse_qsl(query):
        if _NUMBER.fullmatch(value):
            return rf"{re.escape(path)}\?{re.escape(key)}=(?P<id>\d+)", f"{path}?{key}={{id}}"
    folder, _, last = path.rstrip("/").rpartition("/")
    around, above = (_FOLDER, "/{section}") if folder else ("", "")
    number = _NUMBER.search(last)
    if number:
        before = last[: number.start()]
        return rf"{around}/{re.escape(before)}(?P<id>\d+)", f"{above}/{before}{{id}}"
    return rf"{around}/(?P<id>[^/]+)", f"{above}/{{id}}"


def _sources(document: Document) -> tuple[str, list[str]]:
    """Give the feed that the page names, else its front page; and the kinds of sources used."""
    head = document.tree.head
    links = head.css("link[rel=alternate][type='application/rss+xml']") if head else []
    for link in links:
        address = document.absolute(link.attributes.get("href"))
        if address and "/comments/" not in address:
            parts = urlsplit(address)
            same = parts.hostname == urlsplit(document.page.url).hostname
            return f"Feed({quoted(parts.path + ('?' + parts.query if parts.query else '') if same else address)})", [
                "Feed"
            ]
    return 'Listing("/")', ["Listing"]
