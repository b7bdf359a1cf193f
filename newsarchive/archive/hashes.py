"""The hashes by which two readings of an article, or two articles, are equal."""

from collections.abc import Mapping
from datetime import UTC
from functools import lru_cache
from hashlib import sha256
from typing import Any

from newsarchive.archive.times import FIELDS, Field, is_relative
from newsarchive.bengali.text import fold

_SEPARATOR = "\x1f"
TEXTS = ("headline", "kicker", "byline", "body")


def content_hash(values: Mapping[str, Any]) -> str:
    """Return the SHA-256, in hex, of all that a reader sees: headline, kicker, byline, exact times and body, folded.

    `values`: the columns of an article. Equal hashes at one address mean that nothing changed there. A relative time ("2 hours ago") is left out:
    it is another one at every fetch of the same page.
    """
    return _sha256(*content_of(values))


def content_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what the content hash is made of."""
    headline, kicker, byline, body = (_folded(values[name]) for name in TEXTS)
    return (headline, kicker, byline, *(_exact(values, field) for field in FIELDS), body)


def body_hash(values: Mapping[str, Any]) -> str | None:
    """Return the SHA-256, in hex, of the folded headline and body; None without a body.

    Equal hashes at different addresses mean the same text, whatever its byline and times.
    """
    body = _folded(values["body"])
    return _sha256(_folded(values["headline"]), body) if body else None


def _sha256(*parts: str) -> str:
    # Half a surrogate pair cannot be encoded strictly; it must not end the crawl.
    return sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=256)  # both hashes fold headline and body; a batch is some fifty articles
def _folded(text: str | None) -> str:
    return fold(text) if text else ""


def _exact(values: Mapping[str, Any], field: Field) -> str:
    at = values[f"{field}_at"]
    if at is None or is_relative(values[f"{field}_raw"], field):
        return ""
    return f"{at.astimezone(UTC).isoformat()} {values[f'{field}_precision']}"
