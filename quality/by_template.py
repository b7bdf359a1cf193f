"""The page templates of the shared material, filled with articles of our own: the fields that are wrong, by template and in all."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from quality.material import SHARED
from quality.page_sets import FILLINGS
from quality.reading import HEURISTICS, LAYOUT, read
from quality.templates import fill, templates
from quality.truth import FIELDS, found, judge

# The least shares for the heuristics.
GOALS = {"headline": 0.95, "published": 0.9, "modified": 0.9, "body": 0.9, "byline": 0.8, "ticker": 0.8}


def main(arguments: Sequence[str] = ()) -> None:
    """Print for each template the fields that are wrong on any page, in both modes; then the shares of all pages.

    Arguments: names of templates (default all), and `--show` to print what was found instead.
    """
    names = [name for name in arguments if not name.startswith("--")]
    for mode in (LAYOUT, HEURISTICS):
        print(f"{mode}:")
        _print_table(list(_judged(names, mode, show="--show" in arguments)), mode)


def _judged(names: list[str], mode: str, *, show: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield template, field and whether it is right, for each field of each page that has it."""
    for template in templates(SHARED / "markup"):
        if names and template.name not in names:
            continue
        for seed in range(FILLINGS):
            filled = fill(template, seed)
            article = read(filled.page(), mode, filled.zone)
            if mode == LAYOUT and not article.layout:
                print(f"  {template.name}: no layout fits")
            for field, is_right in judge(filled.truth, article):
                yield template.name, field, is_right
                if show and not is_right:
                    print(f"  {template.name} {seed} {field}: {found(article, field)!r}", file=sys.stderr)


def _print_table(judged: list[tuple[str, str, bool]], mode: str) -> None:
    wrong: dict[str, Counter[str]] = {}
    right, asked = Counter[str](), Counter[str]()
    for template, field, is_right in judged:
        asked[field] += 1
        if is_right:
            right[field] += 1
        else:
            wrong.setdefault(template, Counter())[field] += 1
    for template, fields in wrong.items():
        print(f"  {template:20} wrong: {', '.join(f'{field} {count}' for field, count in fields.items())}")
    for field in filter(asked.get, FIELDS):
        goal = f" (goal {GOALS[field]:.2f})" if mode == HEURISTICS and field in GOALS else ""
        print(f"  {field:10} {right[field]:4} / {asked[field]:4} = {right[field] / asked[field]:.3f}{goal}")
