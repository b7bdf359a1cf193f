"""Instants that people write, on the command line or in an address."""

from datetime import UTC, datetime, tzinfo

from newsarchive.bengali.dates import FIRST_YEAR, LAST_YEAR


def read_instant(written: str, zone: tzinfo = UTC) -> datetime:
    """Return the instant of an ISO 8601 string. `zone`: that of a time without an offset. Raises ValueError, with a sentence."""
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written[:80]!r} is not a time. Write it as 2026-11-23T14:05:00+06:00.") from None
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise ValueError(f"{written[:80]!r}: no page was fetched in the year {when.year}.")
    return when if when.tzinfo else when.replace(tzinfo=zone)
