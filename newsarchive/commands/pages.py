"""A page for a command: fetched from its address, or loaded from a file."""

from datetime import datetime
from pathlib import Path

from newsarchive.commands.errors import UsageError
from newsarchive.items import Page


def page_from(source: str, url: str | None, fetched_at: datetime | None) -> Page:
    """Return the page of an address, fetched, or of a file, loaded. Raises UsageError with what to do if neither is possible.

    `url` and `fetched_at`: address and instant of a saved page; the address is read from the page if it states it.
    """
    if source.startswith(("http://", "https://")):
        return _fetched(source)
    return _loaded(Path(source), url, fetched_at)


def _fetched(url: str) -> Page:
    """Fetch a page as the crawler does: robots.txt obeyed, with our own user agent."""
    from newsarchive.crawling.process import fetch

    page = fetch(url)
    if page is None:
        raise UsageError(
            f"{url} could not be fetched (the reason is above). Save the page by hand and give the file with --url."
        )
    return page


def _loaded(file: Path, url: str | None, fetched_at: datetime | None) -> Page:
    from newsarchive.extraction import parse

    if not file.is_file():
        raise UsageError(f"There is no file {file}. An address begins with https://.")
    body = file.read_bytes()
    address = url or parse(Page(body, "")).canonical
    if not address:
        raise UsageError(f"{file} does not state its own address: give it with --url.")
    return Page(body, address, fetched_at)
