"""Which articles a source states to have been edited, and when. Pure."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final

from newsarchive.bengali.dates import read
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.reading import without_midnight
from newsarchive.outlets.sources import SourceEntry

_RECENT: Final = timedelta(hours=1)
_FEW: Final = 3  # times of which nothing follows


def stated_edits(outlet: Outlet, entries: Mapping[str, SourceEntry], now: datetime) -> dict[str, datetime]:
    """Return the update time that one response of a source states of each article, by the addresses of `entries`.

    Nothing if the times are those of the response: many programs write there when they made the sitemap. A time later than now is no update.
    """
    read_times = {url: _time(outlet, entry.modified) for url, entry in entries.items() if entry.modified}
    times = {url: time for url, time in read_times.items() if time is not None and time <= now}
    return {} if _are_of_response(times.values(), now) else times


def _time(outlet: Outlet, text: str) -> datetime | None:
    reading = read(without_midnight(text), zone=outlet.zone)
    time = reading.modified or reading.published
    return time.at if time else None


def _are_of_response(times: Collection[datetime], now: datetime) -> bool:
    """True if more than a third of the times are of the last hour, or all are one."""
    recent = sum(now - time <= _RECENT for time in times)
    return len(times) >= _FEW and (3 * recent > len(times) or len(set(times)) == 1)
