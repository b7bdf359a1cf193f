"""The views, for the migrations that make them. Frozen: a view that changes is written anew beside these."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.sql.ddl import CreateView

_DIGITS = dict(zip("০১২৩৪৫৬৭৮৯", "0123456789", strict=True))
_WITH_ASCII_DIGITS = ("headline", "kicker", "byline", "published_raw", "modified_raw", "body")


def normalized(names: Sequence[str]) -> CreateView:
    """Return the view of these columns of the articles, with Bengali digits as ASCII."""
    articles = _articles(names)
    selected = [_ascii_digits(column) if column.name in _WITH_ASCII_DIGITS else column for column in articles.columns]
    return CreateView(sa.select(*selected), "articles_normalized")


def local(names: Sequence[str], dialect: str) -> CreateView:
    """Return the view of these columns of the articles and the publish time and day of the outlet's zone, as text."""
    articles = _articles(names)
    at = articles.c.published_at
    east = sa.func.coalesce(articles.c.published_local_offset, articles.c.published_offset)
    if dialect == "postgresql":
        shown = sa.func.timezone("UTC", at) + east * sa.literal_column("interval '1 minute'")
        time, day = (sa.func.to_char(shown, form) for form in ("YYYY-MM-DD HH24:MI:SS", "YYYY-MM-DD"))
    else:
        time, day = (function(at, east.concat(" minutes")) for function in (sa.func.datetime, sa.func.date))
    selected = [*articles.columns, time.label("published_local"), day.label("published_day")]
    return CreateView(sa.select(*selected), "articles_local")


def _articles(names: Sequence[str]) -> sa.TableClause:
    return sa.table("articles", *map(sa.column, names))


def _ascii_digits(column: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    value = column
    for bengali, ascii_digit in _DIGITS.items():
        value = sa.func.replace(value, bengali, ascii_digit)
    return value.label(column.name)
