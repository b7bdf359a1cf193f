"""What a page's own program keeps of the article, where the page shows none: the state that Next, Nuxt, Quintype and others leave in scripts.

A site that is drawn in the browser sends its articles as data. Their keys differ by site; what they mean is told by a few words.
"""

import html
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import unquote

from newsarchive.bengali.text import fold
from newsarchive.extraction.document import Document
from newsarchive.extraction.sources.metadata import paragraphs_of_html

_MAX_SCRIPT = 4_000_000  # characters
_MOST_STATES = 20  # of one script: each is looked for up to its end
_MAX_THINGS = 100_000  # objects and lists of one script that are looked at
_MAX_PIECES = 2_000  # of one body
_MAX_DEPTH = 50  # references followed within a flat state
_LEAST_BODY = 80  # characters: less is a summary
_SECONDS, _MILLISECONDS = 10, 13  # digits of an instant since 1970, from 2001 to 2286

# window.__INITIAL_STATE__ = {...}; window["state"] = [...]
_ASSIGNED = re.compile(r"""(?:window|self|globalThis)(?:\.[\w$]+|\[["'][\w$]+["']\])\s*=\s*(?=[{\[])""")
# Next's stream: pieces of text that are put together, then rows "1a:{...}".
_PUSHED = re.compile(r"""self\.__next_f\.push\(\s*(?=\[\s*1\s*,\s*")""")
_TEXT_ROW = re.compile(rb"(?<![0-9a-f])([0-9a-f]+):T([0-9a-f]{1,7}),")
_ROW = re.compile(r"^[0-9a-f]+:(?=[{\[])", re.MULTILINE)
_SPACE = re.compile(r"\s*")
_NOT_LETTERS = re.compile("[^a-z]")

# Keys by what they mean, the surest first, written in small letters alone: published-at, publishedAt and published_at are one. Left out is what
# programs use for other things: `description` is a summary, `created_at` and `updated_at` move when a row of the database is touched.
_HEADLINE = ("headline", "newsheadline", "newstitle", "posttitle", "storytitle", "articletitle", "heading", "title")
_BODY = (
    "articlebody",
    "newsbody",
    "storybody",
    "bodyhtml",
    "contenthtml",
    "newsdetails",
    "newscontent",
    "postcontent",
    "fullcontent",
    "content",
    "contents",
    "details",
    "body",
    "cards",
    "storyelements",
    "paragraphs",
)
_PUBLISHED = (
    "firstpublishedat",
    "publishedat",
    "datepublished",
    "publisheddate",
    "publishedtime",
    "publishedon",
    "publishdate",
    "publishtime",
    "publishat",
    "pubdate",
    "postdate",
    "newsdate",
)
_MODIFIED = ("lastpublishedat", "datemodified", "modifiedat", "modifieddate", "lastmodified")
_BYLINE = (
    "byline",
    "reportername",
    "reporter",
    "reporters",
    "authorname",
    "authors",
    "author",
    "writername",
    "writer",
    "contributors",
    "contributor",
)
_NAME = ("name", "fullname", "displayname", "namebn", "title")
_OWN = ("slug", "id", "newsid", "storyid", "articleid", "contentid", "url")
# Of a body in pieces, what holds the words of one; and what kinds of pieces name other stories.
_WORDS = ("html", "text", "content")
_OTHERS = frozenset({"also-read", "related", "related-story", "read-more"})

Told = tuple[str, str]  # the rule, and what it tells
_Thing = dict[str, tuple[str, Any]]  # by its key's letters: the key as written, and what it holds


@dataclass(frozen=True, slots=True)
class StateArticle:
    """The fields of an article that a state tells, each with its rule; of a body its paragraphs."""

    body: Told
    headline: Told | None = None
    byline: Told | None = None
    published: Told | None = None
    modified: Told | None = None


