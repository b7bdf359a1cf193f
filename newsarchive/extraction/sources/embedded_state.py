"""The embedded state of a page: JSON in its scripts from which the site's own program (Next, Nuxt, Quintype and others) draws the article.

The keys differ by site; a few words give their meaning.
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
from newsarchive.extraction.evidence import Candidate
from newsarchive.extraction.sources.json_ld import paragraphs_of_html
from newsarchive.items import EvidenceSource, TimeWitness

_MAX_SCRIPT = 4_000_000  # characters
_MOST_STATES = 20  # of one script
_MAX_OBJECTS = 100_000  # objects and lists of one script that are read
_MAX_PIECES = 2_000  # of one body
_MAX_DEPTH = 50  # references followed within a flat state
_LEAST_BODY = 80  # characters: less is a summary
_SECONDS, _MILLISECONDS = 10, 13  # digits of an instant since 1970, from 2001 to 2286

# window.__INITIAL_STATE__ = {...}; window["state"] = [...]
_ASSIGNED = re.compile(r"""(?:window|self|globalThis)(?:\.[\w$]+|\[["'][\w$]+["']\])\s*=\s*(?=[{\[])""")
# Next's stream: pieces of text that are joined, then rows "1a:{...}".
_PUSHED = re.compile(r"""self\.__next_f\.push\(\s*(?=\[\s*1\s*,\s*")""")
_TEXT_ROW = re.compile(rb"(?<![0-9a-f])([0-9a-f]+):T([0-9a-f]{1,7}),")
_ROW = re.compile(r"^[0-9a-f]+:(?=[{\[])", re.MULTILINE)
_SPACE = re.compile(r"\s*")
_NOT_LETTERS = re.compile("[^a-z]")

# Keys by their meaning, the most specific first, in lower-case letters alone: published-at, publishedAt and published_at are one. Not among them:
# `description`, which is a summary; `created_at` and `updated_at`, which change whenever a row of the database is written.
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
# Of a body in pieces: the keys of the text of one; the kinds of pieces that link to other articles.
_WORDS = ("html", "text", "content")
_OTHERS = frozenset({"also-read", "related", "related-story", "read-more"})

_Object = dict[str, tuple[str, Any]]  # by the letters of the key: the key as written, and its value


@dataclass(frozen=True, slots=True)
class StateArticle:
    """The fields of an article in an embedded state; the body as its paragraphs."""

    body: Candidate
    headline: Candidate | None = None
    byline: Candidate | None = None
    published: Candidate | None = None
    modified: Candidate | None = None

    def candidates(self, field: str) -> Iterator[Candidate]:
        """Yield the candidate for a field with one value, if there is one."""
        candidate = getattr(self, field, None)
        if candidate:
            yield candidate

    def times(self) -> Iterator[TimeWitness]:
        """Yield the time strings."""
        if self.published:
            yield TimeWitness(
                EvidenceSource.EMBEDDED_STATE, self.published.rule, self.published.text or "", "published"
            )
        if self.modified:
            yield TimeWitness(EvidenceSource.EMBEDDED_STATE, self.modified.rule, self.modified.text or "", "modified")


def state_article(document: Document, titles: Collection[str]) -> StateArticle | None:
    """Return the page's article among all articles of its scripts, None if none is certain.

    `titles`: the titles that the page declares. A state also holds the articles of the lists on the page: the page's own is the one whose headline
    is a declared title, or whose id is in the page's address; on a page without a title, the only one with a body.
    """
    found = [each for state in _states(document) for each in _articles(state)]
    ends = {unquote(part) for part in re.split(r"[/?#=&-]|\.html?$", document.page.url) if part}
    named = {fold(title) for title in titles}
    own = [each for each in found if _has_title(each, named)] or [each for each in found if _is_addressed(each, ends)]
    if not own and not named:
        own = found if len(found) == 1 else []
    read = (_read(each) for each in own)
    return max((article for article in read if article), key=lambda article: len(article.body.text or ""), default=None)


def _states(document: Document) -> Iterator[Any]:
    """Yield the JSON values in the page's scripts."""
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
    """Yield the rows of Next's stream; "$1b" is replaced by the text of the row "1b:T2f,..." (2f: its length in bytes, hexadecimal)."""
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
    """Replace the references to texts in a state, in place; return the state."""
    waiting = [state] if texts else []
    while waiting:
        member = waiting.pop()
        pairs = member.items() if isinstance(member, dict) else enumerate(member) if isinstance(member, list) else ()
        for key, value in list(pairs):
            if isinstance(value, str) and value in texts:
                member[key] = texts[value]
            elif isinstance(value, dict | list):
                waiting.append(value)
    return state


_JSON = json.JSONDecoder(strict=False)


def _loaded(text: str, start: int = 0) -> Any:
    """Return the JSON value that begins at a position, whatever follows it; None if none does."""
    begin = _SPACE.match(text, start)
    try:
        return _JSON.raw_decode(text, begin.end() if begin else start)[0]
    except (ValueError, RecursionError):
        return None


def _articles(state: Any) -> Iterator[_Object]:
    """Yield the objects of a state that have a headline and a body."""
    resolved = _resolver(state) if _is_flat(state) else None
    waiting, seen = [state], 0
    while waiting and seen < _MAX_OBJECTS:
        member = waiting.pop()
        seen += 1
        if isinstance(member, dict):
            keys = {_letters(key): key for key in member}
            if not keys.keys().isdisjoint(_HEADLINE) and not keys.keys().isdisjoint(_BODY):
                yield {
                    letters: (key, resolved(member[key]) if resolved else member[key]) for letters, key in keys.items()
                }
            waiting += [value for value in member.values() if isinstance(value, dict | list)]
        elif isinstance(member, list):
            waiting += [value for value in member if isinstance(value, dict | list)]


def _is_flat(state: Any) -> bool:
    """True if a state has Nuxt's form: one list, in which the values of objects and lists are positions of other members."""
    if not isinstance(state, list) or len(state) < 2 or not isinstance(state[0], dict | list):
        return False
    objects = [member for member in state if isinstance(member, dict)]
    return bool(objects) and all(type(value) is int for member in objects for value in member.values())


def _resolver(flat: list[Any]) -> Callable[[Any], Any]:
    """Return a function from a position of a flat state to the member there with its references replaced.

    A list that begins with a word ("Reactive", "Date") wraps the one value behind it.
    """
    known: dict[int, Any] = {}

    def resolved(at: Any, depth: int = 0) -> Any:
        if type(at) is not int or not 0 <= at < len(flat) or depth > _MAX_DEPTH:
            return None
        if at not in known:
            known[at] = None  # for a member that refers back to itself
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


def _has_title(member: _Object, titles: Collection[str]) -> bool:
    headline = _first(member, _HEADLINE, _text)
    return headline is not None and fold(headline.text or "") in titles


def _is_addressed(member: _Object, parts: Collection[str]) -> bool:
    """True if the object's own id or slug is a part of the page's address."""
    own = (member[letters][1] for letters in _OWN if letters in member)
    return any(str(value).rpartition("/")[2] in parts for value in own if isinstance(value, str | int) and value)


def _read(member: _Object) -> StateArticle | None:
    body = _first(member, _BODY, _paragraphs)
    if body is None or len(body.text or "") < _LEAST_BODY:
        return None
    return StateArticle(
        body=body,
        headline=_first(member, _HEADLINE, _text),
        byline=_first(member, _BYLINE, _names),
        published=_first(member, _PUBLISHED, _instant),
        modified=_first(member, _MODIFIED, _instant),
    )


def _first(member: _Object, known: Iterable[str], read: Callable[[Any], str | None]) -> Candidate | None:
    """Return the value of the first of some keys that has one."""
    for letters in known:
        key, held = member.get(letters, ("", None))
        text = read(held)
        if text:
            return Candidate(EvidenceSource.EMBEDDED_STATE, f"embedded state: {key}", text)
    return None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _instant(value: Any) -> str | None:
    """Return a time as written; a number of seconds or milliseconds since 1970 in ISO 8601."""
    digits = str(value) if type(value) is int else value
    if isinstance(digits, str) and digits.isascii() and digits.isdecimal():
        if len(digits) not in (_SECONDS, _MILLISECONDS):
            return None
        return datetime.fromtimestamp(int(digits[:_SECONDS]), UTC).isoformat()
    return _text(value)


def _names(value: Any) -> str | None:
    """Return the names in a string, an object or a list of either, separated by commas."""
    members = value if isinstance(value, list) else [value]
    names = []
    for member in members:
        if isinstance(member, dict):
            keys = {_letters(key): held for key, held in member.items()}
            member = next((keys[key] for key in _NAME if isinstance(keys.get(key), str)), None)
        names.append(_text(member))
    return ", ".join(filter(None, names)) or None


def _paragraphs(value: Any) -> str | None:
    """Return the paragraphs of a body that is HTML, text, or pieces of either."""
    pieces = (paragraphs_of_html(piece if "<" in piece else html.unescape(piece)) for piece in _pieces(value))
    return "\n\n".join(piece for piece in pieces if piece and not piece.isspace()) or None


def _pieces(value: Any) -> Iterator[str]:
    """Yield the texts of a body in order: of an object its own text, else the texts of its members."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_PIECES:
        member = waiting.pop()
        seen += 1
        if isinstance(member, str):
            yield member
        elif isinstance(member, list):
            waiting += reversed(member)
        elif isinstance(member, dict) and _OTHERS.isdisjoint(map(str, (member.get("type"), member.get("subtype")))):
            words = next((member[key] for key in _WORDS if isinstance(member.get(key), str)), None)
            waiting += (
                [words] if words else [held for held in reversed(member.values()) if isinstance(held, dict | list)]
            )
