"""Captures: every response of a crawl in WARC files, as received.

`CaptureWriter` writes them, `recover` finishes what a crash left, `read_at` returns the response of a row, `responses` those of any WARC file.
"""

from newsarchive.captures.coding import CodingError, decoded
from newsarchive.captures.collections import collections, holds_warc, read_collection, responses
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import Exchange, KeptPayload, StoredResponse, Unmodified
from newsarchive.captures.folder import folder_of
from newsarchive.captures.reader import file_of, is_record_at, read_all, read_at
from newsarchive.captures.recover import Recovered, is_being_written, recover
from newsarchive.captures.scan import Damage, KeptExchange, Record, exchange_at, exchanges
from newsarchive.captures.tombstone import Extent, extents_of, overwrite
from newsarchive.captures.writer import CaptureWriter

__all__ = [
    "CaptureError",
    "CaptureWriter",
    "CodingError",
    "Damage",
    "Exchange",
    "Extent",
    "KeptExchange",
    "KeptPayload",
    "Record",
    "Recovered",
    "StoredResponse",
    "Unmodified",
    "collections",
    "decoded",
    "exchange_at",
    "exchanges",
    "extents_of",
    "file_of",
    "folder_of",
    "holds_warc",
    "is_being_written",
    "is_record_at",
    "overwrite",
    "read_all",
    "read_at",
    "read_collection",
    "recover",
    "responses",
]
