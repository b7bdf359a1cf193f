"""Citations hold what was published and what proves it, and no headline breaks a form."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.citation import Citation, as_bibtex, as_csl, as_ris, as_text, is_public_id, public_id
from tests.archive.pages import NOW

CITATION = Citation(
    public_id=public_id("dinpatra", "https://dinpatra.example/news/1"),
    outlet="দিনপত্র (Dinpatra)",
    headline="নদীর পানি বেড়েছে",
    authors=["রহিম উদ্দিন", "Reuters and others"],
    published_at=NOW,
    published_precision="minute",
    url="https://dinpatra.example/news/1",
    version=2,
    captured_at=datetime(2026, 11, 23, 9, 0, 1, tzinfo=UTC),
    digest="ab" * 32,
    language="bn",
)
HOSTILE = 'x} , title = {y\n%comment\\end "q" #1 $m$ a_b ~ ^ & @article{z,\r\nER  - \u2028{{'
headlines = st.text(min_size=1).filter(lambda text: text.strip() != "")


def depth_never_negative(text: str) -> bool:
    """True if the braces of a text are paired, as programs that read BibTeX count them: a backslash before one does not matter."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def bibtex_fields(entry: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.MULTILINE))


def test_the_text_is_one_line_with_all_that_is_needed() -> None:
    assert as_text(CITATION) == (
        "রহিম উদ্দিন, Reuters and others. “নদীর পানি বেড়েছে”. দিনপত্র (Dinpatra), 2026-11-23 14:05 +06:00. https://dinpatra.example/news/1."
        f" Archived as {CITATION.public_id}, version 2, captured 2026-11-23 09:00:01 UTC, SHA-256 {'ab' * 32}"
    )


def test_a_permalink_follows_the_evidence_in_every_form() -> None:
    cited = replace(CITATION, permalink="https://archive.example/a/abc/v/2")
    for form in (as_text, as_bibtex, as_ris, as_csl):
        assert f"SHA-256 {'ab' * 32}, https://archive.example/a/abc/v/2" in form(cited)
        assert "archive.example" not in form(CITATION)


@pytest.mark.parametrize(
    ("precision", "shown"),
    [("second", "2026-11-23 14:05:00 +06:00"), ("hour", "2026-11-23 14:00 +06:00"), ("day", "2026-11-23")],
)
def test_a_time_is_no_more_precise_than_the_page(precision: Any, shown: str) -> None:
    cited = replace(CITATION, published_precision=precision)
    assert f"(Dinpatra), {shown}. https" in as_text(cited)
    assert f"Published {shown}. Archived" in as_bibtex(cited)


def test_what_is_missing_is_stated_or_left_out() -> None:
    bare = replace(
        CITATION, headline=None, authors=[], published_at=None, published_precision=None, captured_at=None, digest=None
    )
    assert as_text(bare).startswith("[no headline]. দিনপত্র (Dinpatra), no publish time. ")
    assert as_text(bare).endswith("version 2, captured at an unknown time")
    assert bibtex_fields(as_bibtex(bare)).keys() == {"entrysubtype", "journaltitle", "url", "langid", "note"}
    assert [line[:2] for line in as_ris(bare).split("\r\n")] == ["TY", "T2", "UR", "DB", "AN", "LA", "N1", "ER"]
    assert json.loads(as_csl(bare))[0].keys().isdisjoint({"title", "author", "issued", "accessed", "archive_location"})


def test_bibtex_has_a_field_each() -> None:
    entry = as_bibtex(CITATION)
    assert entry.startswith(f"@article{{{CITATION.public_id}-2,\n")
    assert bibtex_fields(entry) | {"note": ""} == {
        "entrysubtype": "newspaper",
        "author": "{রহিম উদ্দিন} and {Reuters and others}",  # braces: one name, whatever words are in it
        "title": "{নদীর পানি বেড়েছে}",
        "journaltitle": "দিনপত্র (Dinpatra)",
        "date": "2026-11-23",
        "url": "https://dinpatra.example/news/1",
        "urldate": "2026-11-23",
        "langid": "bengali",
        "note": "",
    }


def test_signs_of_latex_are_escaped_and_addresses_are_verbatim() -> None:
    entry = as_bibtex(replace(CITATION, headline="৫০% {a} & $b_c \\ ~^#", url="https://a.example/x_y%20z?a={b}"))
    assert bibtex_fields(entry)["title"] == (
        "{৫০\\% \\textbraceleft{}a\\textbraceright{} \\& \\$b\\_c \\textbackslash{} \\textasciitilde{}\\textasciicircum{}\\#}"
    )
    assert bibtex_fields(entry)["url"] == "https://a.example/x_y%20z?a=%7Bb%7D"


@given(headlines)
def test_no_headline_breaks_bibtex(headline: str) -> None:
    entry = as_bibtex(replace(CITATION, headline=headline, authors=[headline], outlet=headline))
    assert depth_never_negative(entry)
    assert len(entry.split("\n")) == len(bibtex_fields(entry)) + 2


@given(headlines)
def test_no_headline_breaks_ris(headline: str) -> None:
    lines = as_ris(replace(CITATION, headline=headline)).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert [line[:2] for line in lines].count("ER") == 1
    assert not any(sign in line for line in lines for sign in "\r\n\u2028\x85")


def test_a_hostile_headline_stays_readable() -> None:
    cited = replace(CITATION, headline=HOSTILE)
    (item,) = json.loads(as_csl(cited))
    assert item["title"] == 'x} , title = {y %comment\\end "q" #1 $m$ a_b ~ ^ & @article{z, ER - {{'
    assert bibtex_fields(as_bibtex(cited)).keys() >= {"title", "note"}
    assert f"“{item['title']}”" in as_text(cited)


def test_joiners_of_bengali_are_kept() -> None:
    assert json.loads(as_csl(replace(CITATION, headline="র\u200d্যাব")))[0]["title"] == "র\u200d্যাব"


def test_csl_is_an_item_of_a_newspaper() -> None:
    (item,) = json.loads(as_csl(CITATION))
    assert item | {"note": ""} == {
        "id": f"{CITATION.public_id}-2",
        "type": "article-newspaper",
        "title": "নদীর পানি বেড়েছে",
        "author": [{"literal": "রহিম উদ্দিন"}, {"literal": "Reuters and others"}],
        "container-title": "দিনপত্র (Dinpatra)",
        "issued": {"date-parts": [[2026, 11, 23]]},
        "accessed": {"date-parts": [[2026, 11, 23]]},
        "URL": "https://dinpatra.example/news/1",
        "archive": "newsarchive",
        "archive_location": f"sha256:{'ab' * 32}",
        "version": "2",
        "language": "bn",
        "note": "",
    }


def test_a_public_id_follows_from_outlet_and_address_alone() -> None:
    assert public_id("dinpatra", "https://dinpatra.example/news/1") == "kv2jxlnscmlnlzlm"
    assert public_id("dinpatra", "https://dinpatra.example/news/2") != CITATION.public_id
    assert is_public_id(CITATION.public_id)
    assert not any(map(is_public_id, ["12", "kv2jxlnscmlnlzl", "KV2JXLNSCMLNLZLM", "dinpatra.example/1"]))
