"""From the sightings of an article to its versions. Pure: the same sightings give the same versions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from newsarchive.archive.hashes import TEXTS, content_of
from newsarchive.archive.history.sighting import Reader, Readings, Sighting
from newsarchive.archive.related import Links, with_kept_times
from newsarchive.archive.shrunk import has_shrunk
from newsarchive.archive.times import FIELDS, Values, with_kept_time, with_known_relative_times, without_added_times

Cause = Literal["site", "extractor"]
SITE: Final = "site"  # the page was changed
EXTRACTOR: Final = "extractor"  # the same page was read by a newer newsarchive, with another layout, or again


@dataclass(slots=True)
class Version:
    """One state of an article: the columns that were read, the capture that they were read from first, and what read them.

    `shown`: the readings of the newest capture that shows this version; `readers`: what read each payload that does. `sightings` are in the order of
    their captures. The last version of an article is not superseded.
    """

    values: Values
    capture_id: int
    reader: Reader
    shown: Readings
    sightings: list[Sighting] = field(default_factory=list)
    readers: dict[tuple[str, str | None], Reader] = field(default_factory=dict)
    superseded_at: datetime | None = None
    cause: Cause | None = None


@dataclass(slots=True)
class History:
    """The versions of an article, the present one last, and its related links as last seen.

    `shrunk`: the sightings with far less text than the version before them, which make no version.
    """

    versions: list[Version]
    related: Links
    shrunk: list[Sighting] = field(default_factory=list)


def history_of(captures: Sequence[Readings]) -> History:
    """Return the history of an article from the readings of its captures in order, of which there is at least one.

    What a capture shows is what its newest reading has. Where it begins a version, its older readings were served before, and are versions before it.
    """
    history = History([], [])
    for readings in captures:
        _add(history, readings)
    return history


def _add(history: History, readings: Readings) -> None:
    newest = readings[-1]
    if not history.versions:
        _begin(history, readings, newest.values, SITE)
        return
    version = history.versions[-1]
    known_reader = version.readers.get(newest.payload)
    if known_reader and newest.reader.age < known_reader.age:
        version.sightings += readings  # the same bytes, which a newer reader has read already
        return
    is_reread = known_reader is not None and known_reader != newest.reader
    if _is_same(newest.values, version.values):
        _refresh(history, readings, is_reread=is_reread)
    elif known_reader is None and _is_of_reader(readings, version.shown):
        _supersede(history, readings, EXTRACTOR)
    elif known_reader is None and has_shrunk(newest.values, version.values):
        version.sightings += readings
        history.shrunk.append(newest)
    elif known_reader is None:
        _supersede(history, readings, SITE)
    elif is_reread:
        _supersede(history, readings, EXTRACTOR)
    elif _is_same(without_added_times(newest.values, version.values), version.values):
        _refresh(history, readings, is_reread=False)  # a time that was later than the first fetch of these bytes
    else:
        version.sightings += readings  # the same bytes and the same reader: no edit, whatever differs


def _is_same(found: Values, known: Values) -> bool:
    """True if nothing differs that a reader sees, but for the readings of relative times and for white space."""
    return content_of(with_known_relative_times(found, known)) == content_of(known)


def _is_of_reader(readings: Readings, before: Readings) -> bool:
    """True if one capture differs from the one before because they were not read alike: what read both, read the same."""
    ages = {each.reader.age for each in before}
    common = next((each for each in reversed(readings) if each.reader.age in ages), None)
    if common is None or readings[-1].reader.age == before[-1].reader.age:
        return False
    return _is_read_alike(common, before)


def _is_read_alike(sighting: Sighting, before: Readings) -> bool:
    """True if what read a capture has read the same from the capture before."""
    return any(each.reader.age == sighting.reader.age and _is_same(sighting.values, each.values) for each in before)


def _supersede(history: History, readings: Readings, cause: Cause) -> None:
    values = _kept(readings[-1], history.versions[-1], is_new=cause == SITE, is_reread=cause == EXTRACTOR)
    _begin(history, readings, values, cause)


def _begin(history: History, readings: Readings, values: Values, cause: Cause) -> None:
    """Add the version that a capture begins, and before it what its older readings served. `cause`: why the version before ended."""
    newest = readings[-1]
    served = _served_before(readings, history.versions[-1] if history.versions else None)
    apart = {id(each) for version in served for each in version.sightings}
    begun = _version(values, newest, readings)
    begun.sightings = [each for each in readings if id(each) not in apart]
    for version in (*served, begun):
        if history.versions:
            history.versions[-1].superseded_at, history.versions[-1].cause = newest.seen_at, cause
        history.versions.append(version)
        cause = EXTRACTOR
    history.related = with_kept_times(newest.related, history.related)


def _served_before(readings: Readings, before: Version | None) -> list[Version]:
    """Return what the older readings of a capture differ in from its newest and from the version before, as versions."""
    *older, newest = readings
    known = before.readers.get(newest.payload) if before else None
    served: list[Version] = []
    for each in older:
        shown = served[-1] if served else before
        if known and (each.reader == known or each.reader.age < known.age):
            continue
        if _is_same(each.values, newest.values) or (shown and _is_same(each.values, shown.values)):
            continue
        if before and (_is_read_alike(each, before.shown) or has_shrunk(each.values, before.values)):
            continue
        values = _kept(each, before, is_new=True, is_reread=False) if before else each.values
        served.append(_version(values, each, [each]))
    return served


def _version(values: Values, sighting: Sighting, shown: Readings) -> Version:
    return Version(values, sighting.capture_id, sighting.reader, shown, [sighting], {sighting.payload: sighting.reader})


def _refresh(history: History, readings: Readings, *, is_reread: bool) -> None:
    """Add a capture of the present content: its details are the newest, and the text remains as it was written first."""
    version, newest = history.versions[-1], readings[-1]
    values = _kept(newest, version, is_new=False, is_reread=is_reread)
    if newest.reader == version.reader:
        values = values | {name: version.values[name] for name in TEXTS}
    version.values, version.reader, version.shown = values, newest.reader, readings
    version.sightings += readings
    version.readers[newest.payload] = newest.reader
    history.related = with_kept_times(newest.related, history.related)


def _kept(sighting: Sighting, version: Version, *, is_new: bool, is_reread: bool) -> Values:
    """Return what was read with the times that are kept of the version before. A new content has its own update time.

    Where another reader reads another string from the same bytes, the string before was misread.
    """
    values = sighting.values
    for time in FIELDS[:1] if is_new else FIELDS:
        if not (is_reread and values[f"{time}_raw"] != version.values[f"{time}_raw"]):
            values = with_kept_time(values, version.values, time)
    return values
