"""A hit as plain values, for JSON lines, CSV and every other list of hits."""

from newsarchive.archive.search.search import Hit


def fields_of(hit: Hit) -> dict[str, object]:
    """Return the fields of a hit by name, times in ISO 8601. docs/operating.md explains them."""
    return {
        "id": hit.id,
        "public_id": hit.public_id,
        "url": hit.url,
        "outlet": hit.outlet,
        "headline": hit.headline,
        "byline": hit.byline,
        "published_at": hit.published_at.isoformat() if hit.published_at else None,
        "snippet": "".join(piece.text for piece in hit.snippet),
        "score": hit.score,
        "version": hit.version,
        "seen_from": hit.seen_from.isoformat(),
        "seen_until": hit.seen_until.isoformat() if hit.seen_until else None,
        "state": hit.state,
        "copies": hit.copies,
    }
