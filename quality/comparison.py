"""How two snapshots differ: by page set, mode, field and kind, with samples that a person can read."""

import gzip
import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path
from typing import Any

Key = tuple[str, str, int, str]
# Fields of which each item is counted by itself: a rule of `witnesses`, a reason of `problems`.
WITNESSES, PROBLEMS = "witnesses", "problems"
_WIDTH = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one page that differs. `kind` is gained, lost or changed, or names the rules or the reason."""

    field: str
    kind: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Renames:
    """Pure renames of rules: a name that begins with `old` begins with `new` in the later tree; the longest `old` counts."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, file: Path) -> "Renames":
        """Read lines "old<TAB>new" from a file; empty lines and lines that begin with # are skipped."""
        lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
        pairs = (tuple(line.split("\t", 1)) for line in lines)
        return cls(tuple(sorted(((old, new) for old, new in pairs), key=lambda pair: -len(pair[0]))))

    def apply(self, rule: str) -> str:
        """Return the later name of a rule."""
        return next((new + rule[len(old) :] for old, new in self.pairs if rule.startswith(old)), rule)


def add_options(parser: ArgumentParser) -> None:
    """Add the options of the comparison to a command line."""
    parser.add_argument(
        "--renamed", type=Path, metavar="FILE", help='renamed rules: lines "old<TAB>new", a prefix is enough'
    )
    parser.add_argument(
        "--details", action="store_true", help="count the details of problems too, not only field and reason"
    )
    parser.add_argument(
        "--show", metavar="FIELD", help="print samples of this field, whole pages first, then damaged copies"
    )
    parser.add_argument("--kind", help="only samples whose kind contains this text")
    parser.add_argument("--mode", choices=("layout", "heuristics"), help="only samples of this mode")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="the number of samples (default 10)")


def compare(options: Namespace) -> None:
    """Print the differences between two snapshots, counted; with `--show`, samples of one field."""
    renames = Renames.read(options.renamed) if options.renamed else Renames()
    counts: Counter[tuple[str, str, str, str, bool]] = Counter()
    pages: Counter[str] = Counter()
    samples: list[tuple[int, Key, Difference]] = []
    for key, old, new in _joined(options.old, options.new):
        page_set, _, copy, mode = key
        if old is None or new is None:
            pages["only in the first" if new is None else "only in the second"] += 1
        elif old["digest"] != new["digest"]:
            pages["of other bytes"] += 1
        else:
            found = list(differences(old["article"], new["article"], renames, details=options.details))
            pages["different" if found else "the same"] += 1
            for difference in found:
                counts[page_set, mode, difference.field, difference.kind, copy > 0] += 1
                if difference.field == options.show and _is_chosen(difference, mode, options):
                    samples.append((copy, key, difference))
    _print_counts(counts)
    print("Extractions: " + ", ".join(f"{count} {name}" for name, count in pages.most_common()))
    samples.sort(key=lambda sample: sample[0])
    for _, key, difference in samples[: options.most]:
        _print_sample(key, difference)


def differences(old: dict[str, Any], new: dict[str, Any], renames: Renames, *, details: bool) -> Iterator[Difference]:
    """Yield how the later extraction of a page differs from the earlier one, field by field."""
    for field in dict.fromkeys((*old, *new)):
        before, after = old.get(field), new.get(field)
        if field == WITNESSES:
            yield from _of_witnesses(before or {}, after or {}, renames)
        elif field == PROBLEMS:
            yield from _of_problems(before or [], after or [], details=details)
        elif before != after:
            yield Difference(field, "changed" if before and after else "lost" if before else "gained", before, after)


def _of_witnesses(old: dict[str, str], new: dict[str, str], renames: Renames) -> Iterator[Difference]:
    for field in dict.fromkeys((*old, *new)):
        before, after = old.get(field), new.get(field)
        renamed = renames.apply(before) if before else None
        if renamed != after:
            yield Difference(WITNESSES, f"{field}: {renamed or 'none'} -> {after or 'none'}", before, after)


def _of_problems(old: list[dict[str, str]], new: list[dict[str, str]], *, details: bool) -> Iterator[Difference]:
    def counted(problems: list[dict[str, str]]) -> Counter[str]:
        return Counter(
            f"{problem['field']}: {problem['reason']}" + (f" ({problem.get('detail')})" if details else "")
            for problem in problems
        )

    before, after = counted(old), counted(new)
    for kind in sorted(before - after):
        yield Difference(PROBLEMS, f"lost {kind}", old, new)
    for kind in sorted(after - before):
        yield Difference(PROBLEMS, f"gained {kind}", old, new)


def _joined(old: Path, new: Path) -> Iterator[tuple[Key, dict[str, Any] | None, dict[str, Any] | None]]:
    """Yield the entries of two snapshots with the same key; None where one has none. Both are sorted by key."""
    first, second = _entries(old), _entries(new)
    before, after = next(first, None), next(second, None)
    while before or after:
        if after is None or (before and _key(before) < _key(after)):
            assert before
            yield _key(before), before, None
            before = next(first, None)
        elif before is None or _key(after) < _key(before):
            yield _key(after), None, after
            after = next(second, None)
        else:
            yield _key(before), before, after
            before, after = next(first, None), next(second, None)


def _entries(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _key(entry: dict[str, Any]) -> Key:
    return entry["set"], entry["page"], entry["copy"], entry["mode"]


def _is_chosen(difference: Difference, mode: str, options: Namespace) -> bool:
    return (not options.kind or options.kind in difference.kind) and options.mode in (None, mode)


def _print_counts(counts: Counter[tuple[str, str, str, str, bool]]) -> None:
    print(f"{'set':9} {'mode':11} {'field':20} {'whole':>6} {'damaged':>7}  kind")
    for page_set, mode, field, kind in sorted({row[:4] for row in counts}):
        whole, damaged = (counts[page_set, mode, field, kind, is_copy] for is_copy in (False, True))
        print(f"{page_set:9} {mode:11} {field:20} {whole:6} {damaged:7}  {kind}")


def _print_sample(key: Key, difference: Difference) -> None:
    page_set, name, copy, mode = key
    print(
        f"\n{page_set} {name}{f', damaged copy {copy}' if copy else ''}, {mode}: {difference.field} {difference.kind}"
    )
    old, new = _parts(difference.old), _parts(difference.new)
    for line in ndiff(old, new) if len(old) + len(new) > 2 else (f"- {old[0]}", f"+ {new[0]}"):
        if line.startswith(("-", "+")):
            print(f"  {line if len(line) <= _WIDTH else f'{line[:_WIDTH]} ...'}")


def _parts(value: Any) -> list[str]:
    """Return the lines in which a value is shown: paragraphs of a text, items of a list."""
    if isinstance(value, str):
        return value.split("\n\n")
    if isinstance(value, list) and value:
        return [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in value]
    return [json.dumps(value, ensure_ascii=False)]