def state_article(document: Document, titles: Collection[str]) -> StateArticle | None:
    """Find the page's article among all that its scripts hold; None where none surely is it.

    `titles`: what the page calls itself. States hold the lists beside the article too: it is the one whose headline is the page's title, or
    that is named in the page's address; where the page says neither, the only one with a body.
    """
    found = [thing for state in _states(document) for thing in _articles(state)]
    ends = {unquote(part) for part in re.split(r"[/?#=&-]|\.html?$", document.page.url) if part}
    named = {fold(title) for title in titles}
    own = [thing for thing in found if _is_called(thing, named)] or [thing for thing in found if _is_at(thing, ends)]
    if not own and not named:
        own = found if len(found) == 1 else []
    read = (_read(thing) for thing in own)
    return max((article for article in read if article), key=lambda article: len(article.body[1]), default=None)


def _states(document: Document) -> Iterator[Any]:
    """Give what the page's scripts hold as data."""
    pushed: list[str] = []
    for script in document.tree.css("script:not([src])"):
        text = script.text()
        if len(text) > _MAX_SCRIPT:
            continue
        kind = script.attributes.get("type")
        if kind == "application/json":
            yield _loaded(text)
        elif kind in (None, "", "text/javascript", "module"):
            for assigned in islice(_ASSIGNED.finditer(text), _MOST_STATES):
                yield _loaded(text, assigned.end())
            pushes = islice(_PUSHED.finditer(text), _MOST_STATES)
            pushed += (piece[1] for push in pushes if (piece := _loaded(text, push.end())))
    yield from _streamed("".join(text for text in pushed if isinstance(text, str)))


def _streamed(stream: str) -> Iterator[Any]:
    """Give the rows of Next's stream, with the texts that stand in rows of their own ("1b:T2f,...", its bytes counted) where "$1b" refers to them."""
    texts: dict[str, str] = {}
    utf8 = stream.encode("utf-8", "replace")
    rest: list[str] = []
    at = 0
    for row in _TEXT_ROW.finditer(utf8):
        if row.start() >= at:
            rest.append(utf8[at : row.start()].decode("utf-8", "replace"))
            at = row.end() + int(row[2], 16)
            texts[f"${row[1].decode()}"] = utf8[row.end() : at].decode("utf-8", "replace")
    rest.append(utf8[at:].decode("utf-8", "replace"))
    # A row ends at a line's end but for texts, which the next row follows at once.
    rows = "\n".join(rest)
    for found in _ROW.finditer(rows):
        yield _referred(_loaded(rows, found.end()), texts)


def _referred(state: Any, texts: dict[str, str]) -> Any:
    """Put the texts in the place of what refers to them, in the state's own objects."""
    waiting = [state] if texts else []
    while waiting:
        thing = waiting.pop()
        pairs = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
        for key, value in list(pairs):
            if isinstance(value, str) and value in texts:
                thing[key] = texts[value]
            elif isinstance(value, dict | list):
                waiting.append(value)
    return state


_JSON = json.JSONDecoder(strict=False)


def _loaded(text: str, start: int = 0) -> Any:
    """Read the JSON that begins at a place, whatever follows; None where none does."""
    begin = _SPACE.match(text, start)
    try:
        return _JSON.raw_decode(text, begin.end() if begin else start)[0]
    except (ValueError, RecursionError):
        return None


def _articles(state: Any) -> Iterator[_Thing]:
    """Give the objects of a state that have a headline and a body."""
    resolved = _resolver(state) if _is_flat(state) else None
    waiting, seen = [state], 0
    while waiting and seen < _MAX_THINGS:
        thing = waiting.pop()
        seen += 1
        if isinstance(thing, dict):
            keys = {_letters(key): key for key in thing}
            if not keys.keys().isdisjoint(_HEADLINE) and not keys.keys().isdisjoint(_BODY):
                yield {
                    letters: (key, resolved(thing[key]) if resolved else thing[key]) for letters, key in keys.items()
                }
            waiting += [value for value in thing.values() if isinstance(value, dict | list)]
        elif isinstance(thing, list):
            waiting += [value for value in thing if isinstance(value, dict | list)]


def _is_flat(state: Any) -> bool:
    """Tell Nuxt's form: one list, in which the values of objects and lists are numbers of other members."""
    if not isinstance(state, list) or len(state) < 2 or not isinstance(state[0], dict | list):
        return False
    objects = [thing for thing in state if isinstance(thing, dict)]
    return bool(objects) and all(type(value) is int for thing in objects for value in thing.values())


