"""What a source of articles is: the requests that it takes, and a pure reading of each response."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from newsarchive.extraction import Document, parse
from newsarchive.items import Page, Reason

MAX_TURNS = 500  # responses of one source in a run: no archive of a day has more pages


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One article that a source lists: its absolute address as written there, and what the source states of it, verbatim.

    `published` and `modified` are time strings, for `newsarchive.bengali.dates` to read. `section`: the section that the source names.
    """

    url: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What a response holds: entries, further addresses of the same source, or the reason why it holds nothing."""

    entries: tuple[SourceEntry, ...] = ()
    further: tuple[str, ...] = ()
    reason: Reason | None = None
    detail: str = ""

    @classmethod
    def of(cls, entries: list[SourceEntry], further: tuple[str, ...] = ()) -> "SourceResult":
        """Return the result of a readable response: the first entry of each address, or the reason `empty`."""
        first = {entry.url: entry for entry in reversed(entries)}
        kept = tuple(entry for entry in entries if first[entry.url] is entry)
        return cls(kept, further, None if kept or further else Reason.EMPTY)


class RequestTime(datetime):
    """An instant for the fields of an address: {since:%Y-%m-%d}; {since:s} and {since:ms} are seconds and milliseconds since 1970."""

    def __format__(self, written: str) -> str:
        if written in {"s", "ms"}:
            return str(int(self.timestamp()) * (1000 if written == "ms" else 1))
        return super().__format__(written)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a run in the outlet's zone: `since` to `until`, both included; `back_fill` if a person named them."""

    since: date
    until: date
    zone: ZoneInfo
    back_fill: bool = False

    @classmethod
    def usual(cls, now: datetime, zone: ZoneInfo) -> "Days":
        """Return the days of a usual run: today and yesterday."""
        today = now.astimezone(zone).date()
        return cls(today - timedelta(days=1), today, zone)

    @classmethod
    def of(cls, since: str, until: str, now: datetime, zone: ZoneInfo) -> "Days":
        """Return the days that a person named, both as ISO dates: one of them may be empty; if both are, those of a usual run.

        Raises ValueError for a string that is no date, and for a first day after the last.
        """
        usual = cls.usual(now, zone)
        if not since and not until:
            return usual
        first, last = (date.fromisoformat(day) if day else usual.until for day in (since or until, until))
        if first > last:
            raise ValueError(f"{first} is later than {last}")
        return cls(first, last, zone, back_fill=True)

    def __iter__(self) -> Iterator[date]:
        """Yield the days, newest first."""
        for back in range((self.until - self.since).days + 1):
            yield self.until - timedelta(days=back)

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    @property
    def begin(self) -> RequestTime:
        """The first instant of the first day."""
        return self._midnight(self.since)

    @property
    def before_begin(self) -> RequestTime:
        """The last second before the first day: for sites whose "after" excludes the instant itself."""
        return self.begin - timedelta(seconds=1)

    @property
    def end(self) -> RequestTime:
        """The first instant after the last day."""
        return self._midnight(self.until + timedelta(days=1))

    def _midnight(self, day: date) -> RequestTime:
        return RequestTime.combine(day, time(), self.zone)


@dataclass(frozen=True)
class SourceResponse:
    """A response of a source: its bytes and address, the number of responses of this source before it, and the days of the run."""

    page: Page
    days: Days
    turn: int = 0

    @cached_property
    def document(self) -> Document:
        """The response as an HTML page, parsed once."""
        return parse(self.page)


@dataclass(frozen=True)
class Source(ABC):
    """A place where an outlet lists its articles. Each kind of source is a class; it declares what it gives and what it costs.

    `path` begins with `/` (a path of the outlet's first domain) or is a whole https address. `always`: requested in every run, also if
    another source suffices. `headers`: additional headers of its requests. Neighbouring sources of one kind are one alternative and are
    all requested.

    `names_articles_only`: every address that it lists is an article; otherwise the outlet's patterns decide.
    `lists_other_pages`: some of its kind also list sections, tags and static pages, so that an address of no known shape is not requested.
    `responses_are_articles`: it is a walk over article pages, one number after the other.
    """

    path: str
    _: KW_ONLY
    always: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    kind: ClassVar[str]
    gives: ClassVar[str]
    costs: ClassVar[str]
    names_articles_only: ClassVar[bool] = True
    lists_other_pages: ClassVar[bool] = False
    responses_are_articles: ClassVar[bool] = False
    no_request: ClassVar[str] = "its address was requested already"  # why there is nothing to request at the start

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"

    @property
    def takes_days(self) -> bool:
        """True if it can be asked for the articles of given days: its path contains the day, `{date:%Y-%m-%d}`."""
        return "{date" in self.path

    def start(self, days: Days, largest_id: Callable[[], int] = lambda: 0) -> tuple[tuple[str, int], ...]:
        """Return the first requests, each a path or address and its turn: one for each day if the path contains the day.

        `largest_id` returns the largest article number in the archive, or 0.
        """
        del largest_id
        return tuple((path, 0) for path in dict.fromkeys(self.path.format(date=day) for day in days))

    def next_step(self, turn: int, *, misses: int, articles: int) -> tuple[str, int] | None:
        """Return the next request of a walk, or None at its end.

        `misses`: numbers without an article since the last one that had one; `articles`: all articles of the walk so far.
        """
        del turn, misses, articles
        return None

    def has_page(self, turn: int) -> bool:
        """Return whether further listing pages up to this turn are read."""
        return turn == 0

    @abstractmethod
    def read(self, response: SourceResponse) -> SourceResult:
        """Return the entries of a response. Pure; never raises for any bytes."""

    def vouches_for(self, entry: SourceEntry) -> bool:
        """Return True if an entry is an article whatever the shape of its address: a feed lists nothing else, nor do the titles of a news sitemap."""
        return self.names_articles_only and (not self.lists_other_pages or entry.title is not None)

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each part of the declaration that cannot work."""
        if not self.path.startswith(("/", "https://")):
            yield "the path begins with neither / nor https://"
            return
        try:
            self.start(SAMPLE_DAYS)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            yield f"the path's {{fields}} cannot be filled in ({error!r})"


SAMPLE_DAYS = Days(date(2026, 1, 1), date(2026, 1, 1), ZoneInfo("UTC"))
Meaning = Literal["published", "modified"]


def in_zone(text: str | None, zone: str) -> str | None:
    """Return a time string with the offset of `zone` added, if the string has none and `zone` is not empty."""
    if not text or not zone:
        return text
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return text if instant.tzinfo else instant.replace(tzinfo=ZoneInfo(zone)).isoformat()


def since_1970(number: object, *, milliseconds: bool) -> str | None:
    """Return seconds or milliseconds since 1970 as an ISO time, or None if it is no such number."""
    try:
        seconds = float(str(number)) / (1000 if milliseconds else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return None
