"""What the address of a page of coverage asks for: the last day, how many days, and which number."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, Self, get_args

from starlette.datastructures import QueryParams

from newsarchive.web.days import day_of
from newsarchive.web.parameters import choice_in

Shown = Literal["fetched", "listed", "failed"]
SHOWN: Final[tuple[Shown, ...]] = get_args(Shown)
LENGTHS: Final = (30, 90)
_WRITTEN: Final = tuple(map(str, LENGTHS))


@dataclass(frozen=True, slots=True)
class CoverageRequest:
    """Some days. `until`: the last one, by default the present day, `today`; `day`: one that is looked at; `shown`: the number of a cell."""

    today: date
    until: date
    length: int = LENGTHS[0]
    shown: Shown = SHOWN[0]
    day: date | None = None

    @classmethod
    def of(cls, given: QueryParams, today: date) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        day = day_of(given.get("day"), "day")
        until = day_of(given.get("until"), "until") or day or today
        return cls(today, until, int(choice_in(given, "days", _WRITTEN)), choice_in(given, "count", SHOWN), day)

    @property
    def since(self) -> date:
        """The first day."""
        return self.until - timedelta(days=self.length - 1)

    @property
    def days(self) -> list[date]:
        """The days, the newest first."""
        return [self.until - timedelta(days=ago) for ago in range(self.length)]

    def parameters(self, **changes: object) -> list[tuple[str, str]]:
        """Return the parameters of its address, or of that with changes: `until`, `length`, `shown`, `day`."""
        until, length, shown, day = (
            changes.get(name, getattr(self, name)) for name in ("until", "length", "shown", "day")
        )
        found = [
            ("day", day, None),
            ("until", until, day or self.today),
            ("days", length, LENGTHS[0]),
            ("count", shown, SHOWN[0]),
        ]
        return [(name, str(value)) for name, value, default in found if value != default]

    def earlier(self) -> list[tuple[str, str]]:
        """Return the parameters of the address of the days before these."""
        return self.parameters(until=self.since - timedelta(days=1), day=None)

    def later(self) -> list[tuple[str, str]] | None:
        """Return the parameters of the address of the days after these, None if these are the last."""
        if self.until >= self.today:
            return None
        return self.parameters(until=min(self.until + timedelta(days=self.length), self.today), day=None)
