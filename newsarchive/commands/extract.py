"""newsarchive extract: read saved pages without asking any site."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from newsarchive.commands.failure import RefusalError
from newsarchive.commands.lines import objects, put
from newsarchive.commands.options import FetchedAt, instant
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.reading import normalized, outlet_of, read_article
from newsarchive.crawling.registry import outlets
from newsarchive.extraction import parse
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Page


def extract(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A saved page.")] = None,
    url: Annotated[str | None, typer.Option(help="The address that the page was saved from.")] = None,
    fetched_at: FetchedAt = None,
    batch: Annotated[
        Path | None, typer.Option(metavar="PAGES.jsonl", help='Read many pages: lines {"file", "url", "fetched_at"?}.')
    ] = None,
    root: Annotated[Path, typer.Option(metavar="DIR", help="The folder that a batch's files are named from.")] = Path(),
    unknown: Annotated[
        bool, typer.Option("--unknown", help="Set aside what is known of the outlet and its page design.")
    ] = False,
) -> None:
    """Print what a page holds, one JSON line a page, in order. An address of no known outlet is read by the page's design alone."""
    if (file is None) == (batch is None) or (file is not None and url is None):
        raise RefusalError("Give FILE with --url URL, or --batch PAGES.jsonl with --root DIR.")
    known = list(outlets().values())
    if batch is None:
        asked: Iterator[dict[str, Any]] = iter([{"file": str(file), "url": url, "fetched_at": fetched_at}])
    else:
        asked = (line or {"line": where} for where, line in objects(batch))
    failed = False
    for line in asked:
        try:
            answer = _answer(line, Path() if batch is None else root, known, with_design=not unknown)
        except (OSError, KeyError, TypeError, ValueError, RefusalError) as error:
            failed = True
            where = line.get("file") or line.get("line")
            sys.stderr.write(
                f'newsarchive: {where}: {_told(error)} A page needs a "file" that can be read and its "url".\n'
            )
            answer = {
                "file": line.get("file"),
                "url": line.get("url"),
                "problems": [{"field": "page", "reason": "unreadable"}],
            }
        put(answer)
    raise typer.Exit(1 if failed else 0)


def _answer(asked: dict[str, Any], root: Path, known: list[Outlet], *, with_design: bool) -> dict[str, Any]:
    if not isinstance(asked["file"], str) or not isinstance(asked["url"], str):
        raise RefusalError("Its file or its url is no text.")
    page = Page((root / asked["file"]).read_bytes(), asked["url"], instant(asked.get("fetched_at")))
    outlet = outlet_of(page.url, known)
    article = normalized(read_article(parse(page), outlet, known=with_design), page, outlet)
    return {"file": asked["file"], **article_to_dict(article)}


def _told(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror}."
    return f"{error} is missing." if isinstance(error, KeyError) else str(error)
