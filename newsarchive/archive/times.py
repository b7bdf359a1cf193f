"""The publish and update time of an article, and which reading of a relative time ("2 hours ago") is kept."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Row

from newsarchive.bengali.dates import DateProblem, read
from newsarchive.items import Article, Precision, Problem, Reason

Field = Literal["published", "modified"]
FIELDS: Final[tuple[Field, ...]] = ("published", "modified")
TIME_COLUMNS = (
    *(f"{field}_{part}" for field in FIELDS for part in ("at", "offset", "precision", "raw")),
    "published_local_offset",
)


class StoredTime(NamedTuple):
    """A time of an article: the instant, its precision, and the string that it was read from."""

    field: Field
    at: datetime | None
    precision: Precision | None
    raw: str | None

    @property
    def is_relative(self) -> bool:
        """True if the string gives this time only together with the time of the fetch."""
        return is_relative(self.raw, self.field)


@lru_cache(maxsize=4096)  # the pages of an outlet repeat a few relative strings
def is_relative(raw: str | None, field: Field = "published") -> bool:
    """True if a string gives the time of a field only together with the time of the fetch."""
    if not raw:
        return False
    reading = read(raw)
    return reading.problem is DateProblem.NO_FETCH_TIME and getattr(reading, field) is None


def time_of(article: Article, field: Field) -> StoredTime:
    """Return a time of an article."""
    at, precision, raw = (getattr(article, f"{field}_{part}") for part in ("at", "precision", "raw"))
    return StoredTime(field, at, precision, raw)


def time_columns(article: Article, zone: tzinfo) -> dict[str, object]:
    """Return the columns of `articles` that hold the times of an article. `zone`: that of its outlet."""
    columns: dict[str, object] = {}
    for field in FIELDS:
        _, at, precision, raw = time_of(article, field)
        columns |= {f"{field}_at": at, f"{field}_offset": offset(at), f"{field}_precision": precision}
        columns[f"{field}_raw"] = raw
    published_at = article.published_at
    columns["published_local_offset"] = offset(published_at.astimezone(zone) if published_at else None)
    return columns


def with_known_relative_times(article: Article, row: Row[Any]) -> Article:
    """Return the article with the stored time of each field for which either reading is relative.

    What differs then from the stored article is a difference of the page, not of the time of the fetch.
    """
    for field in FIELDS:
        found, known = time_of(article, field), _time_in(row, field)
        if found.is_relative or known.is_relative:
            article = _with_time(article, known)
    return article


def without_added_times(article: Article, row: Row[Any]) -> Article:
    """Return the article without the times that the stored one has not."""
    for field in FIELDS:
        known = _time_in(row, field)
        if known.at is None:
            article = _with_time(article, known)
    return article


def with_kept_time(article: Article, row: Row[Any], field: Field, *, is_earliest: bool) -> Article:
    """Return the article with the time that is kept of the stored one and its own.

    An exact time is preferred to a relative one. Of two relative ones the stored one is kept, unless the capture of the article
    `is_earliest`: the reading of the earliest capture is the sharpest. An article whose times are both exact is returned unchanged.
    """
    found, known = time_of(article, field), _time_in(row, field)
    if not (found.is_relative or known.is_relative) or known.at is None:
        return article
    keeps_known = found.at is None or (found.is_relative and not (known.is_relative and is_earliest))
    return _with_evidence(_with_time(article, known), row, field) if keeps_known else article


def offset(instant: datetime | None) -> int | None:
    """Return the minutes by which the zone of an instant is east of UTC."""
    east = instant.utcoffset() if instant else None
    return None if east is None else round(east.total_seconds() / 60)


def _time_in(row: Row[Any], field: Field) -> StoredTime:
    at, minutes, precision, raw = (getattr(row, f"{field}_{part}") for part in ("at", "offset", "precision", "raw"))
    local = at.astimezone(timezone(timedelta(minutes=minutes or 0))) if at else None
    return StoredTime(field, local, precision, raw)


def _with_time(article: Article, time: StoredTime) -> Article:
    changes: dict[str, Any] = {f"{time.field}_{part}": getattr(time, part) for part in ("at", "precision", "raw")}
    return replace(article, **changes)


def _with_evidence(article: Article, row: Row[Any], field: Field) -> Article:
    """Return the article with the stored witness and problems of a time."""
    column = f"{field}_at"
    witnesses = {name: rule for name, rule in article.witnesses.items() if name != column}
    if column in row.witnesses:
        witnesses[column] = row.witnesses[column]
    problems = [problem for problem in article.problems if problem.field != column]
    problems += [
        Problem(column, Reason(stored["reason"]), stored["detail"])
        for stored in row.problems
        if stored["field"] == column
    ]
    return replace(article, witnesses=witnesses, problems=problems)
