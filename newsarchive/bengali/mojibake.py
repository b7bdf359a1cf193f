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
_FEW: Final = 4  # letters
_CONTEXT: Final = 20  # characters before and behind a few letters
_OUTSIDE: Final = re.compile("[<>&;\"']")
_REST: Final = "[\x80-\xbf]"
_LETTER: Final = re.compile(f"[\xc2-\xdf]{_REST}|[\xe0-\xef]{_REST}{{2}}|[\xf0-\xf4]{_REST}{{3}}")

# Signs that editors paste into sound text with the bytes of another charset: â€™ for ’. No other text has these sequences.
_SIGNS: Final = "‘’‚‛“”„–—―…•‹›′″€₹™\u200b\u200c\u200d\u00a0"
_UNDEFINED: Final = dict.fromkeys(b"\x81\x8d\x8f\x90\x9d")


def _misread(text: str, charset: str) -> str:
    """Return a text as a program shows it that takes its UTF-8 for the charset; bytes that the charset leaves empty are control characters."""
    return "".join(
        chr(byte) if charset == "latin-1" or byte in _UNDEFINED else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )


_CHARSETS: Final = ("latin-1", "cp1252")
_MISREAD_ONCE: Final = {_misread(sign, charset): sign for sign in _SIGNS for charset in _CHARSETS}
_MISREAD_SIGNS: Final = _MISREAD_ONCE | {
    _misread(wrong, charset): sign for wrong, sign in _MISREAD_ONCE.items() for charset in _CHARSETS
}
_BEGINNINGS: Final = frozenset(wrong[0] for wrong in _MISREAD_SIGNS)  # the sign left of a no-break space is one of them
_A_BEFORE_SPACE: Final = "\u00c2"  # what is left of a no-break space that was made a space
_SIGN: Final = re.compile(
    f"{'|'.join(map(re.escape, sorted(_MISREAD_SIGNS, key=len, reverse=True)))}|(?<=[\u0964\u0980-\u09ff,;]){_A_BEFORE_SPACE}(?= )"
)


def repair_signs(text: str) -> str:
    """Return a text with the signs repaired that are mojibake in it (dashes, quotation marks, spaces), the rest unchanged. Raises nothing."""
    if not any(first in text for first in _BEGINNINGS):
        return text
    return _SIGN.sub(lambda wrong: _MISREAD_SIGNS.get(wrong[0], ""), text)


def is_within(utf8: bytes) -> bool:
    """True if a page in UTF-8 may contain mojibake. Most Bengali pages have no byte C3, and no search is faster than that for one byte."""
    return b"\xc3" in utf8 and any(first in utf8 for first in _IN_BYTES)


def repair_within(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a page with its mojibake repaired, and each text that was, as shown and as repaired; of a few letters with the text around them.

    `text`: a page in HTML. Only letters whose bytes are all there are repaired. Raises nothing.
    """
    repaired: list[tuple[str, str]] = []

    def repair_run(run: re.Match[str]) -> str:
        shown = run[0]
        if not any(first in shown for first in _FIRST_BYTES):
            return shown
        meant = _letters_again(shown)
        if meant != shown and _BENGALI.search(meant):
            before, after = _around(text, *run.span()) if len(meant.strip()) < _FEW else ("", "")
            repaired.append((f"{before}{shown}{after}", f"{before}{meant}{after}"))
            return meant
        return shown

    return _RUN.sub(repair_run, text), repaired


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the text before and behind a part of a page, as far as it is in the same element."""
    before = _OUTSIDE.split(text[max(0, start - _CONTEXT) : start])[-1]
    return before, _OUTSIDE.split(text[end : end + _CONTEXT])[0]


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
