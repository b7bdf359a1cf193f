"""Retry-After in seconds and as a date."""

from datetime import UTC, datetime

import pytest

from newsarchive.crawling.transport.retry_after import seconds_to_wait

NOW = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"0", 0),
        (b" 120 ", 120),
        (b"Mon, 02 Mar 2026 04:31:00 GMT", 60),
        (b"Mon, 02 Mar 2026 10:31:00 +0600", 60),
        (b"Monday, 02-Mar-26 04:31:00 GMT", 60),
        (b"Sun, 01 Mar 2026 04:30:00 GMT", 0),
        (None, None),
        (b"", None),
        (b"soon", None),
        (b"-5", None),
        (b"1.5", None),
        (b"\xff\xfe", None),
        ("১২০".encode(), None),
        (b"Mon, 99 Mar 2026 04:31:00 GMT", None),
    ],
)
def test_seconds_and_dates_are_read(header: bytes | None, seconds: float | None) -> None:
    assert seconds_to_wait(header, NOW) == seconds


@pytest.mark.parametrize("header", [b"9" * 5000, b"Mon, 02 Mar 9999 04:31:00 GMT"])
def test_absurd_waits_are_long(header: bytes) -> None:
    seconds = seconds_to_wait(header, NOW)
    assert seconds
    assert seconds > 365 * 86400
