from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.search.parse import limited, parse
from newsarchive.archive.search.query import MOST_WORDS, And, Match, Node, Not, Or, matches


def shown(node: Node | None) -> str:
    """A query in a short notation."""
    match node:
        case None:
            return ""
        case Not(part):
            return f"!{shown(part)}"
        case And(parts):
            return f"({' & '.join(map(shown, parts))})"
        case Or(parts):
            return f"({' | '.join(map(shown, parts))})"
        case Match():
            words = "+".join(word.key for word in node.words)
            field = "" if node.field == "text" else f"{node.field}:"
            return f"{field}{words}{'=' * node.is_phrase}{'*' * node.is_prefix}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("নদী সেতু", "(নদী & সেতু)"),  # river, bridge
        ("নদী AND সেতু", "(নদী & সেতু)"),
        ("নদী OR সেতু", "(নদী | সেতু)"),
        ("নদী সেতু OR ঘাট", "((নদী & সেতু) | ঘাট)"),  # a ghat
        ("নদী (সেতু OR ঘাট)", "(নদী & (সেতু | ঘাট))"),
        ("নদী NOT সেতু", "(নদী & !সেতু)"),
        ("নদী -সেতু", "(নদী & !সেতু)"),
        ("-সেতু নদী", "(নদী & !সেতু)"),
        ("নদী -(সেতু ঘাট)", "(নদী & !(সেতু & ঘাট))"),
        ("NOT NOT নদী", "নদী"),
        ('"নদীর সেতু"', "নদী+সেতু="),
        ("“নদীর সেতু”", "নদী+সেতু="),
        ("সেতু*", "সেতু*"),
        ("headline:সেতু", "headline:সেতু"),
        ("headline:(সেতু OR ঘাট)", "(headline:সেতু | headline:ঘাট)"),
        ("outlet:kaler_kantho নদী", "(outlet:kaler_kantho & নদী)"),
        ('byline:"নিজস্ব প্রতিবেদক"', "byline:নিজস্ব+প্রতিবেদক="),  # staff correspondent
        ("১০টি", "10+টি"),
        ("নদী/সেতু", "নদী+সেতু"),
        ("bridge: নদী", "(bridge & নদী)"),
        ("missing:byline -missing:section", "(missing:byline & !missing:section)"),
        ('missing:"Published_At"', "missing:published_at"),
        ("state:gone নদী changed:headline", "নদী"),
    ],
)
def test_a_query(text: str, expected: str) -> None:
    found = parse(text)
    assert shown(found.root) == expected
    assert not found.notes


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("(নদী", "নদী", "a bracket without its partner was left out"),
        ("নদী) সেতু", "(নদী & সেতু)", "a bracket without its partner was left out"),
        ("NOT নদী", "", "a query needs a word that is not excluded"),
        ("NOT নদী -সেতু", "", "a query needs a word that is not excluded"),
        ("নদী OR NOT সেতু", "নদী", "OR NOT would find nearly everything and was left out"),
        ("ন* নদী", "নদী", "ন*: a beginning needs at least 2 letters"),
        ("since:গতকাল নদী", "নদী", "since:গতকাল is no day; write it as 2026-11-29"),  # yesterday
        ("until:(২০২৬) নদী", "(2026 & নদী)", "until: takes one day, not brackets"),
        (
            "missing:colour নদী",
            "নদী",
            "missing:colour is no value of missing; there are headline, byline, published_at, body, section",
        ),
        ("state:lost নদী", "নদী", "state:lost is no value of state; there are present, gone, moved"),
        ("state:(gone) নদী", "(gone & নদী)", "state: takes one value, not brackets"),
        ("নদী -state:gone", "নদী", "state: holds for the whole query, cannot be excluded and was left out"),
        ("নদী NOT since:2026-11-01", "নদী", "since: holds for the whole query, cannot be excluded and was left out"),
        ("নদী -(state:gone)", "নদী", "state: holds for the whole query, cannot be excluded and was left out"),
        (
            "নদী NOT (সেতু (state:gone))",
            "(নদী & !সেতু)",
            "state: holds for the whole query, cannot be excluded and was left out",
        ),
        ("state:gone OR নদী", "নদী", "state: holds for the whole query, not for one side of OR"),
        ("নদী OR (changed:headline)", "নদী", "changed: holds for the whole query, not for one side of OR"),
        ("state:gone নদী state:moved", "নদী", "state: was given more than once, and the last one holds"),
        ("since:2026-11-01 since:2026-11-02 নদী", "নদী", "since: was given more than once, and the last one holds"),
        ("state:", "", "state: has no word"),
        ("।।", "", "the query has no word"),
    ],
)
def test_what_cannot_be_used_is_named(text: str, expected: str, note: str) -> None:
    found = parse(text)
    assert shown(found.root) == expected
    assert found.notes == (note,)
    assert found.is_void is (not expected)


def test_a_query_has_a_most_of_words() -> None:
    found = parse(" ".join(f"শব্দ{number}" for number in range(40)))
    assert sum(len(each.words) for each in matches(found.root)) <= MOST_WORDS
    assert found.notes == (f"only the first {MOST_WORDS} words were searched for",)


def test_days() -> None:
    found = parse("নদী since:২০২৬-১১-০১ until:2026-11-29")
    assert (found.since, found.until) == (date(2026, 11, 1), date(2026, 11, 29))
    assert shown(found.root) == "নদী"


def test_what_is_excluded_in_brackets_limits_nothing() -> None:
    assert parse("নদী -(state:gone until:2026-11-01)").is_limited is False
    assert parse("নদী NOT NOT state:gone").state == "gone"


def test_an_article_may_have_changed_in_several_ways() -> None:
    found = parse("changed:retracted নদী changed:headline changed:retracted")
    assert found.changed == ("retracted", "headline")
    assert not found.notes


def test_an_empty_query_asks_for_everything() -> None:
    assert parse("").root is None
    assert not parse(" ").is_void
    assert not parse("since:2026-11-01").is_void


def test_options_limit_a_query() -> None:
    found = limited(parse("নদী OR সেতু since:2020-01-01"), outlet="dinpatra", since=date(2026, 1, 1))
    assert shown(found.root) == "((নদী | সেতু) & outlet:dinpatra)"
    assert found.since == date(2026, 1, 1)


@given(st.text(st.sampled_from('নদী সেতু()"*-: ANDORNOTheadlinebylineoutletsince১২,।')))
def test_any_string_is_a_query(text: str) -> None:
    found = parse(text)
    assert found.root is None or any(not isinstance(each, Not) for each in [found.root])
    assert all(each.words for each in matches(found.root))


def test_brackets_have_a_depth() -> None:
    assert "more than 20 brackets within each other were left out" in parse("(" * 1000 + "নদী").notes


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('"নদীর সেতু', "a quotation mark without its partner was left out"),  # the river's bridge
        ("নদী headline:", "headline: has no word"),
        ("foo:নদী", "foo: is no field"),
        ("since:২০২৬-০২-৩০", "is no day; write it as 2026-11-29"),
    ],
)
def test_what_is_not_used_is_named(text: str, note: str) -> None:
    assert any(note in each for each in parse(text).notes)


def test_an_address_is_no_field() -> None:
    assert parse("https://example.com/news").notes == ()


def test_days_in_the_wrong_order_are_named() -> None:
    query = limited(parse("নদী since:2026-12-31"), until=date(2026, 1, 1))
    assert query.notes == ("no day is from 2026-12-31 on and up to 2026-01-01",)
