"""newsarchive search: articles with the words of a query."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Literal

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import DAY, archive_option, instant
from newsarchive.commands.search_counts import print_counts
from newsarchive.commands.tables import console

if TYPE_CHECKING:
    from rich.text import Text

    from newsarchive.archive.search import Hit, Piece

_SEEN = "%Y-%m-%d %H:%M"
_TIMES = {"day": "%Y-%m-%d", "hour": "%Y-%m-%d %H:00", "minute": "%Y-%m-%d %H:%M", "second": "%Y-%m-%d %H:%M"}


# -word excludes a word: it is no option.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--outlet", metavar="O", help="Articles of this outlet only, as outlet:O in the query.")
@click.option("--byline", metavar="B", help="Articles with these names in the byline, as byline:B.")
@click.option("--section", metavar="S", help="Articles of this section, as section:S.")
@click.option("--since", metavar="DATE", type=DAY, help="The first day of publication.")
@click.option("--until", metavar="DATE", type=DAY, help="The last day of publication.")
@click.option(
    "--order", type=click.Choice(["newest", "best"]), default="newest", show_default=True,
    help="best: first the articles with the words in their headline.",
)  # fmt: skip
@click.option(
    "--copies", type=click.Choice(["all", "once"]), default="all", show_default=True,
    help="once: one article of those with the same text, or nearly the same.",
)  # fmt: skip
@click.option(
    "--limit", metavar="N", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Hits at most."
)
@click.option(
    "--at", "at", metavar="T", help="What the archive held at this instant, ISO 8601; without an offset it is UTC."
)
@click.option(
    "--versions", type=click.Choice(["present", "all"]), default="present", show_default=True,
    help="all: superseded versions of articles, too.",
)  # fmt: skip
@click.option("--count", "only_count", is_flag=True, help="Print the number of hits alone.")
@click.option(
    "--facets", metavar="NAMES",
    help="Print how many hits have each outlet, month, section, byline: some of these with commas between them, or all.",
)  # fmt: skip
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line for each hit instead; of counts one line.")
def search(
    query: tuple[str, ...],
    outlet: str | None,
    byline: str | None,
    section: str | None,
    since: date | None,
    until: date | None,
    order: Literal["newest", "best"],
    copies: Literal["all", "once"],
    limit: int,
    at: str | None,
    versions: Literal["present", "all"],
    only_count: bool,
    facets: str | None,
    archive: str,
    as_json: bool,
) -> None:
    """Print the articles with all words of a query, the newest first.

    Words are found in every form and spelling. "Words in quotation marks" are found in this form and order, begin* finds what begins so;
    AND, OR, NOT (or -word), brackets; headline:, outlet:, byline:, section:, since: and until: before a word
    limit it; state:gone, changed:headline and missing:byline find articles by their history, or by what they lack.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.search import limited, parse
    from newsarchive.archive.search import search as find
    from newsarchive.archive.search.hit_fields import fields_of

    for part in query:
        if part.startswith("--"):
            raise click.NoSuchOption(part)
    when = instant(at)
    if when and versions == "all":
        raise UsageError("At an instant an article has one version: use --at or --versions all, not both.")
    asked = limited(
        parse(" ".join(query)),
        outlet=outlet,
        byline=byline,
        section=section,
        since=since,
        until=until,
        at=when,
        versions=versions,
    )
    if only_count or facets is not None:
        print_counts(archive, asked, facets, copies=copies, limit=limit, as_json=as_json)
        return
    engine = open_archive(archive, migrate=False)
    found = find(engine, asked, order=order, copies=copies, limit=limit)
    engine.dispose()
    for note in found.notes:
        sys.stderr.write(f"newsarchive: {note}.\n")
    if as_json:
        for hit in found.hits:
            write_json_line(fields_of(hit))
    elif found.hits:
        _print(found.hits, counts_copies=copies == "once")
    if not found.hits:
        meant = f" Did you mean {', '.join(found.suggestions)}?" if found.suggestions else ""
        sys.stderr.write(f"newsarchive: nothing was found in {archive}.{meant}\n")


def _print(hits: "list[Hit]", *, counts_copies: bool) -> None:
    from rich.text import Text

    out = console()
    for number, hit in enumerate(hits):
        if number:
            out.print()
        out.print(Text(hit.headline or "(no headline)", style="bold"), soft_wrap=not out.is_terminal)
        copies = _counted(hit.copies) if counts_copies else None
        facts = " · ".join(filter(None, (_shown_time(hit), hit.outlet, hit.byline, copies)))
        out.print(Text(facts), soft_wrap=not out.is_terminal)
        if line := _version_line(hit):
            out.print(Text(line), soft_wrap=not out.is_terminal)
        out.print(_text(hit.snippet), soft_wrap=not out.is_terminal)
        out.print(Text(hit.url, style="dim"), soft_wrap=True)


def _text(pieces: "list[Piece]") -> "Text":
    from rich.text import Text

    shown = Text()
    for piece in pieces:
        shown.append(piece.text, style="bold yellow" if piece.is_hit else "")
    return shown


def _shown_time(hit: "Hit") -> str:
    if hit.published_at is None:
        return "no publish time"
    return format(hit.published_at, _TIMES[hit.published_precision or "minute"])


def _version_line(hit: "Hit") -> str:
    """Return what is to be known of a hit that is not the present version of an article that is there; nothing of others."""
    gone = "" if hit.state == "present" else hit.state
    if hit.seen_until is None:
        return gone
    seen = f"version {hit.version}, seen {hit.seen_from:{_SEEN}} to {hit.seen_until:{_SEEN}} UTC"
    return " · ".join(filter(None, (seen, gone)))


def _counted(copies: int) -> str | None:
    return f"+{copies} {'copy' if copies == 1 else 'copies'}" if copies else None
