"""E-mail addresses that Cloudflare hides from programs: "[email protected]" in place of the address that a reader sees."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

PROTECTED: Final = b"data-cfemail"
_CODE: Final = re.compile("(?:[0-9a-fA-F]{2}){4,200}")


def address_of(code: str) -> str | None:
    """Return the address of a `data-cfemail`, None if it is none: its first byte is combined with each of the others (XOR)."""
    if not _CODE.fullmatch(code):
        return None
    key, hidden = bytes.fromhex(code[:2]), bytes.fromhex(code[2:])
    shown = int.from_bytes(hidden, "big") ^ int.from_bytes(key * len(hidden), "big")
    try:
        address = shown.to_bytes(len(hidden), "big").decode("utf-8")
    except UnicodeDecodeError:
        return None
    return address if "@" in address and address.isprintable() else None


def show_addresses(tree: LexborHTMLParser) -> None:
    """Put the address in place of each element that hides one."""
    for node in tree.css("[data-cfemail]"):
        address = address_of(node.attributes.get("data-cfemail") or "")
        if address:
            node.replace_with(address)
