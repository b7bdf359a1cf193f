"""Which of a page's time strings to believe: the publish time and the last update, each with its witness."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import PRINT_EDITION, DateProblem, Reading, ReadTime, read
from newsarchive.extraction.evidence import is_metadata
from newsarchive.extraction.times.zones import OFFSET, SAME
from newsarchive.items import Article, Problem, Reason, TimeWitness

_ABOUT = timedelta(hours=1)  # what "3 hours ago" may be off
_RENDERING = timedelta(minutes=2)  # between a page that a server put together and its arrival
_NOON = 12


class _Testimony(NamedTuple):
    witness: TimeWitness
    reading: Reading

    @property
    def is_metadata(self) -> bool:
        """Whether machines alone are told it."""
        return is_metadata(self.witness.rule)

    @property
    def source(self) -> str:
        """Where on the page it stands: "json-ld", "meta", "generic", a layout's name."""
        return self.witness.rule.partition(":")[0]

    def moment(self, field: str) -> ReadTime | None:
        """Give what the string tells of a field; the place where it stood may say more than its words."""
        reading, role = self.reading, self.witness.role
        if field == "modified":
            lone_update = role == "published" and not reading.published
            return None if lone_update else reading.modified or (reading.published if role == "modified" else None)
        if role == "published":
            return reading.published or reading.modified
        return reading.published if role == "either" else None


def settle_times(article: Article, fetched_at: datetime | None, zone: ZoneInfo, *, midnight_is_day: bool) -> None:
    """Read the article's time witnesses and set its publish and update time, or a problem for each that is missing.

    The first witness that can be read wins; a date without a clock yields to a later witness that names a clock on the same day, and a relative time
    to one that names its clock, unless that would be later. Witnesses that disagree by more than a minute, relative ones by more than an hour, are
    told as `contradicted`. Times are given with the offset of `zone`, whatever zone machines were told.
    """
    midnight_is_day = midnight_is_day or any(PRINT_EDITION in witness.text for witness in article.times)
    testimonies = [
        _Testimony(witness, _read(witness, fetched_at, zone, midnight_is_day=midnight_is_day))
        for witness in article.times
    ]
    published, testimonies = _settle(article, "published", testimonies, fetched_at, zone)
    if published and any(testimony.is_metadata for testimony in testimonies):
        testimonies = list(_by_clock(testimonies, published, fetched_at, zone))
        if _is_no_update(_told(testimonies, "modified"), published):
            article.problems.append(Problem("modified_at", Reason.NOT_ON_PAGE, "machines are told no later time"))
            return
    modified, _ = _settle(article, "modified", testimonies, fetched_at, zone)
    if published and modified:
        _compare(article, published, modified)


def _told(testimonies: list[_Testimony], field: str) -> list[tuple[_Testimony, ReadTime]]:
    return [(testimony, moment) for testimony in testimonies if (moment := testimony.moment(field))]


def _settle(
    article: Article, field: str, testimonies: list[_Testimony], fetched_at: datetime | None, zone: ZoneInfo
) -> tuple[ReadTime | None, list[_Testimony]]:
    """Set a time, or a problem where none is told; give it, and the testimonies without those that tell when the page was put together."""
    told = _told(testimonies, field)
    if not told:
        _miss(article, field, testimonies)
        return None, testimonies
    if field == "published" and told[0][1].is_relative:
        told += _clocks_ahead(testimonies, told, zone)
    chosen, moment = _choice(told)
    _set(article, field, chosen.witness, moment, zone)
    contradicting = list(_contradicting(moment._replace(at=moment.at.astimezone(zone)), told))
    article.problems += (_contradiction(field, *each) for each in contradicting)
    rendered = {each.witness.text for each, other in contradicting if _is_of_rendering(other, fetched_at)}
    return moment, [each for each in testimonies if each.witness.text not in rendered]


def _clocks_ahead(
    testimonies: list[_Testimony], told: list[tuple[_Testimony, ReadTime]], zone: ZoneInfo
) -> Iterator[tuple[_Testimony, ReadTime]]:
    """Give the clocks of machines' publish times that lie after the fetch for their false zone, where "2 hours ago" says that the clock is right."""
    relative = [moment for _, moment in told if moment.is_relative and moment.precision != "day"]
    for testimony in testimonies if relative else ():
        if testimony.is_metadata and testimony.reading.problem == DateProblem.LATER_THAN_FETCH:
            clock = read(OFFSET.sub("", testimony.witness.text), zone=zone).published
            if clock and any(abs(clock.at - moment.at) <= _ABOUT for moment in relative):
                yield testimony, clock


def _is_no_update(told: list[tuple[_Testimony, ReadTime]], published: ReadTime) -> bool:
    """Tell whether an update is told to machines alone, and is not later than the publication: their templates want both."""
    return bool(told) and all(
        testimony.is_metadata and _minute(moment) <= _minute(published) for testimony, moment in told
    )


def _minute(moment: ReadTime) -> datetime:
    return moment.at.replace(second=0, microsecond=0)


