"""The publish and update time of an article, and which reading of a relative time ("2 hours ago") is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any, Final, Literal

from newsarchive.bengali.dates import DateProblem, read
from newsarchive.items import Article

Field = Literal["published", "modified"]
Values = dict[str, Any]  # columns of `articles` and what they hold
FIELDS: Final[tuple[Field, ...]] = ("published", "modified")
_COLUMNS: Final[dict[Field, tuple[str, ...]]] = {
    field: tuple(f"{field}_{part}" for part in ("at", "offset", "precision", "raw")) for field in FIELDS
}
_COLUMNS["published"] += ("published_local_offset",)


@lru_cache(maxsize=4096)  # the pages of an outlet repeat a few relative strings
def is_relative(raw: str | None, field: Field = "published") -> bool:
    """True if a string gives the time of a field only together with the time of the fetch."""
    if not raw:
        return False
    reading = read(raw)
    return reading.problem is DateProblem.NO_FETCH_TIME and getattr(reading, field) is None


def time_columns(article: Article, zone: tzinfo) -> Values:
    """Return the columns of `articles` that hold the times of an article. `zone`: that of its outlet."""
    published_at, modified_at = article.published_at, article.modified_at
    return {
        "published_at": in_utc(published_at),
        "published_offset": offset(published_at),
        "published_local_offset": offset(published_at.astimezone(zone) if published_at else None),
        "published_precision": article.published_precision,
        "published_raw": article.published_raw,
        "modified_at": in_utc(modified_at),
        "modified_offset": offset(modified_at),
        "modified_precision": article.modified_precision,
        "modified_raw": article.modified_raw,
    }


def with_known_relative_times(found: Values, known: Mapping[str, Any]) -> Values:
    """Return what was found with the known time of each field for which either reading is relative.

    What differs then from the known article is a difference of the page, not of the time of the fetch.
    """
    for field in FIELDS:
        if _is_relative_in(found, field) or _is_relative_in(known, field):
            found = found | _time_in(known, field)
    return found


def without_added_times(found: Values, known: Mapping[str, Any]) -> Values:
    """Return what was found without the times that the known article has not."""
    for field in FIELDS:
        if known[f"{field}_at"] is None:
            found = found | _time_in(known, field)
    return found


def with_kept_time(found: Values, known: Mapping[str, Any], field: Field) -> Values:
    """Return what was found on a later capture with the time that is kept of the known one and its own.

    An exact time is preferred to a relative one. Of two relative ones the known one is kept: the earlier reading is the sharper. Of two exact
    ones the found one is kept.
    """
    found_is_relative, known_is_relative = _is_relative_in(found, field), _is_relative_in(known, field)
    if not (found_is_relative or known_is_relative) or known[f"{field}_at"] is None:
        return found
    if found[f"{field}_at"] is None or found_is_relative:
        return _with_evidence(found | _time_in(known, field), known, f"{field}_at")
    return found


def in_utc(instant: datetime | None) -> datetime | None:
    """Return an instant as the archive returns it; one without a zone is left as it is, and refused when it is written."""
    return instant.astimezone(UTC) if instant and instant.tzinfo else instant


def offset(instant: datetime | None) -> int | None:
    """Return the minutes by which the zone of an instant is east of UTC."""
    east = instant.utcoffset() if instant else None
    return None if east is None else round(east.total_seconds() / 60)


def _is_relative_in(values: Mapping[str, Any], field: Field) -> bool:
    return is_relative(values[f"{field}_raw"], field)


def _time_in(values: Mapping[str, Any], field: Field) -> Values:
    return {name: values[name] for name in _COLUMNS[field]}


def _with_evidence(found: Values, known: Mapping[str, Any], column: str) -> Values:
    """Return what was found with the known witness and problems of a time."""
    witnesses = {name: rule for name, rule in found["witnesses"].items() if name != column}
    if column in known["witnesses"]:
        witnesses[column] = known["witnesses"][column]
    problems = [
        *(each for each in found["problems"] if each["field"] != column),
        *(each for each in known["problems"] if each["field"] == column),
    ]
    return found | {"witnesses": witnesses, "problems": problems}
