"""docs/bengali.md is true: its examples run, and its table is what the benchmark prints."""

import doctest
import re
from pathlib import Path

import pytest

from newsarchive.bengali.dates import DateProblem, read
from quality import dates, stems
from tests.shared import shared

DOCS = (Path(__file__).parents[2] / "docs" / "bengali.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.+?)```", DOCS, re.DOTALL)


def test_every_example_gives_what_is_shown() -> None:
    names: dict[str, object] = {}
    assert EXAMPLES
    for example in EXAMPLES:
        parsed = doctest.DocTestParser().get_doctest(example, names, "docs/bengali.md", None, None)
        failures: list[str] = []
        assert doctest.DocTestRunner().run(parsed, out=failures.append, clear_globs=False).failed == 0, "".join(
            failures
        )
        names = parsed.globs


def test_every_date_problem_is_documented() -> None:
    assert [problem for problem in DateProblem if problem.value not in DOCS] == []


def test_the_scores_are_those_that_are_measured() -> None:
    """Without the row of htmldate, which takes 10 s: `python -m quality dates` prints it."""
    shared("data/date_strings.jsonl")
    scores = re.findall(r"<!-- scores -->\n(.+?)\n<!-- /scores -->", DOCS, re.DOTALL)
    assert len(scores) == 1
    kept = [line for line in scores[0].splitlines() if "htmldate" not in line]
    assert kept == dates.table(with_htmldate=False).splitlines()


def test_every_full_date_among_the_examples_of_families_is_read() -> None:
    shown = re.findall(r"^\| [^|]+ \| (`.+) \|$", DOCS, re.MULTILINE)
    examples = [example for row in shown for example in re.findall("`([^`]+)`", row)]
    dated = [example for example in examples if re.search("[0-9০-৯]{4}", example) and "ঘণ্টা" not in example]
    assert len(dated) > 10
    for example in dated:
        if example != "২০২4":
            assert read(example).published is not None, example


def test_the_numbers_of_held_out_words_are_right() -> None:
    others = stems.other_words()
    kinds = stems.paradigms()
    lemmas = stems.without_homographs([forms for rows in kinds.values() for forms in rows], others)
    nouns, names, verbs = (
        sum(len(kinds[kind]) for kind in group)
        for group in (("person", "thing", "mass"), ("place", "name"), ("verb", "thing-verb", "causative"))
    )
    sentence = (
        f"{len(lemmas)} lemmas, of them {nouns} nouns, {names} names and {verbs} verbs, with "
        f"{sum(map(len, lemmas)):,} forms, and {len(others)} other words"
    )
    assert sentence in " ".join(DOCS.split())


@pytest.mark.parametrize(
    "module", ["dates", "text", "digits", "bylines", "calendar", "uniqid", "bijoy", "mojibake", "stems", "numbers"]
)
def test_every_module_is_shown_at_work(module: str) -> None:
    assert any(re.search(rf"newsarchive\.bengali(\.{module}\b| import {module}\b)", example) for example in EXAMPLES)
