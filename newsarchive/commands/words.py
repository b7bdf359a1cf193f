"""newsarchive words: how a word is used, as lines with context, by month, or with the words near it."""

import csv
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import DAY, archive_option
from newsarchive.commands.tables import Column, console, print_table

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.archive.search.words_in import WordQuery

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
    """Print how WORD is used in headlines and bodies: each occurrence, the newest first, its frequency by month, or the words near it.

    For months and near words all texts of these days are read. A month without any article has no frequency.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.search.words_in import WordQuery, is_one_word

    if as_json and as_csv:
        raise UsageError("Ask for --json or --csv, not for both.")
    if not is_one_word(word):
        raise UsageError(f"{word[:80]!r} is not one word. `newsarchive search` finds several.")
    engine = open_archive(archive, migrate=False)
    asked = WordQuery(word, exact=exact, outlet=outlet, since=since, until=until)
    printed = {"lines": _lines, "months": _months, "near": _near}[show](engine, asked, limit)
    engine.dispose()
    if as_json:
        for row in printed:
            write_json_line(row)
    elif as_csv:
        _write_csv(printed)
    else:
        _print(printed)
    if not printed:
        sys.stderr.write(f"newsarchive: nothing was found in {archive}.\n")


def _lines(engine: "Engine", asked: "WordQuery", limit: int) -> list[Row]:
    from newsarchive.archive.search.word_fields import line_fields
    from newsarchive.archive.search.words_in import lines_of

    return list(map(line_fields, lines_of(engine, asked, count=limit, context=_CONTEXT).lines))


def _months(engine: "Engine", asked: "WordQuery", _: int) -> list[Row]:
    """Return a row for each month from the first to the last with an article; where there are no words, there is no frequency."""
    from newsarchive.archive.search.usage import Frequency, months_between
    from newsarchive.archive.search.word_fields import frequency_fields
    from newsarchive.archive.search.words_in import UNDATED, frequencies_of

    counted = frequencies_of(engine, asked).months
    months = months_between(filter(None, counted))
    rows = [{"month": month, **frequency_fields(counted.get(month, Frequency(0, 0)))} for month in months]
    return rows + ([{"month": _UNDATED, **frequency_fields(counted[UNDATED])}] if UNDATED in counted else [])


def _near(engine: "Engine", asked: "WordQuery", limit: int) -> list[Row]:
    from newsarchive.archive.search.word_fields import neighbour_fields
    from newsarchive.archive.search.words_in import neighbours_of

    return list(map(neighbour_fields, neighbours_of(engine, asked).words[:limit]))


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
