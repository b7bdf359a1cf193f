"""E-mail addresses that Cloudflare hides from programs: "[email protected]" in place of the address that a reader sees."""

import re
from html import escape
from typing import Final

_HIDDEN: Final = b"data-cfemail"
_MOST: Final = 500  # bytes of the tag before the code
# The element in the place of an address: its tag with the code, and its text.
_ELEMENT: Final = re.compile(
    rb"<(?P<tag>[a-zA-Z]{1,10})\s[^<>]{0,500}data-cfemail=[\"']?(?P<code>[0-9a-fA-F]{8,400})[\"']?(?:\s[^<>]{0,500})?>[^<>]{0,200}</(?P=tag)>"
)
_CODE: Final = re.compile("(?:[0-9a-fA-F]{2}){4,200}")


def show_addresses(utf8: bytes) -> bytes:
    """Return a page with the address in place of each element that hides one. A search of the bytes takes a fifth of one of the tree."""
    pieces: list[bytes] = []
    end, at = 0, utf8.find(_HIDDEN)
    while at >= 0:
        found = _ELEMENT.match(utf8, max(end, utf8.rfind(b"<", max(0, at - _MOST), at)))
        address = address_of(found["code"].decode()) if found else None
        if found and address:
            pieces += (utf8[end : found.start()], escape(address, quote=False).encode())
            end = found.end()
        at = utf8.find(_HIDDEN, max(end, at + 1))
    return b"".join((*pieces, utf8[end:])) if pieces else utf8


def address_of(code: str) -> str | None:
    """Return the address of a `data-cfemail`, None if it is none: its first byte is combined with each of the others (XOR)."""
    if not _CODE.fullmatch(code):
        return None
    key, *hidden = bytes.fromhex(code)
    try:
        address = bytes(byte ^ key for byte in hidden).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return address if "@" in address and address.isprintable() else None
