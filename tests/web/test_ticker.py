"""The tickers of outlets at an instant and by day: what was shown, for how long, what became of it, and what is not certain."""

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from newsarchive.archive.citation import public_id
from newsarchive.archive.takedowns import decide
from newsarchive.archive.visibility import Takedown
from newsarchive.items import Capture, CapturedPage, Reason
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured
from tests.web.rooms import HOSTILE, SCRIPT, is_refused, reading_room, text_of, without_own_script

KEPT = "https://dinpatra.example/latest/ক"
RENAMED = "https://dinpatra.example/latest/খ"
LISTS = ("/ticker", "/ticker.json", "/ticker.csv")


def fill_tickers(engine: Engine) -> None:
    """Write the tickers of an outlet at 14:05, 14:15 and 14:25, and the hostile one of another a day later."""
    writer = Writer(engine, extractor="0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    shown = {0: ["ক", "খ"], 10: ["খ", "গ"], 20: ["খ", "ঘ"]}
    pages = [captured(None, fetched_at=after(at), ticker=each) for at, each in shown.items()]
    articles = [
        captured(article(1, url=KEPT, canonical_url=KEPT, headline="ক")),
        captured(article(2, url=RENAMED, canonical_url=RENAMED, headline="খ: পুরো খবর")),
    ]
    writer.write(run, [*pages, *articles], now=NOW)
    other = captured(None, outlet=OTHER, fetched_at=after(24 * 60), ticker=[HOSTILE])
    other.ticker[0].url = SCRIPT
    writer.write(writer.start_run(OTHER, **RUN), [other], now=NOW)


@pytest.fixture
def tickers(engine: Engine, writer: Writer) -> Iterator[TestClient]:
    fill_tickers(engine)
    with reading_room(engine) as client:
        yield client


@pytest.fixture
def sqlite_tickers(sqlite_engine: Engine) -> Iterator[TestClient]:
    fill_tickers(sqlite_engine)
    with reading_room(sqlite_engine) as client:
        yield client


def section_of(page: str) -> str:
    """The part of a page that has the tickers."""
    return page.partition('<div class="beside">')[2]


def test_without_an_outlet_there_is_a_list_to_choose_from(tickers: TestClient) -> None:
    page = tickers.get("/ticker").text
    assert re.findall(r'type="checkbox" name="outlet" value="(\w+)"', page) == ["dinpatra", "khobor"]
    assert 'href="/ticker?outlet=dinpatra"' in page
    assert "23 November 2026, 14:25 (UTC+6)" in text_of(page)


def test_the_newest_ticker_has_its_headlines_in_order_and_how_long_they_stayed(tickers: TestClient) -> None:
    text = text_of(section_of(tickers.get("/ticker", params={"outlet": "dinpatra"}).text))
    assert "As it was at 23 November 2026, 14:25 (UTC+6)" in text
    assert text.index("খ 23 November 2026, 14:05 (UTC+6) – 23 November 2026, 14:25 (UTC+6): 20 minutes") < text.index(
        "ঘ seen in one capture"
    )
    assert "গ" not in text.partition("Capture before")[0]


def test_what_became_of_a_headline(tickers: TestClient) -> None:
    page = tickers.get("/ticker", params={"outlet": "dinpatra", "at": "2026-11-23T14:05"}).text
    kept, renamed = (public_id(OUTLET.key, url) for url in (KEPT, RENAMED))
    assert f'<a href="/a/{kept}">the article in the archive</a>' in page
    assert f'<a href="/a/{renamed}">in the archive as: <bdi lang="bn">খ: পুরো খবর</bdi></a>' in page
    assert tickers.get(f"/a/{renamed}").status_code == 200
    outside = tickers.get("/ticker", params={"outlet": "dinpatra"}).text
    assert 'href="https://dinpatra.example/latest/ঘ" rel="nofollow noopener noreferrer"' in outside
    assert "not in the archive: at the outlet" in outside


def test_a_headline_whose_article_is_gone_states_so(sqlite_engine: Engine) -> None:
    fill_tickers(sqlite_engine)
    writer = Writer(sqlite_engine, extractor="0", address_of=lambda url: url)
    capture = Capture(KEPT, OUTLET.key, "article", 404, after(60), "0", 1, reason=Reason.NOT_FOUND)
    gone = CapturedPage(capture, [], None)
    writer.write(writer.start_run(OUTLET, **RUN), [gone], now=after(60))
    asked = {"outlet": "dinpatra", "at": "2026-11-23T14:05"}
    with reading_room(sqlite_engine) as client:
        for path in ("/ticker", "/ticker/dinpatra"):
            page = client.get(path, params=asked if path == "/ticker" else {}).text
            assert "the article in the archive · gone" in text_of(page)
            assert text_of(page).count("· gone") == 1
        (shown,) = client.get("/ticker.json", params=asked).json()["tickers"]
        found = {each["title"]: each["article_state"] for each in shown["headlines"]}
        day = client.get("/ticker/dinpatra.json").json()["headlines"]
    assert found == {"ক": "gone", "খ": "present"}
    assert {each["title"]: each["article_state"] for each in day} == {"ক": "gone", "খ": "present", "গ": None, "ঘ": None}


def test_an_instant_without_an_outlet_is_kept_for_the_choice(sqlite_tickers: TestClient) -> None:
    page = sqlite_tickers.get("/ticker", params={"at": "২৩-১১-২০২৬ ১৪:০৫"}).text
    assert "Choose the outlets whose tickers of 23 November 2026, 14:05 (UTC+6) you want to see." in text_of(page)
    assert 'name="at" placeholder="2026-11-29 18:30" value="2026-11-23 14:05"' in page
    assert "Choose the outlets whose" not in sqlite_tickers.get("/ticker").text


def fill_changed(engine: Engine) -> str:
    """Write an article that the ticker leads to, changed at 14:10 and 14:20, and return its public id."""
    writer = Writer(engine, extractor="0", address_of=lambda url: url)
    pages = [captured(None, fetched_at=after(at), ticker=["খ"]) for at in (0, 20)]
    headlines = {5: "খ", 10: "খ: প্রথম", 20: "খ: শেষ"}
    pages += [
        captured(article(2, url=RENAMED, canonical_url=RENAMED, headline=headline), fetched_at=after(at))
        for at, headline in headlines.items()
    ]
    writer.write(writer.start_run(OUTLET, **RUN), pages, now=after(20))
    return public_id(OUTLET.key, RENAMED)


@pytest.mark.parametrize(
    ("at", "version", "became"),
    [
        ("14:00", None, ""),  # before the first capture of the ticker
        ("14:05", 1, "→ the article as it was at that time now: খ: শেষ"),
        ("14:16", 2, "→ in the archive at that time as: খ: প্রথম now: খ: শেষ"),
        ("14:25", None, "→ in the archive as: খ: শেষ"),
    ],
)
def test_a_headline_leads_to_the_version_of_its_hour(
    engine: Engine, writer: Writer, at: str, version: int | None, became: str
) -> None:
    changed = fill_changed(engine)
    with reading_room(engine) as client:
        page = section_of(client.get("/ticker", params={"outlet": "dinpatra", "at": f"2026-11-23T{at}"}).text)
    assert became in text_of(page.replace("<br>", " "))
    assert re.findall(f"/a/{changed}/v/([0-9]+)", page) == ([str(version)] if version else [])


def test_in_the_list_of_a_day_a_headline_leads_to_the_version_of_when_it_was_first_seen(sqlite_engine: Engine) -> None:
    changed = fill_changed(sqlite_engine)
    with reading_room(sqlite_engine) as client:
        page = client.get("/ticker/dinpatra").text
    assert re.findall(f'href="/a/{changed}([^"]*)"', page) == ["/v/1", ""]


def test_a_superseded_headline_is_shown_without_its_redacted_passages(sqlite_engine: Engine) -> None:
    fill_changed(sqlite_engine)
    decide(sqlite_engine, Takedown(OUTLET.key, RENAMED, "redacted", "নাম", False, ("প্রথম",), after(60)))
    with reading_room(sqlite_engine) as client:
        page = client.get("/ticker", params={"outlet": "dinpatra", "at": "2026-11-23T14:16"}).text
    assert "in the archive at that time as: খ: █" in text_of(page)
    assert "প্রথম" not in page


def test_newest_tickers_of_different_times_lead_to_those_of_one_time(sqlite_tickers: TestClient) -> None:
    both = {"outlet": ["dinpatra", "khobor"]}
    page = sqlite_tickers.get("/ticker", params=both).text
    assert "All as they were at 23 November 2026, 14:25 (UTC+6)" in text_of(page)
    assert 'href="/ticker?outlet=dinpatra&amp;outlet=khobor&amp;at=2026-11-23T14%3A25"' in page
    together = text_of(sqlite_tickers.get("/ticker", params={**both, "at": "2026-11-23T14:25"}).text)
    assert together.count("As it was at 23 November 2026, 14:25 (UTC+6)") == 2
    assert "different times" not in together
    assert "different times" not in sqlite_tickers.get("/ticker", params={"outlet": "dinpatra"}).text


def test_what_is_not_certain_is_of_one_capture_or_of_one_of_two(sqlite_tickers: TestClient) -> None:
    for at, sentence in (
        ("14:00", "Only the nearest capture has these"),
        ("14:10", "Only one of the two captures has"),
    ):
        page = sqlite_tickers.get("/ticker", params={"outlet": "dinpatra", "at": f"2026-11-23T{at}"}).text
        assert sentence in text_of(page)
        assert len(re.findall("Only (?:one|the nearest)", page)) == 1


def test_between_two_captures_it_is_stated_what_is_not_certain(tickers: TestClient) -> None:
    text = text_of(section_of(tickers.get("/ticker", params={"outlet": "dinpatra", "at": "2026-11-23T14:10"}).text))
    assert "Between the captures of 23 November 2026, 14:05 (UTC+6) and of 23 November 2026, 14:15 (UTC+6)." in text
    certain, _, unsure = text.partition("Not certain")
    assert "খ" in certain
    assert "ক" not in certain
    assert "ক" in unsure
    assert "গ" in unsure


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-23 14:10",
        "২০২৬-১১-২৩ ১৪:১০",
        "2026-11-23T08:10:00Z",
        "2026-11-23T14:10+06:00",
        "2026-11-23T08:10 00:00",
    ],
)
def test_an_instant_is_of_bangladesh_unless_it_has_an_offset(sqlite_tickers: TestClient, written: str) -> None:
    page = sqlite_tickers.get("/ticker", params={"outlet": "dinpatra", "at": written}).text
    assert '<link rel="canonical" href="/ticker?outlet=dinpatra&amp;at=2026-11-23T14%3A10">' in page


