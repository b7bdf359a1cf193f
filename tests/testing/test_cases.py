"""A case reads its files and its page once, and names the fields in which extraction differs."""

import json
from pathlib import Path
from unittest.mock import patch

from newsarchive.extraction import parse
from newsarchive.testing import fixtures
from newsarchive.testing.fixtures import Case, cases
from newsarchive.testing.marks import shared_cases

SOME = next(case.folder for case in cases() if case.is_article)


def test_a_case_is_read_and_extracted_once() -> None:
    case = Case(SOME)
    with (
        patch.object(Path, "read_bytes", autospec=True, side_effect=Path.read_bytes) as read_bytes,
        patch.object(fixtures, "parse", side_effect=parse) as parsed,
    ):
        for field in case.fields:
            assert case.extracted[field] == case.expected[field]
    assert sorted(call.args[0].name for call in read_bytes.call_args_list) == [
        "expected.json",
        "meta.json",
        "page.html",
    ]
    assert parsed.call_count == 1


def test_all_tests_share_the_same_cases() -> None:
    assert [case.name for case in shared_cases()] == [case.name for case in cases()]
    assert all(one is other for one, other in zip(shared_cases(), shared_cases(), strict=True))


def test_a_field_that_differs_and_one_that_is_missing_are_named(tmp_path: Path) -> None:
    folder = tmp_path / SOME.parent.name / SOME.name
    folder.mkdir(parents=True)
    for name in ("page.html", "meta.json"):
        (folder / name).write_bytes((SOME / name).read_bytes())
    expected = json.loads((SOME / "expected.json").read_text(encoding="utf-8"))
    headline = expected["headline"]
    del expected["body"]
    (folder / "expected.json").write_text(json.dumps(expected | {"headline": "অন্য শিরোনাম"}), encoding="utf-8")
    [case] = cases(tmp_path)
    found = {field: (before, after) for field, before, after in case.differences()}
    assert found["headline"] == ("অন্য শিরোনাম", headline)
    assert found["body"][0] is None
    assert set(found) == {"headline", "body"}
