"""newsarchive outlets: what is known, and how well."""

from rich import box
from rich.table import Table

from newsarchive.commands.console import console
from newsarchive.commands.fixtures import cases
from newsarchive.crawling.registry import outlets as known_outlets
from newsarchive.layouts import LAYOUTS


def outlets() -> None:
    """Print the known outlets: name, hosts, sources, page designs and on what they were verified, and how many fixtures hold them."""
    table = Table(box=box.SIMPLE)
    for heading in ("outlet", "name", "host", "sources", "layouts", "verified on", "fixtures"):
        table.add_column(heading, overflow="fold")
    for key, outlet in known_outlets().items():
        held = sum(case.outlet == key for case in cases())
        verified = "; ".join(LAYOUTS[name].verified_on for name in outlet.layouts)
        table.add_row(
            key,
            outlet.name_bn,
            outlet.domains[0],
            str(len(outlet.sources)),
            ", ".join(outlet.layouts),
            verified,
            str(held),
        )
    console().print(table)
