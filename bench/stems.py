"""The speed of the stemmer, on real bodies and on words none of which comes twice."""

import time
from statistics import median

from newsarchive.bengali.stems import stem, stems
from quality.material import real_articles
from quality.reading import LAYOUT, read
from quality.stems import SETS, paradigms

ROUNDS = 7


def main() -> None:
    """Print millions of characters a second of CPU."""
    articles = (read(page, LAYOUT) for page in real_articles())
    bodies = [article.body for article in articles if article.body]
    print(
        f"{_speed(bodies) / 1e6:.2f} M characters a second: {len(bodies)} bodies of {sum(map(len, bodies))} characters"
    )
    words = "\n".join(" ".join(forms) for name in SETS for rows in paradigms(name).values() for forms in rows)
    print(f"{_speed([words]) / 1e6:.2f} M characters a second of words none of which comes twice")


def _speed(texts: list[str]) -> float:
    """Return characters of raw text a second of CPU, with an empty cache in each round: the median of the rounds."""
    rates = []
    for _ in range(ROUNDS):
        stem.cache_clear()
        start = time.process_time()
        for text in texts:
            stems(text)
        rates.append(sum(map(len, texts)) / (time.process_time() - start))
    return median(rates)
