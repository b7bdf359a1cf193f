"""The copies of an article: in the order of publication, what each shares with the likely origin, and what differs between two."""

import csv
import io
import json
import re

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.web.settings import Settings
from tests.web.clusters import (
    ALONE,
    EDITED,
    HOSTILE_ONE,
    HOSTILE_TWO,
    OF_DAY,
    ORIGIN,
    SAME,
    TEXT,
    fill_clusters,
)
from tests.web.rooms import id_of, is_refused, reading_room, text_of, without_own_script


def rows_of(page: str) -> list[str]:
    """The text of each row of the table of a page."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [text_of(row.replace("</td>", " | ").replace("</th>", " | ")) for row in body.split("</tr>")[:-1]]


def test_copies_are_in_the_order_of_publication_with_what_they_share_and_how_late_they_are(
    clustered: TestClient,
) -> None:
    page = clustered.get(f"/a/{EDITED}/copies").text
    origin, same, edited = rows_of(page)
    assert re.match(r"Dinpatra \| শিরোনাম 1 \| 23 November 2026, 09:05 \(UTC\+6\) \| likely origin \| – \| – \|", origin)
    assert re.search(r"Khobor \| শিরোনাম 1 \|.*\| 1 minute later \| the same, headline and text \| 100 % \|", same)
    assert re.search(r"Khobor \| This article: শিরোনাম 5 \|.*\| 2 hours later \| nearly the same \| 89 % \|", edited)
    text = text_of(page)
    assert "3 articles have this text, or most of it. Most name as their agency: বাসস." in text
    assert f'href="/a/{ORIGIN}/copies/{EDITED}"' in page
    assert f'href="/a/{EDITED}/copies/{SAME}"' in page


def test_a_time_of_a_day_is_compared_by_days(clustered: TestClient) -> None:
    assert "on the same day" in rows_of(clustered.get(f"/a/{OF_DAY}/copies").text)[1]


def test_an_article_without_copies_states_so_and_an_unknown_one_is_not_found(clustered: TestClient) -> None:
    assert "The archive has no copy of this article." in text_of(clustered.get(f"/a/{ALONE}/copies").text)
    assert clustered.get(f"/a/{id_of(99)}/copies").status_code == 404
    assert clustered.get("/a/x/copies").status_code == 404
    assert clustered.get(f"/a/{ORIGIN}/copies/{ALONE}").status_code == 404  # no copy of it
    assert clustered.get(f"/a/{ORIGIN}/copies/{ORIGIN}").status_code == 404


def test_the_page_of_an_article_leads_to_its_copies(clustered: TestClient) -> None:
    assert f'href="/a/{EDITED}/copies"' in clustered.get(f"/a/{EDITED}").text
    assert "/copies" not in clustered.get(f"/a/{ALONE}").text


def test_two_copies_are_compared_word_by_word_the_headline_first(clustered: TestClient) -> None:
    page = clustered.get(f"/a/{ORIGIN}/copies/{EDITED}").text
    assert page.index("<h2>Headline</h2>") < page.index("<h2>Publish time</h2>") < page.index("<h2>Text</h2>")
    text = text_of(page)
    assert "[removed: 1][added: 5]" in text
    assert "Words removed: 6, added: 6" in text
    assert " ".join(TEXT[40:]) not in text
    assert "…" in text
    whole = text_of(clustered.get(f"/a/{ORIGIN}/copies/{EDITED}", params={"show": "whole"}).text)
    assert all(word in whole for word in TEXT)


def test_copies_with_the_same_headline_and_text_differ_in_their_times_alone(clustered: TestClient) -> None:
    assert re.findall(r"<h2>(.*?)</h2>", clustered.get(f"/a/{ORIGIN}/copies/{SAME}").text) == ["Publish time"]


def test_bodies_are_only_shown_where_texts_are(sqlite_engine: Engine) -> None:
    fill_clusters(sqlite_engine)
    with reading_room(sqlite_engine, Settings(base_url="https://archive.example")) as room:
        text = text_of(room.get(f"/a/{ORIGIN}/copies/{EDITED}", params={"show": "whole"}).text)
    assert "the changes of this field are only counted" in text
    assert TEXT[0] not in text
    assert "[removed: 1][added: 5]" in text  # the headline is shown


def test_the_same_as_json_and_csv(clustered: TestClient) -> None:
    found = json.loads(clustered.get(f"/a/{EDITED}/copies.json").text)
    assert [(each["public_id"], each["is_origin"], each["text"]) for each in found["copies"]] == [
        (ORIGIN, True, "same"), (SAME, False, "same"), (EDITED, False, "near"),
    ]  # fmt: skip
    assert found["count"] == 3
    written = clustered.get(f"/a/{EDITED}/copies.csv").content
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert [row["permalink"] for row in rows] == [f"http://127.0.0.1:8000/a/{each}" for each in (ORIGIN, SAME, EDITED)]


def test_a_wrong_value_is_named(sqlite_clustered: TestClient) -> None:
    answer = sqlite_clustered.get(f"/a/{ORIGIN}/copies/{EDITED}", params={"show": "all"})
    assert is_refused(answer, "“all” is no choice for show")


@pytest.mark.parametrize("language", ["bn", "en"])
@pytest.mark.parametrize("ending", ["", f"/{HOSTILE_TWO}", f"/{HOSTILE_TWO}?show=whole"])
def test_hostile_texts_are_text_in_both_languages(sqlite_clustered: TestClient, ending: str, language: str) -> None:
    answer = sqlite_clustered.get(f"/a/{HOSTILE_ONE}/copies{ending}{'&' if '?' in ending else '?'}lang={language}")
    assert (answer.status_code, answer.headers["x-robots-tag"]) == (200, "noindex")
    assert "&lt;script&gt;" in answer.text
    assert "<script" not in without_own_script(answer.text)
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", answer.text)


def test_a_copy_without_a_publish_time_has_when_it_was_seen(sqlite_clustered: TestClient) -> None:
    rows = rows_of(sqlite_clustered.get(f"/a/{HOSTILE_ONE}/copies").text)
    assert "no publish time seen by the archive: 23 November 2026, 14:05:00 (UTC+6) | unknown |" in rows[1].replace(
        "timeseen", "time seen"
    )
