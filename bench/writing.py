"""A crawl for `bench.web`: it writes ten new articles a second to an archive until it is ended."""

import random
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256

from bench.made_up import LENGTH, SEED, vocabulary
from newsarchive.archive import Writer, open_archive
from newsarchive.items import Article, Capture, CapturedPage, OutletRecord

OUTLET = OutletRecord("writing", "", "", ("writing.example",), "Asia/Dhaka")
BATCH = 10  # articles


def main(archive: str) -> None:
    """Write a batch each second."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    engine = open_archive(archive)
    writer = Writer(engine, extractor="0")
    started = datetime.now(UTC)
    run = writer.start_run(OUTLET, source="replay", started_at=started, settings={}, versions={})
    number = 0
    while True:
        now = datetime.now(UTC)
        pages = [_page(f"{started.timestamp():.0f}-{number + each}", words, chance, now) for each in range(BATCH)]
        writer.write(run, pages, now=now)
        number += BATCH
        time.sleep(1)


def _page(name: str, words: list[str], chance: random.Random, now: datetime) -> CapturedPage:
    text = chance.choices(words, k=LENGTH)
    url = f"https://writing.example/{name}"
    article = Article(url, url, OUTLET.key, headline=" ".join(text[:7]), body=" ".join(text[7:]), published_at=now)
    article.published_precision = "second"
    capture = Capture(url, OUTLET.key, "article", 200, now, sha256(url.encode()).hexdigest(), 40_000)
    return CapturedPage(capture, [], article)


if __name__ == "__main__":
    main(sys.argv[1])
