"""What the stemmer finds and what it confuses, on paradigms that its rules were not written from; and its speed."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from statistics import median

from bench.material import OUTLET, real_articles
from newsarchive.bengali.stems import _stem, stem, stems
from newsarchive.extraction import parse
from newsarchive.items import Article
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlets

PARADIGMS = Path(__file__).resolve().parents[1] / "tests" / "bengali" / "paradigms"
SETS = ("held_out", "seen_second", "seen", "development")
_ROUNDS = 7


def paradigms(name: str = "held_out") -> dict[str, list[list[str]]]:
    """Read a file of paradigms: for each kind of word its lemmas, each a list of forms with the lemma first."""
    kinds: dict[str, list[list[str]]] = {}
    for line in (PARADIGMS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            rows = kinds.setdefault(line[2:], [])
        elif line:
            rows.append(line.split())
    return {kind: rows for kind, rows in kinds.items() if rows}


def other_words(name: str = "held_out") -> list[str]:
    """Read common words, each of which is a lemma of its own."""
    lines = (PARADIGMS / f"{name}_others.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def without_homographs(lemmas: list[list[str]], others: list[str]) -> list[list[str]]:
    """Leave out the forms that two of the lemmas share, or a lemma and another word: no stemmer can be right on both."""
    owners = Counter(form for forms in lemmas for form in set(forms)) + Counter(set(others))
    return [[forms[0], *(form for form in forms[1:] if owners[form] == 1)] for forms in lemmas]


def recall(lemmas: list[list[str]], stemmer: Callable[[str], str] = stem) -> tuple[int, int]:
    """Count the inflected forms whose stem is their lemma's, and all inflected forms."""
    found = sum(stemmer(form) == stemmer(forms[0]) for forms in lemmas for form in forms[1:])
    return found, sum(len(forms) - 1 for forms in lemmas)


def pair_recall(lemmas: list[list[str]], stemmer: Callable[[str], str] = stem) -> tuple[int, int]:
    """Count the pairs of forms of one lemma that share a stem, and all pairs of forms of one lemma."""
    met = [stemmer(one) == stemmer(other) for forms in lemmas for one, other in combinations(forms, 2)]
    return sum(met), len(met)


def precision(
    lemmas: list[list[str]], others: list[str], stemmer: Callable[[str], str] = stem
) -> tuple[int, int, list[tuple[str, str]]]:
    """Count the pairs of words that share a stem and a lemma, and all that share a stem; list the lemmas confused."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for forms in [*lemmas, *([word] for word in others)]:
        for form in forms:
            groups[stemmer(form)][forms[0]] += 1
    right = together = 0
    confused: list[tuple[str, str]] = []
    for counts in groups.values():
        together += counts.total() * (counts.total() - 1) // 2
        right += sum(count * (count - 1) // 2 for count in counts.values())
        confused.extend(combinations(counts, 2))
    return right, together, confused


def articles() -> list[Article]:
    """Read the saved articles of one outlet."""
    outlet = outlets()[OUTLET]
    return [normalized(read_article(parse(page), outlet), page, outlet) for page in real_articles()]


def speed(texts: list[str]) -> float:
    """Measure characters of raw text a CPU second, each round with nothing remembered: the median of the rounds."""
    rates = []
    for _ in range(_ROUNDS):
        _stem.cache_clear()
        start = time.process_time()
        for text in texts:
            stems(text)
        rates.append(sum(map(len, texts)) / (time.process_time() - start))
    return median(rates)


def main() -> None:
    """Print recall and precision, first on the words that the rules were not written from, and speed."""
    for name in SETS:
        report(name)
    bodies = [article.body for article in articles() if article.body]
    print(
        f"{speed(bodies) / 1e6:.2f} M characters a second: {len(bodies)} bodies of {sum(map(len, bodies))} characters"
    )
    words = "\n".join(" ".join(forms) for name in SETS for rows in paradigms(name).values() for forms in rows)
    print(f"{speed([words]) / 1e6:.2f} M characters a second of words none of which comes twice")


def report(name: str) -> None:
    """Print how the stemmer does on one set of paradigms."""
    kinds, others = paradigms(name), other_words(name)
    every = [forms for rows in kinds.values() for forms in rows]
    lemmas = without_homographs(every, others)
    print(f"{name}: {len(lemmas)} lemmas, {sum(map(len, lemmas))} forms, {len(others)} other words")
    start = 0
    for kind, rows in kinds.items():
        _print_recall(f"  {kind}, {len(rows)} lemmas", lemmas[start : start + len(rows)])
        start += len(rows)
    _print_recall("  all", lemmas)
    right, together, confused = precision(lemmas, others)
    named = ", ".join(f"{one} = {other}" for one, other in confused) or "none"
    print(f"  precision {right / together:.4f} of pairs; confused: {named}")


def _print_recall(label: str, lemmas: list[list[str]]) -> None:
    found, forms = recall(lemmas)
    met, pairs = pair_recall(lemmas)
    print(f"{label}: recall {found / forms:.4f} of forms, {met / pairs:.4f} of pairs")


if __name__ == "__main__":
    main()
