"""Ten thousand damaged copies of real pages through extraction: no exception, and no date that is not on the page."""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo

from newsarchive.bengali.dates import DateProblem, read
from newsarchive.bengali.digits import to_ascii
from newsarchive.items import Article, Page
from quality.material import real_articles
from quality.reading import HEURISTICS, LAYOUT
from quality.reading import read as read_page

MUTATIONS = 10_000
_TAG = re.compile(rb"<[^<>]{1,300}>")
_OFFSET = re.compile(r"[+-]\d\d:?\d\d$")


def mutated(body: bytes, chance: random.Random) -> bytes:
    """Return a page damaged as networks, disks and editors do: bytes flipped, cut or repeated, tags swapped or lost."""
    data = bytearray(body)
    way = chance.randrange(6)
    if way == 0:
        for _ in range(chance.randrange(1, 200)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif way == 1:
        del data[chance.randrange(len(data)) :]
    elif way == 2:
        start = chance.randrange(len(data))
        del data[start : start + chance.randrange(1, 5000)]
    elif way == 3:
        tags = list(_TAG.finditer(body))
        if len(tags) > 1:
            first, second = sorted(chance.sample(tags, 2), key=lambda tag: tag.start())
            between = data[first.end() : second.start()]
            data[first.start() : second.end()] = second.group() + between + first.group()
    elif way == 4:
        start = chance.randrange(len(data))
        part = data[start : start + chance.randrange(1, 2000)]
        data[start:start] = part * chance.randrange(1, 20)
    else:
        tags = list(_TAG.finditer(body))
        for tag in chance.sample(tags, min(20, len(tags))):
            data[tag.start()] = 0x20
    return bytes(data)


def damages(body: bytes, seed: str, times: int) -> Iterator[bytes]:
    """Yield damaged copies of a page; the same seed gives the same copies."""
    chance = random.Random(seed)
    for _ in range(times):
        yield mutated(body, chance)


def invented(article: Article, page_text: str) -> str | None:
    """Return the time of an article that is not on its page, or None: its numbers must be in its raw string, and that on the page."""
    for name in ("published", "modified"):
        when, raw = getattr(article, f"{name}_at"), getattr(article, f"{name}_raw")
        if when is None:
            continue
        numbers = {int(number) for number in re.findall(r"\d+", to_ascii(raw))}
        seen = [
            when.astimezone(zone) for zone in (when.tzinfo, UTC, _offset_of(raw))
        ]  # metadata gives the time in zones of its own
        from_fetch = read(raw).problem is DateProblem.NO_FETCH_TIME  # "3 hours ago" holds no date
        if not from_fetch and not any(_clock(at, getattr(article, f"{name}_precision")) <= numbers for at in seen):
            return f"{name} {when.isoformat()} from {raw!r}"
        if not all(part in page_text for part in re.findall(r"[০-৯0-9]+", raw)):
            return f"{name}: {raw!r} is not on the page"
    return None


def _offset_of(raw: str) -> tzinfo:
    """Return the offset at the end of a string, UTC if it has none."""
    offset = _OFFSET.search(raw)
    return datetime.strptime(offset[0], "%z").tzinfo or UTC if offset else UTC


def _clock(at: datetime, precision: str) -> set[int]:
    """Return the numbers that a string must hold to state a time."""
    return {at.year, at.day} if precision == "day" else {at.year, at.day, at.minute}


def main(arguments: Sequence[str] = ()) -> None:
    """Extract damaged pages in both modes; print what they gave, and exit with 1 at an invented date."""
    for mode in (LAYOUT, HEURISTICS):
        print(f"{mode}:")
        _run(mode)


def _run(mode: str) -> None:
    chance = random.Random(20260101)
    pages = real_articles()
    dated = 0
    for number in range(MUTATIONS):
        whole = chance.choice(pages)
        page = Page(mutated(whole.body, chance), whole.url)
        article = read_page(page, mode)
        wrong = invented(article, page.body.decode("utf-8", errors="replace"))
        if wrong:
            sys.exit(f"mutation {number} of {page.url}: {wrong}")
        dated += article.published_at is not None
    print(f"{MUTATIONS} damaged copies of {len(pages)} real pages: no exception, no invented date")
    print(f"{dated} kept a publish time, {MUTATIONS - dated} have none and a reason")
