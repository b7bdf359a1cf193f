"""A page for a command: fetched from its address, or loaded from a file."""

from datetime import datetime
from pathlib import Path

from newsarchive.commands.errors import UsageError
from newsarchive.commands.files import read_file
from newsarchive.items import Page

_EXCERPT = 80  # characters of a wrong address that are printed


def page_from(source: str, url: str | None, fetched_at: datetime | None) -> Page:
    """Return the page of an address, fetched, or of a file, loaded. Raises UsageError for what is neither, FetchError.

    An address is fetched as the crawler does: robots.txt obeyed, with our own user agent.
    `url` and `fetched_at`: address and instant of a saved page; the address is read from the page if it states it.
    """
    if url is not None:
        check_address(url)
    if source.lower().startswith(("http://", "https://")):
        from newsarchive.crawling.process import fetch

        return fetch(check_address(source))
    return _loaded(Path(source), url, fetched_at)


def check_address(url: str) -> str:
    """Return an address. Raises UsageError if it is not that of a page."""
    from newsarchive.outlets.web_address import is_web_address

    if not is_web_address(url):
        raise UsageError(
            f"{url[:_EXCERPT]!r} is not the address of a page. Write the whole one: https://www.example.com/news/1."
        )
    return url


def _loaded(file: Path, url: str | None, fetched_at: datetime | None) -> Page:
    from newsarchive.extraction import parse

    body = read_file(file, "An address begins with https://.")
    address = url or parse(Page(body, "")).canonical
    if not address:
        raise UsageError(f"{file} does not state its own address: give it with --url.")
    return Page(body, address, fetched_at)
