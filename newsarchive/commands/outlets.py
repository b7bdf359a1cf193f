"""newsarchive outlets: what is known, and how well."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from newsarchive.commands.console import console
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.registry import outlets as known_outlets
from newsarchive.layouts import LAYOUTS
from newsarchive.testing.fixtures import cases

_HEADINGS = ("outlet", "name", "family", "sources", "fixtures", "verified", "known")
_DATE = re.compile(r"(?<!\d)20\d\d(?:-\d\d){0,2}(?!\d)")
_MARKDOWN = """# The outlets

{count} outlets, as `newsarchive outlets --markdown` prints them; a test holds this page to the registry.

`sources` stand in the order in which they are tried. `fixtures` are saved markup with sentences of our own that the extraction is held to.
`known` says how well the selectors of its pages are known: `A` by several recent sources, `B` by one, `C` old or guessed, `unknown`: read the
generic way, or by the design of its family. **No outlet was asked over the network when these were written**: sites change, so look at
`newsarchive status` after a first crawl.

| outlet | name | host | family | sources | layouts | fixtures | known | verified on |
|---|---|---|---|---|---|---|---|---|
{rows}
"""


def outlets(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/outlets.md instead.")] = False,
) -> None:
    """Print the known outlets: name, CMS family, sources in order, fixtures, when last verified, and how well the selectors are known."""
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
            max(_DATE.findall(" ".join(_verified(outlet))), default=""),
            outlet.confidence,
        )
    console().print(table)


def _kinds(outlet: Outlet) -> list[str]:
    return list(dict.fromkeys(source.kind for source in outlet.sources))


def _verified(outlet: Outlet) -> Iterator[str]:
    """Say on what the declarations were verified, and its page designs."""
    if outlet.verified_on:
        yield outlet.verified_on
    yield from (LAYOUTS[name].verified_on for name in outlet.layouts)


def _row(outlet: Outlet, fixtures: int) -> str:
    cells = (
        f"`{outlet.key}`",
        f"{outlet.name_bn} ({outlet.name_en})",
        outlet.domains[0] + outlet.root,
        outlet.family,
        ", ".join(_kinds(outlet)),
        ", ".join(f"`{name}`" for name in outlet.layouts),
        str(fixtures),
        outlet.confidence,
        "; ".join(_verified(outlet)),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
