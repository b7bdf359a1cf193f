"""From a page's bytes to an article. Pure: no network, no clock, no file, no setting."""

from newsarchive.extraction.document import Document, parse
from newsarchive.extraction.extract import extract, extract_document
from newsarchive.extraction.lists import extract_ticker
from newsarchive.extraction.normalize import FIELDS, normalize, normalize_ticker
from newsarchive.extraction.sources.layout import Layout, RelatedList, saying

__all__ = [
    "FIELDS",
    "Document",
    "Layout",
    "RelatedList",
    "extract",
    "extract_document",
    "extract_ticker",
    "normalize",
    "normalize_ticker",
    "parse",
    "saying",
]
