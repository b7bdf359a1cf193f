"""Dates and text: what is read right beside dateparser and htmldate, what it costs, and what a million damaged strings give."""

import json
import random
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any, Final, Literal

import dateparser
import htmldate
from selectolax.lexbor import LexborHTMLParser

from bench.material import SHARED, real_articles
from newsarchive.bengali.dates import DHAKA, Reading, ReadTime, read
from newsarchive.bengali.dates.tokens import prepare
from newsarchive.bengali.dates.words import WORDS
from newsarchive.bengali.digits import to_ascii
from newsarchive.bengali.text import clean, fold

FETCHED: Final = datetime(2024, 7, 19, 12, 34, 56, tzinfo=DHAKA)  # what the relative strings count from
LATER: Final = datetime(2027, 1, 1, tzinfo=DHAKA)  # after all the strings that name a day
ROUNDS: Final = 30
PEER_ROUNDS: Final = 3
PARAGRAPHS: Final = 10_000
FUZZED: Final = 1_000_000
CHUNK: Final = 100_000

Row = dict[str, Any]
Score = Literal["right", "no answer", "wrong"]

# The settings under which dateparser does best on whole strings without a silently wrong answer (the facts on dates).
_SETTINGS: Final = {
    "TIMEZONE": "Asia/Dhaka",
    "DATE_ORDER": "DMY",
    "PREFER_DATES_FROM": "past",
    "RELATIVE_BASE": FETCHED.replace(tzinfo=None),
}
_DURATION: Final = re.compile(
    r"-P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?(?:@(?P<clock>\d\d:\d\d))?"
)
_RELATIVE: Final = tuple(word for word, (letter, _) in WORDS.items() if letter in "gTRJ")
_NUMBER: Final = re.compile("[0-9০-৯]+")


