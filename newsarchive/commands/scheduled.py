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
    from newsarchive.archive import crawled_outlets
    from newsarchive.outlets.registry import keys, own_keys

    crawled = crawled_outlets(engine) if engine else []
    left = set(left_out)
    known_outlets(left.difference(crawled))  # one that was crawled may be unknown by now
    usual = sorted({*own_keys(), *crawled}.intersection(keys()))
    chosen = known_outlets(names) or (keys() if every else usual)
    if not chosen:
        raise UsageError(
            f"{unknown_sentence(engine, left) or 'No outlet has been crawled into this archive yet, and there are none of your own.'} "
            f"Name the outlets to crawl, or write --all for all {len(keys())}: `newsarchive outlets` lists them."
        )
    found = without(chosen, left)
    if not found:
        raise UsageError(f"No outlet is left: --except or NEWSARCHIVE_EXCEPT leaves out {' '.join(chosen)}.")
    return found


def without(names: Iterable[str], left_out: Collection[str]) -> list[str]:
    """Return the keys that are not left out, in their order."""
    return [name for name in names if name not in left_out]


def unknown_sentence(engine: "Engine | None", left_out: Collection[str]) -> str | None:
    """Return a sentence on outlets that the archive was crawled for and that are not known, None if there are none. Raises ArchiveError."""
    from newsarchive.archive import crawled_outlets
    from newsarchive.outlets.registry import keys

    unknown = set(crawled_outlets(engine) if engine else ()).difference(keys(), left_out)
    if not unknown:
        return None
    return (
        f"The archive was crawled for {', '.join(sorted(unknown))}, not among the known outlets: "
        "name the folder of your own outlets with --outlets or NEWSARCHIVE_OUTLETS."
    )
