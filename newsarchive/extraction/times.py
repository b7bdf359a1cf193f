"""Which of a page's time strings to believe: the publish time and the last update, each with its witness."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import DHAKA, RELATIVE, Moment, Reading, read
from newsarchive.items import Article, Problem, Reason, TimeWitness

# Machines are told seconds where the page shows minutes.
_SAME = timedelta(minutes=1)
_ABOUT = timedelta(hours=1)  # what "3 hours ago" may be off
_RENDERING = timedelta(minutes=2)  # between a page that a server put together and its arrival
_NOON = 12


_KOLKATA = ZoneInfo("Asia/Kolkata")
_INDIAN = re.compile(r"\d[+]05:?30\s*$|\bIST\b")
_IN_UTC = re.compile(r"\d(?:\.\d+)?Z\s*$|[+-]00:?00\s*$|\b(?:GMT|UTC)\b")


def zone_of(times: Sequence[TimeWitness], language: str | None = None) -> ZoneInfo:
    """Give the zone that a page of no known outlet writes its times in: India's where the page shows it, else Dhaka's.

    It shows it by India's offset or name beside a time, by its language (bn-IN), or where a clock that it shows is the instant that machines are
    told if it is India's, and not if it is Dhaka's.
    """
    if (language or "").lower() == "bn-in" or any(_INDIAN.search(witness.text) for witness in times):
        return _KOLKATA
    if not any(_IN_UTC.search(witness.text) for witness in times):
        return DHAKA
    dhaka, kolkata = (_instants(times, zone) for zone in (DHAKA, _KOLKATA))
    certain = dhaka & kolkata
    return _KOLKATA if _meets(kolkata - certain, certain) and not _meets(dhaka - certain, certain) else DHAKA


def _instants(times: Sequence[TimeWitness], zone: ZoneInfo) -> set[datetime]:
    """Give the instants that clocks tell if those without a zone are of one."""
    readings = (read(witness.text, zone=zone) for witness in times)
    moments = (moment for reading in readings for moment in (reading.published, reading.modified))
    return {moment.at for moment in moments if moment and moment.precision != "day"}


def _meets(shown: Iterable[datetime], certain: Collection[datetime]) -> bool:
    return any(abs(one - other) < _SAME for one in shown for other in certain)


class _Testimony(NamedTuple):
    witness: TimeWitness
    reading: Reading

    @property
    def is_relative(self) -> bool:
        """Whether it counts from the fetch, in whole minutes, hours or days."""
        return self.reading.rule == RELATIVE

    def moment(self, field: str) -> Moment | None:
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
    testimonies = [
        _Testimony(witness, _read(witness, fetched_at, zone, midnight_is_day=midnight_is_day))
        for witness in article.times
    ]
    settled: dict[str, Moment] = {}
    for field in ("published", "modified"):
        told = [(testimony, moment) for testimony in testimonies if (moment := testimony.moment(field))]
        if told:
            chosen, moment = _choice(told)
            settled[field] = moment
            _set(article, field, chosen.witness, moment, zone)
            contradicting = list(_contradicting(chosen, Moment(moment.at.astimezone(zone), moment.precision), told))
            article.problems += (_contradiction(field, *each) for each in contradicting)
            rendered = {each.witness.text for each, other in contradicting if _is_of_rendering(other, fetched_at)}
            testimonies = [each for each in testimonies if each.witness.text not in rendered]
        else:
            _miss(article, field, testimonies)
    if len(settled) > 1:
        _compare(article, settled["published"], settled["modified"])


def _compare(article: Article, published: Moment, modified: Moment) -> None:
    """Tell where an article was changed before it was published: a draft that waited, a clock of another zone, or another story's time."""
    if modified.at < published.at and not _agree(published, modified, _SAME):
        article.problems.append(Problem("modified_at", Reason.CONTRADICTED, "before it was published"))


def _read(witness: TimeWitness, fetched_at: datetime | None, zone: ZoneInfo, *, midnight_is_day: bool) -> Reading:
    reading = read(witness.text, fetched_at=fetched_at, zone=zone, midnight_is_day=midnight_is_day)
    if witness.half_unknown:
        reading = reading._replace(published=_day_of(reading.published), modified=_day_of(reading.modified))
    return reading


def _day_of(moment: Moment | None) -> Moment | None:
    """Give the day of a moment whose hour may be of either half of it."""
    if moment is None or moment.precision == "day" or not 1 <= moment.at.hour <= _NOON:
        return moment
    return Moment(moment.at.replace(hour=0, minute=0, second=0), "day")


def _choice(told: list[tuple[_Testimony, Moment]]) -> tuple[_Testimony, Moment]:
    testimony, moment = told[0]
    if testimony.is_relative:
        for other, exact in told[1:]:
            if not other.is_relative and exact.precision != "day" and exact.at <= moment.at + _ABOUT:
                return other, exact
    if moment.precision == "day":
        for other, sharper in told[1:]:
            if sharper.precision != "day" and sharper.at.astimezone(moment.at.tzinfo).date() == moment.at.date():
                return other, sharper
    return testimony, moment


def _set(article: Article, field: str, witness: TimeWitness, moment: Moment, zone: ZoneInfo) -> None:
    setattr(article, f"{field}_at", moment.at.astimezone(zone))
    setattr(article, f"{field}_precision", moment.precision)
    setattr(article, f"{field}_raw", witness.text)
    article.witnesses[f"{field}_at"] = witness.rule


def _contradicting(
    chosen: _Testimony, moment: Moment, told: list[tuple[_Testimony, Moment]]
) -> Iterator[tuple[_Testimony, Moment]]:
    for testimony, other in told:
        if not _agree(moment, other, _ABOUT if testimony.is_relative or chosen.is_relative else _SAME):
            yield testimony, other


def _contradiction(field: str, testimony: _Testimony, other: Moment) -> Problem:
    return Problem(f"{field}_at", Reason.CONTRADICTED, f"{testimony.witness.rule} says {other.at.isoformat()}")


def _is_of_rendering(moment: Moment, fetched_at: datetime | None) -> bool:
    """Tell whether a time is that of the fetch: some templates tell machines when the page was put together, as publication and as update."""
    return fetched_at is not None and moment.precision != "day" and abs(fetched_at - moment.at) <= _RENDERING


def _agree(one: Moment, other: Moment, within: timedelta) -> bool:
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
