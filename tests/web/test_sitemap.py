"""The sitemap leads search engines to each article, and to none of a made-up archive."""

import re
from xml.etree import ElementTree

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer, sitemap
from newsarchive.web.settings import Settings
from tests.archive.conftest import rows_of
from tests.archive.pages import NOW, OUTLET, RUN, article, captured
from tests.web.rooms import fill, reading_room

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://archive.example"


def addresses(content: bytes) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(content).iter(f"{SITEMAP}loc")]  # noqa: S314  our own document


def test_every_article_is_in_one_part_of_the_sitemap(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(engine)
    monkeypatch.setattr(sitemap, "SIZE", 2)
    with reading_room(engine, Settings(base_url=BASE)) as room:
        assert f"\nSitemap: {BASE}/sitemap.xml\n" in room.get("/robots.txt").text
        parts = addresses(room.get("/sitemap.xml").content)
        assert parts == [f"{BASE}/sitemap/{number}.xml" for number in (1, 2, 3)]
        found = [addresses(room.get(each.removeprefix(BASE)).content) for each in parts]
        expected = [
            f"{BASE}/a/{row['public_id']}" for row in rows_of(engine, "SELECT public_id FROM articles ORDER BY id")
        ]
        assert [each for part in found for each in part] == expected
        assert all(len(each) <= 2 for each in found)
        page = room.get("/sitemap/1.xml").text
        assert re.search(r"<lastmod>2026-11-23T11:25:00\+00:00</lastmod>", page)
        robots = room.get("/robots.txt").text
        assert not any(f"Disallow: {path}\n" in robots for path in ("/a", "/sitemap"))


@pytest.mark.parametrize("part", ["0", "2", "-1", "x", "9999999", "১", "%00"])
def test_there_are_no_other_parts(sqlite_room: TestClient, part: str) -> None:
    assert sqlite_room.get(f"/sitemap/{part}.xml").status_code == 404


def test_made_up_articles_have_no_sitemap(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN, kind="made_up")
    writer.write(run, [captured(article(1))], now=NOW)
    with reading_room(sqlite_engine) as room:
        assert "Sitemap" not in room.get("/robots.txt").text
        assert [room.get(path).status_code for path in ("/sitemap.xml", "/sitemap/1.xml")] == [404, 404]
