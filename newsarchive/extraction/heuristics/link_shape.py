"""The shape of a link's address: whether it leads to an article, like the other links of a list."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

_NUMBER: Final = re.compile("[0-9]+")
_LONG_NUMBER: Final = re.compile("[0-9]{4}")
_WORDS: Final = 3  # of a slug; the slug of a section has fewer
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
# Parts of addresses of lists.
_LISTS: Final = frozenset(
    "tag tags topic topics category categories cat section sections author authors reporter page keyword search division district area".split()
)


def shape_of(href: str) -> str:
    """Return the path of an address with 0 for each number, empty if it has none; slugs are left out."""
    parts = _parts(href)
    if not any(map(_NUMBER.search, parts)) or _is_list(parts):
        return ""
    return "/".join("" if "-" in part else _NUMBER.sub("0", part) for part in parts)


def is_of_article(href: str) -> bool:
    """True if an address has a long id or a slug of several words, and leads to no list."""
    parts = _parts(href)
    if not parts or _is_list(parts):
        return False
    last = parts[-1].partition(".")[0]
    has_id = any(_LONG_NUMBER.search(part) and not _YEAR.fullmatch(part) for part in parts[-2:])
    return has_id or _is_slug(last)


def _is_slug(part: str) -> bool:
    return len(part.split("-")) >= _WORDS


def _is_list(parts: list[str]) -> bool:
    return not _LISTS.isdisjoint(part.lower() for part in parts)


def _parts(href: str) -> list[str]:
    """Return the parts of the path and the query of an address, none for what is no address."""
    try:
        address = urlsplit(href)
        path = unquote(address.path)
    except ValueError:
        return []
    return [part for part in (*path.split("/"), address.query) if part]
