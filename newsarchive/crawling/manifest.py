"""The entries of a folder of saved pages: lines of a manifest.jsonl, or the meta.json of each fixture. Needs no Scrapy."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsarchive.bengali.dates import FIRST_YEAR, LAST_YEAR
from newsarchive.errors import NewsarchiveError
from newsarchive.outlets.web_address import is_web_address

_NEEDED = ("url", "file")
_OPTIONAL = ("fetched_at", "charset", "content_type", "kind")
_EXCERPT = 80  # characters of a wrong value that are printed


class ReplayError(NewsarchiveError):
    """A folder of saved pages cannot be used; the message states why and what to do."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as written, its values checked. `where`: the file, and the line of a manifest; `base`: the folder that contains it."""

    where: str
    base: Path
    url: str
    file: str
    fetched_at: datetime | None
    charset: str | None
    content_type: str | None
    kind: str | None
    status: int
    aliases: tuple[str, ...]
    made_up: bool


def entries_of(folder: Path) -> Iterator[Entry]:
    """Yield the entries of a folder. Raises ReplayError for one that cannot be used."""
    for where, base, found in _objects(folder):
        for name in (*_NEEDED, *_OPTIONAL):
            _check_string(found, name, where)
        aliases = found.get("aliases") or ()
        if not isinstance(aliases, list | tuple) or not all(isinstance(alias, str) for alias in aliases):
            raise ReplayError(f'{where}: "aliases" is no list of addresses: {_excerpt(aliases)}.')
        yield Entry(
            where=where,
            base=base,
            url=_address(found["url"], where),
            file=found["file"],
            fetched_at=_instant(found.get("fetched_at"), where),
            charset=found.get("charset"),
            content_type=found.get("content_type"),
            kind=found.get("kind"),
            status=_status(found.get("status"), where),
            aliases=tuple(aliases),
            made_up=_truth(found.get("made_up"), where),
        )


def _objects(folder: Path) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    manifest = folder / "manifest.jsonl"
    if _exists(manifest):
        for number, line in enumerate(_read(manifest).split("\n"), 1):
            if line.strip():
                yield f"{manifest}, line {number}", folder, _object(line, f"{manifest}, line {number}")
        return
    for meta in sorted(_named("meta.json", folder)):
        yield str(meta), meta.parent, {"file": "page.html", **_object(_read(meta), str(meta)), "made_up": True}


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:
        raise unreadable(file, error) from error


def _named(name: str, folder: Path) -> Iterator[Path]:
    """Yield what has a name in a folder or below it. Raises ReplayError for a folder that cannot be read."""

    def refuse(error: OSError) -> None:
        raise unreadable(error.filename, error) from error

    for parent, folders, files in os.walk(folder, onerror=refuse):
        if name in folders or name in files:
            yield Path(parent, name)


def unreadable(file: Path | str, error: OSError) -> ReplayError:
    """Return the error of a file or folder that the system does not let us read."""
    return ReplayError(f"{file} cannot be read: {error.strerror}.")


def _read(file: Path) -> str:
    """Return the text of a file, without a byte order mark. Raises ReplayError."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        raise ReplayError(
            f"{file} is no text in UTF-8 (byte {error.start}). Write it again with that encoding."
        ) from error


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReplayError(f"{where} is no JSON: {error}.") from error
    if not isinstance(found, dict):
        raise ReplayError(f'{where} is no object with "file" and "url".')
    return found


def _check_string(found: dict[str, Any], name: str, where: str) -> None:
    value = found.get(name)
    if value is None and name in _NEEDED:
        raise ReplayError(f'{where} has no "{name}". An entry needs "file" and "url".')
    if value is not None and not isinstance(value, str):
        raise ReplayError(f'{where}: "{name}" is no string: {_excerpt(value)}.')


def _address(url: str, where: str) -> str:
    if not is_web_address(url):
        raise ReplayError(
            f'{where}: "url" is not the address of a page: {_excerpt(url)}. Write the whole one: https://www.example.com/news/1.'
        )
    return url


def _status(written: object, where: str) -> int:
    """Return the status of a saved response; 200 if none was saved."""
    if written is None:
        return 200
    if isinstance(written, bool) or not isinstance(written, int) or not 200 <= written <= 599:
        raise ReplayError(f'{where}: "status" is no status of HTTP: {_excerpt(written)}. Write a number such as 404.')
    return written


def _truth(written: object, where: str) -> bool:
    if written is None or isinstance(written, bool):
        return bool(written)
    raise ReplayError(f'{where}: "made_up" is neither true nor false: {_excerpt(written)}.')


def _instant(written: str | None, where: str) -> datetime | None:
    """Return the instant of an ISO 8601 string; without an offset it is UTC, as for --fetched-at."""
    if not written:
        return None
    try:
        when = datetime.fromisoformat(written)
        if FIRST_YEAR <= when.year <= LAST_YEAR:
            return when if when.tzinfo else when.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise ReplayError(
        f'{where}: "fetched_at" is not a time: {_excerpt(written)}. Write it as 2026-11-23T14:05:00+06:00.'
    )


def _excerpt(value: object) -> str:
    return f"{value!r:.{_EXCERPT}}"
