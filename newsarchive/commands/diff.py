"""newsarchive diff: what differs between two versions of an article, word by word."""

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.articles import numbered, stored_article, time_of, which_argument
from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import archive_option, outlets_option
from newsarchive.commands.tables import console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from newsarchive.archive.history.differences import Difference, Part
    from newsarchive.archive.queries import StoredArticle, StoredVersion

_STYLES = {"insert": "green", "delete": "red strike"}
_MARKS = {"insert": ("{+", "+}"), "delete": ("[-", "-]")}


@click.command()
@which_argument
@click.option(
    "--from", "earlier", metavar="N", type=int, help="The earlier version; by default the one before the later."
)
@click.option("--to", "later", metavar="N", type=int, help="The later version; by default the present one.")
@archive_option
@outlets_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line for each field, as in a pipe.")
def diff(which: str, earlier: int | None, later: int | None, archive: str, own: Path | None, as_json: bool) -> None:
    """Print what differs between two versions of an article, word by word: [-deleted-] and {+inserted+}.

    In a pipe it is a JSON line for each field that differs.
    """
    from newsarchive.archive.history.differences import differences

    article = stored_article(archive, which, own)
    if len(article.versions) == 1 and earlier is None and later is None:
        _write_note(f"Article {article.id} has one version: {article.url}")
        return
    after = article.present if later is None else numbered(article, later)
    if earlier is None and after.version == 1:
        raise UsageError("There is no version before version 1.")
    before = numbered(article, after.version - 1 if earlier is None else earlier)
    found = differences(before.content, after.content)
    if not found:
        _write_note(
            f"Nothing differs between versions {before.version} and {after.version} of article {article.id}: {article.url}"
        )
    out = console()
    if as_json or not out.is_terminal:
        for each in found:
            write_json_line(_as_json(article, before, after, each))
    else:
        _print(out, article, before, after, found)


def _write_note(sentence: str) -> None:
    """Write what is no result."""
    sys.stderr.write(f"{sentence}\n")


def _as_json(
    article: "StoredArticle", before: "StoredVersion", after: "StoredVersion", found: "Difference"
) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "from": before.version,
        "to": after.version,
        "field": found.field,
        "before": _value(before, found.field),
        "after": _value(after, found.field),
        "parts": None if found.parts is None else [{"kind": part.kind, "text": part.text} for part in found.parts],
    }


def _value(version: "StoredVersion", field: str) -> Any:
    value = version.content[field]
    if not isinstance(value, datetime):
        return value
    at = time_of(version.content, field.removesuffix("_at"))
    return at.isoformat() if at else None


def _print(
    out: "Console",
    article: "StoredArticle",
    before: "StoredVersion",
    after: "StoredVersion",
    found: "Sequence[Difference]",
) -> None:
    from rich.text import Text

    seen = f"{before.version} ({before.first_seen_at:%Y-%m-%d %H:%M} UTC) and {after.version} ({after.first_seen_at:%Y-%m-%d %H:%M} UTC)"
    out.print(Text(f"{article.url}, versions {seen}"))
    if not found:
        out.print("The two versions do not differ.")
    for each in found:
        out.print()
        out.print(Text(each.field, style="bold"))
        parts = each.parts or _value_parts(before, after, each)
        out.print(Text.assemble(*(_rendered(parts))))


def _value_parts(before: "StoredVersion", after: "StoredVersion", found: "Difference") -> "Sequence[Part]":
    """Return the values of a field that is no text as parts."""
    from newsarchive.archive.history.differences import Part

    old, new = (_as_text(_value(version, found.field)) for version in (before, after))
    return [part for part in (Part("delete", old), Part("insert", new)) if part.text]


def _as_text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else value or ""


def _rendered(parts: "Sequence[Part]") -> "Iterator[str | Text]":
    """Yield parts with marks and colours, long unchanged stretches cut."""
    from rich.text import Text

    from newsarchive.archive.history.differences import excerpt

    for number, part in enumerate(parts):
        if part.kind == "equal":
            yield excerpt(part.text, is_first=number == 0, is_last=number == len(parts) - 1)
            continue
        begin, end = _MARKS[part.kind]
        shown = part.text.strip()
        before, _, after = part.text.partition(shown)
        is_before_change = number + 1 < len(parts) and parts[number + 1].kind != "equal"
        yield before
        yield Text(f"{begin}{shown}{end}", style=_STYLES[part.kind])
        yield after or (" " if is_before_change else "")
