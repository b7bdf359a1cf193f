"""The page of a search, and the same list as JSON, CSV and Atom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.search import (
    Facet,
    FacetName,
    Facets,
    Hit,
    Hits,
    Piece,
    Query,
    count,
    facets,
    highlighted,
    parse,
    search,
    wanted_of,
)
from newsarchive.archive.search.histories import headlines_before
from newsarchive.archive.search.hit_fields import fields_of
from newsarchive.archive.search.parts import parts_of
from newsarchive.archive.search.places import ZONE
from newsarchive.archive.search.query import Match, matches
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.histogram import Chart, chart
from newsarchive.web.offered_parts import OFFERED
from newsarchive.web.rendering import answer, page, rendered
from newsarchive.web.search_request import Filter, SearchRequest, unknown_parameters
from newsarchive.web.suggest import spoken
from newsarchive.web.view import View, view_of
from newsarchive.web.xml_text import without_controls

_PAGE: Final = 20  # hits
_LIST: Final = 100  # hits of a list without pages
_MOST: Final = 1000  # hits of a file
_FEED: Final = 50
_LONGEST: Final = 16_384  # bytes of a form: servers and proxies take no longer addresses
_READ: Final = (
    3000  # hits of which facets are, so that a page of the most frequent words does not take longer than its budget
)
_VALUES: Final = 10  # of a facet that are shown
_DROPPED: Final = 4  # filters without which an empty search is counted
_NAMED: Final[tuple[FacetName, ...]] = ("outlet", "section", "byline")


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with the pieces of its headline."""

    hit: Hit
    headline: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Wider:
    """A search beside one that found nothing: without one of its filters, or in superseded versions too; and how many hits it has."""

    name: Filter
    request: SearchRequest
    facets: Facets


