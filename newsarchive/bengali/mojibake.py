"""Mojibake: Bengali UTF-8 that was decoded as Latin-1 or Windows-1252, detected and decoded again ("à¦¬à¦¾" is "বা").

Each Bengali letter is three bytes in UTF-8, E0 A6 xx or E0 A7 xx, so that mojibake contains "à¦" or "à§" for every
letter; no other text has these pairs. Text is repaired completely or not at all: all bytes must be valid UTF-8, and the
result must be Bengali. Occurs on AMP pages of one site.
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
_MAX_ROUNDS: Final = 3  # text that was decoded wrongly twice occurs


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
