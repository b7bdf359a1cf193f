"""The time zone of a page of an unknown outlet."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import DHAKA
from newsarchive.extraction.times.reading import read_time
from newsarchive.items import TimeWitness

OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\s*$")
_KOLKATA = ZoneInfo("Asia/Kolkata")
_INDIAN = re.compile(r"\d[+]05:?30\s*$|\bIST\b|ভারতীয় সময়|অগস্ট|অগষ্ট")  # Indian time; August as West Bengal spells it
_INDIAN_HOST = re.compile(r"https?://[^/?#:]+\.in(?:[/?#:]|$)", re.IGNORECASE)
_IN_UTC = re.compile(r"\d(?:\.\d+)?Z\s*$|[+-]00:?00\s*$|\b(?:GMT|UTC)\b")
_FOREIGN = re.compile(r":\d\d(?:\.\d+)?(?![+]06)(?P<sign>[+-])(?P<hours>0[1-9]|1[0-2]):?00\s*$")
SAME = timedelta(minutes=1)  # metadata has seconds where the visible text has minutes


def zone_of(times: Sequence[TimeWitness], language: str | None = None, url: str = "") -> ZoneInfo:
    """Return the zone of the times of a page of an unknown outlet: the one that the page shows, else that of Dhaka.

    India's is shown by its offset or name beside a time, by August as West Bengal spells it (অগস্ট), by the language (bn-IN), by the host (.in), or
    if a time without zone agrees with one in UTC when it is read in India's zone but not in Dhaka's. Another zone is shown by a time with its offset
    that has the same clock as a time without zone, as on papers of emigrants; an offset of zero is ignored, as it occurs with clocks of any zone.
    """
    if (
        (language or "").lower() == "bn-in"
        or _INDIAN_HOST.match(url)
        or any(_INDIAN.search(witness.text) for witness in times)
    ):
        return _KOLKATA
    foreign = _foreign_zone([witness.text for witness in times])
    if foreign:
        return foreign
    if not any(_IN_UTC.search(witness.text) for witness in times):
        return DHAKA
    pairs = [pair for witness in times for pair in _instants(witness.text)]
    absolute = [in_dhaka for in_dhaka, in_kolkata in pairs if in_dhaka == in_kolkata]
    local = [pair for pair in pairs if pair[0] != pair[1]]
    fits_dhaka, fits_kolkata = (_has_common((pair[zone] for pair in local), absolute) for zone in (0, 1))
    return _KOLKATA if fits_kolkata and not fits_dhaka else DHAKA


def _foreign_zone(texts: Sequence[str]) -> ZoneInfo | None:
    """Return the zone of an offset in whole hours whose time has the clock of a time without offset."""
    matches = [(text, match) for text in texts if (match := _FOREIGN.search(text))]
    local = [at for text in texts if matches and not OFFSET.search(text) for at, _ in _instants(text)]
    for text, match in matches:
        if _has_common(local, [at for at, _ in _instants(OFFSET.sub("", text))]):
            west = {"+": "-", "-": "+"}[match["sign"]]  # POSIX counts hours west of Greenwich
            return ZoneInfo(f"Etc/GMT{west}{int(match['hours'])}")
    return None


def _instants(text: str) -> Iterator[tuple[datetime, datetime]]:
    """Yield each instant of a string with a clock, twice: read in the zone of Dhaka, and in that of India."""
    dhaka, kolkata = read_time(text, zone=DHAKA), read_time(text, zone=_KOLKATA)
    for one, other in ((dhaka.published, kolkata.published), (dhaka.modified, kolkata.modified)):
        if one and other and one.precision != "day":
            yield one.at, other.at


def _has_common(some: Iterable[datetime], others: Collection[datetime]) -> bool:
    return any(abs(one - other) < SAME for one in some for other in others)
