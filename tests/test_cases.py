"""The inputs of tests/cases give what a person reads in them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import newsarchive
from newsarchive.bengali.dates import read
from newsarchive.extraction.serialize import article_to_dict

CASES = Path(__file__).with_name("cases")
PAGES = sorted(CASES.glob("*/*/page.html"))
STRINGS = sorted(CASES.glob("*/*/strings.jsonl"))
PLAIN = ("headline", "byline", "body")
TIMES = ("published_at", "modified_at")
_NO_ARTICLE = {"soft_404", "server_error", "empty_page", "no_article"}


def name(path: Path) -> str:
    return path.parent.relative_to(CASES).as_posix()


def is_same_time(found: str | None, expected: str | None) -> bool:
    """Days are compared as the page states them, instants as instants."""
    if not found or not expected:
        return found == expected
    if len(expected) == len("2026-11-12"):
        return found[: len(expected)] == expected
    return datetime.fromisoformat(found) == datetime.fromisoformat(expected)


def found_and_expected(page: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    expected: dict[str, Any] = json.loads(page.with_name("expected.json").read_text(encoding="utf-8"))
    article = newsarchive.extract(page.read_bytes(), expected["url"], datetime.fromisoformat(expected["fetched_at"]))
    return article_to_dict(article), expected


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_is_read_as_a_person_reads_it(page: Path) -> None:
    found, expected = found_and_expected(page)
    problems = [[problem["field"], problem["reason"]] for problem in found["problems"]]
    if expected.get("stored_as_article") is False:
        assert [found[field] for field in (*PLAIN, "published_at")] == [None] * 4
        assert _NO_ARTICLE & {reason for _, reason in problems}
        return
    assert {field: found[field] for field in PLAIN if field in expected} == {
        field: expected[field] for field in PLAIN if field in expected
    }
    for field in TIMES:
        assert field not in expected or is_same_time(found[field], expected[field]), found[field]
    held = expected.get("body_must_hold", [])
    for text in [held] if isinstance(held, str) else held:
        assert text in (found["body"] or "")
    if "related" in expected:
        assert [(link["title"], link["url"]) for link in found["related"]] == [
            (link["title"], link["url"]) for link in expected["related"]
        ]
    assert [problem for problem in expected.get("problems_must_hold", []) if problem not in problems] == []
    assert [problem for problem in expected.get("problems_must_not", []) if problem in problems] == []


@pytest.mark.parametrize("strings", STRINGS, ids=name)
def test_a_string_has_the_time_that_a_person_reads_in_it(strings: Path) -> None:
    expected = json.loads(strings.with_name("expected.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in strings.read_text(encoding="utf-8").splitlines()]
    found = []
    for line in lines:
        fetched_at = datetime.fromisoformat(line["fetched_at"]) if line.get("fetched_at") else None
        time = read(line["raw"], fetched_at=fetched_at).published
        found.append(time.at.isoformat() if time else None)
    wanted = expected.get("published_at") or expected["published_on"]
    wrong = [
        (line["raw"], time, want)
        for line, time, want in zip(lines, found, wanted, strict=True)
        if not is_same_time(time, want)
    ]
    assert wrong == []
