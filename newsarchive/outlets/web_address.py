"""Addresses of the web: their hosts and ports, and whether a string is one."""

from typing import Final
from urllib.parse import SplitResult, urlsplit

WEB_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 8192  # characters; servers refuse longer ones


def host_of(parts: SplitResult) -> str:
    """Return the host of an address: lower case, in its ASCII form, without port. Raises ValueError if it has no such form."""
    host = (parts.hostname or "").rstrip(".")
    return host if host.isascii() else host.encode("idna").decode("ascii")


def is_web_address(url: str) -> bool:
    """Return True if a string is a whole address of http or https that can be requested, with a possible host and port."""
    if len(url) > _LONGEST or any(letter.isspace() or letter < " " or letter == "\x7f" for letter in url):
        return False
    try:
        parts = urlsplit(url)
        host = host_of(parts)
        host.encode("idna")  # checks the length of each label
        return parts.scheme in WEB_PORTS and bool(host) and parts.port != 0
    except ValueError:  # brackets that are no IPv6 address, a port that is no number, a label that is empty or too long
        return False
