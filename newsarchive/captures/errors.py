"""Errors of captures, for people."""

from newsarchive.errors import NewsarchiveError


class CaptureError(NewsarchiveError):
    """A WARC file cannot be written or read; the message names the file and what to do."""
