"""The article that a person names: by any spelling of its address, by its number in the archive or by its public id."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine

from newsarchive.archive.citation import is_public_id
from newsarchive.archive.queries import (
    StoredArticle,
    article_at,
    article_of_id,
    article_of_public_id,
    domains_of_outlets,
    similar_addresses,
)
from newsarchive.archive.visibility import TombstoneError, forgotten_at
from newsarchive.errors import NewsarchiveError
from newsarchive.outlets.folding import fold_letters

_DIGITS = 18  # of an id at most: SQLite takes no larger number


class NoArticleError(NewsarchiveError):
    """The archive does not have the article that was asked for."""


def is_name(written: str) -> bool:
    """True if a string can name an article: an id, a public id or an address."""
    return _is_id(written) or is_public_id(written) or "." in written


def named_article(engine: Engine, written: str, *, as_operator: bool = False) -> StoredArticle:
    """Return the article that a string names. `as_operator`: what is withheld and true content, too.

    Raises NoArticleError with similar addresses, TombstoneError, ArchiveError. Of what was removed for good nobody gets anything, and an operator
    a NoArticleError.
    """
    near: list[str] = []
    if _is_id(written):
        found = article_of_id(engine, int(written), as_operator=as_operator) if len(written) <= _DIGITS else None
    elif is_public_id(written):
        found = article_of_public_id(engine, written, as_operator=as_operator)
    else:
        addresses = list(dict.fromkeys(addresses_of(engine, written)))
        found = article_at(engine, addresses, as_operator=as_operator)
        if found is None and (gone := forgotten_at(engine, addresses)):
            error = TombstoneError(gone)
            raise NoArticleError(str(error)) if as_operator else error
        near = [] if found else similar_addresses(engine, addresses[0])
    if found is None:
        raise NoArticleError(_unknown(written, near))
    return found


def _is_id(written: str) -> bool:
    return written.isascii() and written.isdecimal()


def addresses_of(engine: Engine, written: str) -> Iterator[str]:
    """Yield the addresses under which the archive may have the article at an address that a person wrote."""
    url = written if "://" in written else f"https://{written}"
    outlet = _outlet_of(engine, url)
    if outlet:
        yield from filter(None, (outlet.listed(url), outlet.vouched(url)))
    yield from (fold_letters(url), url)


def address_to_come(engine: Engine, written: str) -> tuple[str, str] | None:
    """Return the outlet of the archive to which an address belongs, and the one address that its article would have; None if there is none."""
    url = written if "://" in written else f"https://{written}"
    outlet = _outlet_of(engine, url)
    address = outlet.listed(url) or outlet.vouched(url) if outlet else None
    return (outlet.key, address) if outlet and address else None


def _outlet_of(engine: Engine, url: str) -> Any:
    """Return the outlet of the archive that an address belongs to, None if its declaration is not known. Others are not loaded."""
    from newsarchive.outlets.registry import keys, outlet

    known = set(keys())
    candidates = (outlet(key) for key, domains in domains_of_outlets(engine).items() if key in known and domains)
    return next((each for each in candidates if each.owns(url)), None)


def _unknown(which: str, near: list[str]) -> str:
    what = f"article at {which}" if "." in which else f"article {which}"
    similar = ["It has:", *near] if near else []
    return "\n  ".join([f"The archive has no {what}.", *similar])
