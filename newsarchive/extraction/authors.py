"""Which candidates for a byline cannot be an author."""

import re

from newsarchive.bengali import bylines
from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import METADATA, Candidate

_LONGEST = 1000  # characters, white space of the markup included
# A host's last part is lower-case: "S.M.Sohel" is a name.
_ADDRESS = re.compile(r"\s*(?:(?i:https?://|www\.)|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?\s*$)")
# What themes write if nobody is named: "admin", "name of the reporter".
NOBODY = bylines.PLACEHOLDERS


def plausible_author(candidate: Candidate, document: Document) -> Candidate:
    """Return a candidate for the byline, without its text if that is no author.

    No author: a web address (article:author often holds a Facebook page), a host name, a text longer than any byline, and in metadata the name of
    the page's own host.
    """
    text = candidate.text
    is_none = text and (
        len(text.strip()) > _LONGEST
        or _ADDRESS.match(text)
        or (candidate.source in METADATA and _as_host(text) == document.host)
    )
    return candidate._replace(text=None) if is_none else candidate


def _as_host(name: str) -> str:
    """Return a name as hosts write it: "Notun Alo 24" as notunalo24."""
    return name.lower().replace(" ", "").replace("-", "")
