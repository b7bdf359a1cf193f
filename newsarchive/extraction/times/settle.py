"""Determine publish and update time from the time strings of a page, each with its witness."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import PRINT_EDITION, DateProblem, Reading, ReadTime, part_of
from newsarchive.bengali.text import clean_line
from newsarchive.extraction.evidence import METADATA
from newsarchive.extraction.times.reading import read_time
from newsarchive.extraction.times.zones import OFFSET, SAME
from newsarchive.items import Article, EvidenceSource, Problem, Reason, TimeWitness

Field = Literal["published", "modified"]

_RELATIVE_TOLERANCE = timedelta(hours=1)  # of "3 hours ago"
_RENDERING = timedelta(minutes=2)  # between the rendering of a page by its server and its arrival
_NOON = 12


class _TimeReading(NamedTuple):
    """A time string of the page with its reading."""

    witness: TimeWitness
    reading: Reading

    @property
    def is_metadata(self) -> bool:
        """True if the string comes from JSON-LD or a meta tag."""
        return self.witness.source in METADATA

    def time_for(self, field: str) -> ReadTime | None:
        """Return the time for a field; the role of the string on the page takes precedence over its own labels."""
        reading, role = self.reading, self.witness.role
        if field == "modified":
            lone_update = role == "published" and not reading.published
            return None if lone_update else reading.modified or (reading.published if role == "modified" else None)
        if role == "published":
            return reading.published or reading.modified
        return reading.published if role == "either" else None


_Candidates = list[tuple[_TimeReading, ReadTime]]


def settle_times(article: Article, fetched_at: datetime | None, zone: ZoneInfo, *, midnight_is_day: bool) -> None:
    """Read the time witnesses of an article and set its publish and update time, or a problem for each that is missing.

    The first readable witness is taken; a date without a clock yields to a later witness with a clock on the same day, and a relative time to one
    with a clock, unless that would be later. Witnesses that differ by more than a minute, relative ones by more than an hour, are reported as
    `contradicted`. Times keep the offset that the page prints, else have that of `zone`; an offset of zero that programs print names no zone.
    """
    midnight_is_day = midnight_is_day or any(PRINT_EDITION in witness.text for witness in article.times)
    readings = [
        _TimeReading(witness, _read(witness, fetched_at, zone, midnight_is_day=midnight_is_day))
        for witness in article.times
    ]
    published, readings = _settle(article, "published", readings, fetched_at, zone)
    if published and any(each.is_metadata for each in readings):
        readings = list(_correct_zones(readings, published, fetched_at, zone))
        if _is_no_update(_candidates(readings, "modified"), published):
            return
    modified, _ = _settle(article, "modified", readings, fetched_at, zone)
    if published and modified:
        _check_order(article, published, modified)


def _candidates(readings: list[_TimeReading], field: str) -> _Candidates:
    return [(each, time) for each in readings if (time := each.time_for(field))]


def _settle(
    article: Article, field: Field, readings: list[_TimeReading], fetched_at: datetime | None, zone: ZoneInfo
) -> tuple[ReadTime | None, list[_TimeReading]]:
    """Set a time, or a problem if it has no candidate; return it, and the readings without rendering times of the page."""
    candidates = _candidates(readings, field)
    if not candidates:
        _report_missing(article, field, readings)
        return None, readings
    if field == "published" and candidates[0][1].is_relative:
        candidates += _mislabelled_clocks(readings, candidates, zone)
    chosen, time = _choose(candidates)
    _set(article, field, chosen, time, zone)
    contradicting = list(_contradicting(time._replace(at=time.at.astimezone(zone)), candidates))
    article.problems += (_contradiction(field, *each) for each in contradicting)
    rendered = {each.witness.text for each, other in contradicting if _is_rendering_time(other, fetched_at)}
    return time, [each for each in readings if each.witness.text not in rendered]


def _mislabelled_clocks(
    readings: list[_TimeReading], candidates: _Candidates, zone: ZoneInfo
) -> Iterator[tuple[_TimeReading, ReadTime]]:
    """Yield publish times of metadata that a wrong offset puts after the fetch, if "2 hours ago" confirms their clock."""
    relative = [time for _, time in candidates if time.is_relative and time.precision != "day"]
    for each in readings if relative else ():
        if each.is_metadata and each.reading.problem == DateProblem.LATER_THAN_FETCH:
            clock = read_time(OFFSET.sub("", each.witness.text), zone=zone).published
            if clock and any(abs(clock.at - time.at) <= _RELATIVE_TOLERANCE for time in relative):
                yield each, clock


def _is_no_update(candidates: _Candidates, published: ReadTime) -> bool:
    """True if only metadata has an update and it is not later than the publication: templates always write both."""
    return bool(candidates) and all(
        each.is_metadata and _minute(time) <= _minute(published) for each, time in candidates
    )


def _minute(time: ReadTime) -> datetime:
    return time.at.replace(second=0, microsecond=0)


def _correct_zones(
    readings: list[_TimeReading], published: ReadTime, fetched_at: datetime | None, zone: ZoneInfo
) -> Iterator[_TimeReading]:
    """Yield the readings, updates without their offset if the publish time of the same source has the right clock with a wrong offset."""
    mislabelled = {
        each.witness.source
        for each in readings
        if each.is_metadata and each.witness.role == "published" and _is_mislabelled(each.witness.text, published, zone)
    }
    for each in readings:
        if each.witness.source in mislabelled and each.witness.role == "modified":
            witness = replace(each.witness, text=OFFSET.sub("", each.witness.text))
            yield _TimeReading(each.witness, _read(witness, fetched_at, zone, midnight_is_day=False))
        else:
            yield each


def _is_mislabelled(text: str, published: ReadTime, zone: ZoneInfo) -> bool:
    """True if a time with an offset is another instant than the publish time but has its clock."""
    with_offset = read_time(text, zone=zone).published
    if with_offset is None or published.precision == "day" or _agree(published, with_offset, SAME):
        return False
    clock = read_time(OFFSET.sub("", text), zone=zone).published
    return clock is not None and _agree(published, clock, SAME)


def _check_order(article: Article, published: ReadTime, modified: ReadTime) -> None:
    """Report an update before the publication: a scheduled draft, a clock of another zone, or the time of another article."""
    if modified.at < published.at and not _agree(published, modified, SAME):
        article.problems.append(Problem("modified_at", Reason.CONTRADICTED, "before it was published"))


def _read(witness: TimeWitness, fetched_at: datetime | None, zone: ZoneInfo, *, midnight_is_day: bool) -> Reading:
    reading = read_time(witness.text, fetched_at=fetched_at, zone=zone, midnight_is_day=midnight_is_day)
    if witness.meridiem_unknown:
        reading = reading._replace(published=_day_of(reading.published), modified=_day_of(reading.modified))
    return reading


def _day_of(time: ReadTime | None) -> ReadTime | None:
    """Return the day of a time whose hour may be am or pm."""
    if time is None or time.precision == "day" or not 1 <= time.at.hour <= _NOON:
        return time
    return ReadTime(time.at.replace(hour=0, minute=0, second=0), "day")


def _choose(candidates: _Candidates) -> tuple[_TimeReading, ReadTime]:
    first, time = candidates[0]
    if time.is_relative:
        for other, exact in candidates[1:]:
            if not exact.is_relative and exact.precision != "day" and exact.at <= time.at + _RELATIVE_TOLERANCE:
                return other, exact
    if time.precision == "day":
        for other, sharper in candidates[1:]:
            if sharper.precision != "day" and time.at.date() in (
                sharper.at.astimezone(time.at.tzinfo).date(),
                _written_day(sharper),
            ):
                return other, sharper
    return first, time


def _written_day(time: ReadTime) -> date | None:
    """Return the day of a time in its own zone; None for an offset of zero, which is often wrong."""
    return time.at.date() if time.at.utcoffset() else None


def _set(article: Article, field: Field, chosen: _TimeReading, time: ReadTime, zone: ZoneInfo) -> None:
    has_both = chosen.reading.published and chosen.reading.modified
    setattr(article, f"{field}_at", time.at.astimezone(zone) if _is_of_a_program(chosen, time) else time.at)
    setattr(article, f"{field}_precision", time.precision)
    setattr(
        article, f"{field}_raw", part_of(chosen.witness.text, field) if has_both else clean_line(chosen.witness.text)
    )
    article.witnesses[f"{field}_at"] = chosen.witness.rule


def _is_of_a_program(chosen: _TimeReading, time: ReadTime) -> bool:
    """True for a time in UTC that a program printed: in metadata, a feed or an attribute."""
    source = chosen.witness.source
    return not time.at.utcoffset() and (
        source in METADATA or source is EvidenceSource.FEED or chosen.reading.rule == "iso"
    )


def _contradicting(time: ReadTime, candidates: _Candidates) -> Iterator[tuple[_TimeReading, ReadTime]]:
    for each, other in candidates:
        if not _agree(time, other, _RELATIVE_TOLERANCE if other.is_relative or time.is_relative else SAME):
            yield each, other


def _contradiction(field: str, reading: _TimeReading, other: ReadTime) -> Problem:
    return Problem(f"{field}_at", Reason.CONTRADICTED, f"{reading.witness.rule} has {other.at.isoformat()}")


def _is_rendering_time(time: ReadTime, fetched_at: datetime | None) -> bool:
    """True if a time is that of the fetch: some templates write the time of rendering into metadata, as publication and update."""
    return fetched_at is not None and time.precision != "day" and abs(fetched_at - time.at) <= _RENDERING


def _agree(one: ReadTime, other: ReadTime, within: timedelta) -> bool:
    """True if two times may be the same; a day is compared with the day of the other in the zone of the day."""
    if other.precision == "day":
        one, other = other, one
    if one.precision == "day":
        return other.at.astimezone(one.at.tzinfo).date() == one.at.date()
    return abs(one.at - other.at) <= within


def _report_missing(article: Article, field: str, readings: list[_TimeReading]) -> None:
    """Add the problem of a missing time: that of the first string which should contain it; a page without an update is as it should be."""
    roles = ("published", "either") if field == "published" else ("modified",)
    for each in readings:
        problem = each.reading.problem
        if each.witness.role in roles and problem:
            setattr(article, f"{field}_raw", clean_line(each.witness.text))
            article.problems.append(Problem(f"{field}_at", Reason(problem), each.reading.detail))
            return
    if field == "published":
        article.problems.append(Problem("published_at", Reason.NOT_ON_PAGE))
