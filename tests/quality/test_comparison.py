"""Two snapshots: what differs is counted by field and kind, renames of rules are no difference."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from quality.comparison import Renames, differences
from quality.snapshot import main


def article(**fields: Any) -> dict[str, Any]:
    return {"headline": "শিরোনাম", "body": None, "witnesses": {"headline": "generic: h1"}, "problems": []} | fields


def kinds(old: dict[str, Any], new: dict[str, Any], renames: Renames | None = None) -> list[tuple[str, str]]:
    found = differences(old, new, renames or Renames(), details=False)
    return [(difference.field, difference.kind) for difference in found]


def test_a_field_is_gained_lost_or_changed() -> None:
    assert kinds(article(), article(body="পাঠ্য")) == [("body", "gained")]
    assert kinds(article(body="পাঠ্য"), article()) == [("body", "lost")]
    assert kinds(article(body="পাঠ্য"), article(body="অন্য")) == [("body", "changed")]


def test_a_field_that_one_tree_does_not_print_is_empty() -> None:
    assert kinds(article(), article(kicker=None)) == []
    assert kinds(article(), article(kicker="ছোট")) == [("kicker", "gained")]


def test_witnesses_differ_by_field_and_rule() -> None:
    new = article(witnesses={"headline": "metadata: og:title"})
    assert kinds(article(), new) == [("witnesses", "headline: generic: h1 -> metadata: og:title")]


def test_the_longest_prefix_of_a_renamed_rule_counts(tmp_path: Path) -> None:
    file = tmp_path / "renamed.tsv"
    file.write_text("# rules\ngeneric: \theuristic: \ngeneric: h1\theuristic: first heading\n", encoding="utf-8")
    renames = Renames.read(file)
    assert renames.apply("generic: h2") == "heuristic: h2"
    assert kinds(article(), article(witnesses={"headline": "heuristic: first heading"}), renames) == []


def test_problems_differ_by_field_and_reason_not_by_their_detail() -> None:
    old = article(problems=[{"field": "body", "reason": "missing", "detail": "one wording"}])
    new = article(problems=[{"field": "body", "reason": "missing", "detail": "another"}])
    assert kinds(old, new) == []
    assert kinds(old, article()) == [("problems", "lost body: missing")]


def test_pages_of_one_snapshot_alone_and_pages_of_other_bytes_are_counted_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = snapshot(tmp_path / "old.gz", ("a", "1", article()), ("b", "1", article()), ("c", "1", article()))
    new = snapshot(
        tmp_path / "new.gz", ("b", "2", article(body="x")), ("c", "1", article(body="x")), ("d", "1", article())
    )
    main(["compare", str(old), str(new), "--show", "body"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["fixtures", "layout", "body", "1", "0", "gained"]
    assert lines[2] == "Extractions: 1 only in the first, 1 of other bytes, 1 different, 1 only in the second"
    assert lines[-2:] == ["  - null", "  + x"]


def snapshot(file: Path, *pages: tuple[str, str, dict[str, Any]]) -> Path:
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for name, digest, found in pages:
            entry = {"set": "fixtures", "page": name, "copy": 0, "mode": "layout", "digest": digest, "article": found}
            lines.write(json.dumps(entry) + "\n")
    return file
