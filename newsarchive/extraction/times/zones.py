"""In which zone a page of no known outlet writes its times."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import DHAKA, read
from newsarchive.items import TimeWitness

OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\s*$")
_KOLKATA = ZoneInfo("Asia/Kolkata")
_INDIAN = re.compile(r"\d[+]05:?30\s*$|\bIST\b|অগস্ট|অগষ্ট")
_INDIAN_HOST = re.compile(r"https?://[^/?#:]+\.in(?:[/?#:]|$)", re.IGNORECASE)
_IN_UTC = re.compile(r"\d(?:\.\d+)?Z\s*$|[+-]00:?00\s*$|\b(?:GMT|UTC)\b")
_FOREIGN = re.compile(r":\d\d(?:\.\d+)?(?![+]06)(?P<sign>[+-])(?P<hours>0[1-9]|1[0-2]):?00\s*$")
SAME = timedelta(minutes=1)  # machines are told seconds where the page shows minutes


def zone_of(times: Sequence[TimeWitness], language: str | None = None, url: str = "") -> ZoneInfo:
    """Give the zone that a page of no known outlet writes its times in: the one that it shows, else Dhaka's.

    It shows India's by its offset or name beside a time, by August as West Bengal spells it (অগস্ট), by its language (bn-IN), by its host (.in), or
    where a clock that it shows is the instant that machines are told if it is India's, and not if it is Dhaka's. It shows another one where machines
    are told a clock that it shows with that offset, as papers of emigrants do; Greenwich's is said of clocks of any zone.
    """
    if (
        (language or "").lower() == "bn-in"
        or _INDIAN_HOST.match(url)
        or any(_INDIAN.search(witness.text) for witness in times)
    ):
        return _KOLKATA
    foreign = _foreign([witness.text for witness in times])
    if foreign:
        return foreign
    if not any(_IN_UTC.search(witness.text) for witness in times):
        return DHAKA
    both = [pair for witness in times for pair in _instants(witness.text)]
    certain = [dhaka for dhaka, kolkata in both if dhaka == kolkata]
    shown = [pair for pair in both if pair[0] != pair[1]]
    in_dhaka, in_kolkata = (_meets((pair[zone] for pair in shown), certain) for zone in (0, 1))
    return _KOLKATA if in_kolkata and not in_dhaka else DHAKA


def _foreign(texts: Sequence[str]) -> ZoneInfo | None:
    """Give the zone of an offset in whole hours beside a clock that the page shows without one."""
    told = [(text, found) for text in texts if (found := _FOREIGN.search(text))]
    shown = [at for text in texts if told and not OFFSET.search(text) for at, _ in _instants(text)]
    for text, found in told:
        if _meets(shown, [at for at, _ in _instants(OFFSET.sub("", text))]):
            west = {"+": "-", "-": "+"}[found["sign"]]  # POSIX counts hours west of Greenwich
            return ZoneInfo(f"Etc/GMT{west}{int(found['hours'])}")
    return None


def _instants(text: str) -> Iterator[tuple[datetime, datetime]]:
    """Give the instants that the clocks of a string tell: if those without a zone are Dhaka's, and if they are India's."""
    dhaka, kolkata = read(text, zone=DHAKA), read(text, zone=_KOLKATA)
    for one, other in ((dhaka.published, kolkata.published), (dhaka.modified, kolkata.modified)):
        if one and other and one.precision != "day":
            yield one.at, other.at


def _meets(shown: Iterable[datetime], certain: Collection[datetime]) -> bool:
    return any(abs(one - other) < SAME for one in shown for other in certain)
