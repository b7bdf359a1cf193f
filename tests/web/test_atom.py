"""The Atom feed is one by RFC 4287, whatever the articles contain."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from tests.web.rooms import EDITED

ATOM = "{http://www.w3.org/2005/Atom}"
RELATIONS = {"alternate", "self", "via"}
# RFC 3339, as section 3.3 of RFC 4287 demands it: with seconds, and with an offset or Z.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
QUERIES: tuple[dict[str, str], ...] = (
    {},
    {"q": "নদী"},
    {"q": "alert", "versions": "all"},
    {"q": "nothing-of-this"},
    {"q": "<&>\"' \x01"},
)


def children(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return element.findall(f"{ATOM}{name}")


def text(element: ElementTree.Element, name: str) -> str:
    (found,) = children(element, name)
    return found.text or ""


def links(element: ElementTree.Element, relation: str) -> list[str]:
    return [each.attrib["href"] for each in children(element, "link") if each.get("rel", "alternate") == relation]


def check_common(element: ElementTree.Element) -> None:
    """4.1.1, 4.1.2, 4.2: one id (an absolute address), one title, one updated, at most one published, subtitle, summary; known relations."""
    assert re.match(r"https?://[^\s]+$", text(element, "id"))
    assert len(children(element, "title")) == 1
    assert INSTANT.fullmatch(text(element, "updated"))
    datetime.fromisoformat(text(element, "updated"))
    for name in ("published", "subtitle", "summary", "content", "generator", "icon"):
        assert len(children(element, name)) <= 1
    for each in children(element, "published"):
        assert INSTANT.fullmatch(each.text or "")
    for link in children(element, "link"):
        assert link.get("rel", "alternate") in RELATIONS
        assert re.match(r"https?://[^\s]+$", link.attrib["href"])
    alternates = [
        (each.get("type"), each.get("hreflang")) for each in children(element, "link") if each.get("rel") == "alternate"
    ]
    assert len(alternates) == len(set(alternates))  # no two of the same type and language


@pytest.mark.parametrize("parameters", QUERIES)
@pytest.mark.parametrize("language", ["bn", "en"])
def test_the_feed_is_atom(sqlite_room: TestClient, parameters: dict[str, str], language: str) -> None:
    answer = sqlite_room.get("/search.atom", params={**parameters, "lang": language})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314  our own document
    assert feed.tag == f"{ATOM}feed"
    assert {each.tag.partition("}")[0] for each in feed.iter()} == {ATOM[:-1]}
    check_common(feed)
    (own,) = links(feed, "self")
    assert sqlite_room.get(own.removeprefix("http://127.0.0.1:8000")).content == answer.content
    entries = children(feed, "entry")
    assert {each.tag for each in feed} <= {
        f"{ATOM}{name}" for name in ("title", "id", "link", "updated", "subtitle", "entry")
    }
    ids = [text(feed, "id"), *(text(entry, "id") for entry in entries)]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        check_common(entry)
        assert [text(author, "name") for author in children(entry, "author")] != [""]
        assert links(entry, "alternate") == [text(entry, "id")]  # 4.1.2: demanded where there is no content
    assert bool(entries) == ("nothing-of-this" not in parameters.get("q", "") and "\x01" not in parameters.get("q", ""))


def test_the_feed_is_as_new_as_its_newest_entry(sqlite_room: TestClient) -> None:
    feed = ElementTree.fromstring(sqlite_room.get("/search.atom").content)  # noqa: S314  our own document
    dates = [datetime.fromisoformat(text(entry, "updated")) for entry in children(feed, "entry")]
    assert datetime.fromisoformat(text(feed, "updated")) == max(dates)


def test_a_later_version_is_as_new_as_its_first_capture(sqlite_room: TestClient) -> None:
    feed = ElementTree.fromstring(sqlite_room.get("/search.atom").content)  # noqa: S314  our own document
    (edited,) = (each for each in children(feed, "entry") if f"/a/{EDITED}/" in text(each, "id"))
    seen = sqlite_room.get(f"/a/{EDITED}.json").json()
    assert seen["version"] > 1
    published, updated = (datetime.fromisoformat(text(edited, name)) for name in ("published", "updated"))
    assert published < updated == datetime.fromisoformat(seen["versions"][-1]["first_seen_at"])