def test_the_captures_and_hours_beside_an_instant_are_links(tickers: TestClient) -> None:
    page = tickers.get("/ticker", params={"outlet": "dinpatra", "at": "2026-11-23T14:15"}).text
    links = [each.replace("&amp;", "&") for each in re.findall(r'rel="(?:prev|next) nofollow" href="([^"]+)"', page)]
    times = [link.partition("at=2026-11-23T")[2].replace("%3A", ":") for link in links]
    assert times == ["13:15", "15:15", "14:05", "14:25"]
    assert "ক" in text_of(section_of(tickers.get(links[2]).text))


def test_before_the_first_and_after_the_last_capture_nothing_is_known(sqlite_tickers: TestClient) -> None:
    for at, sentence in (("2026-11-01", "Not known: the first capture"), ("2026-12-24", "Not known: the last capture")):
        text = text_of(sqlite_tickers.get("/ticker", params={"outlet": "dinpatra", "at": at}).text)
        assert sentence in text
        assert "No headline is known to have been shown." in text


def test_several_tickers_are_side_by_side(tickers: TestClient) -> None:
    page = tickers.get("/ticker?outlet=khobor&outlet=dinpatra&outlet=khobor").text
    assert re.findall(r'<h2 id="of-\d">(\w+)</h2>', page) == ["Khobor", "Dinpatra"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("outlet=none", "The archive has no ticker of “none”."),
        ("outlet=a&outlet=b&outlet=c&outlet=d&outlet=e", "outlet is there too often: 4 at most."),
        ("outlet=dinpatra&at=noon", "“noon” is no time for at. Write it as 2026-11-29 18:30"),
        ("at=0001-01-01", "“0001-01-01” is no time for at."),
        ("at=9999-12-31T23:59-12:00", "“9999-12-31T23:59-12:00” is no time for at."),
    ],
)
def test_a_value_that_cannot_be_used_is_named(sqlite_tickers: TestClient, query: str, sentence: str) -> None:
    for path in LISTS:
        answer = sqlite_tickers.get(f"{path}?{query}")
        assert is_refused(answer, sentence)


