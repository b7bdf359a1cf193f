"""The help of the reading room: its examples work, and its keys are those of the script."""

import re
from importlib.resources import files

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive.search import parse
from newsarchive.web.about import _EXAMPLES, _KEYS
from newsarchive.web.settings import Settings
from tests.web.rooms import fill, reading_room, text_of


@pytest.mark.parametrize("query", [query for query, _ in _EXAMPLES])
def test_each_example_is_a_query_of_which_all_is_used(query: str) -> None:
    found = parse(query)
    assert found.notes == ()
    assert found.root is not None or found.is_limited


def test_the_keys_are_those_of_the_script() -> None:
    script = files("newsarchive.web").joinpath("static", "site.js").read_text(encoding="utf-8")
    table = script.partition("const keys = {")[2].partition("\n};")[0]
    assert re.findall(r"""^  "?([^":]+)"?: """, table, re.MULTILINE) == [key for key, _ in _KEYS]


@pytest.mark.parametrize("language", ["bn", "en"])
def test_the_page_is_in_both_languages_and_leads_to_the_examples(sqlite_room: TestClient, language: str) -> None:
    page = sqlite_room.get("/about", params={"lang": language}).text
    assert page.count('href="/search?q=') == len(_EXAMPLES)
    assert "WCAG 2.2" in text_of(page)


def test_the_contact_of_the_operator_is_a_link(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine, Settings(contact="mailto:you@example.org")) as room:
        assert '<a href="mailto:you@example.org">' in room.get("/about").text