def _resolver(flat: list[Any]) -> Callable[[Any], Any]:
    """Give what finds the member that a number means, with all it refers to; a list that begins with a word wraps one ("Reactive", "Date")."""
    known: dict[int, Any] = {}

    def resolved(at: Any, depth: int = 0) -> Any:
        if type(at) is not int or not 0 <= at < len(flat) or depth > _MAX_DEPTH:
            return None
        if at not in known:
            known[at] = None  # where a member refers back to itself
            known[at] = whole(flat[at], depth + 1)
        return known[at]

    def whole(member: Any, depth: int) -> Any:
        if isinstance(member, dict):
            return {key: resolved(value, depth) for key, value in member.items()}
        if not isinstance(member, list):
            return member
        if len(member) == 2 and isinstance(member[0], str):
            return member[1] if isinstance(member[1], str) else resolved(member[1], depth)
        return [resolved(value, depth) for value in member]

    return resolved


@lru_cache(maxsize=4096)
def _letters(key: str) -> str:
    return _NOT_LETTERS.sub("", key.lower())


def _is_called(thing: _Thing, titles: Collection[str]) -> bool:
    headline = _first(thing, _HEADLINE, _text)
    return headline is not None and fold(headline[1]) in titles


def _is_at(thing: _Thing, parts: Collection[str]) -> bool:
    """Tell whether an object's own number or name is a part of the page's address."""
    own = (thing[letters][1] for letters in _OWN if letters in thing)
    return any(str(value).rpartition("/")[2] in parts for value in own if isinstance(value, str | int) and value)


def _read(thing: _Thing) -> StateArticle | None:
    body = _first(thing, _BODY, _paragraphs)
    if body is None or len(body[1]) < _LEAST_BODY:
        return None
    return StateArticle(
        body=body,
        headline=_first(thing, _HEADLINE, _text),
        byline=_first(thing, _BYLINE, _names),
        published=_first(thing, _PUBLISHED, _instant),
        modified=_first(thing, _MODIFIED, _instant),
    )


def _first(thing: _Thing, known: Iterable[str], read: Callable[[Any], str | None]) -> Told | None:
    """Give the first of some keys that tells something, as a rule and what it tells."""
    for letters in known:
        key, held = thing.get(letters, ("", None))
        told = read(held)
        if told:
            return f"page state: {key}", told
    return None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _instant(value: Any) -> str | None:
    """Give a time as it is written; a number of seconds or milliseconds since 1970 as the instant that it is."""
    digits = str(value) if type(value) is int else value
    if isinstance(digits, str) and digits.isascii() and digits.isdecimal():
        if len(digits) not in (_SECONDS, _MILLISECONDS):
            return None
        return datetime.fromtimestamp(int(digits[:_SECONDS]), UTC).isoformat()
    return _text(value)


def _names(value: Any) -> str | None:
    """Give the names of those who are named by a word, an object or a list of either."""
    members = value if isinstance(value, list) else [value]
    names = []
    for member in members:
        if isinstance(member, dict):
            keys = {_letters(key): held for key, held in member.items()}
            member = next((keys[key] for key in _NAME if isinstance(keys.get(key), str)), None)
        names.append(_text(member))
    return ", ".join(filter(None, names)) or None


def _paragraphs(value: Any) -> str | None:
    """Give the paragraphs of a body that is written as HTML, as text, or in pieces that hold either."""
    pieces = (paragraphs_of_html(piece if "<" in piece else html.unescape(piece)) for piece in _pieces(value))
    return "\n\n".join(piece for piece in pieces if piece and not piece.isspace()) or None


def _pieces(value: Any) -> Iterator[str]:
    """Give the texts of a body in order; of an object that holds words the first of these, else what its members hold."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_PIECES:
        thing = waiting.pop()
        seen += 1
        if isinstance(thing, str):
            yield thing
        elif isinstance(thing, list):
            waiting += reversed(thing)
        elif isinstance(thing, dict) and _OTHERS.isdisjoint(map(str, (thing.get("type"), thing.get("subtype")))):
            words = next((thing[key] for key in _WORDS if isinstance(thing.get(key), str)), None)
            waiting += (
                [words] if words else [held for held in reversed(thing.values()) if isinstance(held, dict | list)]
            )
