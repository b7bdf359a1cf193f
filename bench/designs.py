"""The page designs of the shared material, filled with articles of our own: every field by layout, and by the generic way that knows no layout."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bench.filling import Filled, designs, fill
from bench.material import SHARED
from newsarchive.bengali.text import fold
from newsarchive.crawling.reading import read_article
from newsarchive.extraction import normalize, parse
from newsarchive.items import Article, Page

PAGES = 3  # of each design
FIELDS = ("headline", "published", "modified", "byline", "body", "paragraphs", "ticker", "related")
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
            truth = fill(design, seed)
            article = read(truth, known=known)
            if known and not article.layout:
                print(f"  {design.name}: no layout fits")
            for field, right in judge(truth, article):
                yield design.name, field, right
                if show and not right:
                    print(f"  {design.name} {seed} {field}: {found(article, field)!r}", file=sys.stderr)


def read(truth: Filled, *, known: bool) -> Article:
    """Extract a filled page; of its outlet only the zone is known."""
    page = Page(truth.html.encode(), truth.url, truth.fetched_at)
    return normalize(read_article(parse(page), None, known=known), page.fetched_at, zone=truth.zone)


def judge(truth: Filled, article: Article) -> Iterator[tuple[str, bool]]:
    """Say of each field that the page has whether it was found right; a field that it has not must be empty."""
    yield "headline", fold(article.headline or "") == fold(truth.headline)
    yield "byline", fold(article.byline or "") == fold(truth.byline)
    yield "published", _same(article.published_at, article.published_precision, truth.published, truth)
    yield "modified", _same(article.modified_at, article.modified_precision, truth.modified, truth)
    paragraphs = (article.body or "").split("\n\n")
    yield "body", [fold(text) for text in paragraphs] == [fold(text) for text in truth.body]
    yield "paragraphs", len(paragraphs) == len(truth.body)
    yield "ticker", [fold(headline.title) for headline in article.ticker] == [fold(title) for title in truth.ticker]
    if truth.related:
        yield "related", {fold(link.title) for link in article.related} >= {fold(title) for title in truth.related}


def found(article: Article, field: str) -> object:
    """Give what was found of a field, for people."""
    reading: dict[str, Callable[[], object]] = {
        "published": lambda: (article.published_raw, str(article.published_at), _problems(article, "published_at")),
        "modified": lambda: (article.modified_raw, str(article.modified_at), _problems(article, "modified_at")),
        "paragraphs": lambda: article.body,
        "ticker": lambda: [headline.title for headline in article.ticker],
        "related": lambda: [link.title for link in article.related],
    }
    return reading.get(field, lambda: (getattr(article, field), article.witnesses.get(field)))()


def _problems(article: Article, field: str) -> list[str]:
    return [f"{problem.reason}: {problem.detail}" for problem in article.problems if problem.field == field]


def _same(got: datetime | None, precision: str | None, want: datetime | None, truth: Filled) -> bool:
    """Compare to the minute; where the page shows no more than a day, that day."""
    if got is None or want is None:
        return got is want
    if truth.published_precision == "day" and precision == "day":
        return got.date() == want.date()
    return abs((got - want).total_seconds()) < 60 and got.astimezone(want.tzinfo).minute == want.minute


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
