"""A rule that is switched off: the pages that it carries are counted, in a registry that stands in for that of the heuristics."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType

import pytest

from newsarchive.items import Article, Page
from quality import ablate
from quality.page_sets import PageSet, ScoredPage, Verdict


@dataclass(frozen=True)
class StandIn:
    name: str
    field: str
    why: str = ""


RULES = (StandIn("idle", "body"), StandIn("useful", "headline"), StandIn("harmful", "body"))
off: set[str] = set()


@contextmanager
def without(name: str) -> Iterator[None]:
    off.add(name)
    yield
    off.remove(name)


def judge(_: Article) -> list[Verdict]:
    return [Verdict("headline", int("useful" not in off)), Verdict("F1", 9 if "harmful" in off else 6, 12)]


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = ModuleType(ablate.REGISTRY)
    monkeypatch.setattr(registry, "all_rules", lambda: RULES, raising=False)
    monkeypatch.setattr(registry, "without", without, raising=False)
    monkeypatch.setitem(sys.modules, ablate.REGISTRY, registry)
    pages = [ScoredPage(name, Page(b"", "https://a.example/1"), judge) for name in ("first", "second")]
    sets = [PageSet("lettered", mode, lambda: pages) for mode in ("layout", "heuristics")]
    monkeypatch.setattr(ablate, "page_sets", lambda: sets)
    monkeypatch.setattr(ablate, "clear_caches", lambda: None)


def ablated() -> ablate.Ablation:
    """Return the ablation of both halves of the pages, in this process."""
    names, whole = [rule.name for rule in RULES], ablate.Ablation()
    for part in (0, 1):
        whole.add(ablate.ablated_part(names, part, 2))
    return whole


def test_a_rule_carries_the_pages_that_are_worse_without_it() -> None:
    found = ablated()
    assert found.carried("useful") == {"lettered: first", "lettered: second"}
    assert found.carried("idle") == set()
    assert found.carried("harmful") == set()


def test_a_rule_that_costs_is_better_switched_off() -> None:
    found = ablated()
    assert found.fields("harmful", is_worse=False) == {"lettered F1": 2}
    assert found.f1_change("harmful") == pytest.approx(0.25)
    assert found.f1_change("idle") == 0


def test_the_table_begins_with_the_rule_that_carries_most() -> None:
    rows = ablate.table_of(RULES, ablated()).splitlines()[2:]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == ["useful", "harmful", "idle"]
    assert rows[0] == "| useful | headline | 2 | lettered headline 2 |  | +0.0000 |"


def test_a_rule_that_does_not_exist_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ablate.main(["--rule", "unknown"])
    assert "there is no rule unknown" in capsys.readouterr().err
