"""The byline at the foot of an article: below its text, or behind its last sentence."""

import re
import unicodedata
from typing import Final

from newsarchive.bengali.bylines.labels import BULLETS, LABEL, SOURCE_LABEL, is_label_alone, without_bullet
from newsarchive.bengali.bylines.name_words import COMMON, PREFIXES
from newsarchive.bengali.bylines.names import is_byline_alone, is_of_sentence
from newsarchive.bengali.bylines.nobody import is_nameless, names_nobody
from newsarchive.bengali.bylines.parts import brackets, may_be_town, parts_of, place_only
from newsarchive.bengali.bylines.roles import is_office
from newsarchive.bengali.bylines.words import AGENCIES, CORRESPONDENT, DESK, INSTITUTIONS, OFFICES, TITLES
from newsarchive.bengali.text import clean_line, fold

_LINES: Final = 4  # lines at the end of a body
_LONGEST_END: Final = 10_000  # characters at the end of a body that are read
_LONGEST: Final = 160  # characters of such a line
_LONGEST_TAIL: Final = 70  # characters behind the last sentence
_LONGEST_NAME: Final = 4  # words, without titles and initials
_SHORT: Final = 3  # characters of initials: "এ. কে. এম."
_SENTENCE_END: Final = re.compile("[।?!][”’\"']?")
_ENDS: Final = ("।", "?", "!", "…")
_PUBLISHER: Final = unicodedata.normalize("NFC", "প্রকাশক")  # of the imprint
_DIGIT: Final = re.compile("[0-9০-৯]")
# What separates a writer from what he is: "রহিম উদ্দিন : গবেষক" (researcher).
_SEPARATOR: Final = re.compile(r"\s?[:;,](?=\s)|\s[ঃ–—-](?=\s)")
_SIGNS: Final = re.compile("[।?!()0-9০-৯]")
_INITIAL: Final = "এ"  # also the word "this"
_AND: Final = re.compile(r"(?<=\s)(?:ও|এবং|and)(?=\s)|&")
# "খবর বিবিসি", "খবর: এএফপির": the news of an agency, also in the genitive.
_NEWS_OF: Final = re.compile(unicodedata.normalize("NFC", r"^খবর\s?[:ঃ]?\s?"))
# Notices that end an article: notice, press release.
_NOTICES: Final = frozenset(map(fold, ("বিজ্ঞপ্তি", "প্রেস বিজ্ঞপ্তি", "সংবাদ বিজ্ঞপ্তি", "খবর বিজ্ঞপ্তি")))


def in_last_lines(body: str) -> str | None:
    """Return the byline at the end of a body, suitable for `authors`; None if it ends with anything else.

    It is a line of its own, or the words behind the last sentence: a labelled name ("লেখক: ..."), a name and what the
    writer is ("...: গবেষক", researcher), a role, an agency as the source, a name behind a bullet or a dash, or a name alone
    with a word that is common in names. A line among others of its form is of a list and no byline. Paragraphs are separated
    by blank lines; the body is unchanged. Raises nothing.
    """
    tail = [line for line in body.rstrip()[-_LONGEST_END:].split("\n") if line and not line.isspace()]
    lines = [clean_line(line[-_LONGEST * 4 :]) for line in tail[-_LINES:]] or [""]
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at]
        found = signature(line) if len(line) <= _LONGEST else None
        if found and not _is_of_list(line, lines[at - 1]):
            return found
        if found or not _is_affiliation(line):
            break
    return _behind_sentence(lines[-1])


def signature(line: str) -> str | None:
    """Return the byline that a line of its own is, below the text of an article; None if it is anything else."""
    text = clean_line(line[: _LONGEST * 2])
    if text.startswith(("(", "[")):
        text = without_bullet(text)
    source = _agencies(text)
    if source:
        return source
    label = LABEL.match(text)
    bare = without_bullet(text)
    is_marked = bare != text
    rest = text[label.end() :] if label else bare
    if not rest or is_label_alone(text) or text.startswith(_PUBLISHER) or text.endswith(_ENDS) or _DIGIT.search(rest):
        return None
    role = rest.rstrip(" .,-–—")
    if is_byline_alone(role) and not is_nameless(role):
        return role
    return _writers(rest, is_labelled=bool(label), is_marked=is_marked)


def _writers(text: str, *, is_labelled: bool, is_marked: bool) -> str | None:
    """Return the names at the beginning of a line, if what follows is a place, an office or nothing."""
    cut = _SEPARATOR.search(text)
    names, behind = (text[: cut.start()], text[cut.end() :]) if cut else brackets(text) or (text, "")
    written = [name.strip(" ()") for name in _AND.split(names)]
    if not all(is_personal(name) or (is_labelled and at and _is_word(name)) for at, name in enumerate(written)):
        return None
    places = [part for part in parts_of(behind) if place_only(part)]
    if behind and len(places) == len(parts_of(behind)):
        return text if is_labelled or is_marked or _is_common(written) else None
    if behind and (is_labelled or _has_office(behind)):
        return names.strip()
    if behind:  # no table of places is complete
        return text if is_marked and _is_common(written) and may_be_town(behind.strip()) else None
    return names.strip() if is_labelled or is_marked or _is_common(written) else None


