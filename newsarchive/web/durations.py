"""Lengths of time and what is later than what, in words."""

from datetime import datetime, timedelta
from typing import Final

from newsarchive.archive.search.places import ZONE
from newsarchive.web.view import View

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


def duration(view: View, length: timedelta) -> str:
    """Return a length of time in its two greatest units: 2 hours 5 minutes, 3 days 4 hours."""
    if length < _MINUTE:
        return view.t("duration.short")
    if length < _HOUR:
        return view.count("duration.minutes", length // _MINUTE)
    if length < _DAY:
        return _both(view, ("hours", length // _HOUR), ("minutes", length % _HOUR // _MINUTE))
    return _both(view, ("days", length // _DAY), ("hours", length % _DAY // _HOUR))


def lag(view: View, at: datetime, origin: datetime, *, is_of_day: bool) -> str:
    """Return how much later an instant is than another. `is_of_day`: of one of them the day alone is known."""
    if is_of_day:
        days = (at.astimezone(ZONE).date() - origin.astimezone(ZONE).date()).days
        length = timedelta(days=abs(days))
        return view.t("lag.same_day") if not days else _stated(view, length, is_later=days > 0)
    if abs(at - origin) < _MINUTE:
        return view.t("lag.same_time")
    return _stated(view, abs(at - origin), is_later=at > origin)


def _stated(view: View, length: timedelta, *, is_later: bool) -> str:
    return view.t("lag.later" if is_later else "lag.earlier", length=duration(view, length))


def _both(view: View, *parts: tuple[str, int]) -> str:
    return " ".join(view.count(f"duration.{unit}", number) for unit, number in parts if number)
