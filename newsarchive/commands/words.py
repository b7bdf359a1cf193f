"""newsarchive words: how a word is used, as lines with context, by month, or with the words near it."""

import sys
from collections.abc import Iterable, Iterator
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

_CONTEXT = 5  # words on each side, which fit 80 columns
_UNDATED = "no time"
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
) -> None:
    """Print how WORD is used in headlines and bodies: each occurrence, its frequency by month, or the words near it.

    For months and near words all texts of these days are read.
    """
    from newsarchive import open_archive
    from newsarchive.archive.search.keys import folded_words
    from newsarchive.archive.search.usage import collocations, frequencies

    if len(folded_words(word)) != 1:
        raise UsageError(f"{word[:80]!r} is not one word. `newsarchive search` finds several.")
    with open_archive(archive) as opened:
        texts = opened.articles(outlet=outlet, since=since, until=until)
        if show == "months":
            counted = frequencies(((_month(each), _text(each)) for each in texts), word, exact=exact)
            rows: Iterable[Row] = [
                {"month": month, **asdict(each), "per_million": round(each.per_million, 1)}
                for month, each in counted.items()
            ]
        elif show == "near":
            found = collocations(map(_text, texts), word, exact=exact)[:limit]
            rows = [{**asdict(each), "log_dice": round(each.log_dice, 2)} for each in found]
        else:
            rows = islice(_lines(texts, word, exact=exact), limit)
        printed = list(rows)
    _print(printed, as_json=as_json)
    if not printed:
        sys.stderr.write(f"newsarchive: nothing was found in {archive}.\n")


def _lines(texts: "Iterable[ArchivedArticle]", word: str, *, exact: bool) -> Iterator[Row]:
    from newsarchive.archive.search.usage import concordance

    for each in texts:
        for line in concordance(_text(each), word, context=_CONTEXT, exact=exact):
            yield {**asdict(line), "article": each.id}


def _text(article: "ArchivedArticle") -> str:
    return "\n\n".join(filter(None, (article.headline, article.body)))


def _month(article: "ArchivedArticle") -> str:
    return f"{article.published_at:%Y-%m}" if article.published_at else _UNDATED


def _print(rows: list[Row], *, as_json: bool) -> None:
    if as_json:
        for row in rows:
            write_json_line(row)
    elif rows:
        columns = [
            Column(
                name.replace("_", " "), justify="right" if name == "before" or not isinstance(value, str) else "left"
            )
            for name, value in rows[0].items()
        ]
        print_table(console(), columns, [[str(value) for value in row.values()] for row in rows])
