"""Whether words may be the name of a writer, or a role that begins or ends an article, by themselves."""

import re
from typing import Final

from newsarchive.bengali.bylines.author import Author
from newsarchive.bengali.bylines.parts import parts_of, place_only, town
from newsarchive.bengali.bylines.roles import author_in
from newsarchive.bengali.bylines.words import CERTAIN, DOUBTFUL, SENTENCE_ENDINGS, SENTENCE_WORDS, ends_in
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import fold

_QUOTES: Final = re.compile("[\"'“”‘’«»?!]")
_LONGEST_ALONE: Final = 60  # characters of a role that is a separate paragraph
_LONGEST_WRITER: Final = 4  # words
_LONGEST_ROLE: Final = 8


def is_byline_alone(line: str) -> bool:
    """True if a whole paragraph is a role, which then needs no sign behind; a name and a place may be a heading."""
    if len(line) > _LONGEST_ALONE or not is_byline(line, only_role=True):
        return False
    found = [author_in(part, frozenset()) for part in parts_of(line)]
    return any(author.kind != "person" for author in found if author)


def is_byline(line: str, *, only_role: bool) -> bool:
    """True if words before a text are its byline; `only_role`: a role is required, or a name with a place."""
    if _QUOTES.search(line):
        return False
    parts = parts_of(line)
    words = [part for at, part in enumerate(parts) if place_only(part) is None and not (at and town(part))]
    found = [(part, author_in(part, frozenset())) for part in words]
    names = [part for part, author in found if author and author.kind == "person"]
    if not found or any(author is None for _, author in found) or not all(map(_is_name, names)):
        return False
    has_place = len(parts) > len(found)
    if len(names) < len(found):
        return all(
            _is_certain(author, has_place=has_place) for _, author in found if author and author.kind != "person"
        )
    return not only_role or has_place


def _is_name(words: str) -> bool:
    """True if words may be the name of a writer: two to four, none of them a verb or another word of sentences."""
    keys = fold(words).split()
    if not 2 <= len(keys) <= _LONGEST_WRITER:
        return False
    return not any(is_of_sentence(key) for key in keys[1:])


def is_of_sentence(key: str) -> bool:
    """True if a folded word occurs in sentences and in no name."""
    return key in SENTENCE_WORDS or key.endswith(SENTENCE_ENDINGS)


def _is_certain(author: Author, *, has_place: bool) -> bool:
    """True if a role begins an article, and not a list, a question or a notice; `has_place`: a known place occurs with it."""
    words = fold(author.name).split()
    if author.kind == "agency":
        return True
    if len(words) < 2 or len(words) > _LONGEST_ROLE or any(word.endswith(SENTENCE_ENDINGS) for word in words):
        return False
    if words[-1] not in DOUBTFUL:
        return True
    return has_place or ends_in(" ".join(words), CERTAIN) or bool(author.place and is_place(author.place))
