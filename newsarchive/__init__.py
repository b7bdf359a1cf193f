"""An archive of Bengali news that can be cited.

`extract` reads one page, `open_archive` opens an archive. `newsarchive.bengali` reads dates, bylines and text by itself. Importing the package
loads none of them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from newsarchive.items import Article
    from newsarchive.reading_archive import Archive

    __version__: str

__all__ = ["__version__", "extract", "open_archive"]


def extract(
    body: bytes,
    url: str,
    fetched_at: "datetime | None" = None,
    *,
    charset: str | None = None,
    use_layouts: bool = True,
) -> "Article":
    """Return the article of a page, normalised, as `newsarchive extract` prints it.

    `body`: the response as received, not decoded. `url`: the address that it was fetched from; it decides the outlet, and with it the time
    zone. `fetched_at`: when, an instant with an offset; relative times ("2 hours ago") count from it, and no time may be later. Without it the
    comment of the program that saved the page is used (HTTrack, SingleFile, Internet Archive); without that relative times are missing.
    `charset`: the one that the Content-Type header declared. `use_layouts`: False reads the page with the heuristics alone.

    A page that holds no article gives an article without headline and body. Each value that was found has an entry in `witnesses`; each doubtful
    field, and each missing one of those that every article has, one in `problems`. No body and no url raises an exception; a `fetched_at` without
    an offset, or of a year outside of 1900 to 2099, is a ValueError.
    """
    from newsarchive.bengali.dates import FIRST_YEAR, LAST_YEAR
    from newsarchive.extraction import parse, saved_at
    from newsarchive.items import Page
    from newsarchive.outlets.reading import normalized, outlet_of, read_article
    from newsarchive.outlets.registry import outlets

    if fetched_at and (fetched_at.utcoffset() is None or not FIRST_YEAR <= fetched_at.year <= LAST_YEAR):
        raise ValueError(f"fetched_at is an instant with an offset, from {FIRST_YEAR} to {LAST_YEAR}, not {fetched_at}")
    page = Page(body, url, fetched_at or saved_at(body), charset)
    outlet = outlet_of(url, outlets().values())
    return normalized(read_article(parse(page), outlet, use_layouts=use_layouts), page, outlet)


def open_archive(url: str) -> "Archive":
    """Open the archive at a SQLAlchemy URL, such as sqlite:///archive.db, to read it: in a `with` statement, or with `close()` at the end.

    Raises newsarchive.archive.ArchiveError, with a sentence, if there is no such archive or it cannot be read.
    """
    from newsarchive.reading_archive import Archive

    return Archive(url)


def __getattr__(name: str) -> str:
    """Return `__version__`, read from the installed package when it is asked for, because that takes as long as reading a date."""
    if name == "__version__":
        from importlib.metadata import version

        return version("newsarchive")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
