"""The copies of an article in the order of publication, and what differs between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.citation import is_public_id
from newsarchive.archive.clusters import Copy, copies_of
from newsarchive.archive.queries import StoredArticle, article_of_public_id
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.diff_parts import field_diffs
from newsarchive.web.durations import coarsest, lag
from newsarchive.web.parameters import choice_in
from newsarchive.web.rendering import page
from newsarchive.web.view import View, view_of

_COMPARED: Final = ("headline", "kicker", "byline", "published_at", "body")
_COLUMNS: Final = (
    "public_id", "outlet", "headline", "published_at", "published_precision", "first_seen_at", "is_origin", "share", "text", "agency", "permalink",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownCopy:
    """A copy beside the likely origin. `lag`: how much later it appeared, in words; None of the origin, or if a time is not known.

    `is_same`: its headline and body are those of the origin.
    """

    copy: Copy
    lag: str | None
    is_same: bool


def copies(request: Request) -> Response:
    """Answer with the copies of an article."""
    view = view_of(request)
    article = _article(view, request.path_params["public_id"])
    found = copies_of(view.room.engine, article.id)
    shown = _shown(view, found)
    origin = next((copy for copy in found if copy.is_origin), None)
    return page(view, "copies.html", headers=NOINDEX, article=article, copies=shown, origin=origin)


def copies_json(request: Request) -> Response:
    """Answer with the copies of an article as JSON."""
    view = view_of(request)
    article = _article(view, request.path_params["public_id"])
    found = copies_of(view.room.engine, article.id)
    body = {"public_id": article.public_id, "count": found[0].size if found else 0, "copies": _rows(view, found)}
    return json_answer(request, body)


def copies_csv(request: Request) -> Response:
    """Answer with the copies of an article as CSV."""
    view = view_of(request)
    article = _article(view, request.path_params["public_id"])
    rows = _rows(view, copies_of(view.room.engine, article.id))
    return csv_answer(request, f"copies-{article.public_id}", rows, _COLUMNS)


def compared(request: Request) -> Response:
    """Answer with what differs between the present versions of two copies, word by word."""
    view = view_of(request)
    before, after = (_article(view, request.path_params[name]) for name in ("public_id", "other_public_id"))
    members = {copy.public_id: copy for copy in copies_of(view.room.engine, before.id)}
    if after.public_id not in members or before.public_id == after.public_id:
        raise HTTPException(404)
    is_whole = _is_whole(request)
    with_bodies = all(view.room.settings.shows_text_of(each) for each in (before, after))
    found = field_diffs(
        view, before.present.content, after.present.content, only_changes=not is_whole, with_bodies=with_bodies
    )
    return page(
        view, "copies_compared.html", headers=NOINDEX, before=before, after=after, is_whole=is_whole,
        copies=[members[before.public_id], members[after.public_id]], fields=[each for each in found if each.field in _COMPARED],
    )  # fmt: skip


def _article(view: View, public_id: str) -> StoredArticle:
    found = article_of_public_id(view.room.engine, public_id) if is_public_id(public_id) else None
    if found is None:
        raise HTTPException(404)
    return found


def _is_whole(request: Request) -> bool:
    return choice_in(request.query_params, "show", ("changes", "whole")) == "whole"


def _shown(view: View, found: Sequence[Copy]) -> list[ShownCopy]:
    origin = next((copy for copy in found if copy.is_origin), None)
    ordered = sorted(found, key=lambda copy: (copy.published_at or copy.first_seen_at, not copy.is_origin, copy.id))
    return [ShownCopy(copy, _lag(view, copy, origin), _is_same(copy, origin)) for copy in ordered]


def _is_same(copy: Copy, origin: Copy | None) -> bool:
    return origin is not None and copy.text_id is not None and copy.text_id == origin.text_id


def _lag(view: View, copy: Copy, origin: Copy | None) -> str | None:
    if origin is None or copy.is_origin or copy.published_at is None or origin.published_at is None:
        return None
    precision = coarsest(copy.published_precision, origin.published_precision)
    return lag(view, copy.published_at, origin.published_at, precision)


def _rows(view: View, found: Sequence[Copy]) -> list[dict[str, object]]:
    return [
        {
            "public_id": copy.public_id,
            "outlet": copy.outlet,
            "headline": copy.headline,
            "published_at": _iso(copy.published_local),
            "published_precision": copy.published_precision,
            "first_seen_at": _iso(copy.first_seen_at),
            "is_origin": copy.is_origin,
            "share": copy.share,
            "text": "same" if each.is_same else "near",
            "agency": copy.agency,
            "permalink": f"{view.base}/a/{copy.public_id}",
        }
        for each in _shown(view, found)
        for copy in [each.copy]
    ]


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
