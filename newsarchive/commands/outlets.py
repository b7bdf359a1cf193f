"""newsarchive outlets: what is known, and how well."""

from rich import box
from rich.table import Table

from newsarchive.commands.console import console
from newsarchive.commands.fixtures import cases
from newsarchive.crawling.registry import outlets as known_outlets
from newsarchive.layouts import LAYOUTS


def outlets() -> None:
    """Print the known outlets: names, hosts, sources in order, page designs, how well they are known and on what that was verified."""
    table = Table(box=box.SIMPLE)
    for heading in ("outlet", "name", "host", "family", "known", "sources", "layouts", "verified on", "fixtures"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "outlet")
    for key, outlet in known_outlets().items():
        held = sum(case.outlet == key for case in cases())
        verified = [outlet.verified_on, *(LAYOUTS[name].verified_on for name in outlet.layouts)]
        table.add_row(
            key,
            outlet.name_bn,
            outlet.domains[0],
            outlet.family,
            outlet.confidence,
            ", ".join(dict.fromkeys(source.kind for source in outlet.sources)),
            ", ".join(outlet.layouts),
            "; ".join(filter(None, verified)),
            str(held),
        )
    console().print(table)
