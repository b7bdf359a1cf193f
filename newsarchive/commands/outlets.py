"""newsarchive outlets: the known outlets, and how well each is known."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from newsarchive.commands.options import add_outlets, outlets_option
from newsarchive.commands.tables import console, new_table

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.items import Verified
    from newsarchive.outlets import Outlet

_HEADINGS = ("outlet", "name", "family", "sources", "fixtures", "verified", "known")
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
def outlets(markdown: bool, own: "Path | None") -> None:
    """Print the known outlets.

    Of each: name, CMS family, sources in order, number of fixtures, date of the last verification, and how well its
    selectors are known.
    """
    from newsarchive.outlets.registry import outlets as known_outlets
    from newsarchive.testing.fixtures import cases

    add_outlets(own)
    if markdown:
        sys.stdout.write(_MARKDOWN.format(rows="\n".join(map(_markdown_row, known_outlets().values()))))
        return
    fixtures = Counter(case.outlet for case in cases())
    table = new_table()
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold", no_wrap=heading in ("outlet", "fixtures", "verified", "known"))
    for key, outlet in known_outlets().items():
        table.add_row(
            key,
            outlet.name_bn,
            outlet.family,
            ", ".join(_kinds(outlet)),
            str(fixtures[key]),
            max((verified.date for verified in _verified(outlet) if verified.date), default=""),
            outlet.confidence,
        )
    console().print(table)


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
