"""Bytes are decoded by their true charset, whatever is declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extraction.decode import decode, is_utf8
from newsarchive.items import Page, Problem, Reason

NEWS = "ঢাকায় বৃষ্টি, ১২ জেলায় সতর্কতা"  # "Rain in Dhaka, warning in 12 districts"


def _reasons(problems: tuple[Problem, ...]) -> list[Reason]:
    return [problem.reason for problem in problems]


def test_valid_utf8_is_read_as_it_is() -> None:
    decoded = decode(Page(NEWS.encode(), "https://a.example/"))
    assert decoded.utf8.decode() == NEWS
    assert not decoded.problems


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-16"])
def test_utf8_declared_as_another_charset_is_utf8_with_a_problem(declared: str) -> None:
    decoded = decode(Page(NEWS.encode(), "https://a.example/", charset=declared))
    assert decoded.utf8.decode() == NEWS
    assert _reasons(decoded.problems) == [Reason.WRONG_CHARSET]


def test_the_meta_tag_is_used_if_the_header_has_no_charset() -> None:
    body = '<html><head><meta charset="windows-1252"></head><body>caf\xe9</body></html>'.encode("latin-1")
    assert "café" in decode(Page(body, "https://a.example/")).utf8.decode()


def test_the_header_precedes_the_meta_tag() -> None:
    body = '<meta charset="utf-8">Привет'.encode("cp1251")
    assert "Привет" in decode(Page(body, "https://a.example/", charset="windows-1251")).utf8.decode()


@pytest.mark.parametrize(
    ("mark", "charset"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")]
)
def test_a_byte_order_mark_decides(mark: bytes, charset: str) -> None:
    assert decode(Page(mark + NEWS.encode(charset), "https://a.example/", charset="latin-1")).utf8.decode() == NEWS


def test_a_letter_cut_in_the_middle_is_truncation() -> None:
    decoded = decode(Page(NEWS.encode()[:-1], "https://a.example/"))
    assert decoded.utf8.decode() == NEWS[:-1]
    assert _reasons(decoded.problems) == [Reason.TRUNCATED]


def test_damaged_bytes_become_replacement_characters() -> None:
    decoded = decode(Page(NEWS.encode() + b"\xff\xfe" + NEWS.encode(), "https://a.example/"))
    assert decoded.utf8.decode().startswith(NEWS)
    assert _reasons(decoded.problems) == [Reason.UNDECODABLE]


@pytest.mark.parametrize("body", [b"", b"  \n\t "])
def test_an_empty_page_has_a_problem(body: bytes) -> None:
    assert _reasons(decode(Page(body, "https://a.example/")).problems) == [Reason.EMPTY_PAGE]


@pytest.mark.parametrize("charset", ["no-such-charset", "hex", "", "utf-8\x00", "undefined"])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    assert decode(Page(NEWS.encode(), "https://a.example/", charset=charset)).utf8.decode() == NEWS


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "utf-16", "iso-8859-1", "cp1252", "utf-7", "idna", "rot13", "punycode", "big5"]),
)
def test_any_bytes_in_any_charset_give_utf8(body: bytes, charset: str | None) -> None:
    assert is_utf8(decode(Page(body, "https://a.example/", charset=charset)).utf8)
