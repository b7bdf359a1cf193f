"""The page designs of the shared material, filled with articles of our own: every field by layout, and by the generic way that knows no layout."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bench.filling import Filled, designs, fill
from bench.material import SHARED
from bench.truth import FIELDS, found, judge
from newsarchive.extraction import normalize, parse
from newsarchive.items import Article
from newsarchive.outlets.reading import read_article

PAGES = 3  # of each design
GOALS = {
    "headline": 0.95,
    "published": 0.9,
    "modified": 0.9,
    "body": 0.9,
    "byline": 0.8,
    "ticker": 0.8,
}  # with --unknown


def main(arguments: Sequence[str] = ()) -> None:
    """Print for each design the fields that are wrong in any page, by layout and generically; then the shares of all pages.

    Arguments: names of designs (default all), and `--show` to print what was found in place of the truth.
    """
    names = [name for name in arguments if not name.startswith("--")]
    show = "--show" in arguments
    for known in (True, False):
        print(f"{'by layout' if known else 'generic (--unknown)'}:")
        _print_table(list(_judged(names, known=known, show=show)), known=known)


def _judged(names: list[str], *, known: bool, show: bool) -> Iterator[tuple[str, str, bool]]:
    """Give design, field and whether it was right, for each field of each page that has it."""
    for design in designs(SHARED / "markup"):
        if names and design.name not in names:
            continue
        for seed in range(PAGES):
            page = fill(design, seed)
            article = read(page, known=known)
            if known and not article.layout:
                print(f"  {design.name}: no layout fits")
            for field, right in judge(page.truth, article):
                yield design.name, field, right
                if show and not right:
                    print(f"  {design.name} {seed} {field}: {found(article, field)!r}", file=sys.stderr)


def read(filled: Filled, *, known: bool) -> Article:
    """Extract a filled page; of its outlet only the zone is known."""
    article = read_article(parse(filled.page()), None, use_layouts=known)
    return normalize(article, filled.fetched_at, zone=filled.zone)


def _print_table(judged: list[tuple[str, str, bool]], *, known: bool) -> None:
    wrong: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    tally = {field: [0, 0] for field in FIELDS}
    for design, field, right in judged:
        tally[field][0] += right
        tally[field][1] += 1
        if not right:
            wrong[design][field] += 1
    for design, fields in wrong.items():
        print(f"  {design:20} wrong: {', '.join(f'{field} {count}' for field, count in fields.items())}")
    for field, (good, asked) in tally.items():
        goal = f" (goal {GOALS.get(field, 0):.2f})" if not known and field in GOALS else ""
        if asked:
            print(f"  {field:10} {good:4} / {asked:4} = {good / asked:.3f}{goal}")


if __name__ == "__main__":
    main(sys.argv[1:])
