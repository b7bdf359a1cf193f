"""The JSON-LD blocks of a page: their objects, and which of several articles is that of the page."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from newsarchive.extraction.document import Document
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.sources.lenient_json import LenientJson, read_json

_MAX_BLOCK: Final = 1_000_000  # characters; larger blocks are the state of a program, no description
_LONGEST_TITLE: Final = 500  # characters
_SHORTEST_TITLE: Final = 10  # characters of a headline that can be found within a title
_HOST_PREFIX: Final = re.compile(r"^(?:www|m|amp)\.")
# What a block has that describes an article; damage to other blocks loses nothing.
_OF_AN_ARTICLE: Final = re.compile(r"Article|Posting|headline|datePublished|uploadDate", re.IGNORECASE)
_MOST_NESTED: Final = 1000  # members of one value


class JsonLdObjects:
    """The objects of all blocks of one media type, in page order.

    `damage`: what was lost or guessed in the blocks that describe an article, empty if nothing.
    """

    def __init__(self, document: Document, media_type: str) -> None:
        self.damage = ""
        self.things: list[dict[str, Any]] = []
        for script in document.tree.css(f'script[type*="{media_type.partition("/")[2]}" i]'):
            written = script.attributes.get("type") or ""
            if written.partition(";")[0].strip().lower() != media_type:
                continue
            text = script.text()
            block = read_json(text) if len(text) <= _MAX_BLOCK else LenientJson([])
            if block.damage and _OF_AN_ARTICLE.search(text):
                self.damage = self.damage or block.damage
            for value in block.values:
                self.things += _objects(value)

    def of_kind(self, kinds: frozenset[str]) -> list[dict[str, Any]]:
        """Return the objects with one of some types."""
        return [thing for thing in self.things if not kinds.isdisjoint(kinds_of(thing))]

    def by_id(self) -> dict[str, dict[str, Any]]:
        """Return the objects with a name by their `@id`, to which others refer."""
        known: dict[str, dict[str, Any]] = {}
        for thing in self.things:
            for each in (thing, *(thing.get(key) for key in ("author", "creator", "publisher"))):
                if isinstance(each, dict) and isinstance(each.get("@id"), str) and "name" in each:
                    known.setdefault(each["@id"], each)
        return known


def kinds_of(thing: dict[str, Any]) -> set[str]:
    """Return the types of an object without their vocabulary: NewsArticle of http://schema.org/NewsArticle and schema:NewsArticle."""
    written = (kind for kind in members(thing.get("@type")) if isinstance(kind, str))
    return {kind.strip().rpartition("/")[2].rpartition(":")[2] for kind in written}


def members(value: Any) -> list[Any]:
    """Return the values of a property: one, or those of a list, of lists in it, of `@list` and `@set`; of a value object its `@value`."""
    found: list[Any] = []
    waiting = [value]
    while waiting and len(found) < _MOST_NESTED:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each[:_MOST_NESTED])
        elif isinstance(each, dict) and not each.keys().isdisjoint(("@value", "@list", "@set")):
            waiting.append(next(each[key] for key in ("@value", "@list", "@set") if key in each))
        else:
            found.append(each)
    return found


def own_first(articles: Sequence[dict[str, Any]], document: Document) -> list[dict[str, Any]]:
    """Return the articles of a page with its own first: the one with its address, else with its title, else the first.

    Templates also describe the articles that a page recommends.
    """
    if len(articles) < 2:
        return list(articles)
    addresses = {
        _address(url) for url in (document.page.url, document.canonical or "", *document.meta.get("og:url", ()))
    }
    titles = list(_titles(document))
    return sorted(articles, key=lambda article: -_score(article, addresses - {""}, titles))


def _objects(block: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a block: itself, the members of lists and of @graph, a page's main entity."""
    waiting = deque([block])
    while waiting:
        thing = waiting.popleft()
        if isinstance(thing, list):
            waiting.extendleft(reversed(thing))
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _score(article: dict[str, Any], addresses: set[str], titles: Sequence[str]) -> int:
    """Return how much of an article's description is that of the page; an address of another page counts against it."""
    own = {_address(url) for url in _urls(article)} - {""}
    score = 4 if own & addresses else -1 if own else 0
    headline = next((folded(text) for text in members(article.get("headline")) if isinstance(text, str)), "")
    if headline and any(_is_within(headline, title) for title in titles):
        score += 2
    return score


def _is_within(headline: str, title: str) -> bool:
    return headline == title or (len(headline) >= _SHORTEST_TITLE and headline in title)


def _urls(article: dict[str, Any]) -> Iterator[str]:
    for value in (article.get("url"), article.get("mainEntityOfPage"), article.get("@id")):
        for each in members(value):
            url = each.get("@id") or each.get("url") if isinstance(each, dict) else each
            if isinstance(url, str):
                yield url


def _address(url: str) -> str:
    """Return an address in the form in which two are compared: host and path; empty for a front page and for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        host, path = parts.hostname or "", unquote(parts.path).rstrip("/")
    except ValueError:
        return ""
    if not host or not (path or parts.query):
        return ""
    return _HOST_PREFIX.sub("", host) + (path or f"?{parts.query}")


def _titles(document: Document) -> Iterator[str]:
    """Yield the titles of the page, folded: of its metadata, its window and its headings."""
    written = [*document.meta.get("og:title", ()), *document.meta.get("twitter:title", ())]
    written += [node.text() for node in document.tree.css("title, h1")[:4]]
    yield from (folded(text) for text in written if len(text) <= _LONGEST_TITLE and not text.isspace())
