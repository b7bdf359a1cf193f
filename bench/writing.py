"""A crawl for `bench.web`: it writes ten new articles a second to an archive until it is ended."""

import random
import sys
import time
from datetime import UTC, datetime

from bench.made_up import SEED, vocabulary
from bench.visits import MADE_UP, made_up_pages
from newsarchive.archive import Writer, open_archive

BATCH = 10  # articles


def main(archive: str) -> None:
    """Write a batch each second."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    engine = open_archive(archive)
    writer = Writer(engine, extractor="0")
    started = datetime.now(UTC)
    run = writer.start_run(MADE_UP, source="replay", started_at=started, settings={}, versions={})
    number = 0
    while True:
        now = datetime.now(UTC)
        names = [f"{started.timestamp():.0f}-{number + each}" for each in range(BATCH)]
        writer.write(run, list(made_up_pages(names, words, chance, now)), now=now)
        number += BATCH
        time.sleep(1)  # the rate of the crawl; nothing is waited for


if __name__ == "__main__":
    main(sys.argv[1])
