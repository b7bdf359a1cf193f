"""newsarchive.extract, the function for readers of single pages."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsarchive
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.testing.fixtures import FIXTURES

CASE = FIXTURES / "deshchitro" / "ticker-and-related"
URL = "https://deshchitro.com/details/1"


def test_a_page_is_read_as_its_fixture_expects() -> None:
    meta, expected = (json.loads((CASE / name).read_text(encoding="utf-8")) for name in ("meta.json", "expected.json"))
    page = (CASE / "page.html").read_bytes()
    article = newsarchive.extract(page, meta["url"], datetime.fromisoformat(meta["fetched_at"]))
    found = article_to_dict(article)
    assert {field: found[field] for field in expected} == expected


def test_without_layouts_heuristics_read_the_page() -> None:
    page = (CASE / "page.html").read_bytes()
    by_layout, by_heuristics = newsarchive.extract(page, URL), newsarchive.extract(page, URL, use_layouts=False)
    assert (by_layout.layout, by_heuristics.layout) == ("deshchitro", None)
    assert by_heuristics.headline == by_layout.headline


def test_the_declared_charset_is_used() -> None:
    body = "<h1>সেতু</h1><p>নদীর ওপর নতুন সেতু খুলে দেওয়া হয়েছে।</p>".encode("utf-16-le")
    assert newsarchive.extract(body, URL, charset="utf-16-le", use_layouts=False).headline == "সেতু"


@given(st.binary(max_size=200), st.text(max_size=60))
def test_no_body_and_no_url_raises(body: bytes, url: str) -> None:
    article = newsarchive.extract(body, url)
    missing = {problem.field for problem in article.problems}
    assert article.headline or missing & {"headline", "page"}


@pytest.mark.parametrize("url", ["", "no address", "http://[", "https://deshchitro.com:port/details/1", "//", "\ud800"])
def test_a_malformed_url_belongs_to_no_outlet(url: str) -> None:
    article = newsarchive.extract((CASE / "page.html").read_bytes(), url)
    assert article.headline


@pytest.mark.parametrize("fetched_at", ["2026-01-01T12:00:00", "1000-01-01T12:00:00+06:00"])
def test_a_fetch_time_without_offset_or_of_another_age_is_refused(fetched_at: str) -> None:
    with pytest.raises(ValueError, match="fetched_at"):
        newsarchive.extract(b"<h1>x</h1>", URL, datetime.fromisoformat(fetched_at))


def test_the_version_is_that_of_the_package() -> None:
    assert newsarchive.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        _ = newsarchive.nosuch
