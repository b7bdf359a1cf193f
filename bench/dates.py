"""What reading a date and cleaning text cost, beside dateparser."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from newsarchive.bengali.text import clean, fold
from quality.dates import Row, ask_dateparser, dateparser_name, read_row, rows
from quality.material import real_articles

ROUNDS: Final = 30
PEER_ROUNDS: Final = 3
PARAGRAPHS: Final = 10_000


def main() -> None:
    """Print the median cost of a string, and the speed of `clean` and `fold` on real paragraphs."""
    strings = rows()
    costs = {
        "newsarchive": _median_cost(read_row, strings, ROUNDS),
        dateparser_name(): _median_cost(ask_dateparser, strings, PEER_ROUNDS),
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


def _median_cost(work: Callable[[Row], object], strings: list[Row], rounds: int) -> float:
    """Return the median over the strings of the cheapest of several calls, in turn with all others, in microseconds of CPU."""
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
