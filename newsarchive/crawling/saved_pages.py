"""A folder of saved pages: their addresses, files and fetch times. Needs no Scrapy."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Self

from newsarchive.errors import NewsarchiveError
from newsarchive.outlets.folding import fold_letters

UNSAVED = "unsaved"  # the flag of a replay's response for a page that is not among the saved ones


class ReplayError(NewsarchiveError):
    """A folder of saved pages cannot be used; the message states why and what to do."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One saved page: its address, its file, and what is known of the fetch."""

    url: str
    file: Path
    fetched_at: datetime | None = None
    charset: str | None = None
    content_type: str | None = None
    kind: str | None = None

    def type_of(self, body: bytes) -> str:
        """Return the Content-Type of the response: the saved one, else one guessed from the bytes."""
        kind = self.content_type or next((kind for kind, begins in _KINDS if begins.match(body)), "text/html")
        return f"{kind}; charset={self.charset}" if self.charset else kind


_KINDS = (
    ("application/gzip", re.compile(rb"\x1f\x8b")),
    (
        "application/xml",
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml(?![^>]*>\s*<(?:!DOCTYPE )?html)|rss|feed|urlset|sitemapindex)",
            re.IGNORECASE,
        ),
    ),
    ("application/json", re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")),
)


class SavedPages:
    """The pages of a folder by address. Of a page that was saved more than once the first is used."""

    def __init__(self, pages: list[SavedPage], aliases: dict[str, str]) -> None:
        self._pages: dict[str, SavedPage] = {}
        for page in pages:
            self._pages.setdefault(page.url, page)
        self._aliases = aliases
        self._by_letters = {fold_letters(url): page for url, page in reversed(self._pages.items())}

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Return the pages of a folder. Raises ReplayError.

        It contains a manifest.jsonl of {"file", "url"} lines (and "fetched_at", "charset", "content_type", "kind",
        "aliases"), or fixtures with a meta.json each.
        """
        if not folder.is_dir():
            raise ReplayError(f"{folder} is no folder. --from takes a folder with a manifest.jsonl, or fixtures/.")
        pages: list[SavedPage] = []
        aliases: dict[str, str] = {}
        for base, entry in _entries(folder):
            try:
                when = entry.get("fetched_at")
                page = SavedPage(
                    entry["url"],
                    _inside(base, entry["file"]),
                    datetime.fromisoformat(when) if when else None,
                    entry.get("charset"),
                    entry.get("content_type"),
                    entry.get("kind"),
                )
            except (KeyError, TypeError, ValueError) as error:
                raise ReplayError(
                    f'{folder}: an entry cannot be used: {error!r} in {str(entry)[:200]}. It needs "file" and "url".'
                ) from error
            pages.append(page)
            aliases |= dict.fromkeys(entry.get("aliases", ()), page.url)
        if not pages:
            raise ReplayError(
                f"{folder} contains no saved pages: neither a manifest.jsonl nor fixtures with a meta.json."
            )
        return cls(pages, aliases)

    def page(self, url: str) -> SavedPage | None:
        """Return the page at an address, however its letters are written, or None."""
        return self._pages.get(url) or self._by_letters.get(fold_letters(url))

    def alias(self, url: str) -> str | None:
        """Return the address of the page that another address leads to, or None."""
        target = self._aliases.get(url)
        return target if target != url else None

    def urls(self) -> Iterator[str]:
        """Return an iterator over the saved addresses."""
        return iter(self._pages)

    def urls_of_kind(self, kind: str | None) -> list[str]:
        """Return the addresses of pages of a kind; None: of pages without a declared kind."""
        return [url for url, page in self._pages.items() if page.kind == kind]


def _entries(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    manifest = folder / "manifest.jsonl"
    if manifest.exists():
        for number, line in enumerate(manifest.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield folder, _object(line, f"{manifest}, line {number}")
        return
    for meta in sorted(folder.glob("**/meta.json")):
        entry = _object(meta.read_text(encoding="utf-8"), str(meta))
        yield meta.parent, {"file": "page.html", **entry}


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        entry = json.loads(text)
    except ValueError as error:
        raise ReplayError(f"{where} is no JSON: {error}.") from error
    if not isinstance(entry, dict):
        raise ReplayError(f'{where} is no object with "file" and "url".')
    return entry


def _inside(base: Path, name: str) -> Path:
    """Return a manifest's file, relative to its folder or to the folder above (a manifest may name its own folder); never outside of either."""
    for root in (base, base.parent):
        file = (root / name).resolve()
        if file.is_relative_to(root.resolve()) and file.is_file():
            return file
    raise ValueError(f"there is no file {name}")


@cache
def saved_pages(folder: str) -> SavedPages:
    """Return the pages of a folder, read once for all outlets of a run. Raises ReplayError."""
    return SavedPages.of(Path(folder))
