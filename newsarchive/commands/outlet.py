"""newsarchive outlet: add one from a page."""

import re
import shlex
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from newsarchive.commands.drafting import draft
from newsarchive.commands.failure import RefusalError
from newsarchive.commands.fixture import page_of
from newsarchive.commands.options import FetchedAt, OwnOutlets, add_outlets
from newsarchive.extraction import normalize, parse
from newsarchive.outlets.reading import outlet_of, read_article
from newsarchive.outlets.registry import PROJECT, outlets

app = typer.Typer(help="Outlets: add one from a page.", no_args_is_help=True)
_KEY = re.compile(r"[a-z][a-z0-9_]*")


@app.callback()
def outlet(own: OwnOutlets = None) -> None:
    """Outlets: add one from a page."""
    add_outlets(own)


@app.command()
def new(
    place: Annotated[str, typer.Argument(metavar="URL|FILE", help="An article to fetch, or a saved one.")],
    url: Annotated[str | None, typer.Option(help="The address of a saved page that does not name its own.")] = None,
    name: Annotated[str | None, typer.Option(help="The outlet's key; from the host if left out.")] = None,
    fetched_at: FetchedAt = None,
    into: Annotated[Path, typer.Option(metavar="DIR", help="The folder of the project.")] = PROJECT,
) -> None:
    """Write a spider module and, where no known page design fits, a layout, from an article's page; say what is unsure.

    The drafts are what the generic way finds. Read them, correct them, then add the fixture with the command that is printed.
    """
    _check_folder(into)
    page = page_of(place, url, fetched_at)
    _check_address(page.url)
    document = parse(page)
    article = normalize(read_article(document, None), page.fetched_at)
    if not article.headline or not article.body:
        raise RefusalError(
            f"{place} shows no article: no {'headline' if not article.headline else 'body'} was found. Take a plain news story."
        )
    made = draft(document, article, name)
    if not _KEY.fullmatch(made.key):
        raise RefusalError(
            f"{made.key!r} is no key. Give one with --name: a lower-case letter, then such letters, digits and _."
        )
    files = {into / "spiders" / f"{made.key}.py": made.spider}
    if made.layout:
        files[into / "newsarchive" / "layouts" / f"{made.key}.py"] = made.layout
    for file in files:
        if file.exists():
            raise RefusalError(f"{file} is there already. Choose another key with --name.")
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
        sys.stdout.write(f"wrote {file}\n")
    if article.layout:
        sys.stdout.write(f"The page is of the known design {article.layout!r}: no layout was written.\n")
    sys.stdout.write("Look at:\n" + "".join(f"  {doubt}\n" for doubt in made.doubts))
    again = shlex.join([place] if url is None else [place, "--url", url])
    when = f" --fetched-at {fetched_at or 'TIME'}" if not place.startswith("http") else ""
    sys.stdout.write(f"Then: newsarchive fixture add {again} --case NAME{when}\n")


def _check_folder(into: Path) -> None:
    """Raise RefusalError for a folder that is none of the project."""
    if not (into / "spiders").is_dir():
        raise RefusalError(f"{into} is no folder of the project: there is no spiders/ in it.")


def _check_address(url: str) -> None:
    """Raise RefusalError for what is no address of a page, or one of an outlet that is known."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RefusalError(
            f"{url!r} is no address of a page. Write it whole with --url: https://www.example.com/news/1."
        )
    known = outlet_of(url, outlets().values())
    if known:
        raise RefusalError(f"{url} belongs to {known.key} already: see spiders/{known.key}.py.")
