"""What the stemmer finds and what it confuses, on paradigms that its rules were not written from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from newsarchive.bengali.stems import stem

PARADIGMS = Path(__file__).resolve().parents[1] / "tests" / "bengali" / "paradigms"
SETS = ("held_out", "seen_second", "seen", "development")


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


def main(arguments: Sequence[str] = ()) -> None:
    """Print recall and precision, first on the words that the rules were not written from."""
    for name in SETS:
        report(name)


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
