"""What differs between two versions of an article, word by word. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from newsarchive.archive.hashes import TEXTS
from newsarchive.archive.times import FIELDS
from newsarchive.bengali.text import fold
from newsarchive.bengali.words import is_word, tokens

Kind = Literal["equal", "delete", "insert"]

# The fields that are compared, in the order in which a reader wants them; the columns of a time are one field.
_TIMES: Final = tuple(f"{field}_at" for field in FIELDS)
_ORDER: Final = ("headline", "kicker", "byline", *_TIMES, "section", "tags", "image", "captions", "body")
_AROUND: Final = 60  # characters of unchanged text that are shown beside a change
_CUT: Final = "…"
_MANY: Final = 2000  # tokens: above, frequent words are no anchors, or the comparison takes minutes


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text that is the same in both versions, only in the earlier one, or only in the later one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, with both values. `parts`: the text of both, None for what is no text."""

    field: str
    before: Any
    after: Any
    parts: tuple[Part, ...] | None = None


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return the fields that differ between two contents of an article, given as columns. White space is no difference."""
    return [
        Difference(name, before[name], after[name], _parts_of(name, before[name], after[name]))
        for name in _ORDER
        if _differs(name, before, after)
    ]


def text_parts(before: str, after: str) -> tuple[Part, ...]:
    """Return two texts as parts, word by word within the paragraphs that differ.

    The equal and inserted parts together are the text `after`. Words that are the same folded are equal.
    """
    found: list[Part] = []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        one, other = "".join(old[i1:i2]), "".join(new[j1:j2])
        found += [Part("equal", other)] if tag == "equal" else _word_parts(one, other)
    return tuple(_joined(found))


def excerpt(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return the beginning and the end of an unchanged stretch, cut between words; what is beside no change is left out."""
    head = "" if is_first else _beginning(text)
    tail = "" if is_last else _beginning(text[::-1])[::-1]
    if len(head) + len(tail) + len(_CUT) >= len(text):
        return text
    return f"{head} {_CUT} {tail}".removeprefix(" ").removesuffix(" " if is_last else "")


def _beginning(text: str) -> str:
    """Return the first words of a text."""
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] or text[:_AROUND]


def _differs(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    if name in TEXTS:
        return fold(before[name] or "") != fold(after[name] or "")
    if name in _TIMES:
        precision = name.replace("_at", "_precision")
        return (before[name], before[precision]) != (after[name], after[precision])
    return bool(before[name] != after[name])


def _parts_of(name: str, before: Any, after: Any) -> tuple[Part, ...] | None:
    return text_parts(before or "", after or "") if name in (*TEXTS, "section") else None


def _word_parts(before: str, after: str) -> Iterator[Part]:
    old, new = tokens(before), tokens(after)
    for tag, i1, i2, j1, j2 in _without_lone_marks(_opcodes(old, new), new):
        one, other = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal":
            yield Part("equal", other)
            continue
        if one:
            yield Part("delete", one)
        if other:
            yield Part("insert", other)


_Opcode = tuple[str, int, int, int, int]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[_Opcode]:
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=max(len(old), len(new)) > _MANY)
    return [(tag, i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]


def _keys(parts: Sequence[str]) -> list[str]:
    """Return each part in the form in which it is compared; a line end is a part like a word."""
    return [fold(part) or "\n" for part in parts]


def _without_lone_marks(opcodes: Sequence[_Opcode], new: Sequence[str]) -> list[_Opcode]:
    """Return opcodes in which marks alone between two changes are part of the change: "ক, খ" to "গ, ঘ" is one.

    A mark at the end of a line is not.
    """
    found: list[_Opcode] = []
    for number, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        is_between = 0 < number < len(opcodes) - 1
        ends_line = any(token.startswith("\n") for token in new[j2 : j2 + 1])
        is_equal = tag == "equal" and (ends_line or not (is_between and _is_marks(new[j1:j2])))
        if not is_equal and found and found[-1][0] != "equal":
            _, start, _, new_start, _ = found.pop()
            found.append(("replace", start, i2, new_start, j2))
        else:
            found.append(("equal" if is_equal else "replace", i1, i2, j1, j2))
    return found


def _is_marks(found: Sequence[str]) -> bool:
    """True if tokens contain neither a word nor a line end."""
    return not any(is_word(token) or token.startswith("\n") for token in found)


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield parts with neighbours of one kind as one; of neighbouring changes the deletions come first."""
    pending: dict[Kind, str] = {"delete": "", "insert": ""}
    equal = ""
    for part in parts:
        if part.kind == "equal":
            yield from (Part(kind, text) for kind, text in pending.items() if text)
            pending = {"delete": "", "insert": ""}
            equal += part.text
            continue
        if equal:
            yield Part("equal", equal)
            equal = ""
        pending[part.kind] += part.text
    yield from (Part(kind, text) for kind, text in pending.items() if text)
    if equal:
        yield Part("equal", equal)
