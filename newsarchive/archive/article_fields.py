"""An article as JSON: what `newsarchive show --json` prints, and the reading room answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from newsarchive.archive.clusters import Copy
from newsarchive.archive.contents import version_of
from newsarchive.archive.queries import StoredArticle, StoredCapture, StoredVersion
from newsarchive.archive.visibility import Takedown

_FIELDS: Final = (
    "headline kicker byline authors published_at published_raw published_precision modified_at modified_raw modified_precision body section tags"
    " image captions witnesses problems"
).split()


def fields_of(article: StoredArticle, version: StoredVersion, copies: Sequence[Copy]) -> dict[str, Any]:
    """Return a version of an article with its captures, the states and versions of the article, and its copies. Times are ISO 8601."""
    content, shown = version.content, version_of(version)
    times = {"published_at": _iso(shown.published_at), "modified_at": _iso(shown.modified_at)}
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "layout": content["layout"],
        "language": content["language"],
        **{name: times[name] if name in times else content[name] for name in _FIELDS},
        "version": version.version,
        "first_seen_at": version.first_seen_at.isoformat(),
        "last_seen_at": version.last_seen_at.isoformat(),
        "content_hash": content["content_hash"],
        "extractor": content["extractor"],
        "capture": _capture(version.capture),
        "state": article.state,
        "state_since": _iso(article.state_since),
        "takedown": _takedown(article.takedown),
        "states": [
            {"state": each.state, "since": each.since.isoformat(), "target_url": each.target_url}
            for each in article.states
        ],
        "versions": [_version(each) for each in article.versions],
        "copies": [_copy(each) for each in copies],
    }


def _takedown(found: Takedown | None) -> dict[str, Any] | None:
    if found is None:
        return None
    at = found.decided_at.isoformat()
    return {"grade": found.grade, "because": found.because, "is_by_law": found.is_by_law, "decided_at": at}


def _version(version: StoredVersion) -> dict[str, Any]:
    return {
        "version": version.version,
        "first_seen_at": version.first_seen_at.isoformat(),
        "last_seen_at": version.last_seen_at.isoformat(),
        "superseded_at": _iso(version.superseded_at),
        "cause": version.cause,
        "changes": list(version.changes),
        "extractor": version.content["extractor"],
        "capture": _capture(version.capture),
    }


def _copy(copy: Copy) -> dict[str, Any]:
    names = "id outlet url headline published_at first_seen_at kind share is_origin agency"
    times = {"published_at": copy.published_local, "first_seen_at": copy.first_seen_at}
    return {name: _iso(times[name]) if name in times else getattr(copy, name) for name in names.split()}


def _capture(capture: StoredCapture) -> dict[str, Any]:
    names = "id url status fetched_at digest size warc_file record_offset record_length payload_digest is_revisit"
    values = {name: getattr(capture, name) for name in names.split()}
    return values | {"fetched_at": _iso(capture.fetched_at)}


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
