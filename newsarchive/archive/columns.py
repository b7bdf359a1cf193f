"""The kinds of columns that the archive needs beside SQLAlchemy's own."""

import json
import re
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class NaiveInstantError(ValueError, DontWrapMixin):
    """A time without a zone was to be stored: nobody knows which instant it is."""


class Instant(TypeDecorator[datetime]):
    """An instant: takes aware datetimes only, stores UTC, gives aware datetimes in UTC. Raises NaiveInstantError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware datetime into UTC."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise NaiveInstantError(f"{value.isoformat()} has no zone, so it names no instant")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back, which SQLite does not keep."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SafeText(TypeDecorator[str]):
    """Text. What no database can hold (NUL, halves of surrogate pairs, which broken JSON-LD brings) becomes U+FFFD."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Make a text storable."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Replace the characters that UTF-8 or a database cannot hold by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNSTORABLE.sub("\ufffd", text)
    return text.replace("\0", "\ufffd") if "\0" in text else text


def json_text(value: object) -> str:
    """Write a JSON column: Bengali stays legible, so that a researcher's LIKE finds it."""
    written = _json(value)
    if r"\u0000" in written:  # a NUL is escaped in JSON, and no less unreadable to a database
        written = _json(_storable_in(value))
    return storable(written)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _storable_in(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: _storable_in(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_storable_in(held) for held in value]
    return value
