"""Made-up articles for benchmarks: words of made-up syllables, with the frequencies that words have in news (Zipf)."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from sqlalchemy import Engine, insert

from newsarchive.archive.citation import public_id
from newsarchive.archive.connect import writing
from newsarchive.archive.schema import articles, captures, crawl_runs, outlets

OUTLETS, YEARS, WORDS, LENGTH, BATCH = 30, 10, 60_000, 230, 500
SEED = 2026
START = datetime(2016, 1, 1, tzinfo=UTC)
CONSONANTS, SIGNS = "কখগঘচছজঝটঠডঢতথদধনপফবভমরলশষসহ", ("", "\u09be", "\u09bf", "\u09c0", "\u09c1", "\u09c7", "\u09cb")


def vocabulary(chance: random.Random) -> list[str]:
    """Return different words, the most frequent first."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        syllables = chance.choices((1, 2, 3, 4), (1, 5, 6, 3))[0] if len(found) > 200 else 2
        found["".join(chance.choice(CONSONANTS) + chance.choice(SIGNS) for _ in range(syllables)) + "ক"] = None
    return list(found)


def fill(engine: Engine, count: int, words: Sequence[str], chance: random.Random) -> int:
    """Write articles without index; return the bytes of their text. `words`: the most frequent first."""
    weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
    size = 0
    with writing(engine) as connection:
        keys = [f"outlet{number}" for number in range(OUTLETS)]
        names = {"name_bn": "", "name_en": "", "domains": [], "timezone": "Asia/Dhaka"}
        connection.execute(insert(outlets), [{"key": key, **names} for key in keys])
        run = {"id": 1, "outlet": keys[0], "source": "replay", "started_at": START, "started_offset": 360}
        connection.execute(insert(crawl_runs).values(**run, counts={}, failures={}, settings={}, versions={}))
        connection.execute(insert(captures).values(id=1, run_id=1, outlet=keys[0], url="", kind="article"))
        for first in range(0, count, BATCH):
            numbers = range(first, min(first + BATCH, count))
            rows = [_row(each, keys, chance.choices(words, cum_weights=weights, k=LENGTH), chance) for each in numbers]
            size += sum(len(f"{row['headline']}{row['body']}".encode()) for row in rows)
            connection.execute(insert(articles), rows)
    return size


def _row(number: int, keys: Sequence[str], words: Sequence[str], chance: random.Random) -> dict[str, object]:
    published = START + timedelta(minutes=chance.randrange(YEARS * 365 * 1440))
    lists: dict[str, list[str]] = {name: [] for name in ("authors", "tags", "captions", "problems")}
    outlet, url = keys[number % OUTLETS], f"https://example.com/{number}"
    return {
        "outlet": outlet,
        "url": url,
        "public_id": public_id(outlet, url),
        "headline": " ".join(words[:7]),
        "body": " ".join(words[7:]),
        "published_at": published,
        "published_offset": 360,
        "published_precision": "minute",
        **lists,
        "witnesses": {},
        "content_hash": "",
        "extractor": "0",
        "capture_id": 1,
        "version": 1,
        "first_capture_id": 1,
        "first_seen_at": published,
        "last_seen_at": published,
        "version_first_seen_at": published,
    }