def test_the_headlines_of_a_day_have_their_times_and_articles(tickers: TestClient) -> None:
    page = tickers.get("/ticker/dinpatra").text
    text = text_of(page.replace("</td>", " </td>").replace("</th>", " </th>"))
    assert "The ticker of Dinpatra on 23 November 2026" in text
    assert "খ 14:05 14:25 20 minutes → in the archive as: খ: পুরো খবর" in text
    assert "গ 14:15 14:15 seen in one capture not in the archive: at the outlet" in text
    assert 'href="/ticker/dinpatra?day=2026-11-22"' in page
    assert "The day after" not in text
    empty = tickers.get("/ticker/dinpatra", params={"day": "২০২৬-১১-২২"}).text
    assert "0 headlines. 0 captures" in text_of(empty)
    assert 'href="/ticker/dinpatra?day=2026-11-23"' in empty


def test_an_unknown_outlet_and_a_wrong_day_of_it(sqlite_tickers: TestClient) -> None:
    for ending in ("", ".json", ".csv"):
        assert sqlite_tickers.get(f"/ticker/none{ending}").status_code == 404
        wrong = sqlite_tickers.get(f"/ticker/dinpatra{ending}", params={"day": "today"})
        assert is_refused(wrong, "“today” is no day for day")


def test_the_same_as_json_and_csv(tickers: TestClient) -> None:
    query = {"outlet": "dinpatra", "at": "2026-11-23T14:10"}
    (found,) = json.loads(tickers.get("/ticker.json", params=query).text)["tickers"]
    assert [each["title"] for each in found["headlines"]] == ["খ"]
    assert found["headlines"][0]["permalink"] == f"http://127.0.0.1:8000/a/{public_id(OUTLET.key, RENAMED)}"
    assert (found["unsure"], found["previous"]) == (["ক", "গ"], "2026-11-23T08:05:00+00:00")
    written = tickers.get("/ticker.csv", params=query).content
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert [(row["title"], row["is_certain"]) for row in rows] == [("খ", "True"), ("ক", "False"), ("গ", "False")]
    day = json.loads(tickers.get("/ticker/dinpatra.json").text)
    assert [(each["title"], each["minutes"], each["times"]) for each in day["headlines"]] == [
        ("ক", 0, 1), ("খ", 20, 1), ("গ", 0, 1), ("ঘ", 0, 1),
    ]  # fmt: skip
    lines = list(csv.DictReader(io.StringIO(tickers.get("/ticker/dinpatra.csv").content.decode("utf-8-sig"))))
    assert [row["title"] for row in lines] == ["ক", "খ", "গ", "ঘ"]


@pytest.mark.parametrize("language", ["bn", "en"])
@pytest.mark.parametrize(
    "path", ["/ticker", "/ticker?outlet=khobor&outlet=dinpatra", "/ticker/khobor", "/ticker/dinpatra"]
)
def test_hostile_headlines_are_text_in_both_languages(sqlite_tickers: TestClient, path: str, language: str) -> None:
    answer = sqlite_tickers.get(f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.headers["x-robots-tag"] == "noindex"
    assert "<script" not in without_own_script(answer.text)
    assert SCRIPT not in re.findall(r'(?:href|src|action)="([^"]*)"', answer.text)
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", answer.text)
    assert ("&lt;script&gt;" in answer.text) == ("khobor" in path)


def test_an_archive_without_tickers_states_so(sqlite_engine: Engine) -> None:
    with reading_room(sqlite_engine) as client:
        assert "The archive has no tickers yet." in text_of(client.get("/ticker").text)
        assert json.loads(client.get("/ticker.json").text)["newest"] == {}
