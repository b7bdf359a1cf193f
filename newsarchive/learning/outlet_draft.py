"""A draft of an outlet from one of its article pages: the declaration and, if no known layout fits, a layout, for a person to correct."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

from newsarchive.extraction import Document, Layout
from newsarchive.items import Article
from newsarchive.learning.layout_draft import draft_layout
from newsarchive.learning.source_text import VERIFIED_ON, call, layout_call, layout_names, module, python_literal
from newsarchive.outlets import addresses
from newsarchive.outlets.folding import fold_url
from newsarchive.outlets.web_address import WEB_PORTS

# The named patterns of article addresses, the most specific first.
_SHAPES = (
    "WORDPRESS_DATE SECTION_DATE_ID SECTION_NEWS_ID NEWS_ID ARTICLE_ID DETAILS_ID SECTION_ID_SLUG SECTION_SLUG_ID SECTION_ID WORDPRESS_ID"
).split()
_NUMBER = re.compile(r"(?<![A-Za-z0-9])\d{3,}(?![A-Za-z0-9])")
_SECTION = r"/(?P<section>[\w-]+(?:/[\w-]+)*)"
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_NOT_IN_DOCSTRING = str.maketrans("", "", '"\\')
_INDIAN_DOMAIN = ".in"


@dataclass(frozen=True, slots=True)
class OutletDraft:
    """What is drafted from a page, as source text.

    `name`: what the site calls itself. `fields`: the declared values but key and layouts, as source text; `imports`: the names that they use.
    `known_layout`: the name of the known layout that fits the page; `layout`: a drafted one if none does. `doubts`: sentences on what a
    person should check.
    """

    key: str
    name: str
    fields: dict[str, str]
    imports: list[str]
    known_layout: str | None
    layout: Layout | None
    doubts: list[str]

    def outlet_module(self) -> str:
        """Return the outlet's module, which names its layout."""
        layout = self.known_layout or (self.layout.name if self.layout else None)
        return self._module(f"({python_literal(layout)},)" if layout else None, [])

    def layout_module(self) -> str:
        """Return the module of the drafted layout, for newsarchive/layouts/. Raises ValueError if none was drafted."""
        if self.layout is None:
            raise ValueError(f"no layout was drafted for {self.key}")
        imports = {
            "newsarchive.extraction": layout_names(self.layout),
            "newsarchive.items": ["Verified", "VerifiedBy"],
        }
        docstring = f"{self.key}: write which CMS or theme this layout belongs to."
        return module(docstring, imports, f"LAYOUT = {layout_call(self.layout)}", "LAYOUTS = (LAYOUT,)")

    def single_module(self) -> str:
        """Return the outlet's module with the drafted layout in it, for a folder of outlets of one's own."""
        if self.layout is None:
            return self.outlet_module()
        return self._module("(LAYOUT,)", layout_names(self.layout), f"LAYOUT = {layout_call(self.layout)}")

    def _module(self, layouts: str | None, names: list[str], *statements: str) -> str:
        fields = {"key": python_literal(self.key), **self.fields, **({"layouts": layouts} if layouts else {})}
        docstring = f"{self.name.translate(_NOT_IN_DOCSTRING)}: write in a line what it is."
        imports = {"newsarchive.outlets": [*self.imports, *names, "Outlet", "Verified", "VerifiedBy"]}
        return module(docstring, imports, *statements, f"OUTLET = {call('Outlet', fields)}")


def draft_outlet(document: Document, article: Article, key: str | None = None) -> OutletDraft:
    """Return the draft of an outlet from an article page, which heuristics have read and `normalize` has cleaned.

    `key`: the outlet's key; if None it is made from the host.
    """
    address = urlsplit(document.page.url)
    host = address.hostname or ""
    key = key or key_from_host(host)
    doubts: list[str] = []
    if not article.byline and not article.published_at:
        doubts.append("page: neither a publish time nor a byline was found: is it an article, and not a listing?")
    layout = None if article.layout else draft_layout(document, article, key, doubts)
    name = " ".join((document.meta.get("og:site_name") or [host])[0].split())
    articles, shape = _articles(document.page.url, doubts)
    feed = _feed(document)
    if not feed:
        doubts.append("sources: the page names no feed; the front page is the last resort, look for a news sitemap")
    doubts.append(f"name_bn, name_en: {name!r} is the name that the page gives its site: write both names")
    fields = {
        "name_bn": python_literal(name),
        "name_en": python_literal(name),
        "domains": f"({python_literal(_domain(address))},)",
        **({"scheme": python_literal(address.scheme)} if address.scheme == "http" else {}),
        "timezone": '"Asia/Kolkata"' if host.endswith(_INDIAN_DOMAIN) else '"Asia/Dhaka"',
        "sources": f"(Feed({python_literal(feed)}),)" if feed else '(Listing("/"),)',
        "articles": articles,
        "confidence": '"C"',
        "verified_on": VERIFIED_ON,
    }
    imports = [*([shape] if shape else []), "Feed" if feed else "Listing"]
    return OutletDraft(key, name, fields, imports, article.layout, layout, doubts)


def _domain(address: SplitResult) -> str:
    """Return the host of an address, with its port unless that is the usual one."""
    host = address.hostname or ""
    return host if address.port in (None, *WEB_PORTS.values()) else f"{host}:{address.port}"


def key_from_host(host: str) -> str:
    """Return an outlet key made from a host: examplenews for www.example-news.com.bd."""
    labels = [label for label in host.lower().split(".") if label not in ("www", "m")]
    return _NOT_IN_KEY.sub("", labels[0] if labels else "") or "outlet"


def _articles(url: str, doubts: list[str]) -> tuple[str, str | None]:
    """Return `articles` as source text, and the named pattern that it is, or None if it was made from this address."""
    path, query = fold_url(url)
    for shape in _SHAPES:
        if any(pattern.match(path, query) for pattern in addresses.patterns_of(getattr(addresses, shape))):
            return shape, shape
    doubts.append(f"articles: no named pattern fits {path}: the pattern was made from this one address")
    pattern, template = _pattern(path, query)
    return f'{{r"{pattern}": "{template}"}}', None


def _pattern(path: str, query: str) -> tuple[str, str]:
    """Return a pattern and its address: by a number in the query, else by one in the last part of the path, else by that part."""
    for key, value in parse_qsl(query):
        if _NUMBER.fullmatch(value):
            return rf"{re.escape(path)}\?{re.escape(key)}=(?P<id>\d+)", f"{path}?{key}={{id}}"
    folder, _, last = path.rstrip("/").rpartition("/")
    section, section_address = (_SECTION, "/{section}") if folder else ("", "")
    number = _NUMBER.search(last)
    if number:
        prefix = last[: number.start()]
        return rf"{section}/{re.escape(prefix)}(?P<id>\d+)", f"{section_address}/{prefix}{{id}}"
    return rf"{section}/(?P<id>[^/]+)", f"{section_address}/{{id}}"


def _feed(document: Document) -> str | None:
    """Return the feed that the page names: its path on the same host, its whole address on another; None if it names none."""
    head = document.tree.head
    links = head.css("link[rel=alternate][type='application/rss+xml']") if head else []
    for link in links:
        address = document.absolute(link.attributes.get("href"))
        if address and "/comments/" not in address:
            parts = urlsplit(address)
            if parts.netloc != urlsplit(document.page.url).netloc:
                return address
            return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return None