def is_personal(name: str) -> bool:
    """True if words have the form of a person's name: two to four beside titles and initials, no verb, office, role, place or institution."""
    keys = fold(name).split()
    counted = [key for key in keys if key not in PREFIXES and len(key) > _SHORT and not key.endswith(".")]
    if len(keys) <= 1 or not 1 <= len(counted) <= _LONGEST_NAME or names_nobody(name):
        return False
    others = AGENCIES | CORRESPONDENT | DESK | INSTITUTIONS | (OFFICES - TITLES)
    return not any((is_of_sentence(key) and key != _INITIAL) or key in others for key in keys) and not _SIGNS.search(
        name
    )


def _is_word(name: str) -> bool:
    return bool(name) and " " not in name and not names_nobody(name)


def _is_common(names: list[str]) -> bool:
    return all(not COMMON.isdisjoint(fold(name).split()) for name in names)


def _has_office(text: str) -> bool:
    return any(is_office(part) for part in parts_of(text.replace("-", " "))) and not text.rstrip().endswith(_ENDS)


def _is_affiliation(line: str) -> bool:
    """True if a line below a name states where the writer works or studies."""
    keys = fold(line).split()
    return len(line) <= _LONGEST and not line.endswith(_ENDS) and not (OFFICES | INSTITUTIONS | TITLES).isdisjoint(keys)


def _is_of_list(line: str, before: str) -> bool:
    """True if the line before has the same bullet or is a signature too: the two are entries of a list."""
    if line[:1] in BULLETS and before[:1] == line[:1]:
        return True
    return len(before) <= _LONGEST and not before.endswith(_ENDS) and signature(before) is not None


def _behind_sentence(line: str) -> str | None:
    """Return the role, the agency or the labelled name behind the last sentence of a paragraph."""
    tail = _tail(line)
    if not tail:
        return _agencies_in_last_sentence(line)
    if fold(tail.strip("()[]" + BULLETS)) in _NOTICES:
        return tail.strip("()[]" + BULLETS)
    found = signature(tail)
    return found if found and (LABEL.match(tail) or is_byline_alone(found)) else None


def _agencies_in_last_sentence(line: str) -> str | None:
    """Return the agency of a last sentence such as "খবর বিবিসি।" (news of the BBC)."""
    last = line.rstrip("। ").rpartition("।")[2].strip()
    found = _NEWS_OF.match(last)
    return _agencies(last) if found and len(last) <= _LONGEST_TAIL else None


def agencies_at_foot(body: str) -> list[str]:
    """Return the agencies that the end of a body names as its source, each in the nominative; nothing if it ends with anything else.

    It is a line of its own that is no entry of a list, the words behind the last sentence, or a last sentence such as "খবর বিবিসি।" (news of the
    BBC).
    """
    lines = [line for line in body.rstrip()[-_LONGEST_END:].split("\n") if line and not line.isspace()][-2:]
    last = clean_line(lines[-1][-_LONGEST * 4 :]) if lines else ""
    if len(lines) > 1 and len(last) <= _LONGEST and (found := _agencies(last)):
        return [] if _is_of_list(last, clean_line(lines[0])) else parts_of(found)
    found = _agencies(_tail(last)) or _agencies_in_last_sentence(last)
    return parts_of(found) if found else []


def _tail(line: str) -> str:
    """Return the words behind the last sentence of a line."""
    start = max(len(line) - _LONGEST_TAIL, 0)
    ends = [end.end() for end in _SENTENCE_END.finditer(line[start:])]
    return line[start + ends[-1] :].strip() if ends else ""


def _agencies(text: str) -> str | None:
    """Return the agencies that a line names as its source, or that it is: "সূত্র: বাসস", "খবর বিবিসির", "-রয়টার্স"."""
    label = SOURCE_LABEL.match(text) or _NEWS_OF.match(text)
    named = (text[label.end() :] if label else text).strip(" ()[]।" + BULLETS)
    parts = parts_of(named)
    names = [_without_genitive(part) for part in parts]
    if not names or not all(fold(name) in AGENCIES for name in names):
        return None
    return named if names == parts else ", ".join(names)


def _without_genitive(name: str) -> str:
    for ending in ("-এর", " এর", "ের", "র"):
        if name.endswith(ending) and fold(name.removesuffix(ending)) in AGENCIES:
            return name.removesuffix(ending)
    return name
