"""Counting the rows of an index by month. SQLite counts a range of keys fast, PostgreSQL all of them in one statement."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    select,
)

from newsarchive.archive.search.places import BITS, DATED, LOWEST, keys_of_days, month_after, month_of

Month = tuple[date | None, int]


def months_by_range(
    connection: Connection, key: ColumnClause[int], count: Select[Any], newest: Select[Any]
) -> Iterator[Month]:
    """Yield the count of each month in which there are rows, newest first; what was counted stays when the time is over.

    `count`: counts what was asked for; `newest`: selects the highest key, whether it was asked for or not.
    """
    [rows] = newest.columns_clause_froms
    low: ColumnElement[int] = bindparam("low")
    high: ColumnElement[int] = bindparam("high")
    in_month = count.where(key >= low, key < high).scalar_subquery()
    # One statement a month, compiled once: counting a rare word takes less time than compiling.
    statement = select(in_month, newest.where(rows.c.key < low).scalar_subquery())
    last = connection.scalar(newest)
    while last is not None:
        month = month_of(last)
        bounds = keys_of_days(month, month_after(month) - timedelta(days=1)) if month else (LOWEST, DATED)
        number, last = connection.execute(statement, dict(zip(("low", "high"), bounds, strict=True))).one()
        yield month, number


def months_by_group(connection: Connection, key: ColumnClause[int], count: Select[Any]) -> Iterator[Month]:
    """Yield the count of each month, newest first."""
    minutes = cast(key.op(">>")(cast(literal(BITS), Integer)), Integer)
    epoch = func.make_timestamp(1970, 1, 1, 0, 0, 0)  # in UTC+6, as the key
    published = epoch + func.make_interval(0, 0, 0, 0, 0, minutes)
    month = case((key < DATED, null()), else_=func.date_trunc("month", published)).label("month")
    rows = connection.execute(count.add_columns(month).group_by(month).order_by(month.desc().nulls_last()))
    for number, first in rows:
        yield (first.date() if first else None), number
