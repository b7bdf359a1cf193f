"""The article that a link of a ticker or of a related list leads to."""

from collections.abc import Callable

AddressOf = Callable[
    [str], str | None
]  # the one address of an article of the outlet at any of its addresses; None if it is none


def target_url(url: str | None, address_of: AddressOf) -> str | None:
    """Return the one address of the linked article, as `articles.url` has it; None if the link is not that of an article."""
    return address_of(url) if url else None
