"""The contact of whoever runs the crawls: no site is asked without one."""

import os

from newsarchive.commands.errors import UsageError


def require_contact() -> None:
    """Raise UsageError unless NEWSARCHIVE_CONTACT has a URL or mailto: address, which is sent with each request."""
    contact = os.environ.get("NEWSARCHIVE_CONTACT", "")
    if contact.startswith(("mailto:", "https://", "http://")):
        return
    has = f"{contact[:80]!r} is no such address" if contact else "it is not set"
    raise UsageError(
        "Sites must be able to reach you: set NEWSARCHIVE_CONTACT to a URL or mailto: address of yours, "
        f"which is sent with each request ({has}). Example: NEWSARCHIVE_CONTACT=mailto:you@example.org"
    )
