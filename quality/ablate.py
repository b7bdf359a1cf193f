"""Each rule of the heuristics switched off alone: the pages that it carries, and those that it makes worse.

A rule carries a page if a field of the page becomes wrong, or its F1 lower, without the rule. `--rule NAME` (may be repeated) measures only these
rules, `--pages` lists the pages that each rule carries, `--table` writes the table into docs/quality.md.
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from typing import Protocol, cast

from quality.page_sets import Verdict, page_sets
from quality.reading import HEURISTICS, clear_caches
from quality.tables import markdown_table, write_table

REGISTRY = "newsarchive.extraction.heuristics.rules"
PROCESSES = 2
F1 = ("lettered", "F1")  # page set and field


class Rule(Protocol):
    """A rule that can be switched off."""

    @property
    def name(self) -> str:
        """The unique name of the rule."""

    @property
    def field(self) -> str:
        """The field that the rule decides."""

    @property
    def why(self) -> str:
        """Why the rule is there."""


class Registry(Protocol):
    """The rules of the heuristics, and the switch of each."""

    def all_rules(self) -> tuple[Rule, ...]:
        """Return all rules."""

    def without(self, name: str) -> AbstractContextManager[object]:
        """Switch a rule off in this process for as long as the context lasts."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one page whose score is another without a rule. `before` and `after` are verdicts with and without the rule."""

    page_set: str
    page: str
    before: Verdict
    after: Verdict

    @property
    def is_worse(self) -> bool:
        """True if the field is worse without the rule."""
        return self.after.share < self.before.share


@dataclass
class Ablation:
    """What changes without each rule, and the sum of the points with all rules, by page set and field."""

    changes: dict[str, list[Change]] = field(default_factory=dict)
    points: Counter[tuple[str, str]] = field(default_factory=Counter)
    of: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: "Ablation") -> None:
        """Add the ablation of other pages."""
        self.points += other.points
        self.of += other.of
        for name, changes in other.changes.items():
            self.changes.setdefault(name, []).extend(changes)

    def carried(self, name: str) -> set[str]:
        """Return the pages on which a field is worse without a rule."""
        return {f"{change.page_set}: {change.page}" for change in self.changes[name] if change.is_worse}

    def fields(self, name: str, *, is_worse: bool) -> Counter[str]:
        """Return how many pages are worse, or better, without a rule, by page set and field."""
        return Counter(
            f"{change.page_set} {change.before.field}" for change in self.changes[name] if change.is_worse is is_worse
        )

    def f1_change(self, name: str) -> float:
        """Return by how much the F1 of the lettered pages changes without a rule; 0 if they are not here."""
        points, of = self.points[F1], self.of[F1]
        changes = [change for change in self.changes[name] if (change.page_set, change.before.field) == F1]
        more = sum(change.after.points - change.before.points for change in changes)
        more_of = sum(change.after.of - change.before.of for change in changes)
        return (points + more) / (of + more_of) - points / of if of else 0.0


def main(arguments: Sequence[str] = ()) -> None:
    """Print a table with a row for each rule, those that carry most pages first."""
    parser = ArgumentParser(prog="python -m quality ablate", description=__doc__)
    parser.add_argument("--rule", action="append", metavar="NAME", help="only this rule")
    parser.add_argument("--pages", action="store_true", help="list the pages that each rule carries")
    parser.add_argument("--table", action="store_true", help="write the table into docs/quality.md")
    options = parser.parse_args(arguments)
    rules = [rule for rule in registry().all_rules() if not options.rule or rule.name in options.rule]
    unknown = set(options.rule or ()) - {rule.name for rule in rules}
    if unknown:
        parser.error(f"there is no rule {', '.join(sorted(unknown))}")
    ablation = ablated([rule.name for rule in rules])
    table = table_of(rules, ablation)
    print(table)
    if options.pages:
        for rule in rules:
            print(f"{rule.name}:", *sorted(ablation.carried(rule.name)), sep="\n  ")
    if options.table:
        write_table("ablation", table)


def registry() -> Registry:
    """Return the registry of the rules; imported when it is needed, as the other measurements do not use it."""
    return cast("Registry", import_module(REGISTRY))


def ablated(names: Sequence[str], processes: int = PROCESSES) -> Ablation:
    """Return what changes without each rule. The pages are shared out among processes."""
    whole = Ablation()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for part in pool.map(ablated_part, [names] * processes, range(processes), [processes] * processes):
            whole.add(part)
    return whole


def ablated_part(names: Sequence[str], part: int, parts: int) -> Ablation:
    """Return what changes without each rule, over one of several parts of the pages."""
    sets = [page_set for page_set in page_sets() if page_set.mode == HEURISTICS]
    pages = [(page_set.name, page) for page_set in sets for page in page_set.pages()][part::parts]

    def verdicts(switch: AbstractContextManager[object]) -> list[list[Verdict]]:
        clear_caches()  # a cache may hold what a rule decided
        with switch:
            return [page.verdicts(HEURISTICS) for _, page in pages]

    found, with_all = Ablation(), verdicts(nullcontext())
    for (page_set, _), row in zip(pages, with_all, strict=True):
        for verdict in row:
            found.points[page_set, verdict.field] += verdict.points
            found.of[page_set, verdict.field] += verdict.of
    for name in names:
        found.changes[name] = [
            Change(page_set, page.name, before, after)
            for (page_set, page), row, other in zip(pages, with_all, verdicts(registry().without(name)), strict=True)
            for before, after in zip(row, other, strict=True)
            if before.share != after.share
        ]
    return found


def table_of(rules: Sequence[Rule], ablation: Ablation) -> str:
    """Return a Markdown table with a row for each rule, those that carry most pages first."""
    in_order = sorted(rules, key=lambda rule: (-len(ablation.carried(rule.name)), rule.field, rule.name))
    return markdown_table(
        ["rule", "field", "pages carried", "worse without it", "better without it", "change of F1"],
        [
            [
                rule.name,
                rule.field,
                str(len(ablation.carried(rule.name))),
                _listed(ablation.fields(rule.name, is_worse=True)),
                _listed(ablation.fields(rule.name, is_worse=False)),
                f"{ablation.f1_change(rule.name):+.4f}",
            ]
            for rule in in_order
        ],
    )


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))
