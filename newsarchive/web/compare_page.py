"""The page of a comparison: the hits of several queries or outlets side by side, by month, outlet and section, and the same as JSON and CSV."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.search import FacetName
from newsarchive.archive.search.series import Series, months_of, series_of
from newsarchive.web.compare_request import MOST, CompareRequest, unknown_parameters
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.rendering import page
from newsarchive.web.search_request import SearchRequest
from newsarchive.web.series_parts import month_fields, series_parts
from newsarchive.web.suggest import spoken
from newsarchive.web.view import View, view_of

_VALUES: Final = 10  # of a facet that are shown


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value of a facet, and its number of hits in each series; None is not known. Without a value: hits that have none."""

    value: str | None
    counts: Sequence[int | None]


def compare_page(request: Request) -> Response:
    """Answer with a comparison; with what can be compared if there are not two things."""
    view, asked = view_of(request), CompareRequest.of(request.query_params)
    values: dict[str, Any] = {"parts": None, "notes": []}
    if asked.is_comparison:
        series, searches = _series(view, asked), asked.searches()
        names = [_name(view, asked, each) for each in searches]
        values = {
            "parts": series_parts(series, names, searches, [view.room.unvisited(each.outlet) for each in searches]),
            "facets": [(name, _facet_rows(series, name)[:_VALUES]) for name in _facets(asked)],
            "notes": _notes(series),
        }
    values |= {
        "is_alone": bool(asked.q) and not asked.is_comparison,
        "ignored": unknown_parameters(request.query_params),
        "spoken": _spoken(view, asked),
    }
    return page(view, "compare.html", headers=NOINDEX, asked=asked, most=MOST, **values)


def compare_json(request: Request) -> Response:
    """Answer with a comparison as JSON."""
    view, asked = view_of(request), _asked_for_data(request)
    series = _series(view, asked)
    months = months_of(series)
    found = [
        {
            "q": search.q,
            "outlet": search.outlet,
            "count": {"value": each.hits.count.value, "is_exact": each.hits.count.is_exact},
            "months": [{"month": month, **month_fields(each, month)} for month in months],
        }
        for search, each in zip(asked.searches(), series, strict=True)
    ]
    facets = {
        name: [{name: row.value, "hits": row.counts} for row in _facet_rows(series, name)] for name in _facets(asked)
    }
    return json_answer(request, {"series": found, "facets": facets, "notes": _notes(series)})


def compare_csv(request: Request) -> Response:
    """Answer with the months of a comparison as CSV, a row for each month of each series."""
    view, asked = view_of(request), _asked_for_data(request)
    series = _series(view, asked)
    rows = [
        {"month": month, "q": search.q, "outlet": search.outlet, **month_fields(each, month)}
        for month in months_of(series)
        for search, each in zip(asked.searches(), series, strict=True)
    ]
    return csv_answer(request, "compare", rows)


def _spoken(view: View, asked: CompareRequest) -> list[tuple[str, str, int]]:
    """Return words of the archive for those in Roman letters: the address of the comparison with each, the word and its number of articles."""
    return [
        (view.href("/compare", asked.asking(at, query).parameters()), word, articles)
        for at, written in enumerate(asked.q)
        for query, word, articles in spoken(view.room, written)
    ]


def _asked_for_data(request: Request) -> CompareRequest:
    asked = CompareRequest.of(request.query_params)
    if not asked.is_comparison:
        raise WrongRequestError("error.compare_two")
    return asked


def _series(view: View, asked: CompareRequest) -> list[Series]:
    pairs = [(each.query(), asked.articles(each)) for each in asked.searches()]
    return series_of(view.room.engine, pairs, ["month", *_facets(asked)], copies=asked.copies)


def _facets(asked: CompareRequest) -> list[FacetName]:
    return ["section"] if asked.outlet else ["outlet", "section"]


def _facet_rows(series: Sequence[Series], name: FacetName) -> list[FacetRow]:
    """Return the values of a facet, those with the most hits in all series first."""
    total: Counter[str | None] = Counter()
    for each in series:
        total.update(dict(each.hits.facets[name].values))
    counts = [dict(each.hits.facets[name].values) for each in series]
    unknown = [0 if each.hits.facets[name].is_exact else None for each in series]
    values = sorted(total, key=lambda value: (-total[value], value or ""))
    return [
        FacetRow(value, [found.get(value, other) for found, other in zip(counts, unknown, strict=True)])
        for value in values
    ]


def _notes(series: Sequence[Series]) -> list[str]:
    return list(dict.fromkeys(note for each in series for note in (*each.hits.notes, *each.articles.notes)))


def _name(view: View, asked: CompareRequest, search: SearchRequest) -> str:
    return view.outlet_name(search.outlet) if asked.by == "outlet" and search.outlet else search.q
