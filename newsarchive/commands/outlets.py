"""newsarchive outlets: what is known, and how well."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from newsarchive.commands.console import console
from newsarchive.commands.fixtures import cases
from newsarchive.commands.options import OwnOutlets, add_outlets
from newsarchive.items import Verified
from newsarchive.outlets import Outlet
from newsarchive.outlets.registry import outlets as known_outlets

_HEADINGS = ("outlet", "name", "family", "sources", "fixtures", "verified", "known")
_MARKDOWN = """# The outlets

{count} outlets, as `newsarchive outlets --markdown` prints them; a test holds this page to the registry.

`sources` are in the order in which they are tried. `fixtures` are saved pages with made-up sentences that test the extraction.
`known`: how well the selectors of its pages are known: `A` from several recent sources, `B` from one, `C` old or guessed, `unknown`: the
heuristics or the layout of its CMS family read them. `verified on`: what the outlet's declarations, and then each of its layouts, were checked
against: a real page, an outline (the element structure of a page, a template or a theme), another scraper, a reconstruction (markup written
from a page's text or from assumptions), or none. **No outlet was fetched over the network when these were written**: sites change, so look at
`newsarchive status` after a first crawl.

| outlet | name | host | family | sources | layouts | fixtures | known | verified on |
|---|---|---|---|---|---|---|---|---|
{rows}
"""


def outlets(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/outlets.md instead.")] = False,
    own: OwnOutlets = None,
) -> None:
    """Print the known outlets: name, CMS family, sources in order, fixtures, when last verified, and how well the selectors are known."""
    add_outlets(own)
    held = Counter(case.outlet for case in cases())
    if markdown:
        rows = [_row(outlet, held[key]) for key, outlet in known_outlets().items()]
        sys.stdout.write(_MARKDOWN.format(count=len(rows), rows="\n".join(rows)))
        return
    table = Table(box=box.SIMPLE_HEAD)
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold", no_wrap=heading in ("outlet", "verified", "known"))
    for key, outlet in known_outlets().items():
        table.add_row(
            key,
            outlet.name_bn,
            outlet.family,
            ", ".join(_kinds(outlet)),
            str(held[key]),
            max((verified.date for verified in _verified(outlet) if verified.date), default=""),
            outlet.confidence,
        )
    console().print(table)


def _kinds(outlet: Outlet) -> list[str]:
    return list(dict.fromkeys(source.kind for source in outlet.sources))


def _verified(outlet: Outlet) -> Iterator[Verified]:
    """Yield what the declarations and the layouts of an outlet were checked against."""
    yield outlet.verified_on
    yield from (layout.verified_on for layout in outlet.own_layouts)


def _row(outlet: Outlet, fixtures: int) -> str:
    cells = (
        f"`{outlet.key}`",
        f"{outlet.name_bn} ({outlet.name_en})",
        outlet.domains[0] + outlet.root,
        outlet.family,
        ", ".join(_kinds(outlet)),
        ", ".join(f"`{layout.name}`" for layout in outlet.own_layouts),
        str(fixtures),
        outlet.confidence,
        "; ".join(dict.fromkeys(map(str, _verified(outlet)))),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
