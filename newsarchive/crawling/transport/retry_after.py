"""The header Retry-After: seconds, or the instant from which a site wants to be requested again."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_SECONDS: Final = re.compile(r"\d+")
_LONGEST: Final = 10 * 365 * 86400  # seconds; more is no wait but a refusal


def seconds_to_wait(header: bytes | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks to wait, at least 0; None if it is missing or cannot be read."""
    text = (header or b"").decode("latin-1").strip()
    if _SECONDS.fullmatch(text):
        return float(min(int(text[:12]), _LONGEST))
    try:
        instant = parsedate_to_datetime(text)
    except ValueError:
        return None
    instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return min(max(0.0, (instant - now).total_seconds()), float(_LONGEST))
