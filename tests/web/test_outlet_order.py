"""The order of outlets: that of their names in the language of the page, and not that of their keys."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, update
from starlette.testclient import TestClient

from newsarchive.archive.connect import writing
from newsarchive.archive.schema import outlets
from tests.archive.pages import RUN
from tests.web.rooms import fill, reading_room

NAMES = {"bn": ["খবর", "দিনপত্র"], "en": ["alokpatra", "Khobor"]}  # the keys are dinpatra and khobor
DAY = f"{RUN['started_at']:%Y-%m-%d}"


@pytest.fixture
def named(sqlite_engine: Engine) -> Iterator[TestClient]:
    """A reading room in which each order of the two outlets is another one: of keys, of Bengali, and of English names."""
    fill(sqlite_engine)
    with writing(sqlite_engine) as connection:
        connection.execute(update(outlets).where(outlets.c.key == "khobor").values(name_en="alokpatra"))
        connection.execute(update(outlets).where(outlets.c.key == "dinpatra").values(name_en="Khobor"))
    with reading_room(sqlite_engine) as client:
        yield client


@pytest.mark.parametrize("language", ["bn", "en"])
@pytest.mark.parametrize("path", ["/", "/search", "/stories", "/words", "/compare", "/coverage"])
def test_outlets_are_in_the_order_of_their_names(named: TestClient, path: str, language: str) -> None:
    page = named.get(path, params={"lang": language, **({"until": DAY} if path == "/coverage" else {})}).text
    listed = re.findall(r'<option value="\w+">([^<]*)|<th scope="row"><a[^>]*>([^<]*)', page)
    found = [name for each in listed for name in each if name in NAMES[language]]
    assert found[:2] == NAMES[language]
