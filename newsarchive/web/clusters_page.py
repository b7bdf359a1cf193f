"""The newest clusters: texts that several articles have, and the same list as JSON, CSV and Atom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Self

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.clusters import ClusterSummary, newest_clusters
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.durations import between
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.parameters import place_in
from newsarchive.web.rendering import answer, page, rendered
from newsarchive.web.view import View, view_of
from newsarchive.web.xml_text import without_controls

_PAGE: Final = 20
_MOST: Final = 200  # of a file
_FEED: Final = 50
_COLUMNS: Final = (
    "public_id", "outlet", "headline", "published_at", "published_precision", "agency", "kind", "articles", "outlets", "first_at", "last_at",
    "permalink",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClustersRequest:
    """The clusters that are asked for. `outlet`: those with an article of it; `below`: those after this place."""

    outlet: str | None = None
    below: int | None = None

    @classmethod
    def of(cls, given: QueryParams) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        return cls(given.get("outlet", "").strip() or None, place_in(given))

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of its address."""
        found = [("outlet", self.outlet), ("below", self.below)]
        return [(name, str(value)) for name, value in found if value is not None]

    def after(self, place: int) -> Self:
        """Return the request for the clusters after a place."""
        return replace(self, below=place)


@dataclass(frozen=True, slots=True)
class Clusters:
    """Some clusters. `following`: the request for those after them, None if there are none; `is_cut`: the time was over before all were found."""

    found: Sequence[ClusterSummary]
    following: ClustersRequest | None
    is_cut: bool


def clusters(request: Request) -> Response:
    """Answer with a page of the newest clusters."""
    view, asked = view_of(request), _asked(request)
    found = _clusters(view, asked, _PAGE)
    return page(view, "clusters.html", headers=NOINDEX, asked=asked, clusters=found, between=between)


def clusters_json(request: Request) -> Response:
    """Answer with the newest clusters as JSON."""
    view, asked = view_of(request), _asked(request)
    found = _clusters(view, asked, _MOST)
    following = view.base + view.href("/stories.json", found.following.parameters()) if found.following else None
    rows = [_row(view, each) for each in found.found]
    return json_answer(
        request, {"query": dict(asked.parameters()), "is_cut": found.is_cut, "clusters": rows, "next": following}
    )


def clusters_csv(request: Request) -> Response:
    """Answer with the newest clusters as CSV."""
    view, asked = view_of(request), _asked(request)
    found = _clusters(view, asked, _MOST).found
    rows = [{**_row(view, each), "outlets": ", ".join(each.outlets)} for each in found]
    return csv_answer(request, "stories", rows, _COLUMNS)


def clusters_atom(request: Request) -> Response:
    """Answer with the newest clusters as an Atom feed."""
    view, asked = view_of(request), _asked(request)
    found = _clusters(view, asked, _FEED).found
    updated = max((each.last_at for each in found), default=None)
    text = rendered("clusters.atom.xml", view, asked=asked, clusters=found, updated=updated)
    body = without_controls(text).encode("utf-8", "replace")
    return answer(request, body, "application/atom+xml; charset=utf-8", headers=NOINDEX)


def _asked(request: Request) -> ClustersRequest:
    asked = ClustersRequest.of(request.query_params)
    if asked.outlet and view_of(request).room.outlet(asked.outlet) is None:
        raise WrongRequestError("error.outlet", given=asked.outlet)
    return asked


def _clusters(view: View, asked: ClustersRequest, size: int) -> Clusters:
    found = newest_clusters(view.room.engine, outlet=asked.outlet, limit=size, below=asked.below)
    return Clusters(found.clusters, None if found.below is None else asked.after(found.below), found.is_cut)


def _row(view: View, each: ClusterSummary) -> dict[str, object]:
    return {
        "public_id": each.public_id,
        "outlet": each.outlet,
        "headline": each.headline,
        "published_at": _iso(each.published_at),
        "published_precision": each.published_precision,
        "agency": each.agency,
        "kind": each.kind,
        "articles": each.articles,
        "outlets": list(each.outlets),
        "first_at": _iso(each.first_at),
        "last_at": _iso(each.last_at),
        "permalink": f"{view.base}/a/{each.public_id}/copies",
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
