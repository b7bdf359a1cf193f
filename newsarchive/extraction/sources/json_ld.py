"""The article that a page declares in its JSON-LD blocks (schema.org/Article)."""

import html
import json
import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from newsarchive.bengali.text import is_bengali, replace_surrogates
from newsarchive.extraction.boilerplate import without_boilerplate
from newsarchive.extraction.document import Document
from newsarchive.extraction.paragraphs import paragraphs
from newsarchive.extraction.patterns import folded

# schema.org/Article and its subtypes that news sites use.
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
_MAX_BLOCK = 1_000_000  # characters; larger blocks are the state of a program, no description
_FEWEST_WORDS = 3  # of a headline that can be compared
_MAX_TAGS = 2_000  # in an articleBody written as HTML; more would only cost time
_HTML = re.compile(r"</?(?:p|br|div|li|h[1-6])[\s/>]", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
# Around blocks: comments, CDATA marks, a semicolon behind. Inside: commas before a closing bracket.
_WRAPPING = re.compile(
    r"^\s*(?:(?:/[/*]\s*)?<!\[CDATA\[(?:\s*\*/)?|<!--)|(?:(?:/[/*]\s*)?\]\]>(?:\s*\*/)?|-->)\s*;?\s*$|;\s*$"
)
# Keys that some themes write in lower case.
_CASES = {key.lower(): key for key in ("datePublished", "dateModified", "articleBody", "articleSection")}
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")


@dataclass(frozen=True, slots=True)
class JsonLdArticle:
    """The fields of a JSON-LD article: strings as written, with HTML entities resolved once; a body in HTML as its paragraphs.

    `is_free`: `isAccessibleForFree`, None if it is not given. `publisher`: the outlet's name. `is_video`: the fields are those of a VideoObject,
    with the time of the video's upload.
    """

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: list[str] = field(default_factory=list)
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    image: str | None = None
    body: str | None = None
    language: str | None = None
    publisher: str | None = None
    is_free: bool | None = None
    is_video: bool = False


def json_ld_article(document: Document) -> JsonLdArticle | None:
    """Return the article among all JSON-LD blocks, also in lists and @graph, None if there is none.

    Further blocks with the same headline complete the first. If no block has an article, scripts of type application/json are read: some sites
    use the wrong type. A video page without an article gives the fields of its VideoObject.
    """
    found = None
    for thing in _articles(document, "application/ld+json") or _articles(document, "application/json"):
        article = _article(thing)
        if found is None:
            found = article
        elif article.headline in (None, found.headline):
            found = _completed(found, article)
    return found or _video(document)


def describes_another(article: JsonLdArticle, shown: str, outlets: Collection[str]) -> bool:
    """True if the JSON-LD describes another article: its headline shares no word with `shown`, the headline and kicker of the page.

    `outlets`: folded names of the outlet, which some templates write as the headline.
    """
    headline, own = folded(article.headline or ""), folded(shown)
    words = headline.split()
    if len(words) < _FEWEST_WORDS or headline in outlets or not is_bengali(headline) or not is_bengali(own):
        return False
    return set(words).isdisjoint(own.split())


def _video(document: Document) -> JsonLdArticle | None:
    """Return the VideoObject of a video page as an article: its name, upload time and author."""
    if not any(kind.startswith("video") for kind in document.meta.get("og:type", ())):
        return None
    videos = (thing for thing in _all_things(document, "application/ld+json") if "VideoObject" in _kinds(thing))
    video = next(videos, None)
    if video is None:
        return None
    as_article = {**video, "datePublished": video.get("uploadDate"), "headline": video.get("name")}
    return replace(_article(as_article), body=None, is_video=True)


def _articles(document: Document, kind: str) -> list[dict[str, Any]]:
    if kind == "application/json" and b'NewsArticle"' not in document.utf8:
        return []
    return [thing for thing in _all_things(document, kind) if not _ARTICLES.isdisjoint(_kinds(thing))]


def _all_things(document: Document, kind: str) -> Iterator[dict[str, Any]]:
    for script in document.tree.css(f'script[type="{kind}"]'):
        yield from _things(_load(script.text()))


def _kind(written: str) -> str:
    """Return the name of a type without its vocabulary: NewsArticle of http://schema.org/NewsArticle and schema:NewsArticle."""
    return written.rpartition("/")[2].rpartition(":")[2]


def _load(text: str) -> Any:
    """Return the value of a block, None if it is no JSON even after repair. Sites put raw newlines into strings and comments into blocks."""
    if len(text) > _MAX_BLOCK:
        return None
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return _load_repaired(text)
    except RecursionError:
        return None


def _load_repaired(text: str) -> Any:
    """Return the value of a block from which comments, CDATA marks and trailing commas were removed."""
    text = _LAST_COMMA.sub("", _WRAPPING.sub("", _WRAPPING.sub("", text)))
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(block: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a block: itself, the members of lists and of @graph, a page's main entity."""
    waiting = deque([block])
    while waiting:
        thing = waiting.popleft()
        if isinstance(thing, list):
            waiting.extendleft(reversed(thing))
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _article(written: dict[str, Any]) -> JsonLdArticle:
    thing = {**{_CASES.get(key.lower(), key): value for key, value in written.items()}, **written}
    return JsonLdArticle(
        headline=_first(thing.get("headline")),
        published=_first(thing.get("datePublished")),
        modified=_first(thing.get("dateModified")),
        authors=_named(_without_outlets(thing.get("author"))),
        section=_first(thing.get("articleSection")),
        tags=[tag for words in _strings(thing.get("keywords")) for part in words.split(",") if (tag := part.strip())],
        image=_first(_image(thing.get("image"))),
        body=paragraphs_of_html(_first(thing.get("articleBody")) or "") or None,
        language=_first(thing.get("inLanguage")),
        publisher=next(iter(_named(thing.get("publisher"))), None),
        is_free=_truth(thing.get("isAccessibleForFree")),
    )


def _completed(article: JsonLdArticle, other: JsonLdArticle) -> JsonLdArticle:
    """Return an article with its missing fields filled from another description of it."""
    missing = {
        each.name: value
        for each in fields(article)
        if getattr(article, each.name) in (None, []) and (value := getattr(other, each.name)) not in (None, [])
    }
    return replace(article, **missing) if missing else article


def paragraphs_of_html(text: str) -> str:
    """Return the paragraphs of a body that is written as HTML, separated by blank lines; other text unchanged."""
    if not _HTML.search(text):
        return text
    if text.count("<") > _MAX_TAGS:
        return _TAGS.sub("\n\n", text)
    root = LexborHTMLParser(text).body
    return "\n\n".join(without_boilerplate(paragraphs(root))) if root else ""


def _truth(value: Any) -> bool | None:
    """Return the meaning of true, "True" and http://schema.org/True, None for anything else."""
    return {"true": True, "false": False}.get(str(value).rpartition("/")[2].lower())


def _image(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("url") if isinstance(value, dict) else value


def _named(value: Any) -> list[str]:
    """Return the names of authors written as a string, an object or a list of either."""
    members = value if isinstance(value, list) else [value]
    return [name for member in members for name in _strings(member.get("name") if isinstance(member, dict) else member)]


def _without_outlets(value: Any) -> list[Any]:
    """Return the authors that are no NewsMediaOrganization: outlets name themselves so if they name nobody."""
    members = value if isinstance(value, list) else [value]
    return [each for each in members if not isinstance(each, dict) or "NewsMediaOrganization" not in _kinds(each)]


def _kinds(thing: dict[str, Any]) -> set[str]:
    """Return the types of an object without their vocabulary."""
    return {_kind(written) for written in _strings(thing.get("@type"))}


def _first(value: Any) -> str | None:
    return next(iter(_strings(value)), None)


def _strings(value: Any) -> list[str]:
    """Return the non-empty strings of a value that is one string or a list."""
    values = value if isinstance(value, list) else [value]
    texts = (html.unescape(text) for text in values if isinstance(text, str) and text and not text.isspace())
    return [replace_surrogates(text) for text in texts]
