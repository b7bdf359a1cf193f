"""The hashes by which two readings of an article, or two articles, are equal."""

from datetime import UTC
from functools import lru_cache
from hashlib import sha256

from newsarchive.archive.times import StoredTime, time_of
from newsarchive.bengali.text import fold
from newsarchive.items import Article

_SEPARATOR = "\x1f"


def content_hash(article: Article) -> str:
    """Return the SHA-256, in hex, of all that a reader sees: headline, kicker, byline, exact times and body, folded.

    Equal hashes at one address mean that nothing changed there. A relative time ("2 hours ago") is left out: it is another
    one at every fetch of the same page.
    """
    return _sha256(
        _folded(article.headline),
        _folded(article.kicker),
        _folded(article.byline),
        _exact(time_of(article, "published")),
        _exact(time_of(article, "modified")),
        _folded(article.body),
    )


def body_hash(article: Article) -> str | None:
    """Return the SHA-256, in hex, of the folded headline and body; None without a body.

    Equal hashes at different addresses mean the same text, whatever its byline and times.
    """
    body = _folded(article.body)
    return _sha256(_folded(article.headline), body) if body else None


def _sha256(*parts: str) -> str:
    # Half a surrogate pair cannot be encoded strictly; it must not end the crawl.
    return sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=256)  # both hashes fold headline and body; a batch is some fifty articles
def _folded(text: str | None) -> str:
    return fold(text) if text else ""


def _exact(time: StoredTime) -> str:
    if time.at is None or time.is_relative:
        return ""
    return f"{time.at.astimezone(UTC).isoformat()} {time.precision}"
