"""From the sightings of an article to its versions. Pure: the same sightings give the same versions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from newsarchive.archive.hashes import TEXTS, content_of
from newsarchive.archive.history.sighting import Reader, Sighting, reader_of
from newsarchive.archive.related import Links, with_kept_times
from newsarchive.archive.shrunk import has_shrunk
from newsarchive.archive.times import FIELDS, Values, with_kept_time, with_known_relative_times, without_added_times

Cause = Literal["site", "extractor"]
SITE: Final = "site"  # the page was changed
EXTRACTOR: Final = "extractor"  # the same bytes were read by a newer newsarchive or with another layout


@dataclass(slots=True)
class Version:
    """One state of an article: the columns that were read, and the capture that they were read from first.

    `readers`: what read each payload that shows this version. The last version of an article is not superseded.
    """

    values: Values
    capture_id: int
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


def history_of(sightings: Sequence[Sighting]) -> History:
    """Return the history of an article from its sightings in order, of which there is at least one."""
    history = History([], [])
    for sighting in sightings:
        _add(history, sighting)
    return history


def _add(history: History, sighting: Sighting) -> None:
    if not history.versions:
        _begin(history, sighting, sighting.values)
        return
    version = history.versions[-1]
    known_reader = version.readers.get(sighting.payload)
    if known_reader and sighting.reader.extractor < known_reader.extractor:
        version.sightings.append(sighting)  # the same bytes, which a newer newsarchive has read already
        return
    is_reread = known_reader is not None and known_reader != sighting.reader
    if _is_same(sighting.values, version.values):
        _refresh(history, sighting, is_reread=is_reread)
    elif known_reader is None and has_shrunk(sighting.values, version.values):
        version.sightings.append(sighting)
        history.shrunk.append(sighting)
    elif known_reader is None:
        _supersede(history, sighting, SITE)
    elif is_reread:
        _supersede(history, sighting, EXTRACTOR)
    elif _is_same(without_added_times(sighting.values, version.values), version.values):
        _refresh(history, sighting, is_reread=False)  # a time that was later than the first fetch of these bytes
    else:
        version.sightings.append(sighting)  # the same bytes and the same reader: no edit, whatever differs


def _is_same(found: Values, known: Values) -> bool:
    """True if nothing differs that a reader sees, but for the readings of relative times and for white space."""
    return content_of(with_known_relative_times(found, known)) == content_of(known)


def _begin(history: History, sighting: Sighting, values: Values) -> None:
    history.versions.append(Version(values, sighting.capture_id, [sighting], {sighting.payload: sighting.reader}))
    history.related = with_kept_times(sighting.related, history.related)


def _supersede(history: History, sighting: Sighting, cause: Cause) -> None:
    version = history.versions[-1]
    version.superseded_at, version.cause = sighting.seen_at, cause
    _begin(history, sighting, _kept(sighting, version, is_new=cause == SITE, is_reread=cause == EXTRACTOR))


def _refresh(history: History, sighting: Sighting, *, is_reread: bool) -> None:
    """Add a sighting of the present content: its details are the newest, and the text remains as it was written first."""
    version = history.versions[-1]
    values = _kept(sighting, version, is_new=False, is_reread=is_reread)
    if sighting.reader == reader_of(version.values):
        values = values | {name: version.values[name] for name in TEXTS}
    version.values = values
    version.sightings.append(sighting)
    version.readers[sighting.payload] = sighting.reader
    history.related = with_kept_times(sighting.related, history.related)


def _kept(sighting: Sighting, version: Version, *, is_new: bool, is_reread: bool) -> Values:
    """Return what was read with the times that are kept of the version before. A new content has its own update time.

    Where another reader reads another string from the same bytes, the string before was misread.
    """
    values = sighting.values
    for time in FIELDS[:1] if is_new else FIELDS:
        if not (is_reread and values[f"{time}_raw"] != version.values[f"{time}_raw"]):
            values = with_kept_time(values, version.values, time)
    return values
