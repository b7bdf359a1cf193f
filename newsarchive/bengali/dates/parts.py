"""The part of a string that shows the publish time, and the part that shows the update time, each with its label."""

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, Literal

from newsarchive.bengali.dates.reader import LABEL
from newsarchive.bengali.dates.tokens import MAX_LENGTH, Tokens, prepare, tokenise
from newsarchive.bengali.text import clean_line

_SEPARATORS: Final = " |•·,;/–—-।"
_BEFORE_LABEL: Final = frozenset({"শেষ", "সর্বশেষ", "last", "("})  # last


def part_of(raw: str, field: Literal["published", "modified"]) -> str:
    """Return the part of a string with one of its two times, on one line and otherwise as shown; the whole line if it cannot be split.

    `raw` has a publish and an update time: "প্রকাশ: ৯ জুলাই ২০২৬ | আপডেট: ১০ জুলাই ২০২৬" (published, updated). What precedes both labels belongs to
    the publish time.
    """
    return _split(raw)[0 if field == "published" else 1]


@lru_cache(maxsize=64)  # both parts are asked for one after the other
def _split(raw: str) -> tuple[str, str]:
    line = clean_line(raw)
    text = prepare(raw)
    if len(line) > MAX_LENGTH or _without_gaps(text) != _without_gaps(line.lower()):
        return line, line
    tokens = tokenise(text)
    parts = _parts(tokens)
    if parts is None:
        return line, line
    ends = list(accumulate([len(word.replace(" ", "")) for word in tokens.words], initial=0))
    published, modified = (_between(line, ends[start], ends[end]) for start, end in parts)
    return published, modified


def _parts(tokens: Tokens) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the first and the last token, exclusive, of the part of each time; None if the string has not one part of each."""
    labels = [label for label in LABEL.finditer(tokens.shape) if label[0][0] in "LU"]
    starts = [_with_words_before(tokens, label.start()) for label in labels]
    segments = list(zip([label[0][0] for label in labels], pairwise([*starts, len(tokens.shape)]), strict=True))
    updates = [span for kind, span in segments if kind == "U"]
    if not updates or labels[-1].end() == len(tokens.shape):  # "... হালনাগাদ" (updated): the label follows its time
        return None
    published = [span for kind, span in segments if kind == "L"]
    if starts[0] > 0 and (not published or segments[0][0] == "L"):
        published = [(0, starts[0]), *published]
    if not published:
        return None
    end = published[0][1]
    for following in published[1:]:
        end = following[1] if following[0] == end else end
    return (published[0][0], end), updates[0]


def _with_words_before(tokens: Tokens, at: int) -> int:
    """Return the first token of a label with "last" and an opening bracket before it."""
    while at > 0 and tokens.words[at - 1] in _BEFORE_LABEL:
        at -= 1
    return at


def _between(line: str, start: int, end: int) -> str:
    """Return the part of a line between two numbers of characters, white space not counted, without separators at its ends."""
    part = line[_position(line, start) : _position(line, end - 1) + 1].strip(_SEPARATORS)
    if part.startswith("(") and part.endswith(")"):
        part = part[1:-1]
    elif part.endswith(")") and "(" not in part:
        part = part[:-1]
    return part.rstrip("(").strip(_SEPARATORS)


def _position(line: str, number: int) -> int:
    """Return where a character is that has so many before it, spaces not counted."""
    at, before = number, -1
    while at != before:
        before, at = at, number + line.count(" ", 0, at + 1)
    return at


def _without_gaps(text: str) -> str:
    return "".join(text.split())
