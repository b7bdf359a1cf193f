"""The place of an article in the order of publication, as the key of its row: `ORDER BY key DESC` is newest first."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Final

from sqlalchemy import Connection, Table, text

BITS: Final = 6  # 64 articles a minute; more take places of the next one
_DAY: Final = 1440  # minutes
ZONE: Final = timezone(timedelta(hours=6))  # of most outlets; it decides where a day ends in the order
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=ZONE)
UNDATED: Final = -(1 << 45)  # the first key of articles without a publish time, below all others
LOWEST: Final = -(1 << 46)  # below all keys
DATED: Final = -(1 << 44)  # below the key of every article with one


def first_key(article_id: int, published_at: datetime | None, precision: str | None) -> int:
    """Return the first key that an article may have. With a day alone its minute is chosen by its id, so that a day is spread."""
    if published_at is None:
        return UNDATED + article_id
    at = published_at.astimezone(ZONE)
    if precision == "day":
        at = at.replace(hour=0, minute=0) + timedelta(minutes=article_id % _DAY)
    return _minute(at) << BITS


def keys_of_days(since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """Return the lowest key of the first day and the lowest behind the last; None without a bound. An undated article is of no day."""
    low = _first_of_day(since.toordinal()) if since else DATED if until else None
    high = _first_of_day(until.toordinal() + 1) if until else None
    return low, high


def month_of(key: int) -> date | None:
    """Return the first day of the month of a key, None if it is undated."""
    return None if key < DATED else (_EPOCH + timedelta(minutes=key >> BITS)).date().replace(day=1)


def month_after(month: date) -> date:
    """Return the first day of the next month."""
    return (month + timedelta(days=31)).replace(day=1)


def choose(connection: Connection, rows: Table, wanted: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return a free key of the rows of an index for each of (row id, first key): the first one, or the next upward that is free."""
    minutes = {first >> BITS for _, first in wanted}
    used = _used(connection, rows, minutes)
    chosen: dict[int, int] = {}
    for row_id, key in wanted:
        while key in used:
            key += 1
            if (minute := key >> BITS) not in minutes:
                minutes.add(minute)
                used |= _used(connection, rows, {minute})
        used.add(key)
        chosen[row_id] = key
    return chosen


def _used(connection: Connection, rows: Table, minutes: Collection[int]) -> set[int]:
    """Return the keys of the rows of an index that are within some minutes."""
    firsts = [minute << BITS for minute in minutes]
    dialect = connection.dialect.name
    statement = text(_USED[dialect].format(rows=rows.name, size=1 << BITS))
    return set(connection.scalars(statement, {"firsts": json.dumps(firsts) if dialect == "sqlite" else firsts}))


def _first_of_day(ordinal: int) -> int:
    return (ordinal - _EPOCH.toordinal()) * _DAY << BITS


def _minute(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(minutes=1)


# One statement for a batch, and one parameter. Each minute is a range of the primary key; SQLite keeps the order of a CROSS JOIN.
_USED: Final = {
    "sqlite": (
        "SELECT used.key FROM json_each(:firsts) AS minute "
        "CROSS JOIN {rows} AS used ON used.key >= minute.value AND used.key < minute.value + {size}"
    ),
    "postgresql": (
        "SELECT used.key FROM unnest(CAST(:firsts AS bigint[])) AS minute "
        "JOIN {rows} AS used ON used.key >= minute AND used.key < minute + {size}"
    ),
}
