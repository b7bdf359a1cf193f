"""newsarchive outlets: the known outlets, and how well each is known."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import add_outlets, json_option, outlets_option
from newsarchive.commands.tables import Column, console, print_table

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.items import Verified
    from newsarchive.outlets import Outlet

_COLUMNS = (
    Column("outlet"),
    Column("name"),
    Column("family", drop=1),
    Column("sources", drop=3),
    Column("browser", drop=4),
    Column("fixtures", justify="right"),
    Column("verified", drop=2),
    Column("known"),
)
_MARKDOWN = """# The outlets

`make docs` writes this page before each release; a test compares its rows with the declarations.
`newsarchive outlets` prints the present list, with the number of fixtures (saved pages with made-up sentences that test the extraction).

`sources` are in the order in which they are tried.
`known`: how well the selectors of its pages are known: `A` from several recent sources, `B` from one, `C` old or guessed, `unknown`: the
heuristics or the layout of its CMS family read them. `verified on`: what the outlet's declarations, and then each of its layouts, were checked
against: a real page, an outline (the element structure of a page, a template or a theme), another scraper, a reconstruction (markup written
from a page's text or from assumptions), or none. **No outlet was fetched over the network when these were written**: sites change, so look at
`newsarchive status` after a first crawl.

| outlet | name | host | family | sources | layouts | known | verified on |
|---|---|---|---|---|---|---|---|
{rows}
"""


@click.command()
@click.option("--markdown", is_flag=True, help="Print the page docs/outlets.md instead.")
@outlets_option
@json_option
def outlets(markdown: bool, own: "Path | None", as_json: bool) -> None:
    """Print the known outlets.

    Of each: name, CMS family, sources in order, whether it needs a browser, number of fixtures, date of the last
    verification, and how well its selectors are known.
    """
    from newsarchive.crawling.chromium import not_crawlable
    from newsarchive.outlets.registry import outlets as known_outlets
    from newsarchive.testing.fixtures import cases

    add_outlets(own)
    if markdown:
        sys.stdout.write(_MARKDOWN.format(rows="\n".join(map(_markdown_row, known_outlets().values()))))
        return
    fixtures = Counter(case.outlet for case in cases())
    if as_json:
        for key, outlet in known_outlets().items():
            write_json_line(_as_json(key, outlet, fixtures[key]))
        return
    rows = (
        (
            key,
            outlet.name_bn,
            outlet.family,
            ", ".join(_kinds(outlet)),
            "needed" if outlet.needs_browser else "",
            str(fixtures[key]),
            _last_verified(outlet) or "",
            outlet.confidence,
        )
        for key, outlet in known_outlets().items()
    )
    out = console()
    print_table(out, _COLUMNS, rows)
    for key, sentence in not_crawlable(known_outlets().values()).items():
        out.print(f"{key}: {sentence}", soft_wrap=True)


def _as_json(key: str, outlet: "Outlet", fixtures: int) -> dict[str, Any]:
    return {
        "outlet": key,
        "name_bn": outlet.name_bn,
        "name_en": outlet.name_en,
        "domains": list(outlet.domains),
        "timezone": outlet.timezone,
        "family": outlet.family,
        "sources": _kinds(outlet),
        "needs_browser": outlet.needs_browser,
        "layouts": [layout.name for layout in outlet.own_layouts],
        "fixtures": fixtures,
        "verified": _last_verified(outlet),
        "known": outlet.confidence,
    }


def _last_verified(outlet: "Outlet") -> str | None:
    return max((str(verified.date) for verified in _verified(outlet) if verified.date), default=None)


def _kinds(outlet: "Outlet") -> list[str]:
    return list(dict.fromkeys(source.kind for source in outlet.sources))


def _verified(outlet: "Outlet") -> "Iterator[Verified]":
    """Yield what the declarations and the layouts of an outlet were checked against."""
    yield outlet.verified_on
    yield from (layout.verified_on for layout in outlet.own_layouts)


def _markdown_row(outlet: "Outlet") -> str:
    cells = (
        f"`{outlet.key}`",
        f"{outlet.name_bn} ({outlet.name_en})",
        outlet.domains[0] + outlet.root,
        outlet.family,
        ", ".join(_kinds(outlet)),
        ", ".join(f"`{layout.name}`" for layout in outlet.own_layouts),
        outlet.confidence,
        "; ".join(dict.fromkeys(map(str, _verified(outlet)))),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
