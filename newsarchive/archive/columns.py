"""Column types of the archive: instants, and text that every database can store."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class NaiveInstantError(ValueError, DontWrapMixin):
    """A time without a zone cannot be stored: its instant is unknown."""


class Instant(TypeDecorator[datetime]):
    """An instant: takes aware datetimes, stores UTC, returns aware datetimes in UTC. Raises NaiveInstantError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware datetime in UTC."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise NaiveInstantError(f"{value.isoformat()} has no zone, so its instant is unknown")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return a stored datetime in UTC; SQLite does not keep the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SafeText(TypeDecorator[str]):
    """Text. Characters that no database stores (NUL, halves of surrogate pairs from broken JSON-LD) become U+FFFD."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return a text with U+FFFD for the characters that cannot be stored."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Return a text with U+FFFD for the characters that UTF-8 or a database cannot store."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNSTORABLE.sub("\ufffd", text)
    return text.replace("\0", "\ufffd") if "\0" in text else text


def json_text(value: object) -> str:
    """Return the text of a JSON column. Bengali is not escaped, so that LIKE in a query finds it."""
    encoded = _json(value)
    if r"\u0000" in encoded:  # a NUL is escaped in JSON, and PostgreSQL refuses it all the same
        encoded = _json(_replaced_in(value))
    return storable(encoded)


def storable_in(value: Any) -> Any:
    """Return a value of JSON, instants allowed, with the texts in it as `storable` returns them."""
    encoded = _any_json(value)
    try:
        encoded.encode()
    except UnicodeEncodeError:
        return _replaced_in(value)
    return _replaced_in(value) if r"\u0000" in encoded else value


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_any_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


def _replaced_in(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: _replaced_in(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced_in(item) for item in value]
    return value
