"""What the address of a page about a word asks for: each parameter in one order, defaults left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, Self, get_args

from starlette.datastructures import QueryParams

from newsarchive.archive.search.words_in import LineOrder, WordQuery, is_one_word
from newsarchive.web.days import day_of
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.parameters import choice_in, page_in, several_in
from newsarchive.web.search_request import SearchRequest

Show = Literal["lines", "months", "neighbours"]
SHOWS: Final[tuple[Show, ...]] = get_args(Show)
ORDERS: Final[tuple[LineOrder, ...]] = get_args(LineOrder)
MOST_OUTLETS: Final = 4  # that are compared
_NAMES: Final = ("word", "exact", "outlet", "section", "since", "until", "show", "sort", "page")


@dataclass(frozen=True, slots=True)
class WordsRequest:
    """A word as it is asked for. `compare`: outlets whose months are shown beside those of `outlet`; `page`: of the lines."""

    word: str = ""
    exact: bool = False
    outlet: str | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None
    show: Show = "lines"
    sort: LineOrder = "newest"
    page: int = 1
    compare: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: QueryParams) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        values = {name: value.strip() for name, value in given.items()}
        word, outlet = values.get("word", ""), values.get("outlet") or None
        if word and not is_one_word(word):
            raise WrongRequestError("error.word", given=word)
        return cls(
            word=word,
            exact=choice_in(values, "exact", ("0", "1")) == "1",
            outlet=outlet,
            section=values.get("section") or None,
            since=day_of(values.get("since"), "since"),
            until=day_of(values.get("until"), "until"),
            show=choice_in(values, "show", SHOWS),
            sort=choice_in(values, "sort", ORDERS),
            page=page_in(values),
            compare=several_in(given, "compare", MOST_OUTLETS - (outlet is not None)),
        )

    def query(self) -> WordQuery:
        """Return the query for the word."""
        return WordQuery(self.word, self.exact, self.outlet, self.section, self.since, self.until)

    def compared(self) -> list[WordQuery]:
        """Return the queries whose months are shown: of each outlet, or of all of them in one."""
        outlets = dict.fromkeys([*([self.outlet] if self.outlet else []), *self.compare])
        return [replace(self.query(), outlet=each) for each in outlets] or [self.query()]

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of its address."""
        found = [(name, _written(value)) for name in _NAMES if (value := getattr(self, name)) != _DEFAULTS[name]]
        return [*found, *(("compare", each) for each in self.compare)]

    def search(self, outlet: str | None = None) -> SearchRequest:
        """Return the search for the word in any form among the same articles, or those of another outlet."""
        return SearchRequest(self.word, outlet or self.outlet, None, self.section, self.since, self.until)

    def changed(self, **changes: Any) -> "WordsRequest":
        """Return the request with other values, from its first page on unless one is asked for."""
        return replace(self, **{"page": 1, **changes})


_DEFAULTS: Final[dict[str, object]] = {name: getattr(WordsRequest(), name) for name in _NAMES}


def unknown_parameters(given: QueryParams) -> Iterator[str]:
    """Yield the parameters of an address that the page does not have."""
    yield from (name for name in dict.fromkeys(given) if name not in (*_NAMES, "compare", "lang"))


def _written(value: object) -> str:
    return "1" if value is True else value.isoformat() if isinstance(value, date) else str(value)
