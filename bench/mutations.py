"""Ten thousand mutations of real pages through extraction: no exception, and no date that the page does not hold."""

import random
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from bench.material import OUTLET, real_articles
from newsarchive.bengali.dates import DateProblem, read
from newsarchive.bengali.digits import to_ascii
from newsarchive.extraction import parse
from newsarchive.items import Article, Page
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlets

MUTATIONS = 10_000
_TAG = re.compile(rb"<[^<>]{1,300}>")
_OFFSET = re.compile(r"[+-]\d\d:?\d\d$")


def mutated(body: bytes, chance: random.Random) -> bytes:
    """Damage a page in one of the ways that networks, disks and editors do: bytes flipped, cut, tags swapped, repeated or lost."""
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
        for tag in chance.sample(list(_TAG.finditer(body)), 20)[:20]:
            data[tag.start()] = 0x20
    return bytes(data)


def damages(body: bytes, seed: str, times: int) -> Iterator[bytes]:
    """Damage a page several times, each time anew, in ways that a seed decides."""
    chance = random.Random(seed)
    for _ in range(times):
        yield mutated(body, chance)


def invented(article: Article, page_text: str) -> str | None:
    """Say which time of an article does not stand on its page, or None: each of its numbers must be in its raw string, and that on the page."""
    for name in ("published", "modified"):
        when, raw = getattr(article, f"{name}_at"), getattr(article, f"{name}_raw")
        if when is None:
            continue
        numbers = {int(number) for number in re.findall(r"\d+", to_ascii(raw))}
        seen = [
            when.astimezone(zone) for zone in (when.tzinfo, UTC, _offset_of(raw))
        ]  # machines are told the time in zones of their own
        from_fetch = read(raw).problem is DateProblem.NO_FETCH_TIME  # "3 hours ago" holds no date
        if not from_fetch and not any(_clock(at, getattr(article, f"{name}_precision")) <= numbers for at in seen):
            return f"{name} {when.isoformat()} from {raw!r}"
        if not all(part in page_text for part in re.findall(r"[০-৯0-9]+", raw)):
            return f"{name}: {raw!r} is not on the page"
    return None


def _offset_of(raw: str) -> tzinfo:
    """Give the offset that a string ends in, UTC where it has none."""
    offset = _OFFSET.search(raw)
    return datetime.strptime(offset[0], "%z").tzinfo or UTC if offset else UTC


def _clock(at: datetime, precision: str) -> set[int]:
    """Give the numbers that a string must hold to tell a time."""
    return {at.year, at.day} if precision == "day" else {at.year, at.day, at.minute}


def main() -> None:
    """Run the mutations, by layout and the generic way; print what they gave, and fail if one was not survived."""
    for known in (True, False):
        print("by layout:" if known else "generic (--unknown):")
        _run(known=known)


def _run(*, known: bool) -> None:
    chance = random.Random(20260101)
    pages, outlet = real_articles(), outlets()[OUTLET]
    dated = undated = 0
    slowest = 0.0
    for number in range(MUTATIONS):
        page = chance.choice(pages)
        page = Page(mutated(page.body, chance), page.url)
        start = time.process_time()
        article = normalized(read_article(parse(page), outlet, use_layouts=known), page, outlet)
        slowest = max(slowest, time.process_time() - start)
        wrong = invented(article, page.body.decode("utf-8", errors="replace"))
        if wrong:
            sys.exit(f"mutation {number} of {page.url}: {wrong}")
        dated += article.published_at is not None
        undated += article.published_at is None
    print(f"{MUTATIONS} mutations of {len(pages)} real pages: no exception, no invented date")
    print(f"{dated} kept a publish time, {undated} have none and a reason; the slowest took {slowest * 1000:.0f} ms")
