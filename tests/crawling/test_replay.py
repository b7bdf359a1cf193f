"""A folder of saved pages in place of the network."""

import json
from pathlib import Path

import pytest

from newsarchive.crawling.saved_pages import ReplayError, SavedPage, SavedPages


def _folder(folder: Path, *lines: object, file: str = "page.html") -> Path:
    (folder / "page.html").write_text("<html></html>")
    (folder / "manifest.jsonl").write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    )
    return folder


def test_a_manifest_names_pages_by_address(tmp_path: Path) -> None:
    pages = SavedPages.of(
        _folder(tmp_path, {"file": "page.html", "url": "https://a.example/1", "aliases": ["https://a.example/1.html"]})
    )
    page = pages.page("https://a.example/1")
    assert page is not None
    assert page.file == tmp_path / "page.html"
    assert pages.alias("https://a.example/1.html") == "https://a.example/1"
    assert pages.page("https://a.example/2") is None


def test_a_manifest_may_name_files_from_the_folder_above(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    assert SavedPages.of(_folder(folder, {"file": "pages/page.html", "url": "https://a.example/"})).page(
        "https://a.example/"
    )


def test_the_first_of_several_copies_is_used(tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text("")
    folder = _folder(
        tmp_path,
        {"file": "page.html", "url": "https://a.example/"},
        {"file": "other.html", "url": "https://a.example/"},
    )
    page = SavedPages.of(folder).page("https://a.example/")
    assert page is not None
    assert page.file.name == "page.html"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "line 1 is no JSON"),
        ("[1]", "no object"),
        ({"file": "page.html"}, "url"),
        ({"file": "missing.html", "url": "https://a.example/"}, "no file .missing.html"),
        ({"file": "../../../../../../etc/passwd", "url": "https://a.example/"}, "no file"),
        ({"file": "/etc/passwd", "url": "https://a.example/"}, "no file"),
        ({"file": "page.html", "url": "https://a.example/", "fetched_at": "yesterday"}, "yesterday"),
        ("", "contains no saved pages"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, line: object, message: str) -> None:
    with pytest.raises(ReplayError, match=message):
        SavedPages.of(_folder(tmp_path, line))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="no folder"):
        SavedPages.of(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!DOCTYPE html><html></html>", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"></html>', "text/html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<rss></rss>', "application/xml"),
        (b"<urlset></urlset>", "application/xml"),
        (b' [{"link": "x"}]', "application/json"),
        (b"\x1f\x8b\x08", "application/gzip"),
        (b"", "text/html"),
    ],
)
def test_feeds_sitemaps_and_json_are_answered_with_their_own_type(body: bytes, message: str) -> None:
    page = SavedPage("https://a.example/", Path("page"))
    assert page.type_of(body) == message


def test_a_manifest_may_name_the_type_and_the_kind(tmp_path: Path) -> None:
    line = {
        "file": "page.html",
        "url": "https://a.example/",
        "content_type": "application/rss+xml",
        "charset": "utf-8",
        "kind": "feed",
    }
    pages = SavedPages.of(_folder(tmp_path, line))
    page = pages.page("https://a.example/")
    assert page is not None
    assert page.type_of(b"") == "application/rss+xml; charset=utf-8"
    assert pages.urls_of_kind("feed") == ["https://a.example/"]
    assert pages.urls_of_kind(None) == []