def rows() -> list[Row]:
    """Load the strings that sites show with what they mean, or end with a sentence."""
    path = SHARED / "data" / "date_strings.jsonl"
    if not path.is_file():
        sys.exit(f"The benchmark of dates needs the strings of the sites, which are not at {path}.")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print the scores, the median cost of a string, and the speed of `clean` and `fold` on real paragraphs."""
    strings = rows()
    print(table(strings))
    costs = {
        "newsarchive": _median_cost(_read, strings, ROUNDS),
        _dateparser(): _median_cost(_ask, strings, PEER_ROUNDS),
    }
    for name, cost in costs.items():
        print(f"{name:24} {cost:8.1f} us of CPU a string, the median of {len(strings)}")
    ours, theirs = costs.values()
    print(f"a date costs {ours:.0f} us (goal: at most 60), {theirs / ours:.0f} times less than dateparser")
    paragraphs = list(_paragraphs())
    characters = sum(map(len, paragraphs))
    for work in (clean, fold):
        speed = max(_speed(work, paragraphs, characters) for _ in range(5))
        print(
            f"{work.__name__}(): {speed:.1f} M characters a second on {len(paragraphs)} real paragraphs (goal: fold 5)"
        )


def fuzz() -> None:
    """Read a million damaged and random strings: each must give a time or a reason, and no year that it does not hold."""
    chance = random.Random(20261124)
    strings = [row["raw"] for row in rows()]
    given: Counter[str] = Counter()
    start = time.process_time()
    for number in range(1, FUZZED + 1):
        raw = damaged(strings, chance)
        reading = read(raw, fetched_at=LATER if chance.random() < 0.5 else None)
        wrong = fault(raw, reading)
        if wrong:
            sys.exit(f"string {number}, {raw!r}: {wrong}")
        given["a time" if reading.published or reading.modified else str(reading.problem)] += 1
        if number % CHUNK == 0:
            print(f"{number:9,} strings, {time.process_time() - start:5.0f} s of CPU", flush=True)
    print("each gave a time or a reason, none a year that it does not hold:")
    for outcome, count in given.most_common():
        print(f"{count:9,} {outcome}")


def table(strings: list[Row] | None = None, *, with_htmldate: bool = True) -> str:
    """Give the scores as the table of docs/bengali.md, a line for each reader. htmldate takes 10 s."""
    strings = rows() if strings is None else strings
    scored: dict[str, Callable[[Row], Score]] = {"newsarchive": _ours, _dateparser(): _theirs}
    if with_htmldate:
        scored[f"htmldate {version('htmldate')}, the date alone"] = _htmldates
    lines = ["| read by | right | no answer | wrong |", "|---|--:|--:|--:|"]
    for name, score in scored.items():
        counts = Counter(score(row) for row in strings)
        lines.append(f"| {name} | {counts['right']} | {counts['no answer']} | {counts['wrong']} |")
    return "\n".join(lines)


def damaged(strings: list[str], chance: random.Random) -> str:
    """Give a real string with characters lost, changed, repeated or moved, two run together, or a random one."""
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
    """Say what is wrong with a reading; None where it has a time or a reason, and its years stand in the string."""
    moments = [moment for moment in (reading.published, reading.modified) if moment]
    if not moments and reading.problem is None:
        return "neither a time nor a reason"
    # the rule is that of the publish time; an update beside it may be a relative time
    relative = reading.rule == "relative" or (len(moments) == 2 and any(word in prepare(raw) for word in _RELATIVE))
    for moment in moments:
        if not relative and not _holds(raw, moment.at.year):
            return f"the year of {moment.at.isoformat()} is not in it"
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


def _dateparser() -> str:
    return f"dateparser {version('dateparser')}"


def _read(row: Row) -> Reading:
    return read(row["raw"], fetched_at=FETCHED if "relative" in row else None)


def _ask(row: Row) -> datetime | None:
    answer: datetime | None = dateparser.parse(row["raw"], languages=["bn", "en"], settings=_SETTINGS)
    return answer


def _ours(row: Row) -> Score:
    """Score an answer of ours: both times and their precisions must be those of the sheet."""
    reading = _read(row)
    if "relative" in row:
        return _score(row, reading.published and reading.published.at, by_day=_is_day(reading.published))
    told = tuple(_told(moment) for moment in (reading.published, reading.modified))
    if told == (row["published"], row["modified"]):
        return "right"
    return "wrong" if any(told) else "no answer"


def _theirs(row: Row) -> Score:
    """Score an answer of dateparser, which knows neither labels nor precision: midnight is right for a day."""
    return _score(row, _ask(row), by_day=False)


def _htmldates(row: Row) -> Score:
    """Score an answer of htmldate, which gives days: that of either time is right."""
    page = f'<html><body><p class="date">{row["raw"]}</p></body></html>'
    day = htmldate.find_date(page, original_date=True)
    return _score(row, datetime.fromisoformat(day) if day else None, by_day=True)


def _score(row: Row, at: datetime | None, *, by_day: bool) -> Score:
    wanted = _wanted(row)
    if at is None or not wanted:
        return "no answer" if wanted else "right" if at is None else "wrong"
    if by_day:
        return "right" if at.date() in {each.date() for each in wanted} else "wrong"
    local = at.astimezone(DHAKA) if at.tzinfo else at.replace(tzinfo=DHAKA)
    if "relative" in row:
        counts_days = not set("T@") & set(row["relative"])
        near = local.date() == wanted[0].date() if counts_days else abs(local - wanted[0]) < timedelta(minutes=1)
        return "right" if near else "wrong"
    return "right" if local == wanted[0] else "wrong"


def _wanted(row: Row) -> list[datetime]:
    """Give the times that a string tells, the publish time first; a day as its midnight."""
    told = row.get("relative")
    if told is None:
        times = [datetime.fromisoformat(row[field]) for field in ("published", "modified") if row[field]]
        return [at if at.tzinfo else at.replace(tzinfo=DHAKA) for at in times]
    found = _DURATION.fullmatch(told)
    if found is None:
        return []  # "some time ago"
    parts = {name: int(number) for name, number in found.groupdict("0").items() if name != "clock"}
    months = FETCHED.year * 12 + FETCHED.month - 1 - 12 * parts.pop("years") - parts.pop("months")
    at = FETCHED.replace(year=months // 12, month=months % 12 + 1) - timedelta(**parts)
    if found["clock"]:
        hour, minute = map(int, found["clock"].split(":"))
        at = at.replace(hour=hour, minute=minute, second=0)
    return [at]


def _told(moment: ReadTime | None) -> str | None:
    if moment is None:
        return None
    return moment.at.date().isoformat() if _is_day(moment) else moment.at.isoformat()


def _is_day(moment: ReadTime | None) -> bool:
    return moment is not None and moment.precision == "day"


def _median_cost(work: Callable[[Row], object], strings: list[Row], rounds: int) -> float:
    """Give the median over the strings of the cheapest of several calls, in turn with all others, in microseconds of CPU."""
    best = [float("inf")] * len(strings)
    for _ in range(rounds + 1):
        for number, row in enumerate(strings):
            start = time.process_time()
            work(row)
            best[number] = min(best[number], time.process_time() - start)
    return statistics.median(best) * 1e6


def _paragraphs() -> Iterator[str]:
    count = 0
    for page in real_articles():
        for node in LexborHTMLParser(page.body).css("p"):
            text = node.text()
            if text.strip():
                count += 1
                yield text
        if count > PARAGRAPHS:
            return


def _speed(work: Callable[[str], str], paragraphs: Iterable[str], characters: int) -> float:
    start = time.process_time()
    for paragraph in paragraphs:
        work(paragraph)
    return characters / (time.process_time() - start) / 1e6
