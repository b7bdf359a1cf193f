"""Every rule of the heuristics can be switched off alone, and is on otherwise."""

from collections import Counter

import pytest

from newsarchive.extraction.heuristics.rules import all_rules, without
from tests.extraction.heuristics.reading import BODY, HEADLINE, PARAGRAPHS, paragraphs, read

PAGE = f"<div class=more><a href=/2>আরও একটি খবর পড়ুন এখানে</a></div><h1>{HEADLINE}</h1><p>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম</p>{BODY}"
APPEAL = "খবরের টাটকা আপডেট পেতে ডাউনলোড করুন চরবার্তা অ্যাপ"


def test_names_are_unique_and_each_rule_has_a_reason() -> None:
    rules = all_rules()
    assert [name for name, count in Counter(rule.name for rule in rules).items() if count > 1] == []
    assert [rule.name for rule in rules if not rule.why or not rule.field] == []


@pytest.mark.parametrize("name", [rule.name for rule in all_rules()])
def test_a_page_is_read_without_any_one_rule(name: str) -> None:
    with without(name):
        article = read(PAGE)
    assert article.url == "https://a.example/news/1"
    assert all(rule.is_on for rule in all_rules())


def test_without_a_rule_its_decision_is_not_made() -> None:
    page = f"<h1>{HEADLINE}</h1>{BODY.removesuffix('</div>')}<p>{APPEAL}</p></div>"
    assert paragraphs(read(page)) == PARAGRAPHS
    with without("lines: appeal to follow or subscribe"):
        assert paragraphs(read(page)) == [*PARAGRAPHS, APPEAL]
    assert paragraphs(read(page)) == PARAGRAPHS


def test_class_names_are_no_hints_without_their_group() -> None:
    page = f"<h1>{HEADLINE}</h1><div>{BODY}<div class=related-box><p>{PARAGRAPHS[0][:90]}।</p></div></div>"
    assert len(paragraphs(read(page))) == len(PARAGRAPHS)
    with without("hints: lists of other articles"):
        assert len(paragraphs(read(page))) == len(PARAGRAPHS) + 1


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="no such rule"), without("no such rule"):
        pass


def test_what_a_rule_gives_while_it_is_off_cannot_be_changed_by_a_page() -> None:
    for each in all_rules():
        hash(each.otherwise)
