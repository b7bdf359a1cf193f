"""What a source of articles is: the requests it takes, and a pure reading of each answer."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from newsarchive.extraction import Document, parse
from newsarchive.items import Page, Reason

MOST_TURNS = 500  # answers of one source in a run: no archive of a day has more pages


@dataclass(frozen=True, slots=True)
class Lead:
    """An article that a source names: its absolute address as written there, and what the source says of it, verbatim.

    `published` and `modified` are time strings, for `newsarchive.bengali.dates` to read.
    """

    url: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What an answer holds: leads, addresses at which the same source goes on, or the reason why it holds nothing."""

    leads: tuple[Lead, ...] = ()
    further: tuple[str, ...] = ()
    reason: Reason | None = None
    detail: str = ""

    @classmethod
    def of(cls, leads: list[Lead], further: tuple[str, ...] = ()) -> "Found":
        """Make the finding of an answer that could be read: of each address the first lead, or `empty` where there is none."""
        first = {lead.url: lead for lead in reversed(leads)}
        kept = tuple(lead for lead in leads if first[lead.url] is lead)
        return cls(kept, further, None if kept or further else Reason.EMPTY)


class Moment(datetime):
    """An instant that addresses can be made of: {since:%Y-%m-%d}, {since:s} and {since:ms} for seconds and milliseconds since 1970."""

    def __format__(self, written: str) -> str:
        if written in {"s", "ms"}:
            return str(int(self.timestamp()) * (1000 if written == "ms" else 1))
        return super().__format__(written)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a run asks for, the outlet's own: `since` to `until`, both included; `back_fill` if somebody named them."""

    since: date
    until: date
    zone: ZoneInfo
    back_fill: bool = False

    @classmethod
    def usual(cls, now: datetime, zone: ZoneInfo) -> "Days":
        """Give the days of a usual run: today and yesterday."""
        today = now.astimezone(zone).date()
        return cls(today - timedelta(days=1), today, zone)

    def __iter__(self) -> Iterator[date]:
        """Give the days, newest first."""
        for back in range((self.until - self.since).days + 1):
            yield self.until - timedelta(days=back)

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    @property
    def begin(self) -> Moment:
        """The first instant of the first day."""
        return self._midnight(self.since)

    @property
    def before_begin(self) -> Moment:
        """The last second before the first day: where a site's "after" leaves its own instant out."""
        return self.begin - timedelta(seconds=1)

    @property
    def end(self) -> Moment:
        """The first instant after the last day."""
        return self._midnight(self.until + timedelta(days=1))

    def _midnight(self, day: date) -> Moment:
        return Moment.combine(day, time(), self.zone)


@dataclass(frozen=True)
class Answer:
    """What a source is read from: the bytes, where they came from, the how many-th answer of the source it is (from 0), and the days asked for."""

    page: Page
    days: Days
    turn: int = 0

    @cached_property
    def document(self) -> Document:
        """The answer as a page, parsed once."""
        return parse(self.page)


@dataclass(frozen=True)
class Source(ABC):
    """Where an outlet names its articles. A kind of source is a class; each declares what it gives and what it costs.

    `path` starts with `/` (a path of the outlet's first domain) or is a whole https address. `always`: asked in every run, also where another
    source suffices. `headers`: what its requests say besides, as the site's own scripts do. Sources of one kind that stand together are one
    alternative, and all asked.
    """

    path: str
    _: KW_ONLY
    always: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    kind: ClassVar[str]
    gives: ClassVar[str]
    costs: ClassVar[str]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"

    @property
    def takes_days(self) -> bool:
        """Whether it can be asked for the articles of given days: where its path holds the day, `{date:%Y-%m-%d}`."""
        return "{date" in self.path

    def start(self, days: Days) -> tuple[str, ...]:
        """Give the paths or addresses to ask first: one for each day where the path holds the day."""
        return tuple(dict.fromkeys(self.path.format(date=day) for day in days))

    @abstractmethod
    def read(self, answer: Answer) -> Found:
        """Read an answer. Pure; never raises for any bytes."""

    def faults(self) -> Iterator[str]:
        """Say what about the declaration cannot work."""
        if not self.path.startswith(("/", "https://")):
            yield "the path starts with neither / nor https://"
            return
        try:
            self.start(SAMPLE_DAYS)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            yield f"the path's {{fields}} cannot be filled in ({error!r})"


SAMPLE_DAYS = Days(date(2026, 1, 1), date(2026, 1, 1), ZoneInfo("UTC"))
Meaning = Literal["published", "modified"]


def in_zone(text: str | None, zone: str) -> str | None:
    """Give a time string with its zone, where it is one without and `zone` names the one it is written in."""
    if not text or not zone:
        return text
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return text if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone)).isoformat()


def since_1970(number: object, *, milliseconds: bool) -> str | None:
    """Give seconds or milliseconds since 1970 as an ISO time, or None where it is no such number."""
    try:
        seconds = float(str(number)) / (1000 if milliseconds else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return None