def _by_clock(
    testimonies: list[_Testimony], published: ReadTime, fetched_at: datetime | None, zone: ZoneInfo
) -> Iterator[_Testimony]:
    """Read the updates that machines are told by their clocks alone, where the publish time beside them shows the page's clock in a false zone."""
    false = {
        testimony.source
        for testimony in testimonies
        if testimony.is_metadata
        and testimony.witness.role == "published"
        and _shows_clock(testimony.witness.text, published, zone)
    }
    for testimony in testimonies:
        if testimony.source in false and testimony.witness.role == "modified":
            witness = replace(testimony.witness, text=OFFSET.sub("", testimony.witness.text))
            yield _Testimony(testimony.witness, _read(witness, fetched_at, zone, midnight_is_day=False))
        else:
            yield testimony


def _shows_clock(text: str, published: ReadTime, zone: ZoneInfo) -> bool:
    """Tell whether a time with a zone is another instant than the publish time and has the same clock."""
    told = read(text, zone=zone).published
    if told is None or published.precision == "day" or _agree(published, told, SAME):
        return False
    clock = read(OFFSET.sub("", text), zone=zone).published
    return clock is not None and _agree(published, clock, SAME)


def _compare(article: Article, published: ReadTime, modified: ReadTime) -> None:
    """Tell where an article was changed before it was published: a draft that waited, a clock of another zone, or another story's time."""
    if modified.at < published.at and not _agree(published, modified, SAME):
        article.problems.append(Problem("modified_at", Reason.CONTRADICTED, "before it was published"))


def _read(witness: TimeWitness, fetched_at: datetime | None, zone: ZoneInfo, *, midnight_is_day: bool) -> Reading:
    reading = read(witness.text, fetched_at=fetched_at, zone=zone, midnight_is_day=midnight_is_day)
    if witness.half_unknown:
        reading = reading._replace(published=_day_of(reading.published), modified=_day_of(reading.modified))
    return reading


def _day_of(moment: ReadTime | None) -> ReadTime | None:
    """Give the day of a moment whose hour may be of either half of it."""
    if moment is None or moment.precision == "day" or not 1 <= moment.at.hour <= _NOON:
        return moment
    return ReadTime(moment.at.replace(hour=0, minute=0, second=0), "day")


def _choice(told: list[tuple[_Testimony, ReadTime]]) -> tuple[_Testimony, ReadTime]:
    testimony, moment = told[0]
    if moment.is_relative:
        for other, exact in told[1:]:
            if not exact.is_relative and exact.precision != "day" and exact.at <= moment.at + _ABOUT:
                return other, exact
    if moment.precision == "day":
        for other, sharper in told[1:]:
            if sharper.precision != "day" and moment.at.date() in (
                sharper.at.astimezone(moment.at.tzinfo).date(),
                _own_day(sharper),
            ):
                return other, sharper
    return testimony, moment


def _own_day(moment: ReadTime) -> date | None:
    """Give the day of a moment in the zone that it was told in; None for Greenwich's, which local clocks are often said to be."""
    return moment.at.date() if moment.at.utcoffset() else None


def _set(article: Article, field: str, witness: TimeWitness, moment: ReadTime, zone: ZoneInfo) -> None:
    setattr(article, f"{field}_at", moment.at.astimezone(zone))
    setattr(article, f"{field}_precision", moment.precision)
    setattr(article, f"{field}_raw", witness.text)
    article.witnesses[f"{field}_at"] = witness.rule


def _contradicting(moment: ReadTime, told: list[tuple[_Testimony, ReadTime]]) -> Iterator[tuple[_Testimony, ReadTime]]:
    for testimony, other in told:
        if not _agree(moment, other, _ABOUT if other.is_relative or moment.is_relative else SAME):
            yield testimony, other


def _contradiction(field: str, testimony: _Testimony, other: ReadTime) -> Problem:
    return Problem(f"{field}_at", Reason.CONTRADICTED, f"{testimony.witness.rule} says {other.at.isoformat()}")


def _is_of_rendering(moment: ReadTime, fetched_at: datetime | None) -> bool:
    """Tell whether a time is that of the fetch: some templates tell machines when the page was put together, as publication and as update."""
    return fetched_at is not None and moment.precision != "day" and abs(fetched_at - moment.at) <= _RENDERING


def _agree(one: ReadTime, other: ReadTime, within: timedelta) -> bool:
    """Tell whether two moments may be the same; a day is compared with the other's day where the day was written."""
    if other.precision == "day":
        one, other = other, one
    if one.precision == "day":
        return other.at.astimezone(one.at.tzinfo).date() == one.at.date()
    return abs(one.at - other.at) <= within


def _miss(article: Article, field: str, testimonies: list[_Testimony]) -> None:
    """Say why a time is missing: by the first string that should have told it."""
    roles = ("published", "either") if field == "published" else ("modified",)
    for testimony in testimonies:
        problem = testimony.reading.problem
        if testimony.witness.role in roles and problem:
            setattr(article, f"{field}_raw", testimony.witness.text)
            article.problems.append(Problem(f"{field}_at", Reason(problem), testimony.reading.detail))
            return
    article.problems.append(Problem(f"{field}_at", Reason.NOT_ON_PAGE))
