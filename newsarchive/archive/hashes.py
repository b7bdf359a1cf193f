"""When two articles are the same, by what a reader sees of them."""

from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256

from newsarchive.bengali.text import fold
from newsarchive.items import Article

_UNIT = "\x1f"


def content_hash(article: Article) -> str:
    """Give the SHA-256, in hex, over all that a reader sees: headline, kicker, byline, times and body, folded.

    Equal hashes at one address mean that nothing changed there.
    """
    return _sha256(
        _folded(article.headline),
        _folded(article.kicker),
        _folded(article.byline),
        _time(article.published_at, article.published_precision),
        _time(article.modified_at, article.modified_precision),
        _folded(article.body),
    )


def body_hash(article: Article) -> str | None:
    """Give the SHA-256, in hex, over the folded headline and body; None without a body.

    Equal hashes at different addresses mean the same story, whoever signed it and whenever.
    """
    body = _folded(article.body)
    return _sha256(_folded(article.headline), body) if body else None


def _sha256(*units: str) -> str:
    # A half surrogate pair cannot be encoded as it is; it must not end the crawl.
    return sha256(_UNIT.join(units).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=256)  # both hashes fold headline and body; a batch is some fifty articles
def _folded(text: str | None) -> str:
    return fold(text) if text else ""


def _time(instant: datetime | None, precision: str | None) -> str:
    return f"{instant.astimezone(UTC).isoformat()} {precision}" if instant else ""
