"""Lengths of time and what is later than what, in words."""

from datetime import datetime, timedelta
from typing import Final, Literal

from newsarchive.archive.search.places import ZONE
from newsarchive.web.view import View

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)

Precision = Literal["minute", "hour", "day"]
_COARSE: Final[tuple[Precision, ...]] = ("day", "hour")


def duration(view: View, length: timedelta) -> str:
    """Return a length of time in its two greatest units: 2 hours 5 minutes, 3 days 4 hours."""
    if length < _MINUTE:
        return view.t("duration.short")
    if length < _HOUR:
        return view.count("duration.minutes", length // _MINUTE)
    if length < _DAY:
        return _both(view, ("hours", length // _HOUR), ("minutes", length % _HOUR // _MINUTE))
    return _both(view, ("days", length // _DAY), ("hours", length % _DAY // _HOUR))


def lag(view: View, at: datetime, origin: datetime, precision: Precision = "minute") -> str:
    """Return how much later an instant is than another. `precision`: of that one of them which is known less precisely."""
    later = _beginning(at, precision) - _beginning(origin, precision)
    if abs(later) < _MINUTE:
        return view.t(f"lag.same_{precision}")
    return view.t("lag.later" if later > timedelta() else "lag.earlier", length=duration(view, abs(later)))


def between(view: View, first: datetime, last: datetime, precision: Precision = "minute") -> str:
    """Return the time between two instants, no more precisely than the less precise of them is known."""
    length = _beginning(last, precision) - _beginning(first, precision)
    return duration(view, length) if length or precision == "minute" else view.t(f"lag.same_{precision}")


def coarsest(*precisions: str | None) -> Precision:
    """Return the least of some precisions, of which none is finer than a minute."""
    return next((each for each in _COARSE if each in precisions), "minute")


def _beginning(at: datetime, precision: Precision) -> datetime:
    """Return the beginning of the day or the hour of an instant, of minutes the instant itself."""
    local = at.astimezone(ZONE).replace(microsecond=0)
    if precision == "minute":
        return local
    return local.replace(hour=local.hour if precision == "hour" else 0, minute=0, second=0)


def _both(view: View, *parts: tuple[str, int]) -> str:
    return " ".join(view.count(f"duration.{unit}", number) for unit, number in parts if number)
