"""newsarchive outlet new: draft an outlet from one of its article pages."""

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import fetched_at_option, instant
from newsarchive.commands.pages import check_address, page_from

if TYPE_CHECKING:
    from newsarchive.learning.outlet_draft import OutletDraft

_KEY = re.compile(r"[a-z][a-z0-9_]*")


@click.group()
def outlet() -> None:
    """Draft an outlet from one of its pages."""


@outlet.command()
@click.argument("source", metavar="URL|FILE")
@click.option("--url", metavar="URL", help="The address of a saved page, if the page does not state it.")
@click.option("--name", metavar="KEY", help="The outlet's key; made from the host if left out.")
@fetched_at_option
@click.option(
    "--outlets",
    "own",
    envvar="NEWSARCHIVE_OUTLETS",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write into this folder of outlets of your own, not into the checkout.",
)
def new(source: str, url: str | None, name: str | None, fetched_at: str | None, own: Path | None) -> None:
    """Draft the module of an outlet from one of its article pages.

    The draft holds what heuristics find on the page; what to check is printed. In a checkout it is written into spiders/
    and, if no known layout fits, newsarchive/layouts/; with --outlets as one module into that folder.
    """
    from newsarchive.extraction import normalize, parse
    from newsarchive.learning.outlet_draft import draft_outlet
    from newsarchive.outlets.reading import read_article

    _check_target(own)
    if name is not None:
        _check_key(name)
    page = page_from(source, url, instant(fetched_at))
    _check_address(page.url)
    document = parse(page)
    article = normalize(read_article(document, None), page.fetched_at)
    if not article.headline or not article.body:
        missing = "headline" if not article.headline else "body"
        raise UsageError(f"{source} is not read as an article: no {missing} was found. Choose a plain news article.")
    draft = draft_outlet(document, article, name)
    _check_key(draft.key)
    _write(_files(draft, own))
    if article.layout:
        sys.stdout.write(f"The known layout {article.layout!r} fits the page: no layout was written.\n")
    sys.stdout.write("Check:\n" + "".join(f"  {doubt}\n" for doubt in draft.doubts))
    sys.stdout.write(f"Then: {_next_command(source, url, fetched_at, own)}\n")


def _check_target(own: Path | None) -> None:
    """Raise UsageError if there is no folder to write to: outlets are never written into an installed package."""
    from newsarchive.outlets.registry import CHECKOUT

    if own is None and CHECKOUT is None:
        raise UsageError("Give --outlets DIR, the folder of your outlets: this is not a checkout of the project.")


def _check_address(url: str) -> None:
    """Raise UsageError if a string, which the page itself may state, is not the address of a page, or belongs to a known outlet."""
    from newsarchive.outlets.reading import outlet_of
    from newsarchive.outlets.registry import outlets

    check_address(url)
    known = outlet_of(url, outlets().values())
    if known:
        raise UsageError(f"{url} belongs to {known.key} already: see {known.key}.py.")


def _check_key(key: str) -> None:
    """Raise UsageError if a string is no key, or the key of a known outlet."""
    from newsarchive.outlets.registry import keys

    if not _KEY.fullmatch(key):
        raise UsageError(
            f"{key!r} is not a key. Give one with --name: a lower-case letter, then lower-case letters, digits and _."
        )
    if key in keys():
        raise UsageError(f"There is an outlet {key!r} already. Give another key with --name.")


def _files(draft: "OutletDraft", own: Path | None) -> dict[Path, str]:
    """Return the files to write and their texts."""
    from newsarchive.outlets.registry import CHECKOUT

    if own is not None or CHECKOUT is None:
        return {(own or Path()) / f"{draft.key}.py": draft.single_module()}
    files = {CHECKOUT / "spiders" / f"{draft.key}.py": draft.outlet_module()}
    if draft.layout:
        files[CHECKOUT / "newsarchive" / "layouts" / f"{draft.key}.py"] = draft.layout_module()
    return files


def _write(files: dict[Path, str]) -> None:
    """Write new files. Raises UsageError if one of them exists; then none is written."""
    for file in files:
        if file.exists():
            raise UsageError(f"{file} exists already. Choose another key with --name.")
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        sys.stdout.write(f"wrote {file}\n")


def _next_command(source: str, url: str | None, fetched_at: str | None, own: Path | None) -> str:
    """Return the command that adds the page as a fixture."""
    folder = ["--outlets", str(own)] if own else []
    page = [source] if url is None else [source, "--url", url]
    when = f" --fetched-at {fetched_at or 'TIME'}" if not source.startswith("http") else ""
    return f"{shlex.join(['newsarchive', 'fixture', *folder, 'add', *page])} --case NAME{when}"
