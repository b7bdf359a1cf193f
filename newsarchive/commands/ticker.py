"""newsarchive ticker: the headlines that the ticker of an outlet showed at an instant."""

import sys
from datetime import UTC, datetime, tzinfo
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import archive_option, instant, json_option
from newsarchive.commands.tables import Column, console, print_table
from newsarchive.errors import NewsarchiveError

if TYPE_CHECKING:
    from newsarchive.archive.ticker_at import ShownHeadline, ShownTicker

_TIME = "%Y-%m-%d %H:%M"


class NoTickerError(NewsarchiveError):
    """The archive has no ticker of the outlet, or does not know what it showed at the instant."""


@click.command()
@click.argument("outlet")
@click.option(
    "--at", "at", metavar="T", help="The instant, ISO 8601; without an offset it is UTC. Default: the newest ticker."
)
@archive_option
@json_option
def ticker(outlet: str, at: str | None, archive: str, as_json: bool) -> None:
    """Print the headlines that the ticker of OUTLET showed at an instant, in their order.

    With the times between which each was seen, and the article that it leads to. Times are in the offset of T.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.ticker_at import outlets_with_tickers, ticker_at

    when = instant(at)
    engine = open_archive(archive, migrate=False)
    try:
        shown = ticker_at(engine, outlet, when)
        known = [] if shown else outlets_with_tickers(engine)
    finally:
        engine.dispose()
    if shown is None:
        raise NoTickerError(_no_ticker(outlet, known))
    zone = (when.tzinfo if when else None) or UTC
    if not shown.headlines:
        raise NoTickerError(
            f"What the ticker of {outlet} showed at {_time(shown.at, zone)} is not known. {_captures(shown, zone)}"
        )
    if as_json:
        for headline in shown.headlines:
            write_json_line(_as_json(shown, headline))
    else:
        _print(shown, zone)
    if shown.unsure:
        sys.stderr.write(f"newsarchive: {_captures(shown, zone)} {_unsure(shown)}\n")


def _print(shown: "ShownTicker", zone: tzinfo) -> None:
    columns = [Column("", justify="right"), Column("headline"), Column("since"), Column("until")]
    rows = [
        (str(number), _with_article(each), f"{each.first_seen_at.astimezone(zone):{_TIME}}",
         f"{each.last_seen_at.astimezone(zone):{_TIME}}")
        for number, each in enumerate(shown.headlines, 1)
    ]  # fmt: skip
    print_table(console(), columns, rows, title=f"The ticker of {shown.outlet} at {_time(shown.at, zone)}")


def _with_article(headline: "ShownHeadline") -> str:
    if headline.article_id is None:
        return headline.title
    became = "" if headline.article_headline == headline.title else f": {headline.article_headline or '(no headline)'}"
    state = "" if headline.article_state == "present" else f" ({headline.article_state})"
    return f"{headline.title}\n→ article {headline.article_id}{became}{state}"


def _captures(shown: "ShownTicker", zone: tzinfo) -> str:
    before, after = (_time(each, zone) if each else None for each in (shown.before, shown.after))
    if before is None:
        return f"Its first capture with a ticker is of {after}."
    if after is None:
        return f"Its last capture with a ticker is of {before}."
    return f"The nearest captures are of {before} and {after}."


def _unsure(shown: "ShownTicker") -> str:
    count = len(shown.unsure)
    further = "1 further headline; whether it was" if count == 1 else f"{count} further headlines; whether they were"
    return f"Only one of them has {further} shown is not known."


def _no_ticker(outlet: str, known: list[str]) -> str:
    near = get_close_matches(outlet, known, n=3)
    if near:
        return f"The archive has no ticker of {outlet}. Did you mean {', '.join(near)}?"
    has = f"It has those of {', '.join(known)}." if known else "It has no tickers."
    return f"The archive has no ticker of {outlet}. {has}"


def _time(at: datetime, zone: tzinfo) -> str:
    offset = at.astimezone(zone).isoformat(timespec="minutes")[16:]
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S} {'UTC' if zone is UTC else offset}"


def _as_json(shown: "ShownTicker", headline: "ShownHeadline") -> dict[str, object]:
    return {
        "outlet": shown.outlet,
        "at": shown.at.isoformat(),
        "title": headline.title,
        "url": headline.url,
        "target_url": headline.target_url,
        "first_seen_at": headline.first_seen_at.isoformat(),
        "last_seen_at": headline.last_seen_at.isoformat(),
        "article_id": headline.article_id,
        "article_headline": headline.article_headline,
        "article_state": headline.article_state,
    }
