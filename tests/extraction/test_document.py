"""A parsed page."""

import pytest

from newsarchive.extraction import parse
from newsarchive.items import Page


@pytest.mark.parametrize("separator", ["\x1c", "\x1d", "\x1e", "\x1f"])
def test_an_invisible_separator_within_a_word_does_not_cut_it(separator: str) -> None:
    html = f"<html><head><meta charset=utf-8></head><body><p>হাস{separator}পাতাল</p></body></html>"  # "hospital"
    body = parse(Page(html.encode(), "https://a.example/1")).tree.body
    assert body is not None
    assert body.text() == "হাসপাতাল"
