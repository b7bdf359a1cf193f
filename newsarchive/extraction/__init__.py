"""From a page's bytes to an article. Pure: no network, no clock, no file, no setting."""

from newsarchive.extraction.answer import refusal
from newsarchive.extraction.document import Document, parse
from newsarchive.extraction.extract import extract, extract_document
from newsarchive.extraction.normalize import normalize, normalize_ticker
from newsarchive.extraction.resolve import REQUIRED
from newsarchive.extraction.site_copies import saved_at
from newsarchive.extraction.sources.layout import Layout, RelatedList, containing_text
from newsarchive.extraction.sources.layout_lists import extract_ticker

__all__ = [
    "REQUIRED",
    "Document",
    "Layout",
    "RelatedList",
    "containing_text",
    "extract",
    "extract_document",
    "extract_ticker",
    "normalize",
    "normalize_ticker",
    "parse",
    "refusal",
    "saved_at",
]
