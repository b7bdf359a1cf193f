"""newsarchive fixture: add a page to the fixtures, check them all, show what differs."""

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from newsarchive.commands.failure import RefusalError
from newsarchive.commands.options import FetchedAt, instant
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.reading import outlet_of
from newsarchive.crawling.registry import outlets
from newsarchive.extraction import parse
from newsarchive.items import Page
from newsarchive.testing.fixtures import FIXTURES, Case, cases

app = typer.Typer(help="Saved pages with the truth about them.", no_args_is_help=True)
Names = Annotated[list[str] | None, typer.Argument(metavar="[OUTLET[/CASE]]...")]
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@app.command()
def add(
    pages: Annotated[list[str], typer.Argument(metavar="URL|FILE...", help="Addresses to fetch, or saved pages.")],
    url: Annotated[str | None, typer.Option(help="The address of a saved page that does not name its own.")] = None,
    case: Annotated[
        str | None, typer.Option(help="The case's name: what it is there for, in lower case with dashes.")
    ] = None,
    fetched_at: FetchedAt = None,
    into: Annotated[Path, typer.Option(metavar="DIR", help="The folder of the fixtures.")] = FIXTURES,
) -> None:
    """Make a fixture of each page: page.html, meta.json and a draft of expected.json, which a person then reads and corrects.

    The suite fails until each empty field of the draft is filled, or listed under `absent` in meta.json because the page has none.
    """
    if len(pages) > 1 and (url or case):
        raise RefusalError("--url and --case name one page; add pages one by one with them.")
    for place in pages:
        page = page_of(place, url, fetched_at)
        outlet = outlet_of(page.url, outlets().values())
        if outlet is None:
            raise RefusalError(f"{page.url} belongs to no outlet. Add the outlet first: docs/adding-an-outlet.md.")
        _draft(_folder(into, outlet, page, case), page, outlet)


@app.command()
def check(names: Names = None) -> None:
    """Read fixtures, all if none is named, and name the fields that differ from the truth. Exit code 1 if any does."""
    wrong = 0
    for case in _chosen(names):
        fields = [field for field, _, _ in case.differences()]
        wrong += bool(fields)
        sys.stdout.write(f"{case.name}: {'differs in ' + ', '.join(fields) if fields else 'as expected'}\n")
        if case.meta.get("fetched_at") is None:
            sys.stdout.write(f'{case.name}: say in meta.json when it was fetched, as "fetched_at"\n')
    raise typer.Exit(1 if wrong else 0)


@app.command()
def diff(names: Names = None) -> None:
    """Show what differs, field by field: what the fixture expects and what is found now."""
    different = False
    for case in _chosen(names):
        for field, expected, found in case.differences():
            different = True
            sys.stdout.write(f"{case.name}: {field}\n  expected {_shown(expected)}\n  found    {_shown(found)}\n")
    raise typer.Exit(1 if different else 0)


def _chosen(names: list[str] | None) -> list[Case]:
    """Choose fixtures by their names or by their outlets', all where none is named. Raises RefusalError."""
    chosen = [case for case in cases() if not names or case.name in names or case.outlet in names]
    unknown = set(names or ()) - {case.name for case in chosen} - {case.outlet for case in chosen}
    if unknown:
        raise RefusalError(f"There is no fixture {', '.join(sorted(unknown))}.")
    return chosen


def page_of(place: str, url: str | None, fetched_at: str | None) -> Page:
    """Fetch an address, or load a saved page. Raises RefusalError with what to do where neither can be."""
    return _fetched(place) if place.startswith(("http://", "https://")) else _saved(Path(place), url, fetched_at)


def _fetched(url: str) -> Page:
    """Fetch a page as the crawler would: robots.txt obeyed, our own name given."""
    from newsarchive.crawling.process import fetch

    page = fetch(url)
    if page is None:
        raise RefusalError(
            f"{url} could not be had (the reason is above). Save the page by hand and give the file with --url."
        )
    return page


def _saved(file: Path, url: str | None, fetched_at: str | None) -> Page:
    if not file.is_file():
        raise RefusalError(f"There is no file {file}. An address begins with https://.")
    body = file.read_bytes()
    address = url or parse(Page(body, "")).canonical
    if not address:
        raise RefusalError(f"{file} does not say its own address: give it with --url.")
    return Page(body, address, instant(fetched_at))


def _folder(into: Path, outlet: Outlet, page: Page, case: str | None) -> Path:
    """Name the case's folder; a name is one plain word, so that it cannot lead anywhere else."""
    name = (
        case
        or re.sub(r"[^a-z0-9]+", "-", page.url.partition("://")[2].partition("/")[2].lower()).strip("-")[:60]
        or "front"
    )
    if not _NAME.fullmatch(name):
        raise RefusalError(f"{name!r} is no name for a case. Use lower-case letters, digits and dashes.")
    folder = into / outlet.key / name
    if folder.exists():
        raise RefusalError(f"{folder} is there already. Choose another name with --case, or delete it.")
    return folder


def _draft(folder: Path, page: Page, outlet: Outlet) -> None:
    folder.mkdir(parents=True)
    (folder / "page.html").write_bytes(page.body)
    meta: dict[str, Any] = {
        "url": page.url,
        "fetched_at": page.fetched_at.isoformat() if page.fetched_at else None,
        "verified_on": datetime.now(UTC).date().isoformat(),
        "kind": "article" if outlet.article(page.url) else "listing",
        "note": "",
        "absent": [],
    }
    if page.charset:
        meta["charset"] = page.charset
    _write(folder / "meta.json", meta)
    case = Case(folder)
    draft = {field: case.extracted[field] for field in sorted(case.fields)}
    _write(folder / "expected.json", draft)
    sys.stdout.write(
        f"{folder}: a draft of {'an article' if meta['kind'] == 'article' else 'a listing'}. Read it against the page:\n"
    )
    if meta["kind"] == "listing" and not draft["articles"]:
        sys.stdout.write(
            "  It names no article. If it is one, the outlet's patterns do not fit its address: correct `articles` and add it again.\n"
        )
    if page.fetched_at is None:
        sys.stdout.write(
            '  Nobody knows when it was fetched: write "fetched_at" in meta.json, or add it again with --fetched-at.\n'
        )
    for field, value in draft.items():
        sys.stdout.write(f"  {field:20} {_shown(value)}\n")
    empty = [field for field, value in draft.items() if not value]
    if empty:
        sys.stdout.write(
            f'  not found: {", ".join(empty)}. If the page has none, list them under "absent" in meta.json.\n'
        )


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else f"{text[:200]} ... {text[-80:]}"
