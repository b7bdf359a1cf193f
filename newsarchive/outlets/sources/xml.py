"""A tolerant and safe reader of XML: wrong charsets, gzip, bad entities; entity and gzip bombs stay small."""

import re
import zlib
from html.entities import html5
from typing import Any, TypeAlias

from lxml import etree

from newsarchive.extraction.decode import decode
from newsarchive.items import Page

XmlElement: TypeAlias = Any  # an lxml element; lxml has no types

MAX_BYTES = 64 * 1024 * 1024  # a sitemap may have 50 MiB by its protocol
_GZIP = b"\x1f\x8b"
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[<>]*", re.IGNORECASE)
_SUBSET_END = re.compile(rb"\]\s*>")
_ENTRY_END = re.compile(rb"</(?:\w+:)?(?:item|entry|url|sitemap)\s*>")
_CDATA = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_BAD_REFERENCE = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{0,30};)?"
)
_PROLOG = 4096  # bytes in which a DOCTYPE is looked for


def unpacked(body: bytes) -> bytes:
    """Return the content of a .gz file, up to MAX_BYTES; other bytes, also broken gzip, are returned unchanged."""
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES)
    except zlib.error:
        return body


def root_of(page: Page) -> XmlElement | None:
    """Return the root element of an XML document, or None. Entities are not expanded, nothing is fetched."""
    body = unpacked(page.body)
    utf8 = decode(Page(body, page.url, charset=page.charset)).utf8
    # Without its DOCTYPE a document cannot define an entity; without its declaration it is in the charset that it really is in.
    utf8 = _DECLARATION.sub(b"", utf8)
    utf8 = _repaired(_complete_entries(_without_doctype(utf8).strip()))
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    try:
        return etree.fromstring(utf8, parser) if utf8 else None
    except etree.XMLSyntaxError:
        return None


def _without_doctype(utf8: bytes) -> bytes:
    """Return a document without its DOCTYPE and the entities defined there."""
    begun = _DOCTYPE.search(utf8, 0, _PROLOG)
    if begun is None:
        return utf8
    if utf8[begun.end() : begun.end() + 1] == b"[":
        ended = _SUBSET_END.search(utf8, begun.end())
        return utf8[: begun.start()] + utf8[ended.end() :] if ended else b""
    return utf8[: begun.start()] + utf8[begun.end() :].removeprefix(b">")


def _complete_entries(utf8: bytes) -> bytes:
    """Return a truncated document without its last, incomplete entry: half an address is that of another article."""
    if utf8.endswith(b">"):
        return utf8
    ends = [end.end() for end in _ENTRY_END.finditer(utf8)]
    return utf8[: ends[-1]] if ends else utf8


def _repaired(utf8: bytes) -> bytes:
    """Return a document without bare ampersands, HTML entities and control characters, at which the parser drops later references. CDATA stays."""
    utf8 = utf8.translate(None, _CONTROLS)
    if not _BAD_REFERENCE.search(utf8):
        return utf8
    pieces = _CDATA.split(utf8)
    pieces[::2] = [_BAD_REFERENCE.sub(_reference, piece) for piece in pieces[::2]]
    return b"".join(pieces)


def _reference(found: re.Match[bytes]) -> bytes:
    character = html5.get((found[1] or b"").decode())
    return character.encode() if character and character not in "<&" else b"&amp;" + (found[1] or b"")


def name_of(element: XmlElement) -> str:
    """Return an element's name without its namespace, in lower case; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def children(element: XmlElement, name: str) -> list[XmlElement]:
    """Return the child elements with a name in any namespace; those of the element's own namespace first."""
    found = [child for child in element if name_of(child) == name]
    own = _namespace(element)
    return sorted(found, key=lambda child: _namespace(child) != own)


def _namespace(element: XmlElement) -> str:
    return str(element.tag).rpartition("}")[0]


def text_of(element: XmlElement, *names: str) -> str | None:
    """Return the text of the first child with one of these names that has any, without inner markup."""
    for name in names:
        for child in children(element, name):
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return None
