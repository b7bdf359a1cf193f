"""The pages of a word: its lines, its months and its neighbours, and the same as JSON and CSV.

Texts are read for them, so the newest alone; how many articles have the word is counted by the index, in all of them.
"""

from collections.abc import Sequence
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.search import facets
from newsarchive.archive.search.series import Series, months_of, series_of
from newsarchive.archive.search.word_fields import Fields, frequency_fields, line_fields, neighbour_fields
from newsarchive.archive.search.words_in import (
    UNDATED,
    Frequencies,
    LineIn,
    Lines,
    Neighbours,
    Read,
    frequencies_of,
    lines_of,
    neighbours_of,
    suggestions_of,
)
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.histogram import chart
from newsarchive.web.rendering import page
from newsarchive.web.series_parts import month_fields, series_parts
from newsarchive.web.suggest import spoken
from newsarchive.web.view import View, view_of
from newsarchive.web.words_request import MOST_OUTLETS, ORDERS, SHOWS, WordsRequest, unknown_parameters

MOST_TEXTS: Final = 500
_LINES: Final = 100  # of a page
_IN_FILE: Final = 1000  # lines or neighbours
_NEIGHBOURS: Final = 50
_WINDOW: Final = 4  # words on each side of which one is a neighbour


def words_page(request: Request) -> Response:
    """Answer with lines, months or neighbours of a word; without a word with what can be asked for."""
    view, asked = view_of(request), WordsRequest.of(request.query_params)
    shown = _shown(view, asked) if asked.word else {"notes": [], "read": None}
    return page(
        view, "words.html", headers=NOINDEX, asked=asked, shows=SHOWS, orders=ORDERS, most_outlets=MOST_OUTLETS,
        ignored=list(unknown_parameters(request.query_params)), window=_WINDOW, spoken=_spoken(view, asked), **shown,
    )  # fmt: skip


def words_json(request: Request) -> Response:
    """Answer with lines, months or neighbours of a word as JSON."""
    view, asked = view_of(request), _asked_for_data(request)
    rows, read = _rows(view, asked)
    return json_answer(
        request,
        {
            "query": {**dict(asked.parameters()), "compare": list(asked.compare)},
            "texts": {"read": read.texts, "is_cut": read.is_cut},
            "notes": read.notes,
            asked.show: rows,
        },
    )


def words_csv(request: Request) -> Response:
    """Answer with lines, months or neighbours of a word as CSV."""
    view, asked = view_of(request), _asked_for_data(request)
    return csv_answer(request, asked.show, _rows(view, asked)[0])


def _asked_for_data(request: Request) -> WordsRequest:
    asked = WordsRequest.of(request.query_params)
    if not asked.word:
        raise WrongRequestError("error.word", given="")
    return asked


def _shown(view: View, asked: WordsRequest) -> dict[str, Any]:
    """Return the values of the template for a word."""
    engine, query = view.room.engine, asked.query()
    if asked.show == "months":
        series, frequencies = _months(view, asked)
        searches = [asked.search(each.outlet) for each in asked.compared()]
        unvisited = [view.room.unvisited(each.outlet) for each in searches]
        parts = series_parts(series, _names(view, asked), searches, unvisited)
        values: dict[str, Any] = {"parts": parts, "frequencies": frequencies}
        found = _notes(series)
        read, is_found = frequencies.read if frequencies else None, any(each.by_month for each in series)
    else:
        counted = facets(engine, query.with_word(), ["month"])
        found, is_found = counted.notes, bool(counted.count.value)
        first = (asked.page - 1) * _LINES
        listed = _lines(view, asked, first, _LINES) if asked.show == "lines" else _neighbours(view, asked)
        months = {month: number for month, number in counted.facets["month"].values if month}
        values, read = (
            {"counted": counted, "chart": chart(months, view.room.unvisited(asked.outlet)) if months else None},
            listed.read,
        )
        values |= {"lines": listed} if isinstance(listed, Lines) else {"neighbours": listed.words[:_NEIGHBOURS]}
    return {
        **values,
        "read": read,
        "is_found": is_found,
        "notes": list(dict.fromkeys([*found, *(read.notes if read else [])])),
        "suggestions": [] if is_found else suggestions_of(engine, query),
    }


def _spoken(view: View, asked: WordsRequest) -> list[tuple[str, str, int]]:
    """Return words of the archive that are spoken as one in Roman letters: the address of each, the word and its number of articles."""
    return [
        (view.href("/words", asked.changed(word=word).parameters()), word, articles)
        for _, word, articles in spoken(view.room, asked.word)
    ]


def _months(view: View, asked: WordsRequest) -> tuple[list[Series], Frequencies | None]:
    """Return the months of each outlet that is asked for, and of a single one the frequencies in its texts."""
    queries = asked.compared()
    series = series_of(view.room.engine, [(each.with_word(), each.articles()) for each in queries])
    is_single = len(queries) == 1
    return series, frequencies_of(view.room.engine, queries[0], most_texts=MOST_TEXTS) if is_single else None


def _notes(series: Sequence[Series]) -> Sequence[str]:
    return list(dict.fromkeys(note for each in series for note in (*each.hits.notes, *each.articles.notes)))


def _names(view: View, asked: WordsRequest) -> list[str]:
    return [view.outlet_name(each.outlet) if each.outlet else view.t("words.all_outlets") for each in asked.compared()]


def _lines(view: View, asked: WordsRequest, first: int, count: int) -> Lines:
    return lines_of(
        view.room.engine, asked.query(), order=asked.sort, first=first, count=count, most_texts=MOST_TEXTS
    )  # fmt: skip


def _neighbours(view: View, asked: WordsRequest) -> Neighbours:
    return neighbours_of(view.room.engine, asked.query(), window=_WINDOW, most_texts=MOST_TEXTS)


def _rows(view: View, asked: WordsRequest) -> tuple[list[Fields], Read]:
    """Return the rows of a file, and the texts that were read for them."""
    if asked.show == "months":
        series, frequencies = _months(view, asked)
        outlets = [each.outlet for each in asked.compared()]
        read = frequencies.read if frequencies else Read()
        read.notes += _notes(series)
        return _month_rows(series, outlets, frequencies), read
    if asked.show == "lines":
        lines = _lines(view, asked, 0, _IN_FILE)
        return [_line(view, each) for each in lines.lines], lines.read
    neighbours = _neighbours(view, asked)
    return list(map(neighbour_fields, neighbours.words[:_IN_FILE])), neighbours.read


def _month_rows(series: list[Series], outlets: list[str | None], frequencies: Frequencies | None) -> list[Fields]:
    return [
        {
            "month": month,
            "outlet": outlet,
            **month_fields(each, month),
            **frequency_fields(frequencies.months.get(month or UNDATED) if frequencies else None),
        }
        for month in months_of(series)
        for outlet, each in zip(outlets, series, strict=True)
    ]


def _line(view: View, found: LineIn) -> Fields:
    return {"permalink": f"{view.base}/a/{found.text.public_id}/v/{found.text.version}", **line_fields(found)}