async def search_form(request: Request) -> Response:
    """Answer a form with the address of its search. It is as long as the search: an archive that is only read cannot keep a short one."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise WrongRequestError("error.long")
    given = QueryParams(body.decode("utf-8", "replace"))
    asked, view = SearchRequest.of(given), view_of(request)
    headers = {"Location": view.href("/search", asked.parameters()), "Cache-Control": "no-store"}
    return Response(status_code=303, headers=headers)


def search_page(request: Request) -> Response:
    """Answer with a page of hits, their number, facets and months."""
    view, asked = view_of(request), SearchRequest.of(request.query_params)
    query, written, engine = asked.query(), parse(asked.q), view.room.engine
    found, following = _hits(view, asked, query, _PAGE if asked.has_pages else _LIST)
    counted = facets(engine, query, copies=asked.copies, most_read=_READ)
    is_empty = not found.hits and asked.below is None
    return page(
        view,
        "search.html",
        headers=NOINDEX,
        asked=asked,
        hits=_shown(found, query),
        following=following,
        counted=counted,
        chart=_chart(counted, view.room.unvisited(asked.outlet)),
        undated=_undated(counted),
        facets=[(name, counted.facets[name], _VALUES) for name in _NAMED],
        notes=list(dict.fromkeys([*found.notes, *counted.notes])),
        ignored=unknown_parameters(request.query_params),
        parts=parts_of(asked.q),
        offered=OFFERED,
        former=headlines_before(engine, {(hit.id, hit.version) for hit in found.hits})
        if "headline" in query.changed
        else {},
        is_word=_is_word(written),
        spoken=spoken(view.room, asked.q),
        before=_before(view, asked),
        normalized=_normalized(written, asked.q),
        suggestions=found.suggestions,
        dropped=_dropped(view, asked) if is_empty else [],
        earlier=_earlier(view, asked) if is_empty else None,
        is_list_full=not asked.has_pages and len(found.hits) == _LIST,
    )


def search_json(request: Request) -> Response:
    """Answer with hits as JSON."""
    view, asked = view_of(request), SearchRequest.of(request.query_params)
    query = asked.query()
    found, following = _hits(view, asked, query, _MOST)
    counted = count(view.room.engine, query, copies=asked.copies)
    body = {
        "query": dict(asked.parameters()),
        "count": {"value": counted.count.value, "is_exact": counted.count.is_exact},
        "notes": list(dict.fromkeys([*found.notes, *counted.notes])),
        "suggestions": found.suggestions,
        "hits": [_fields(view, hit) for hit in found.hits],
        "next": view.base + view.href("/search.json", following.parameters()) if following else None,
    }
    return json_answer(request, body)


def search_csv(request: Request) -> Response:
    """Answer with hits as CSV, with the mark by which spreadsheets know UTF-8."""
    view, asked = view_of(request), SearchRequest.of(request.query_params)
    found, _ = _hits(view, asked, asked.query(), _MOST)
    return csv_answer(request, "search", [_fields(view, hit) for hit in found.hits])


def search_atom(request: Request) -> Response:
    """Answer with the newest hits as an Atom feed, which a reader of feeds asks for again."""
    view, asked = view_of(request), SearchRequest.of(request.query_params)
    found, _ = _hits(view, asked, asked.query(), _FEED)
    updated = max(map(_updated, found.hits), default=None)
    text = rendered("search.atom.xml", view, asked=asked, hits=found.hits, updated=updated, updated_of=_updated)
    body = without_controls(text).encode("utf-8", "replace")
    return answer(request, body, "application/atom+xml; charset=utf-8", headers=NOINDEX)


def opensearch(request: Request) -> Response:
    """Answer with the description by which a browser offers this search."""
    view = view_of(request)
    media_type = "application/opensearchdescription+xml; charset=utf-8"
    return answer(request, rendered("opensearch.xml", view).encode(), media_type)


def _hits(view: View, asked: SearchRequest, query: Query, size: int) -> tuple[Hits, SearchRequest | None]:
    """Return at most `size` hits, and the request for those that follow; None if these are the last."""
    found = search(
        view.room.engine, query, order=asked.order, copies=asked.copies, limit=size + 1, below=asked.below
    )  # fmt: skip
    has_more = len(found.hits) > size
    found.hits = found.hits[:size]
    return found, asked.after(found.hits[-1].key) if has_more and asked.has_pages else None


def _shown(found: Hits, query: Query) -> list[ShownHit]:
    wanted = wanted_of(query.root)
    return [ShownHit(hit, highlighted(hit.headline or "", wanted)) for hit in found.hits]


def _normalized(query: Query, written: str) -> list[tuple[str, str]]:
    """Return the words of a query that are searched for in another form or spelling than they are written, with their keys."""
    found = [word for each in matches(query.root) if each.field in ("text", "headline") for word in each.words]
    return list(
        dict.fromkeys(
            (word.folded, word.key) for word in found if word.key != word.folded or word.folded not in written
        )
    )


def _updated(hit: Hit) -> datetime:
    """Return when a version came to be, as a feed states it: of a later one when the archive first saw it."""
    return hit.published_at if hit.published_at and hit.version == 1 else hit.seen_from


def _is_word(query: Query) -> bool:
    """True if a query is one word alone, whose use has a page of its own."""
    match None if query.is_limited else query.root:
        case Match(words=(_,), field="text", is_phrase=False, is_prefix=False):
            return True
        case _:
            return False


def _before(view: View, asked: SearchRequest) -> datetime | None:
    """Return the publish time of the first article of the outlet, or of all, if the search is for days before it."""
    outlet = view.room.outlet(asked.outlet) if asked.outlet else None
    first = (outlet or view.room.overview()).first_at
    return first if first and asked.until and asked.until < first.astimezone(ZONE).date() else None


def _chart(counted: Facets, unvisited: Mapping[str, int]) -> Chart | None:
    months = _months(counted)
    return chart(months, unvisited) if months else None


def _months(counted: Facets) -> dict[str, int]:
    return {month: number for month, number in counted.facets["month"].values if month}


def _undated(counted: Facets) -> int:
    month: Facet = counted.facets["month"]
    return next((number for name, number in month.values if name is None), 0)


def _dropped(view: View, asked: SearchRequest) -> list[Wider]:
    """Return what an empty search would find without each of its filters."""
    found = []
    for name in list(asked.active())[:_DROPPED]:
        wider = asked.without(name)
        counted = count(view.room.engine, wider.query(), copies=wider.copies)
        if counted.count.value:
            found.append(Wider(name, wider, counted))
    return found


def _earlier(view: View, asked: SearchRequest) -> Wider | None:
    """Return the same search in superseded versions too, and what it counts; None if it finds nothing either."""
    if asked.versions == "all" or asked.at is not None or not asked.q:
        return None
    wider = replace(asked, versions="all")
    counted = count(view.room.engine, wider.query(), copies=wider.copies)
    return Wider("versions", wider, counted) if counted.count.value else None


def _fields(view: View, hit: Hit) -> dict[str, object]:
    return {"permalink": f"{view.base}/a/{hit.public_id}/v/{hit.version}", **fields_of(hit)}
