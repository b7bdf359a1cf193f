"""The article that a page declares in its JSON-LD blocks (schema.org/Article)."""

import html
import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from newsarchive.bengali import bylines
from newsarchive.bengali.text import is_bengali, replace_surrogates
from newsarchive.extraction.boilerplate import without_boilerplate
from newsarchive.extraction.document import Document
from newsarchive.extraction.paragraphs import paragraphs
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.sources.json_ld_blocks import JsonLdObjects, kinds_of, members, own_first

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
# Types of a page: their object describes the article if no other does.
_PAGES = frozenset({"WebPage", "ItemPage", "MedicalWebPage"})
_VIDEOS = frozenset({"VideoObject"})
_FEWEST_WORDS = 3  # of a headline that can be compared
_MAX_TAGS = 2_000  # in an articleBody written as HTML; more would only cost time
_HTML = re.compile(r"</?(?:p|br|div|li|h[1-6])[\s/>]", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
# Keys that some themes write in lower case.
_CASES = {key.lower(): key for key in ("datePublished", "dateModified", "articleBody", "articleSection")}


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


class JsonLd(NamedTuple):
    """The article that JSON-LD describes, None if it describes none, and what was lost or guessed in reading it, empty if nothing."""

    article: JsonLdArticle | None
    damage: str = ""


def read_json_ld(document: Document) -> JsonLd:
    """Return the article of a page among all JSON-LD blocks, also in lists and @graph.

    Of several articles it is the one with the address or the title of the page. Further blocks with the same headline complete it. If no block has an
    article, scripts of type application/json are read, as some sites use the wrong type; then the video of a video page, and the page that a block
    describes.
    """
    objects = JsonLdObjects(document, "application/ld+json")
    return JsonLd(_described(document, objects), objects.damage)


def _described(document: Document, objects: JsonLdObjects) -> JsonLdArticle | None:
    articles = objects.of_kind(_ARTICLES)
    if not articles and b'NewsArticle"' in document.utf8:
        mistyped = JsonLdObjects(document, "application/json")
        articles = mistyped.of_kind(_ARTICLES)
        objects = mistyped if articles else objects
    known = objects.by_id()
    found = None
    for thing in own_first(articles, document):
        article = _article(thing, known)
        if found is None:
            found = article
        elif article.headline in (None, found.headline):
            found = _completed(found, article)
    return found or _video(document, objects) or _page(objects)


def describes_another(article: JsonLdArticle, shown: str, outlets: Collection[str]) -> bool:
    """True if the JSON-LD describes another article: its headline shares no word with `shown`, the headline and kicker of the page.

    `outlets`: folded names of the outlet, which some templates write as the headline.
    """
    headline, own = folded(article.headline or ""), folded(shown)
    words = headline.split()
    if len(words) < _FEWEST_WORDS or headline in outlets or not is_bengali(headline) or not is_bengali(own):
        return False
    return set(words).isdisjoint(own.split())


def _video(document: Document, objects: JsonLdObjects) -> JsonLdArticle | None:
    """Return the VideoObject of a video page as an article: its name, upload time and author."""
    videos = objects.of_kind(_VIDEOS)
    if not videos or not any(kind.startswith("video") for kind in document.meta.get("og:type", ())):
        return None
    as_article = {**videos[0], "datePublished": videos[0].get("uploadDate"), "headline": videos[0].get("name")}
    return replace(_article(as_article, objects.by_id()), body=None, is_video=True)


def _page(objects: JsonLdObjects) -> JsonLdArticle | None:
    """Return the page that a block describes as an article, if it has the time of a publication."""
    pages = [_article(page, objects.by_id()) for page in objects.of_kind(_PAGES)]
    return next((page for page in pages if page.published), None)


def _article(written: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> JsonLdArticle:
    thing = {**{_CASES.get(key.lower(), key): value for key, value in written.items()}, **written}
    publisher = next(iter(_names(_resolved(thing.get("publisher"), known))), None)
    return JsonLdArticle(
        headline=_first(thing.get("headline"))
        or (_first(thing.get("name")) if not _PAGES.isdisjoint(kinds_of(thing)) else None),
        published=_time(thing.get("datePublished")),
        modified=_time(thing.get("dateModified")),
        authors=_authors(thing.get("author"), known, publisher) or _authors(thing.get("creator"), known, publisher),
        section=_first(thing.get("articleSection")),
        tags=[tag for words in _strings(thing.get("keywords")) for part in words.split(",") if (tag := part.strip())],
        image=_first(_image(thing.get("image"))),
        body=paragraphs_of_html(_first(thing.get("articleBody")) or "") or None,
        language=_first(thing.get("inLanguage")),
        publisher=publisher,
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
    image = next(iter(members(value)), None)
    return (image.get("url") or image.get("contentUrl")) if isinstance(image, dict) else image


def _authors(value: Any, known: Mapping[str, dict[str, Any]], publisher: str | None) -> list[str]:
    """Return the names of authors, without those of the NewsMediaOrganization that an outlet names if it names nobody.

    Beside a person, the publisher is no author, and an organisation only if it is a desk or an agency.
    """
    found = [each for each in _resolved(value, known) if "NewsMediaOrganization" not in _kinds(each)]
    if any("Person" in _kinds(each) for each in found):
        found = [each for each in found if "Organization" not in _kinds(each) or _is_desk_or_agency(each)]
    names = _names(found)
    return [name for name in names if publisher is None or folded(name) != folded(publisher)] or names


def _is_desk_or_agency(organisation: dict[str, Any]) -> bool:
    found = [author for name in _names([organisation]) for author in bylines.authors(name)]
    return bool(found) and all(author.kind in ("desk", "agency", "correspondent") for author in found)


def _resolved(value: Any, known: Mapping[str, dict[str, Any]]) -> list[Any]:
    """Return authors written as a string, an object or a list of either; references to objects of other blocks as these objects."""
    found = []
    for each in members(value):
        reference = each.get("@id") if isinstance(each, dict) and "name" not in each else each
        found.append(known.get(reference, each) if isinstance(reference, str) else each)
    return found


def _names(authors: list[Any]) -> list[str]:
    return [name for each in authors for name in _strings(each.get("name") if isinstance(each, dict) else each)]


def _kinds(value: Any) -> set[str]:
    return kinds_of(value) if isinstance(value, dict) else set()


def _time(value: Any) -> str | None:
    """Return a time as written; numbers, seconds or milliseconds since 1970, without a fraction."""
    for each in members(value):
        if isinstance(each, int | float) and not isinstance(each, bool) and math.isfinite(each):
            return str(int(each))
    return _first(value)


def _first(value: Any) -> str | None:
    return next(iter(_strings(value)), None)


def _strings(value: Any) -> list[str]:
    """Return the non-empty strings of a value that is one string or a list."""
    texts = (html.unescape(text) for text in members(value) if isinstance(text, str) and text and not text.isspace())
    return [replace_surrogates(text) for text in texts]
