"""A first draft of an outlet from one of its pages: what the generic way finds, as a spider module and a layout that a person goes on with."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from newsarchive.extraction import Document, Layout, RelatedList, extract_document, normalize
from newsarchive.extraction.locating import Locator, Place
from newsarchive.items import Article

# The shapes of addresses that have a name, likeliest first: the name, and what tells it.
_SHAPES = (
    ("WORDPRESS_DATE", r"/\d{4}/\d\d/\d\d?/[^/]+/?"),
    ("SECTION_DATE_ID", r"/[a-z][\w-]*(?:/[\w-]+)*/\d{4}/\d\d/\d\d/\d+"),
    ("SECTION_NEWS_ID", r"/[a-z][\w-]*(?:/[\w-]+)*/(?:news|article)/\d+"),
    ("NEWS_ID", r"/news/\d+"),
    ("ARTICLE_ID", r"/article/\d+"),
    ("DETAILS_ID", r"/details/\d+"),
    ("SECTION_ID_SLUG", r"/[a-z][\w-]*(?:/[\w-]+)*/\d{3,}/[^/]+"),
    ("SECTION_SLUG_ID", r"/[a-z][\w-]*(?:/[\w-]+)*/[^/]+-\d{5,}"),
    ("SECTION_ID", r"/[a-z][\w-]*(?:/[\w-]+)*/\d{3,}"),
)
_NEEDED = ("headline", "byline", "times", "body")
_LAYOUT = '''"""{key}: say whose design it is."""

from newsarchive.extraction import {imports}

LAYOUT = Layout(
    name="{key}",
    verified_on="one saved page",
    fingerprint=({fingerprint}),
{fields}
)

LAYOUTS = (LAYOUT,)
'''
_NO_NAME = re.compile(r"[^a-z0-9]+")
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
    layout = None if article.layout else _layout(document, article, key, doubts)
    design = article.layout or (key if layout else None)
    return Draft(key, _spider(document, article, key, host, design, doubts), layout, doubts)


def key_of(host: str) -> str:
    """Make an outlet's key from its host: www.example-news.com.bd is examplenews."""
    labels = [label for label in host.lower().split(".") if label not in ("www", "m")]
    return _NO_NAME.sub("", labels[0] if labels else "") or "outlet"


def _spider(document: Document, article: Article, key: str, host: str, design: str | None, doubts: list[str]) -> str:
    name = (document.meta.get("og:site_name") or [host])[0].strip()
    path = urlsplit(article.canonical_url or document.page.url).path
    shape = next((shape for shape, pattern in _SHAPES if re.fullmatch(pattern, path)), None)
    sources, kinds = _sources(document)
    if shape is None and kinds == ["Listing"]:
        doubts.append(
            f"articles: no usual shape of addresses fits {path}: write a pattern, or declare a feed or sitemap"
        )
        shape = "SECTION_ID"
    if kinds == ["Listing"]:
        doubts.append("sources: the page names no feed; the front page is a last resort, look for a news sitemap")
    doubts.append(f"name_bn, name_en: {name!r} is what the page calls its site: write both names")
    zone = "Asia/Kolkata" if host.endswith(_INDIAN) else "Asia/Dhaka"
    lines = [
        f'"""{name}: say in a line who it is."""',
        "",
        f"from newsarchive.crawling import {', '.join([*([shape] if shape else []), *kinds, 'OutletSpider'])}",
        "",
        "",
        f"class {key.capitalize()}(OutletSpider):",
        '    """Say what is known of it, and from when."""',
        "",
        f'    name = "{key}"',
        f"    name_bn = {_quoted(name)}",
        f"    name_en = {_quoted(name)}",
        f'    domains = ("{host}",)',
        f'    timezone = "{zone}"',
        f"    sources = ({sources},)",
        *([f"    articles = {shape}"] if shape else []),
        *([f'    layouts = ("{design}",)'] if design else []),
        '    confidence = "C"',
        '    verified_on = "one saved page"',
    ]
    return "\n".join(lines) + "\n"


def _sources(document: Document) -> tuple[str, list[str]]:
    """Give the feed that the page names, else its front page; and the kinds of sources used."""
    head = document.tree.head
    links = head.css("link[rel=alternate][type='application/rss+xml']") if head else []
    for link in links:
        address = document.absolute(link.attributes.get("href"))
        if address and "/comments/" not in address:
            parts = urlsplit(address)
            same = parts.hostname == urlsplit(document.page.url).hostname
            return f"Feed({_quoted(parts.path + ('?' + parts.query if parts.query else '') if same else address)})", [
                "Feed"
            ]
    return 'Listing("/")', ["Listing"]


def _layout(document: Document, article: Article, key: str, doubts: list[str]) -> str | None:
    places = dict(_places(Locator(document.tree), article))
    doubts += [f"{field}: {place.selector} ({place.doubt})" for field, place in places.items() if place.doubt]
    doubts += [f"{field}: no place of it was found on the page" for field in _NEEDED if field not in places]
    if "headline" not in places or "body" not in places:
        return None
    fields: dict[str, Any] = {field: (place.selector,) for field, place in places.items() if field != "related"}
    if "related" in places and places["related"].selector.startswith(places["body"].selector):
        fields["drop"] = (places["related"].selector,)
    layout = Layout(
        name=key,
        verified_on="one saved page",
        fingerprint=(places["headline"].selector, places["body"].selector),
        related=(RelatedList(places["related"].selector, title=""),) if "related" in places else (),
        **fields,
    )
    doubts += _differences(document, article, layout)
    return _LAYOUT.format(
        imports="Layout, RelatedList" if layout.related else "Layout",
        key=key,
        fingerprint=", ".join(map(_quoted, layout.fingerprint)),
        fields="\n".join(
            [
                *(f"    {field}=({_quoted(selector)},)," for field, (selector,) in fields.items()),
                *(f'    related=(RelatedList({_quoted(related.entry)}, title=""),),' for related in layout.related),
            ]
        ),
    )


def _differences(document: Document, article: Article, layout: Layout) -> Iterator[str]:
    """Read the page by the draft; say where it finds something else than the generic way did."""
    drafted = normalize(extract_document(document, [layout]), document.page.fetched_at)
    for field in ("headline", "kicker", "byline", "published_at", "body"):
        found, read = getattr(article, field), getattr(drafted, field)
        if found != read:
            yield f"{field}: the selector reads {str(read)[:80]!r}, the generic way {str(found)[:80]!r}"


def _places(locator: Locator, article: Article) -> Iterator[tuple[str, Place]]:
    """Find on the page where each value stands."""
    paragraphs = (article.body or "").split("\n\n")
    found: tuple[tuple[str, object, Callable[[], Place | None]], ...] = (
        ("headline", article.headline, lambda: locator.heading(article.headline or "")),
        ("kicker", article.kicker, lambda: locator.text(article.kicker or "")),
        ("byline", article.byline, lambda: locator.text(article.byline or "")),
        ("times", article.published_raw, lambda: locator.text(article.published_raw or "")),
        ("body", article.body, lambda: locator.block(paragraphs)),
        ("ticker", article.ticker, lambda: locator.entries([headline.title for headline in article.ticker])),
        ("related", article.related, lambda: locator.entries([link.title for link in article.related])),
    )
    for field, value, find in found:
        place = find() if value else None
        if place:
            yield field, place


def _quoted(text: str) -> str:
    quote = "'" if '"' in text else '"'
    return f"{quote}{text}{quote}"
