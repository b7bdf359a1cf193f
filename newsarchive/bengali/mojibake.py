"""Mojibake: UTF-8 that was read as Latin-1 or Windows-1252, found and undone ("à¦¬à¦¾" is "বা").

Each Bengali letter is three bytes in UTF-8, E0 A6 xx or E0 A7 xx, so that the wrong reading has "à¦" or "à§" for every
letter: nothing else has them side by side. Undoing is only done whole: the bytes must be UTF-8 to the last one,
and what comes out must be Bengali. Seen on the AMP pages of one site (the project's facts on text).
"""

import re
from typing import Final

from newsarchive.bengali.text import is_bengali

# The five bytes that Windows-1252 leaves empty; readers of pages (the WHATWG rules) take them for control characters.
_CP1252: Final = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_LATIN: Final = re.compile(f"[\x00-\xff{''.join(map(chr, _CP1252))}]*")
_FIRST_BYTES: Final = ("\u00e0\u00a6", "\u00e0\u00a7", "\u00c3")  # of a letter; of what was misread again
_MOST_ROUNDS: Final = 3  # text was seen that went through twice


def repair(text: str) -> str | None:
    """Give the Bengali text that a mojibake was; None where it is none or cannot be undone whole.

    Input is any string, of one reading throughout (an element, not a page put together). Text that was wrongly read
    twice or three times is undone as often. The answer has more Bengali letters than others; nothing is left out or
    replaced. Raises nothing.
    """
    for _ in range(_MOST_ROUNDS):
        if not any(first in text for first in _FIRST_BYTES) or not _LATIN.fullmatch(text):
            return None
        try:
            text = text.translate(_CP1252).encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            return None
        if is_bengali(text):
            return text
    return None
