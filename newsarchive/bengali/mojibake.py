"""Mojibake: Bengali UTF-8 that was decoded as Latin-1 or Windows-1252, detected and decoded again ("à¦¬à¦¾" is "বা").

Each Bengali letter is three bytes in UTF-8, E0 A6 xx or E0 A7 xx, so that mojibake contains "à¦" or "à§" for every
letter; no other text has these pairs. `repair` is for one text: it is repaired completely or not at all. `repair_within` is for a page, of which
a part may be mojibake: databases that take UTF-8 for Latin-1 give whole pages or single fields of it.
"""

import re
from typing import Final

from newsarchive.bengali.text import is_bengali

# Without the five bytes that Windows-1252 leaves undefined; browsers (the WHATWG rules) decode them as control characters.
_CP1252: Final = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_LATIN: Final = re.compile(f"[\x00-\xff{''.join(map(chr, _CP1252))}]*")
_FIRST_BYTES: Final = ("\u00e0\u00a6", "\u00e0\u00a7", "\u00c3")  # of a letter; of text that was decoded wrongly twice
_BENGALI: Final = re.compile("[\u0980-\u09ff]")
_MAX_ROUNDS: Final = 3  # text that was decoded wrongly twice occurs

# What begins mojibake in the bytes of a page in UTF-8: "à¦", "à§", and the same decoded wrongly once more.
_IN_BYTES: Final = tuple(
    wrong.encode()
    for once in ("\u00e0\u00a6", "\u00e0\u00a7")
    for wrong in (once, once.encode().decode("latin-1"), "".join(map(chr, once.encode())).encode().decode("latin-1"))
)
# A text between tags, or the value of an attribute, as far as it has Latin letters and signs alone.
_RUN: Final = re.compile(f"[ !#-&(-;=?-~\x80-\xff{''.join(map(chr, _CP1252))}]+")
_REST: Final = "[\x80-\xbf]"
_LETTER: Final = re.compile(f"[\xc2-\xdf]{_REST}|[\xe0-\xef]{_REST}{{2}}|[\xf0-\xf4]{_REST}{{3}}")


def is_within(utf8: bytes) -> bool:
    """True if a page in UTF-8 may contain mojibake. Most Bengali pages have no byte C3, and no search is faster than that for one byte."""
    return b"\xc3" in utf8 and any(first in utf8 for first in _IN_BYTES)


def repair_within(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a page with its mojibake repaired, and each text that was, as shown and as repaired.

    `text`: a page in HTML. Only letters whose bytes are all there are repaired. Raises nothing.
    """
    repaired: list[tuple[str, str]] = []

    def repair_run(run: re.Match[str]) -> str:
        shown = run[0]
        if not any(first in shown for first in _FIRST_BYTES):
            return shown
        meant = _letters_again(shown)
        if meant != shown and _BENGALI.search(meant):
            repaired.append((shown, meant))
            return meant
        return shown

    return _RUN.sub(repair_run, text), repaired


def _letters_again(text: str) -> str:
    for _ in range(_MAX_ROUNDS):
        if not any(first in text for first in _FIRST_BYTES):
            break
        pieces, end = [], 0
        for letter in _LETTER.finditer(text.translate(_CP1252)):
            pieces += [text[end : letter.start()], letter[0].encode("latin-1").decode("utf-8", "replace")]
            end = letter.end()
        text = "".join(pieces) + text[end:]
    return text


def repair(text: str) -> str | None:
    """Return the Bengali text of a mojibake; None if the text is not mojibake or cannot be repaired completely.

    `text`: any string that was decoded as a unit (one element, not parts of a page joined together). Text that was
    decoded wrongly two or three times is repaired as often. The result has more Bengali letters than others; no
    character is dropped or replaced. Raises nothing.
    """
    for _ in range(_MAX_ROUNDS):
        if not any(first in text for first in _FIRST_BYTES) or not _LATIN.fullmatch(text):
            return None
        try:
            text = text.translate(_CP1252).encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            return None
        if is_bengali(text):
            return text
    return None
