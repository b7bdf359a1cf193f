"""A million damaged and random strings read as dates: each gives a time or a reason, and no year that it does not hold."""

import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from newsarchive.bengali.dates import DHAKA, Reading, read
from newsarchive.bengali.dates.tokens import prepare
from newsarchive.bengali.dates.words import WORDS
from newsarchive.bengali.digits import to_ascii
from quality.dates import rows

LATER: Final = datetime(2027, 1, 1, tzinfo=DHAKA)  # after all the strings that name a day
STRINGS: Final = 1_000_000
CHUNK: Final = 100_000
_RELATIVE: Final = tuple(word for word, (letter, _) in WORDS.items() if letter in "gTRJ")
_NUMBER: Final = re.compile("[0-9০-৯]+")


def main(arguments: Sequence[str] = ()) -> None:
    """Print how many strings gave a time and how many which reason; exit with 1 at the first that gave neither or another year."""
    chance = random.Random(20261124)
    strings = [row["raw"] for row in rows()]
    given: Counter[str] = Counter()
    for number in range(1, STRINGS + 1):
        raw = damaged(strings, chance)
        reading = read(raw, fetched_at=LATER if chance.random() < 0.5 else None)
        wrong = fault(raw, reading)
        if wrong:
            sys.exit(f"string {number}, {raw!r}: {wrong}")
        given["a time" if reading.published or reading.modified else str(reading.problem)] += 1
        if number % CHUNK == 0:
            print(f"{number:9,} strings", flush=True)
    print("each gave a time or a reason, none a year that it does not hold:")
    for outcome, count in given.most_common():
        print(f"{count:9,} {outcome}")


def damaged(strings: list[str], chance: random.Random) -> str:
    """Return a real string with characters lost, changed, repeated or moved, two of them joined, or a random string."""
    if chance.random() < 0.1:
        return "".join(_character(chance) for _ in range(chance.randrange(40)))
    raw = chance.choice(strings)
    if chance.random() < 0.2:
        raw = chance.choice((" ", "", "|", "\n")).join((raw, chance.choice(strings)))
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(raw) + 1)
        to = at + chance.randrange(1, 8)
        way = chance.randrange(5)
        if way == 0:
            raw = raw[:at] + raw[at + 1 :]
        elif way == 1:
            raw = raw[:at] + _character(chance) + raw[at + 1 :]
        elif way == 2:
            raw = raw[:at] + _character(chance) + raw[at:]
        elif way == 3:
            raw = raw[:to] + raw[at:]
        else:
            raw = raw[:at] + raw[to:] + raw[at:to]
    return raw


def fault(raw: str, reading: Reading) -> str | None:
    """Return what is wrong with a reading; None if it has a time or a reason, and its years are in the string."""
    times = [time for time in (reading.published, reading.modified) if time]
    if not times and reading.problem is None:
        return "neither a time nor a reason"
    # the rule is that of the publish time; an update beside it may be a relative time
    relative = reading.rule == "relative" or (len(times) == 2 and any(word in prepare(raw) for word in _RELATIVE))
    for time in times:
        if not relative and not _holds(raw, time.at.year):
            return f"the year of {time.at.isoformat()} is not in it"
    return None


def _holds(raw: str, year: int) -> bool:
    shown = "".join(character for character in raw if unicodedata.category(character) != "Cf")
    return year in {int(number) for number in _NUMBER.findall(to_ascii(shown))}


def _character(chance: random.Random) -> str:
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice("0123456789০১২৩৪৫৬৭৮৯:ঃ.,/-| \n+")
    if kind == 1:
        return chr(chance.randrange(0x20, 0x7F))
    return chr(chance.randrange(0x0980, 0x0A00) if kind == 2 else chance.randrange(sys.maxunicode + 1))
