"""What a publisher asks of archives and search engines is respected where others than the operator read."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from newsarchive.archive.robots import Directive, asks, passed_on
from newsarchive.items import CapturedPage
from newsarchive.web.language import texts
from newsarchive.web.settings import Settings
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured
from tests.web.rooms import id_of, reading_room

PUBLIC = Settings(host="192.0.2.1", full_texts=True)
WHOLE = "শেষ বাক্য পুরো লেখায় আছে।"  # The last sentence is in the whole text.
BODY = f"{'নদীর পানি বেড়ে ঘরে ঢুকেছে বলে বাসিন্দারা জানিয়েছেন। ' * 20}\n\n{WHOLE}"
PLAIN, ASKING, LATER, NO_MORE, HIDDEN = map(id_of, (1, 2, 3, 4, 5))


def page(number: int, robots: str | None, minutes: int = 0, headline: str = "নদীর পানি") -> CapturedPage:
    body = f"{BODY} {headline} {number}"
    made = captured(
        article(number, headline=headline, body=body), fetched_at=after(minutes), digest=f"{number}{minutes:03}" * 16
    )
    return replace(made, capture=replace(made.capture, robots=robots))


def text_in(packed: bytes, table: str) -> str:
    with ZipFile(io.BytesIO(packed)) as found:
        return found.read(f"{table}.csv").decode("utf-8-sig")


@pytest.fixture
def asking(engine: Engine) -> Engine:
    """Article 1 asks for nothing, 2 for noarchive, 3 does so since its second capture, 4 does so no more, 5 is not to be indexed."""
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    # What is captured later may be written first.
    pages = [
        page(1, None), page(2, "noarchive, nofollow"), page(3, "googlebot: noarchive", 9, "পরে"), page(3, None),
        page(4, "noarchive"), page(4, None, 9), page(5, "noindex, nosnippet, bingbot: noindex"),
    ]  # fmt: skip
    writer.write(run, pages, now=NOW)
    return engine


@pytest.fixture
def public(asking: Engine) -> Iterator[TestClient]:
    with reading_room(asking, PUBLIC) as client:
        yield client


@pytest.mark.parametrize(
    ("robots", "directive", "expected"),
    [
        (None, "noarchive", False),
        ("noarchive", "noarchive", True),
        ("noindex, googlebot: noarchive", "noarchive", True),
        ("googlebot: noindex", "noindex", False),
        ("nofollow, noindex, googlebot: nosnippet", "noindex", True),
    ],
)
def test_noarchive_counts_whomever_it_is_addressed_to_and_noindex_only_for_all(
    robots: str | None, directive: Directive, expected: bool
) -> None:
    assert asks(robots, directive) is expected


def test_what_is_asked_of_all_is_passed_on_and_noarchive_of_any() -> None:
    assert passed_on(None) == []
    assert passed_on("nofollow, noindex, unavailable_after: 25 jun 2026, bingbot: nosnippet") == [
        "noindex",
        "unavailable_after: 25 jun 2026",
    ]
    assert passed_on("nosnippet, googlebot: noarchive, googlebot: noindex") == ["noarchive", "nosnippet"]


@pytest.mark.parametrize(
    ("public_id", "is_whole"), [(PLAIN, True), (ASKING, False), (LATER, False), (NO_MORE, True), (HIDDEN, True)]
)
def test_a_public_server_shows_a_passage_and_why(public: TestClient, public_id: str, is_whole: bool) -> None:
    shown = public.get(f"/a/{public_id}?lang=en").text
    assert (WHOLE in shown) is is_whole
    assert (texts("en")("article.noarchive") in shown) is not is_whole
    assert (public.get(f"/a/{public_id}.json").json()["left_out"] == []) is is_whole


def test_the_newest_capture_holds_for_earlier_versions(public: TestClient) -> None:
    assert WHOLE not in public.get(f"/a/{LATER}/v/1").text
    assert public.get(f"/a/{LATER}/v/1").headers["X-Robots-Tag"] == "noarchive"


@pytest.mark.parametrize(
    ("settings", "respects"),
    [
        (Settings(), False),
        (Settings(base_url="http://localhost:8000"), False),
        (Settings(base_url="https://archive.example"), True),
        (Settings(host="192.0.2.1"), True),
        (Settings(behind_proxy=True), True),  # what a proxy passes on comes from elsewhere, whatever name it asks for
    ],
)
def test_only_the_own_computer_alone_shows_what_is_not_to_be_shown(settings: Settings, respects: bool) -> None:
    assert settings.respects_noarchive is respects
    assert settings.shows_texts is not respects
    assert (settings.most_rows is None) is not respects


def test_the_own_computer_shows_the_whole_text_and_what_is_asked(asking: Engine) -> None:
    with reading_room(asking) as room:
        response = room.get(f"/a/{ASKING}?lang=en")
    assert WHOLE in response.text
    assert "<code>noarchive, nofollow</code>" in response.text
    assert response.headers["X-Robots-Tag"] == "noarchive"


@pytest.mark.parametrize(
    ("public_id", "asked"), [(PLAIN, None), (ASKING, "noarchive"), (HIDDEN, "noindex, nosnippet"), (NO_MORE, None)]
)
def test_search_engines_are_asked_for_the_same(public: TestClient, public_id: str, asked: str | None) -> None:
    response = public.get(f"/a/{public_id}")
    assert response.headers.get("X-Robots-Tag") == asked
    assert (f'<meta name="robots" content="{asked}">' in response.text) is (asked is not None)
    assert public.get(f"/a/{public_id}.json").headers.get("X-Robots-Tag") == asked


def test_the_sitemap_has_all_but_those_that_are_not_to_be_indexed(public: TestClient) -> None:
    sitemap = public.get("/sitemap/1.xml").text
    assert [each in sitemap for each in (PLAIN, ASKING, LATER, NO_MORE, HIDDEN)] == [True, True, True, True, False]


def test_a_download_of_a_public_server_has_no_such_text(public: TestClient, asking: Engine) -> None:
    for table in ("articles", "versions"):
        text = text_in(public.get(f"/download/file?table={table}&q=পরে").content, table)
        assert (len(text.splitlines()) > 1, WHOLE in text) == (True, False)
    with ZipFile(io.BytesIO(public.get("/download/file?table=articles").content)) as packed:
        rows = list(csv.DictReader(io.StringIO(packed.read("articles.csv").decode("utf-8-sig"))))
        notes = json.loads(packed.read("manifest.json"))["query"]["notes"]
    assert {row["public_id"]: bool(row["body"]) for row in rows} == {
        PLAIN: True, ASKING: False, LATER: False, NO_MORE: True, HIDDEN: True
    }  # fmt: skip
    assert notes == ["texts whose publisher asks that no copy is shown (noarchive) are empty"]
    with (
        reading_room(asking) as room,
        ZipFile(io.BytesIO(room.get("/download/file?table=articles").content)) as packed,
    ):
        whole = list(csv.DictReader(io.StringIO(packed.read("articles.csv").decode("utf-8-sig"))))
    assert all(row["body"] for row in whole)


def test_a_comparison_has_only_the_number_of_changed_words(public: TestClient, asking: Engine) -> None:
    address = f"/a/{LATER}/diff/1/2"
    assert WHOLE not in public.get(address).text
    with reading_room(asking) as room:
        assert WHOLE in room.get(address).text
