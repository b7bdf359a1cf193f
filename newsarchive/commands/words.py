"""newsarchive words: how a word is used, as lines with context, by month, or with the words near it."""

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Literal

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import DAY, archive_option
from newsarchive.commands.tables import Column, console, print_table

if TYPE_CHECKING:
    from newsarchive.archive.contents import ArchivedArticle
    from newsarchive.archive.search.usage import Frequency

_CONTEXT = 5  # words on each side, which fit 80 columns
_UNDATED = "no time"
# Of a line the text and the article are always printed, these as far as they fit.
_AS_IT_FITS = {"day": 1, "outlet": 2, "public_id": 3, "url": 4}
Row = dict[str, object]


@click.command()
@click.argument("word")
@click.option(
    "--show", type=click.Choice(["lines", "months", "near"]), default="lines", show_default=True,
    help="Lines with the word and its context, its frequency by month, or the words near it.",
)  # fmt: skip
@click.option("--exact", is_flag=True, help="This form alone, not the other forms of the word.")
@click.option("--outlet", metavar="O", help="Articles of this outlet only.")
@click.option("--since", metavar="DATE", type=DAY, help="The first day of publication.")
@click.option("--until", metavar="DATE", type=DAY, help="The last day of publication.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    help="Lines, or words near it, at most.",
)
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line for each instead.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead.")
def words(
    word: str,
    show: Literal["lines", "months", "near"],
    exact: bool,
    outlet: str | None,
    since: date | None,
    until: date | None,
    limit: int,
    archive: str,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print how WORD is used in headlines and bodies: each occurrence, its frequency by month, or the words near it.

    For months and near words all texts of these days are read. A month without any article has no frequency.
    """
    from newsarchive import open_archive
    from newsarchive.archive.search.keys import folded_words
    from newsarchive.archive.search.usage import collocations

    if as_json and as_csv:
        raise UsageError("Ask for --json or --csv, not for both.")
    if len(folded_words(word)) != 1:
        raise UsageError(f"{word[:80]!r} is not one word. `newsarchive search` finds several.")
    with open_archive(archive) as opened:
        texts = opened.articles(outlet=outlet, since=since, until=until)
        if show == "months":
            rows: Iterable[Row] = _months(texts, word, exact=exact)
        elif show == "near":
            found = collocations(map(_text, texts), word, exact=exact)[:limit]
            rows = [{**asdict(each), "log_dice": round(each.log_dice, 2)} for each in found]
        else:
            rows = islice(_lines(texts, word, exact=exact), limit)
        printed = list(rows)
    if as_json:
        for row in printed:
            write_json_line(row)
    elif as_csv:
        _write_csv(printed)
    else:
        _print(printed)
    if not printed:
        sys.stderr.write(f"newsarchive: nothing was found in {archive}.\n")


def _lines(texts: "Iterable[ArchivedArticle]", word: str, *, exact: bool) -> Iterator[Row]:
    from newsarchive.archive.search.usage import concordance

    for each in texts:
        for line in concordance(_text(each), word, context=_CONTEXT, exact=exact):
            yield {
                **asdict(line),
                "article": each.id,
                "day": f"{each.published_at:%Y-%m-%d}" if each.published_at else None,
                "outlet": each.outlet,
                "public_id": each.public_id,
                "url": each.url,
            }


def _months(texts: "Iterable[ArchivedArticle]", word: str, *, exact: bool) -> list[Row]:
    """Return a row for each month from the first to the last with an article; where there are no words, there is no frequency."""
    from newsarchive.archive.search.usage import Frequency, frequencies, months_between

    counted = frequencies(((_month(each), _text(each)) for each in texts), word, exact=exact)
    months = months_between(month for month in counted if month != _UNDATED)
    undated = [_UNDATED] if _UNDATED in counted else []
    return [_month_row(month, counted.get(month) or Frequency(0, 0)) for month in [*months, *undated]]


def _month_row(month: str, found: "Frequency") -> Row:
    each = found.per_million
    return {
        "month": month,
        "occurrences": None if each is None else found.occurrences,
        "words": found.words,
        "per_million": None if each is None else round(each, 1),
    }


def _text(article: "ArchivedArticle") -> str:
    return "\n\n".join(filter(None, (article.headline, article.body)))


def _month(article: "ArchivedArticle") -> str:
    return f"{article.published_at:%Y-%m}" if article.published_at else _UNDATED


def _write_csv(rows: Sequence[Row]) -> None:
    if rows:
        lines = csv.DictWriter(sys.stdout, list(rows[0]))
        lines.writeheader()
        lines.writerows(rows)


def _print(rows: Sequence[Row]) -> None:
    if not rows:
        return
    columns = [
        Column(
            name.replace("_", " "),
            drop=_AS_IT_FITS.get(name, 0),
            justify="right" if name == "before" or isinstance(value, int | float) else "left",
        )
        for name, value in rows[0].items()
    ]
    print_table(console(), columns, [["" if value is None else str(value) for value in row.values()] for row in rows])
