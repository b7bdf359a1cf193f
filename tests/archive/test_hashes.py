from datetime import UTC, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.pages import NOW, article, body_hash, content_hash

SEEN = {
    "headline": "অন্য শিরোনাম",
    "kicker": None,
    "byline": "অন্য লেখক",
    "published_at": NOW + timedelta(minutes=1),
    "published_precision": "day",
    "modified_at": None,
    "body": "অন্য কথা।",
}
NOT_SEEN: dict[str, Any] = {
    "url": "https://dinpatra.example/y",
    "section": None,
    "tags": [],
    "published_raw": "২৩/১১/২০২৬",
    "witnesses": {},
    "problems": [],
}


@pytest.mark.parametrize("field", SEEN)
def test_a_field_that_a_reader_sees_changes_the_hash(field: str) -> None:
    assert content_hash(article(1, **{field: SEEN[field]})) != content_hash(article(1))


@pytest.mark.parametrize("field", NOT_SEEN)
def test_other_fields_do_not_change_the_hash(field: str) -> None:
    assert content_hash(article(1, **{field: NOT_SEEN[field]})) == content_hash(article(1))


def test_the_zone_of_an_instant_does_not_change_the_hash() -> None:
    assert content_hash(article(1, published_at=NOW.astimezone(UTC))) == content_hash(article(1, published_at=NOW))


@pytest.mark.parametrize("field", ["published", "modified"])
def test_a_relative_time_is_left_out(field: str) -> None:
    at, raw = f"{field}_at", {f"{field}_raw": "২ ঘণ্টা আগে"}  # 2 hours ago
    assert content_hash(article(1, **raw, **{at: NOW})) == content_hash(article(1, **raw, **{at: None}))


def test_text_moved_to_another_field_changes_the_hash() -> None:
    assert content_hash(article(1, headline="ক", kicker="খ")) != content_hash(article(1, headline="কখ", kicker=None))


def test_byline_and_times_do_not_change_the_body_hash() -> None:
    assert body_hash(article(1, byline="অন্য", published_at=None, kicker=None)) == body_hash(article(1))
    assert body_hash(article(1, body="অন্য কথা।")) != body_hash(article(1))
    assert body_hash(article(1, headline="অন্য")) != body_hash(article(1))


def test_two_unicode_forms_of_a_text_have_one_hash() -> None:
    assert content_hash(article(1, headline="বাড়ি")) == content_hash(article(1, headline="বা\u09a1\u09bcি"))


@given(st.text(), st.text())
def test_any_text_has_a_hash(headline: str, body: str) -> None:
    assert len(content_hash(article(1, headline=headline, body=body))) == 64


def test_half_a_surrogate_pair_has_a_hash() -> None:
    assert content_hash(article(1, headline="\ud83d"))
