"""Whether what stands where a page names its author may be one."""

import re

from newsarchive.extraction.document import Document
from newsarchive.extraction.sources.metadata import is_of_machines

_LONGEST_BYLINE = 1000  # characters, white space of the markup among them
# A host's last part is small letters: "S.M.Sohel" is a name.
_ADDRESS = re.compile(r"\s*(?:(?i:https?://|www\.)|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?\s*$)")


def person(rule: str, value: str | None, document: Document) -> str | None:
    """Give an author that a rule found, None for what is none.

    No author is a web address (Facebook pages in article:author) or a host, what is longer than any byline, and, where machines are told, the name of
    the page's own host.
    """
    is_none = value and (
        len(value.strip()) > _LONGEST_BYLINE
        or _ADDRESS.match(value)
        or (is_of_machines(rule) and _letters(value) == document.host)
    )
    return None if is_none else value


def _letters(name: str) -> str:
    """Give a name as hosts are written: "Notun Alo 24" is notunalo24."""
    return name.lower().replace(" ", "").replace("-", "")
