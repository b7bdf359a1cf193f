"""The contact of whoever runs the crawls: no site is asked without one."""

import os

from newsarchive.commands.errors import UsageError


def contact() -> str | None:
    """Return the URL or mailto: address of NEWSARCHIVE_CONTACT, None if it has none."""
    given = os.environ.get("NEWSARCHIVE_CONTACT", "")
    return given if given.startswith(("mailto:", "https://", "http://")) else None


def require_contact() -> None:
    """Raise UsageError unless NEWSARCHIVE_CONTACT has a URL or mailto: address, which is sent with each request."""
    if contact() is not None:
        return
    given = os.environ.get("NEWSARCHIVE_CONTACT", "")
    has = f"{given[:80]!r} is no such address" if given else "it is not set"
    raise UsageError(
        "Sites must be able to reach you: set NEWSARCHIVE_CONTACT to a URL or mailto: address of yours, "
        f"which is sent with each request ({has}). Example: NEWSARCHIVE_CONTACT=mailto:you@example.org"
    )
