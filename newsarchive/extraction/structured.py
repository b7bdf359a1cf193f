"""What a page says of itself to machines: the article among its JSON-LD blocks."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from newsarchive.extraction.document import Document

# schema.org/Article and its kinds that news sites use.
_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
    }
)
_MAX_BLOCK = 1_000_000  # bytes: a larger block is a page's state, not its description


@dataclass(frozen=True, slots=True)
class StructuredArticle:
    """The fields of a JSON-LD article, strings as written there with HTML entities resolved once."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: list[str] = field(default_factory=list)
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    image: str | None = None
    body: str | None = None
    language: str | None = None


def structured_article(document: Document) -> StructuredArticle | None:
    """Find the article among all JSON-LD blocks: in lists and @graph too, behind organisations and breadcrumbs. None where there is none."""
    for node in document.tree.css('script[type="application/ld+json"]'):
        for thing in _things(_load(node.text())):
            if _ARTICLES.intersection(_strings(thing.get("@type"))):
                return _article(thing)
    return None


def _load(text: str) -> Any:
    """Read a block; sites put raw newlines into strings, and comments or nothing into blocks. What cannot be read is None."""
    if len(text) > _MAX_BLOCK:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(block: Any) -> Iterator[dict[str, Any]]:
    """Give the objects of a block: itself, the members of lists and of @graph, a page's main entity."""
    waiting = [block]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting = thing + waiting
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _article(thing: dict[str, Any]) -> StructuredArticle:
    return StructuredArticle(
        headline=_first(thing.get("headline")),
        published=_first(thing.get("datePublished")),
        modified=_first(thing.get("dateModified")),
        authors=_named(thing.get("author")),
        section=_first(thing.get("articleSection")),
        tags=[tag for words in _strings(thing.get("keywords")) for part in words.split(",") if (tag := part.strip())],
        image=_first(_image(thing.get("image"))),
        body=_first(thing.get("articleBody")),
        language=_first(thing.get("inLanguage")),
    )


def _image(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("url") if isinstance(value, dict) else value


def _named(value: Any) -> list[str]:
    """Give the names of authors written as a string, an object or a list of either."""
    members = value if isinstance(value, list) else [value]
    return [name for member in members for name in _strings(member.get("name") if isinstance(member, dict) else member)]


def _first(value: Any) -> str | None:
    return next(iter(_strings(value)), None)


def _strings(value: Any) -> list[str]:
    """Give a value's strings that say something; JSON-LD may write one or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [html.unescape(text) for text in values if isinstance(text, str) and text and not text.isspace()]
