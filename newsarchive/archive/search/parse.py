"""From the string that a person wrote to a query. Pure; no string fails."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final, NamedTuple, cast

from newsarchive.archive.history.states import State
from newsarchive.archive.search.keys import Word, words
from newsarchive.archive.search.notes import Note, note
from newsarchive.archive.search.query import (
    CHANGES,
    MISSING,
    MOST_WORDS,
    SHORTEST_PREFIX,
    And,
    Field,
    Match,
    Node,
    Not,
    Or,
    Query,
    Versions,
)
from newsarchive.bengali.digits import to_ascii

_DEEPEST: Final = 20  # brackets within each other
_LONGEST: Final = 2000  # characters
_QUOTES: Final = '"\u201c\u201d\u201e\u00ab\u00bb'
_DAYS: Final = ("since", "until")
_CHOICES: Final[Mapping[str, Sequence[str]]] = {"state": tuple(State), "changed": CHANGES, "missing": MISSING}
_LIMITS: Final = (*_DAYS, "state", "changed")  # of the whole query, wherever they are in it
_FIELDS: Final = ("headline", "outlet", "byline", "section", *_DAYS, *_CHOICES)
_FIELD_LIKE: Final = re.compile("([A-Za-z]+):(?!//)")
_NOT_OF_OUTLET: Final = re.compile("[^a-z0-9_]")  # in the key of an outlet; a key that no outlet has finds nothing
_TOKEN: Final = re.compile(
    rf"(?P<minus>-(?=[^\s-]))?(?:(?P<name>{'|'.join(_FIELDS)}):)?"
    rf"(?:(?P<open>\()|(?P<close>\))|[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]?)|(?P<bare>[^\s(){_QUOTES}]+))"
)


class Token(NamedTuple):
    """A piece of a query. `kind`: open, close, word, phrase, AND, OR or NOT; `name`: the field before it; `is_closed`: of a phrase."""

    kind: str
    text: str
    name: str | None
    is_excluded: bool
    is_closed: bool = True


def parse(text: str) -> Query:
    """Return the query of a string; what cannot be used of it is named in its notes. Raises nothing for any string."""
    reading = _Reading([token for token, _, _ in tokens_of(text[:_LONGEST])])
    if any(token.kind == "phrase" and not token.is_closed for token in reading.tokens):
        reading.note("quotation_mark")
    if len(text) > _LONGEST:
        reading.note("too_long", n=_LONGEST)
    root = reading.any_of(None, 0)
    while reading.at < len(reading.tokens):
        reading.at += 1  # a closing bracket that nothing opened
        reading.note("bracket")
        root = _all([root, reading.any_of(None, 0)])
    if root is not None and _only_excludes(root):
        reading.note("only_excluded")
        root = None
    is_void = root is None and not reading.limits and bool(text.strip())
    if is_void and not reading.notes:
        reading.note("no_word")
    return Query(root, notes=tuple(dict.fromkeys(reading.notes)), is_void=is_void, **reading.limits)


def limited(
    query: Query,
    *,
    outlet: str | None = None,
    byline: str | None = None,
    section: str | None = None,
    since: date | None = None,
    until: date | None = None,
    at: datetime | None = None,
    versions: Versions = "present",
) -> Query:
    """Return a query that asks for these, too; days replace its own. Raises ValueError for an instant without an offset, or with all versions."""
    if at is not None and at.utcoffset() is None:
        raise ValueError(f"at is an instant with an offset, not {at}")
    if at is not None and versions == "all":
        raise ValueError("at an instant an article has one version: ask for either")
    wanted: list[tuple[Field, str | None]] = [("outlet", outlet), ("byline", byline), ("section", section)]
    filters = [parse(f'{name}:"{text}"').root for name, text in wanted if text]
    root = _all([query.root, *filters])
    since, until = since or query.since, until or query.until
    notes = (note("no_days", since=since, until=until),) if since and until and since > until else ()
    return replace(query, root=root, since=since, until=until, notes=(*query.notes, *notes), at=at, versions=versions)


def tokens_of(text: str) -> Iterator[tuple[Token, int, int]]:
    """Yield the pieces of a query with their begin and end in the text."""
    for found in _TOKEN.finditer(text):
        yield _token(found), found.start(), found.end()


def _token(found: re.Match[str]) -> Token:
    name, excluded = found["name"], bool(found["minus"])
    if found["open"]:
        return Token("open", "", name, excluded)
    if found["close"]:
        return Token("close", "", None, False)
    if found["quoted"] is not None:
        return Token("phrase", found["quoted"], name, excluded, bool(found["end"]))
    if found["bare"] in ("AND", "OR", "NOT") and not name:
        return Token(found["bare"], "", None, False)
    return Token("word", found["bare"], name, excluded)


@dataclass
class _Reading:
    """The state of reading a query: its tokens, the position among them, and what was found besides words.

    `is_excluding`: NOT is before a bracket around the position. `limits`: values of the whole query, by the names that `Query` has for them.
    """

    tokens: list[Token]
    at: int = 0
    word_count: int = 0
    is_excluding: bool = False
    limits: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def note(self, key: str, **values: object) -> None:
        self.notes.append(note(key, **values))

    def next_is(self, kind: str) -> bool:
        """Consume the next token if it is of a kind; True if it was."""
        found = self.at < len(self.tokens) and self.tokens[self.at].kind == kind
        self.at += found
        return found

    def any_of(self, scope: Field | None, depth: int) -> Node | None:
        """Return what follows up to a closing bracket: parts joined by OR."""
        first = self.at
        parts = [self.all_of(scope, depth)]
        while self.next_is("OR"):
            self._note_limits(first, parts[-1])
            first = self.at
            parts.append(self.all_of(scope, depth))
        if len(parts) > 1:
            self._note_limits(first, parts[-1])
        present = [part for part in parts if part is not None]
        if len(present) < 2:
            return _first(present)
        named = [part for part in present if not _only_excludes(part)]
        if len(named) < len(present):
            self.note("or_not")
        return Or(tuple(named)) if len(named) > 1 else _first(named)

    def all_of(self, scope: Field | None, depth: int) -> Node | None:
        """Return what follows up to OR or a closing bracket: parts of which all must hold."""
        parts = []
        while self.at < len(self.tokens) and self.tokens[self.at].kind not in ("OR", "close"):
            if not self.next_is("AND"):
                parts.append(self.one(scope, depth))
        return _all(parts)

    def one(self, scope: Field | None, depth: int) -> Node | None:
        """Return one part: a word, a phrase, brackets, or one of these excluded."""
        excluded = False
        while self.next_is("NOT"):
            excluded = not excluded
        if self.at == len(self.tokens) or self.tokens[self.at].kind in ("AND", "OR", "close"):
            return None
        token = self.tokens[self.at]
        self.at += 1
        excluded ^= token.is_excluded
        outside, self.is_excluding = self.is_excluding, self.is_excluding or excluded
        part = self._part(token, scope, depth)
        self.is_excluding = outside
        if part is None or not excluded:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def _part(self, token: Token, scope: Field | None, depth: int) -> Node | None:
        if token.kind == "open":
            return self._in_brackets(token, scope, depth)
        if self.is_excluding and token.name in _LIMITS:
            self.note("excluded_limit", field=token.name)
            return None
        if token.name and token.name in _DAYS:
            self._set_day(token.name, token.text)
            return None
        if token.name and token.name in _CHOICES:
            return self._choose(token.name, token.text)
        return self._match(token, scope)

    def _in_brackets(self, token: Token, scope: Field | None, depth: int) -> Node | None:
        if token.name in _LIMITS or token.name in _CHOICES:
            self.note("day_brackets" if token.name in _DAYS else "choice_brackets", field=token.name)
            token = token._replace(name=None)
        if depth == _DEEPEST:
            self.note("too_deep", n=_DEEPEST)
            self._skip()
            return None
        part = self.any_of(cast("Field | None", token.name) or scope, depth + 1)
        if not self.next_is("close"):
            self.note("bracket")
        return part

    def _skip(self) -> None:
        """Pass over everything up to the bracket that closes the one just opened."""
        opened = 1
        while opened and self.at < len(self.tokens):
            kind = self.tokens[self.at].kind
            opened += (kind == "open") - (kind == "close")
            self.at += 1

    def _match(self, token: Token, scope: Field | None) -> Match | None:
        where = cast("Field | None", token.name) or scope or "text"
        is_prefix = token.kind == "word" and token.text.endswith("*")
        if where == "outlet":
            key = _NOT_OF_OUTLET.sub("_", token.text.strip().lower())
            return Match((Word(key, key),), where) if key else None
        found = tuple(words(token.text))
        if not found:  # signs alone
            if token.name:
                self.note("field_no_word", field=token.name)
            return None
        if token.kind == "word" and not token.name and (field_like := _FIELD_LIKE.match(token.text)):
            if field_like[1] in _FIELDS:
                self.note("field_no_word", field=field_like[1])
                return None
            if field_like[0] != token.text:  # "word:" alone is a word
                self.note("no_field", field=field_like[1], fields=", ".join(_FIELDS))
        if is_prefix and len(found[-1].folded) < SHORTEST_PREFIX:
            self.note("short_beginning", word=token.text, n=SHORTEST_PREFIX)
            return None
        left = MOST_WORDS - self.word_count
        if len(found) > left:
            self.note("too_many_words", n=MOST_WORDS)
            found = found[:left]
        self.word_count += len(found)
        return Match(found, where, is_phrase=token.kind == "phrase", is_prefix=is_prefix) if found else None

    def _note_limits(self, first: int, part: Node | None) -> None:
        """Note each limit of an alternative from a token on that has nothing else: it does not hold for this alternative alone."""
        if part is None:
            for token in self.tokens[first : self.at]:
                if token.name in _LIMITS:
                    self.note("or_limit", field=token.name)

    def _set_day(self, name: str, written: str) -> None:
        try:
            self._limit(name, date.fromisoformat(to_ascii(written.strip())))
        except ValueError:
            self.note("no_day", field=name, day=written)

    def _limit(self, name: str, value: date | State) -> None:
        if self.limits.get(name, value) != value:
            self.note("limit_twice", field=name)
        self.limits[name] = value

    def _choose(self, name: str, written: str) -> Match | None:
        """Return what asks for a value of a field that has few; None for a limit of the whole query, or if it has no such value."""
        value = written.strip().lower()
        if value not in _CHOICES[name]:
            self.note("no_choice", field=name, given=written, known=", ".join(_CHOICES[name]))
            return None
        if name == "missing":
            return Match((Word(value, value),), "missing")
        if name == "state":
            self._limit(name, State(value))
        else:  # an article may have changed in more than one way
            self.limits[name] = tuple(dict.fromkeys([*self.limits.get(name, ()), value]))
        return None


def _all(parts: list[Node | None]) -> Node | None:
    """Return parts joined by AND; excluded ones come last. What is excluded alone stays so."""
    present: list[Node] = []
    for part in parts:
        if part is not None:
            present += part.parts if isinstance(part, And) else (part,)
    present.sort(key=lambda part: isinstance(part, Not))
    return And(tuple(present)) if len(present) > 1 else _first(present)


def _only_excludes(node: Node) -> bool:
    return isinstance(node, Not) or (isinstance(node, And) and all(isinstance(part, Not) for part in node.parts))


def _first(parts: list[Node | None] | list[Node]) -> Node | None:
    return next((part for part in parts if part is not None), None)
