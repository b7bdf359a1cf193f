"""Decode the bytes of a page: detect their true charset, whatever is declared."""

import codecs
import re
from dataclasses import dataclass
from typing import NamedTuple

from w3lib.encoding import html_body_declared_encoding, resolve_encoding

from newsarchive.bengali import mojibake
from newsarchive.items import Page, Problem, Reason

# The charsets of the WHATWG encoding standard, by Python's names. Python has others (idna, utf-7) that no page uses.
_WEB_CHARSETS = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 gb2312 gbk "
    "gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949".split()
)
# The declaration of nine pages in ten; w3lib takes ten times as long.
_DECLARES_UTF8 = re.compile(rb"""<meta charset=["']?utf-8["'/> ]""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_SHORTEST_MISREAD = 4  # characters of a text by which its field is recognised
_BINARY = 8  # if one character in so many is invalid, the page is not text


class Misread(NamedTuple):
    """A text that was mojibake: as shown, and repaired without its white space."""

    shown: str
    key: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page as UTF-8 bytes, the input of lexbor, with its problems and the texts in it that were mojibake."""

    utf8: bytes
    problems: tuple[Problem, ...] = ()
    misread: tuple[Misread, ...] = ()


def decode(page: Page) -> Decoded:
    """Return the text of a page as UTF-8, with mojibake repaired.

    `page`: see `_decode`. A page that was decoded wrongly before it was sent, as a whole or in parts, has Bengali in Latin letters.
    """
    decoded = _decode(page)
    if not mojibake.is_within(decoded.utf8):
        return decoded
    text, repaired = mojibake.repair_within(decoded.utf8.decode("utf-8", "replace"))
    misread = tuple(
        Misread(shown, key) for shown, meant in repaired if len(key := "".join(meant.split())) >= _SHORTEST_MISREAD
    )
    return Decoded(text.encode("utf-8", "replace"), decoded.problems, misread)


def _decode(page: Page) -> Decoded:
    """Return the text of a page as UTF-8. Raises nothing: invalid bytes become U+FFFD and a problem.

    A byte order mark decides; then UTF-8 if the bytes are valid UTF-8, whatever is declared (no Bengali text in another charset is valid UTF-8
    by chance); then the charset of the header, then that of the first meta tag.
    """
    body = page.body
    if not body or body.isspace():
        return Decoded(b"", (Problem("page", Reason.EMPTY_PAGE),))
    for bom, charset in _BOMS:
        if body.startswith(bom):
            return _in_charset(body[len(bom) :], charset)
    if is_utf8(body):
        declared = None if body.isascii() else _declared(page)
        if declared and declared != "utf-8":
            return Decoded(body, (Problem("page", Reason.WRONG_CHARSET, f"declared {declared}, is utf-8"),))
        return Decoded(body)
    declared = _declared(page)
    if declared and declared != "utf-8":
        return _in_charset(body, declared)
    return _damaged_utf8(body)


def is_utf8(body: bytes) -> bool:
    """True if the bytes are valid UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(page: Page) -> str | None:
    """Return the charset of the header, else that of the first meta tag; None if neither is a charset of the web."""
    in_header = resolve_encoding(page.charset) if page.charset else None
    if in_header in _WEB_CHARSETS:
        return in_header
    if _DECLARES_UTF8.search(page.body, 0, 1024):
        return "utf-8"
    in_meta = html_body_declared_encoding(page.body)
    return in_meta if in_meta in _WEB_CHARSETS else None


def _in_charset(body: bytes, charset: str) -> Decoded:
    text = body.decode(charset, errors="replace")
    problems = (Problem("page", Reason.UNDECODABLE, f"as {charset}"),) if "\ufffd" in text else ()
    return Decoded(text.encode("utf-8", errors="replace"), problems)


def _damaged_utf8(body: bytes) -> Decoded:
    """Return UTF-8 with some invalid bytes as text; a last letter that was cut off is reported as truncation."""
    try:
        return Decoded(body[: _cut_letter(body)], (Problem("page", Reason.TRUNCATED, "the last letter is cut off"),))
    except UnicodeDecodeError:
        text = body.decode("utf-8", errors="replace")
        if text.count("\ufffd") > len(text) // _BINARY:
            return Decoded(b"", (Problem("page", Reason.UNDECODABLE, "not text"),))
        return Decoded(
            text.encode("utf-8"),
            (Problem("page", Reason.UNDECODABLE, f"{text.count(chr(0xFFFD))} invalid bytes or letters"),),
        )


def _cut_letter(body: bytes) -> int:
    """Return the end of the last complete letter. Raises UnicodeDecodeError if another byte is invalid."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    decoder.decode(body)
    return len(body) - len(decoder.getstate()[0])
