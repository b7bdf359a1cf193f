"""Which outlets are asked on schedule: one answer for `due`, `crawl --due` and `run`, and what leaves outlets out."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.names import known_outlets

if TYPE_CHECKING:
    from sqlalchemy import Engine

all_option = click.option("--all", "every", is_flag=True, help="Every known outlet.")
except_option = click.option(
    "--except",
    "left_out",
    envvar="NEWSARCHIVE_EXCEPT",
    metavar="OUTLET",
    multiple=True,
    help="Leave this outlet out; for several repeat it. NEWSARCHIVE_EXCEPT has them separated by spaces.",
)


def scheduled_outlets(
    engine: "Engine | None", names: Iterable[str], *, every: bool, left_out: Iterable[str]
) -> list[str]:
    """Return the keys of the outlets that are asked on schedule, without those that are left out.

    The named ones; else, with `every`, all known ones; else those that the archive was crawled for over the network and those of the operator's own
    folder. `engine`: the archive, None if there is none yet. Raises UsageError for an unknown key and if no outlet is left, ArchiveError.
    """
    from newsarchive.outlets.registry import keys

    named, left = known_outlets(names), known_outlets(left_out)
    chosen = named or (keys() if every else _usual(engine))
    if not chosen:
        raise UsageError(
            f"No outlet has been crawled into this archive yet, and there are none of your own (NEWSARCHIVE_OUTLETS): "
            f"name the outlets to crawl, or write --all for all {len(keys())}. `newsarchive outlets` lists them."
        )
    found = without(chosen, left)
    if not found:
        raise UsageError(f"No outlet is left: --except or NEWSARCHIVE_EXCEPT leaves out {' '.join(chosen)}.")
    return found


def without(names: Iterable[str], left_out: Collection[str]) -> list[str]:
    """Return the keys that are not left out, in their order."""
    return [name for name in names if name not in left_out]


def _usual(engine: "Engine | None") -> list[str]:
    from newsarchive.archive import crawled_outlets
    from newsarchive.outlets.registry import keys, own_keys

    crawled = set(crawled_outlets(engine)).intersection(keys()) if engine else set()
    return sorted(crawled.union(own_keys()))
