"""What the address of a comparison asks for: two to four queries, or one query at two to four outlets."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, Self, get_args

from starlette.datastructures import QueryParams

from newsarchive.archive.search import Query
from newsarchive.archive.search.search import Copies
from newsarchive.web.days import day_of
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.parameters import choice_in, several_in
from newsarchive.web.search_request import SearchRequest

MOST: Final = 4  # series
_KNOWN: Final = ("q", "outlet", "since", "until", "copies", "lang")


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """A comparison as it is asked for. Of several queries one outlet limits all of them; of one query the outlets are compared."""

    q: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    copies: Copies = "all"

    @classmethod
    def of(cls, given: QueryParams) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        values = {name: value.strip() for name, value in given.items()}
        found = cls(
            q=several_in(given, "q", MOST),
            outlet=several_in(given, "outlet", MOST),
            since=day_of(values.get("since"), "since"),
            until=day_of(values.get("until"), "until"),
            copies=choice_in(values, "copies", get_args(Copies)),
        )
        if len(found.q) > 1 and len(found.outlet) > 1:
            raise WrongRequestError("error.compare_both")
        return found

    @property
    def by(self) -> Literal["q", "outlet"]:
        """What is compared."""
        return "outlet" if len(self.outlet) > 1 else "q"

    @property
    def is_comparison(self) -> bool:
        """True if there are two things to compare, of one query."""
        return len(self.q) > 1 or (len(self.q) == 1 and len(self.outlet) > 1)

    def searches(self) -> list[SearchRequest]:
        """Return the searches that are compared, in the order of their parameters."""
        outlets = self.outlet or (None,)
        return [self._search(q, outlet) for q in self.q for outlet in outlets]

    def articles(self, search: SearchRequest) -> Query:
        """Return the query for the articles among which a search is made."""
        return self._search("", search.outlet).query()

    def asking(self, at: int, q: str) -> "CompareRequest":
        """Return the comparison with another query at a place."""
        return replace(self, q=(*self.q[:at], q, *self.q[at + 1 :]))

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of its address."""
        several = [(name, value) for name, values in (("q", self.q), ("outlet", self.outlet)) for value in values]
        days = [(name, day.isoformat()) for name, day in (("since", self.since), ("until", self.until)) if day]
        return [*several, *days, *([("copies", self.copies)] if self.copies == "once" else [])]

    def _search(self, q: str, outlet: str | None) -> SearchRequest:
        return SearchRequest(q=q, outlet=outlet, since=self.since, until=self.until, copies=self.copies)


def unknown_parameters(given: QueryParams) -> list[str]:
    """Return the parameters of an address that a comparison does not have."""
    return [name for name in dict.fromkeys(given) if name not in _KNOWN]
