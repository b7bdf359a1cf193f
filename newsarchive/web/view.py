"""What a page needs besides its own content: language, addresses, numbers and times."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from starlette.requests import Request

from newsarchive.archive.search.notes import Note
from newsarchive.archive.search.places import ZONE
from newsarchive.bengali.collation import sort_key
from newsarchive.web import formats
from newsarchive.web.language import Language, Texts, chosen, preferred, texts
from newsarchive.web.reading_room import ReadingRoom

if TYPE_CHECKING:
    from newsarchive.archive.overview import OutletSpan
    from newsarchive.archive.search import Count

Parameters = Sequence[tuple[str, str]]
_TITLE: Final = 70  # characters at most
_DASH: Final = " – "
# What the head of every page leads to: the path and its name in the catalogue.
SECTIONS: Final = (
    ("/search", "search"),
    ("/ticker", "ticker"),
    ("/stories", "stories"),
    ("/coverage", "coverage"),
    ("/words", "words"),
    ("/compare", "compare"),
    ("/about", "about"),
)


@dataclass(frozen=True, slots=True)
class View:
    """A request as a page sees it. `is_chosen`: its address names the language, and so do the links of the page."""

    request: Request
    room: ReadingRoom
    t: Texts
    is_chosen: bool

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return self.t.language

    @property
    def base(self) -> str:
        """The address at which readers reach the reading room, without a slash at its end."""
        return self.room.settings.base_url or str(self.request.base_url).rstrip("/")

    @property
    def is_made_up(self) -> bool:
        """True if the articles of the archive are invented."""
        return self.room.overview().kind == "made_up"

    @property
    def sections(self) -> Sequence[tuple[str, str, bool]]:
        """The path and the name of each section, and whether the page is of it."""
        here = self.request.url.path
        return [(path, name, here == path or here.startswith(f"{path}/")) for path, name in SECTIONS]

    def href(self, path: str, parameters: Parameters = ()) -> str:
        """Return the address of a page of this server, in the language of this page."""
        chosen_language = [("lang", self.language)] if self.is_chosen else []
        query = urlencode([*parameters, *chosen_language], quote_via=quote)
        return f"{path}?{query}" if query else path

    def in_language(self, language: Language) -> str:
        """Return the address of this page in a language."""
        kept = [each for each in self.request.query_params.multi_items() if each[0] != "lang"]
        return f"{self.request.url.path}?{urlencode([*kept, ('lang', language)], quote_via=quote)}"

    def outlet_name(self, key: str) -> str:
        """Return the name of an outlet in the language of the page."""
        outlet = self.room.outlet(key)
        if outlet is None:
            return key
        return outlet.name_bn if self.language == "bn" else outlet.name_en

    def outlet_names(self, keys: Iterable[str]) -> str:
        """Return the names of outlets as a list."""
        return ", ".join(map(self.outlet_name, keys))

    def order_of(self, key: str) -> tuple[str, ...]:
        """Return the key by which an outlet is sorted: its name in the language of the page, in the order of that language."""
        name = self.outlet_name(key)
        return sort_key(name) if self.language == "bn" else (name.casefold(), name)

    @property
    def outlets(self) -> "Sequence[OutletSpan]":
        """The outlets of the archive, in the order of their names."""
        return sorted(self.room.overview().outlets, key=lambda each: self.order_of(each.key))

    def title(self, *parts: str) -> str:
        """Return the title of a page: its parts, of which the longest is cut if together they are too long for a tab or a list of results."""
        longest = max(parts, key=len)
        most = len(longest) - max(len(_DASH.join(parts)) - _TITLE, 0)
        return _DASH.join(formats.shortened(each, most) if each is longest else each for each in parts)

    def between(self, first: datetime, last: datetime) -> str:
        """Return the span between two instants of the archive; one instant if they are the same."""
        if first == last:
            return self.seen(first)
        return self.t("between", first=self.seen(first), last=self.seen(last))

    def is_known(self, parameter: str) -> bool:
        """True if a page has a parameter of this name, or the links of all pages."""
        return parameter == "lang" or self.t.of("filter", parameter) != parameter

    def n(self, value: int) -> str:
        """Return a number."""
        return formats.number(value, self.language)

    def decimal(self, value: float) -> str:
        """Return a number with one decimal place."""
        return formats.decimal(value, self.language)

    def size(self, bytes_: int) -> str:
        """Return about how large a file is."""
        if bytes_ < 1e6:
            return self.t("size_small", n=self.n(max(round(bytes_ / 1e3), 1)))
        return self.t("size", n=self.n(round(bytes_ / 1e6)))

    def count(self, key: str, value: int) -> str:
        """Return a sentence about a number."""
        return self.t.counted(key, value, self.n(value))

    def hits(self, count: "Count") -> str:
        """Return a sentence about the number of hits, exact or at least so many."""
        return self.count("search.count" if count.is_exact else "search.count_at_least", count.value)

    def note(self, note: Note) -> str:
        """Return a sentence about a query in the language of the page."""
        key = f"note.{note.key}"
        return self.t(key, **{name: self._value(name, each) for name, each in note.values.items()})

    def _value(self, name: str, value: object) -> str:
        if name == "month":
            return self.month(str(value))
        if isinstance(value, date):
            return self.day(value)
        return self.n(value) if isinstance(value, int) else str(value)

    def instant(self, at: datetime, precision: str | None = "minute") -> str:
        """Return an instant in its own offset."""
        return formats.instant(at, precision, self.language)

    def clock(self, at: datetime) -> str:
        """Return the time of the day of an instant in its own offset."""
        return formats.clock(at, "minute", self.language)

    def local(self, at: datetime) -> datetime:
        """Return an instant in the zone of the readers, in which a search has its days."""
        return at.astimezone(ZONE)

    def seen(self, at: datetime) -> str:
        """Return an instant of the archive itself, such as that of a capture: to the second, in the zone of the readers."""
        return self.instant(self.local(at), "second")

    def day(self, day: date) -> str:
        """Return a day."""
        return formats.day(day, self.language)

    def day_of(self, at: datetime) -> str:
        """Return the day of an instant in the zone in which a search has its days."""
        return self.day(self.local(at))

    def month(self, month: str) -> str:
        """Return a month that is written as 2026-11."""
        return formats.month(month, self.language)

    def bangla_day(self, at: datetime) -> str | None:
        """Return the day of the Bangla calendar, None where it is not known."""
        return formats.bangla_day(at)

    def digits(self, text: object) -> str:
        """Return a text with the digits of the language."""
        return formats.digits(str(text), self.language)

    def listed(self, names: Iterable[str], group: str) -> str:
        """Return names of the archive as a list of what they are called."""
        return ", ".join(self.t.of(group, each) for each in names)


def view_of(request: Request) -> View:
    """Return the view of a request: in the language that its address names, else in the one that the browser prefers."""
    named = chosen(request.query_params.get("lang"))
    language = named or preferred(request.headers.get("accept-language", ""))
    return View(request, request.app.state.room, texts(language), named is not None)
