"""What the address of a search asks for: each parameter once, in one order, defaults left out.

The language of queries is that of newsarchive.archive.search alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, Literal, Self, get_args

from starlette.datastructures import QueryParams

from newsarchive.archive.search import Query, limited, parse
from newsarchive.archive.search.parts import parts_of
from newsarchive.archive.search.query import Versions
from newsarchive.archive.search.search import Copies, Order
from newsarchive.web.days import day_of, instant_of
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.parameters import choice_in, place_in

Filter = Literal["q", "outlet", "byline", "section", "since", "until", "asof", "versions", "copies", "order"]
FILTERS: Final[tuple[Filter, ...]] = (
    "q", "outlet", "byline", "section", "since", "until", "asof", "versions", "copies", "order",
)  # fmt: skip
_BESIDE: Final = ("below", "lang")  # parameters that limit nothing
_WORDS: Final[tuple[Filter, ...]] = ("outlet", "byline", "section")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as it is asked for. `at`: what the archive held at this instant; `below`: the place of the last hit of the page before."""

    q: str = ""
    outlet: str | None = None
    byline: str | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None
    at: datetime | None = None
    versions: Versions = "present"
    copies: Copies = "all"
    order: Order = "newest"
    below: int | None = None

    @classmethod
    def of(cls, given: QueryParams) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        values = {name: value.strip() for name, value in given.items()}
        outlet, byline, section = (values.get(name) or None for name in _WORDS)
        found = cls(
            q=values.get("q", ""),
            outlet=outlet,
            byline=byline,
            section=section,
            since=day_of(values.get("since"), "since"),
            until=day_of(values.get("until"), "until"),
            at=instant_of(values.get("asof"), "asof"),
            versions=choice_in(values, "versions", get_args(Versions)),
            copies=choice_in(values, "copies", get_args(Copies)),
            order=choice_in(values, "order", get_args(Order)),
            below=place_in(values),
        )
        if found.at and found.versions == "all":
            raise WrongRequestError("error.asof_versions")
        return found

    @property
    def has_pages(self) -> bool:
        """True if its hits have pages: each article once, or the best first, is a single list."""
        return self.order == "newest" and self.copies == "all"

    def query(self) -> Query:
        """Return the query."""
        return limited(
            parse(self.q),
            outlet=self.outlet,
            byline=self.byline,
            section=self.section,
            since=self.since,
            until=self.until,
            at=self.at,
            versions=self.versions,
        )

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of its address."""
        found: list[tuple[str, str]] = [(name, value) for name in FILTERS if (value := self.value_of(name))]
        return [*found, ("below", str(self.below))] if self.below is not None else found

    def value_of(self, name: Filter) -> str | None:
        """Return a parameter as its address has it, None if it is the default."""
        if name == "asof":
            return self.at.isoformat() if self.at else None
        value = getattr(self, name)
        if value is None or value == _DEFAULTS.get(name):
            return None
        return value.isoformat() if isinstance(value, date) else str(value)

    def active(self) -> Iterator[Filter]:
        """Yield the parameters that are not the default."""
        yield from (name for name in FILTERS if self.value_of(name))

    def without(self, name: Filter) -> "SearchRequest":
        """Return the request without a parameter, from its first hit on."""
        changes: dict[str, Any] = {"at" if name == "asof" else name: _DEFAULTS.get(name)}
        return replace(self, below=None, **changes)

    def asking(self, q: str) -> "SearchRequest":
        """Return the request with another query, from its first hit on."""
        return replace(self, below=None, q=q)

    def limited_to(self, name: Filter, value: str) -> "SearchRequest":
        """Return the request limited to an outlet, a byline or a section, from its first hit on."""
        changes: dict[str, Any] = {name: value}
        return replace(self, below=None, **changes)

    def of_days(self, since: date, until: date) -> "SearchRequest":
        """Return the request for some days, from its first hit on."""
        return replace(self, below=None, since=since, until=until)

    def with_part(self, part: str) -> "SearchRequest":
        """Return the request for hits for which a part of a query holds, too, from its first hit on."""
        before = f"({self.q})" if parts_of(self.q).are_alternatives else self.q
        return replace(self, below=None, q=f"{before} {part}".strip())

    def after(self, place: int) -> "SearchRequest":
        """Return the request for the hits below a place."""
        return replace(self, below=place)


_DEFAULTS: Final[dict[str, str]] = {"q": "", "versions": "present", "copies": "all", "order": "newest"}


def unknown_parameters(given: QueryParams, others: Sequence[str] = ()) -> list[str]:
    """Return the parameters of an address that a search does not have. `others`: those that its page has besides."""
    known = {*FILTERS, *_BESIDE, *others}
    return [name for name in dict.fromkeys(given) if name not in known]
