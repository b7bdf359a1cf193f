"""newsarchive fixture: add a page to the fixtures, check them, print what differs."""

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import add_outlets, fetched_at_option, instant, outlets_option
from newsarchive.commands.pages import page_from

if TYPE_CHECKING:
    from newsarchive.items import Page
    from newsarchive.outlets import Outlet
    from newsarchive.testing.fixtures import Case

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_names_argument = click.argument("names", metavar="[OUTLET[/CASE]]...", nargs=-1)


@click.group()
@outlets_option
def fixture(own: Path | None) -> None:
    """Add and check saved pages with their expected fields."""
    add_outlets(own)


@fixture.command()
@click.argument("sources", metavar="URL|FILE...", nargs=-1, required=True)
@click.option("--url", metavar="URL", help="The address of a saved page, if the page does not state it.")
@click.option("--case", metavar="NAME", help="A name for the case: what it tests, in lower case with dashes.")
@fetched_at_option
@click.option("--into", metavar="DIR", type=click.Path(path_type=Path), help="The folder of the fixtures.")
def add(sources: tuple[str, ...], url: str | None, case: str | None, fetched_at: str | None, into: Path | None) -> None:
    """Make a fixture of each page: page.html, meta.json, and a draft of expected.json for a person to correct.

    The tests fail until each empty field of the draft is filled, or listed under `absent` in meta.json because the page
    does not have it.
    """
    from newsarchive.outlets.reading import outlet_of
    from newsarchive.outlets.registry import outlets
    from newsarchive.testing.fixtures import FIXTURES

    if len(sources) > 1 and (url or case):
        raise UsageError("--url and --case describe one page: add such pages one by one.")
    for source in sources:
        page = page_from(source, url, instant(fetched_at))
        outlet = outlet_of(page.url, outlets().values())
        if outlet is None:
            raise UsageError(f"{page.url} belongs to no outlet. Add the outlet first: docs/adding-an-outlet.md.")
        _draft(_folder(into or FIXTURES, outlet, page, case), page, outlet)


@fixture.command()
@_names_argument
def check(names: tuple[str, ...]) -> None:
    """List the fixtures and the fields that differ from what is expected.

    Without names: all fixtures. Exit code 1 if any differs.
    """
    has_differences = False
    for case in _chosen(names):
        fields = [field for field, _, _ in case.differences()]
        has_differences |= bool(fields)
        sys.stdout.write(f"{case.name}: {'differs in ' + ', '.join(fields) if fields else 'as expected'}\n")
        if case.meta.get("fetched_at") is None:
            sys.stdout.write(f'{case.name}: write in meta.json when it was fetched, as "fetched_at"\n')
    sys.exit(1 if has_differences else 0)


@fixture.command()
@_names_argument
def diff(names: tuple[str, ...]) -> None:
    """Print the expected and the found value of each field that differs.

    Without names: of all fixtures. Exit code 1 if any differs.
    """
    has_differences = False
    for case in _chosen(names):
        for field, expected, found in case.differences():
            has_differences = True
            sys.stdout.write(f"{case.name}: {field}\n  expected {_excerpt(expected)}\n  found    {_excerpt(found)}\n")
    sys.exit(1 if has_differences else 0)


def _chosen(names: tuple[str, ...]) -> "list[Case]":
    """Return the fixtures with these names or of these outlets, all without names. Raises UsageError for an unknown name."""
    from newsarchive.testing.fixtures import cases

    chosen = [case for case in cases() if not names or case.name in names or case.outlet in names]
    unknown = set(names) - {case.name for case in chosen} - {case.outlet for case in chosen}
    if unknown:
        raise UsageError(f"There is no fixture {', '.join(sorted(unknown))}.")
    return chosen


def _folder(into: Path, outlet: "Outlet", page: "Page", case: str | None) -> Path:
    """Return the folder of a new case. Its name is one plain word, so that it cannot lead to another folder. Raises UsageError."""
    path = page.url.partition("://")[2].partition("/")[2].lower()
    name = re.sub(r"[^a-z0-9]+", "-", path).strip("-")[:60] or "front" if case is None else case
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is not a name of a case. Use lower-case letters, digits and dashes.")
    folder = into / outlet.key / name
    if folder.exists():
        raise UsageError(f"{folder} exists already. Choose another name with --case, or delete it.")
    return folder


def _draft(folder: Path, page: "Page", outlet: "Outlet") -> None:
    """Write the files of a case and print what a person has to check."""
    from newsarchive.testing.fixtures import Case

    kind = "article" if outlet.article(page.url) else "listing"
    meta: dict[str, Any] = {
        "url": page.url,
        "fetched_at": page.fetched_at.isoformat() if page.fetched_at else None,
        "verified_on": datetime.now(UTC).date().isoformat(),
        "kind": kind,
        "note": "",
        "absent": [],
    }
    if page.charset:
        meta["charset"] = page.charset
    folder.mkdir(parents=True)
    (folder / "page.html").write_bytes(page.body)
    _write_json(folder / "meta.json", meta)
    case = Case(folder)
    found = case.extracted
    draft = {field: found[field] for field in sorted(case.fields)}
    _write_json(folder / "expected.json", draft)
    sys.stdout.write(
        f"{folder}: the draft of {'an article' if kind == 'article' else 'a listing'}. Compare it with the page:\n"
    )
    if kind == "listing" and not draft["articles"]:
        sys.stdout.write(
            "  No article is listed. If the page is an article, the outlet's patterns do not fit its address: correct `articles` and add it again.\n"
        )
    if page.fetched_at is None:
        sys.stdout.write(
            '  The fetch time is unknown: write "fetched_at" in meta.json, or add the page again with --fetched-at.\n'
        )
    for field, value in draft.items():
        sys.stdout.write(f"  {field:20} {_excerpt(value)}\n")
    missing = [field for field, value in draft.items() if not value]
    if missing:
        sys.stdout.write(
            f'  not found: {", ".join(missing)}. If the page does not have them, list them under "absent" in meta.json.\n'
        )


def _write_json(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _excerpt(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else f"{text[:200]} ... {text[-80:]}"
