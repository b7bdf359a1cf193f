"""Whether a string is the address of a page."""

from urllib.parse import urlsplit

_LONGEST = 8192  # characters; servers refuse longer ones


def is_web_address(url: str) -> bool:
    """Return True if a string is a whole address of http or https that can be requested, with a possible host and port."""
    if len(url) > _LONGEST or any(letter.isspace() or letter < " " or letter == "\x7f" for letter in url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        host.rstrip(".").encode("idna")
        return parts.scheme in ("http", "https") and bool(host.strip(".")) and parts.port != 0
    except ValueError:  # brackets that are no IPv6 address, a port that is no number, a label that is empty or too long
        return False
