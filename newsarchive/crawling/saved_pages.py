"""A folder of saved pages: their addresses, files and fetch times. Needs no Scrapy."""

import codecs
import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsarchive.crawling.manifest import ReplayError as ReplayError
from newsarchive.crawling.manifest import entries_of, unreadable
from newsarchive.outlets.folding import fold_letters

if TYPE_CHECKING:
    from newsarchive.archive import Kind

UNSAVED = "unsaved"  # the flag of a replay's response for a page that is not among the saved ones


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One saved page: its address, its file, and what is known of the fetch."""

    url: str
    file: Path
    fetched_at: datetime | None = None
    charset: str | None = None
    content_type: str | None = None
    kind: str | None = None
    status: int = 200
    made_up: bool = False

    def type_of(self, body: bytes) -> str:
        """Return the Content-Type of the response: the saved one, else one guessed from the bytes."""
        kind = self.content_type or _guessed_type(body)
        return f"{kind}; charset={self.charset}" if self.charset else kind


_BEGINNING = 4096  # bytes that decide what a body is
_XML_ROOTS = (b"<rss", b"<feed", b"<urlset", b"<sitemapindex")


def _guessed_type(body: bytes) -> str:
    """Return the Content-Type that the first bytes of a body suggest."""
    if body.startswith(b"\x1f\x8b"):
        return "application/gzip"
    start = body[:_BEGINNING].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"{", b"[")):
        return "application/json"
    if start.startswith(b"<?xml"):
        root = start.partition(b">")[2].lstrip()
        return "text/html" if root.startswith((b"<!doctype html", b"<html")) else "application/xml"
    return "application/xml" if start.startswith(_XML_ROOTS) else "text/html"


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
        "status", "aliases", "made_up"), or fixtures with a meta.json each, which are made up.
        """
        if not _is_folder(folder):
            raise ReplayError(
                f"{folder} is no folder. --from takes a WARC file, a folder of them, or one with a manifest.jsonl."
            )
        pages: list[SavedPage] = []
        aliases: dict[str, str] = {}
        for entry in entries_of(folder):
            file = _inside(entry.base, entry.file)
            if file is None:
                raise ReplayError(f"{entry.where}: there is no file {entry.file[:80]!r} in the folder.")
            _check_readable(file)
            pages.append(
                SavedPage(
                    entry.url,
                    file,
                    entry.fetched_at,
                    entry.charset,
                    entry.content_type,
                    entry.kind,
                    entry.status,
                    entry.made_up,
                )
            )
            aliases |= dict.fromkeys(entry.aliases, entry.url)
        if not pages:
            raise ReplayError(
                f"{folder} contains no saved pages: neither a manifest.jsonl nor fixtures with a meta.json."
            )
        if len({page.made_up for page in pages}) > 1:
            stated = f'{folder / "manifest.jsonl"}: "made_up" is true on some lines and not on others'
            raise ReplayError(f"{stated}. Replay made-up and real pages apart, into an archive each.")
        return cls(pages, aliases)

    @property
    def kind(self) -> "Kind":
        """Whether their articles are real or made up."""
        return "made_up" if any(page.made_up for page in self._pages.values()) else "real"

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


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except PermissionError as error:
        raise unreadable(path, error) from error
    except (OSError, ValueError):  # a name too long, NUL in it
        return False


def _inside(base: Path, name: str) -> Path | None:
    """Return a manifest's file, relative to its folder or to the folder above (a manifest may name its own folder); never outside of either."""
    for root in (base, base.parent):
        try:
            file = (root / name).resolve()
            if file.is_relative_to(root.resolve()) and file.is_file():
                return file
        except PermissionError as error:
            raise unreadable(root / name, error) from error
        except (ValueError, OSError):  # NUL in a name, a name too long
            continue
    return None


def _check_readable(file: Path) -> None:
    """Raise ReplayError for a page that this user may not read: during the replay it would be one failure of many."""
    if not os.access(file, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        raise unreadable(file, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


@cache
def saved_pages(folder: str) -> SavedPages:
    """Return the pages of a folder, read once for all outlets of a run. Raises ReplayError."""
    return SavedPages.of(Path(folder))


def kind_of_pages(folder: Path | None) -> "Kind":
    """Return whether the articles of a replay are real or made up; without a folder it is a crawl of the network. Raises ReplayError."""
    return saved_pages(str(folder)).kind if folder else "real"
