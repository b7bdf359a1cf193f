"""`newsarchive capture URL`: the bytes of a capture, verified."""

import gzip
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.commands import app
from newsarchive.errors import NewsarchiveError
from newsarchive.items import Reason
from tests.archive.pages import article as article_of
from tests.capture_operations.kept import KeptArchive, page
from tests.captures.exchanges import AT, PAGE, exchange

URL = "https://www.example.com/news/1"
HOUR = timedelta(hours=1)


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    return KeptArchive(tmp_path)


def run(kept: KeptArchive, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["capture", *arguments, "--archive", kept.url])


def test_the_newest_page_is_written_as_a_browser_decodes_it(kept: KeptArchive) -> None:
    coded = gzip.compress("<p>দ্বিতীয়</p>".encode())
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    kept.keep([page(1, "প্রথম"), exchange(1, coded, AT + HOUR, response_headers=headers)])
    found = run(kept, URL)
    assert found.exit_code == 0, found.stderr
    assert found.stdout_bytes == "<p>দ্বিতীয়</p>".encode()
    assert f"{URL}, fetched 2026-11-29T05:30:00Z, status 200" in found.stderr
    assert "verified sha1:" in found.stderr
    assert run(kept, URL, "--raw").stdout_bytes == coded


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("2020-01-01", "প্রথম"),
        ("2026-11-29T04:59:59Z", "প্রথম"),
        ("2026-11-29T05:00:00Z", "প্রথম"),  # as far from the second: the earlier one
        ("2026-11-29T11:00:01+06:00", "দ্বিতীয়"),
        ("20261129053000", "দ্বিতীয়"),
        ("Sun, 29 Nov 2026 07:00:00 GMT", "তৃতীয়"),
    ],
)
def test_the_capture_closest_in_time_is_taken(kept: KeptArchive, at: str, text: str) -> None:
    kept.keep([page(1, "প্রথম"), page(1, "দ্বিতীয়", AT + HOUR), page(1, "তৃতীয়", AT + 3 * HOUR)])
    assert text in run(kept, "--at", at, URL).stdout


def test_a_failure_is_taken_only_at_its_exact_instant(kept: KeptArchive) -> None:
    kept.keep([page(1, "পাতা")])
    kept.keep([exchange(1, b"down", AT + HOUR, status=503)], reason=Reason.SERVER_ERROR)
    assert "পাতা" in run(kept, URL).stdout
    assert "পাতা" in run(kept, URL, "--at", "2026-11-29T05:29:59Z").stdout
    exact = run(kept, URL, "--at", "2026-11-29T05:30:00Z")
    assert (exact.stdout, "no page: server_error" in exact.stderr) == ("down", True)


def test_a_redirect_is_what_was_captured_and_is_not_followed(kept: KeptArchive) -> None:
    headers = (("Location", "https://www.example.com/news/2"),)
    kept.keep([exchange(1, b"", status=301, response_headers=headers)], kind="redirect")
    found = run(kept, URL)
    assert (found.exit_code, found.stdout) == (0, "")
    assert "status 301, redirects to https://www.example.com/news/2" in found.stderr


def test_a_revisit_has_the_body_of_the_record_that_it_refers_to(kept: KeptArchive) -> None:
    kept.keep([page(1, "একই")])
    kept.keep([page(1, "একই", AT + HOUR)])
    found = run(kept, URL)
    assert "একই" in found.stdout
    assert "revisit of " in found.stderr
    state = json.loads(run(kept, URL, "--json").stdout)
    assert state["is_revisit"] is True
    assert (state["body_file"], state["body_offset"]) != (state["file"], state["offset"])


def test_headers_and_record_are_written_as_kept(kept: KeptArchive) -> None:
    kept.keep([exchange(1, PAGE)])
    head, record = run(kept, URL, "--headers").stdout_bytes, run(kept, URL, "--record").stdout_bytes
    assert head.startswith(b"WARC/1.1\r\n")
    assert b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "a"\r\n' in head
    assert record == head + PAGE + b"\r\n\r\n"


def test_bytes_that_are_not_those_of_the_row_are_never_written(kept: KeptArchive) -> None:
    (location,) = kept.keep([page(1, "আসল")])
    path = kept.folder / location.file
    data = path.read_bytes()
    forged = gzip.decompress(data[location.offset :][: location.length]).replace("আসল".encode(), "নকল".encode())
    path.write_bytes(data[: location.offset] + gzip.compress(forged) + data[location.offset + location.length :])
    found = run(kept, URL)
    assert (found.exit_code, found.stdout) == (1, "")
    assert "the payload digest of its bytes is sha1:" in str(found.exception)


def test_a_missing_file_is_a_sentence(kept: KeptArchive) -> None:
    (location,) = kept.keep([page(1, "পাতা")])
    (kept.folder / location.file).unlink()
    found = run(kept, URL)
    assert found.exit_code == 1
    assert "Is " in str(found.exception)
    assert "--captures" in str(found.exception)


def test_what_the_archive_does_not_have_is_no_wrong_usage(kept: KeptArchive) -> None:
    kept.add_lost(page(1, "হারানো"))
    for url, sentence in ((URL, "none of them was kept"), (f"{URL}0", "has no capture of")):
        error = run(kept, url).exception
        assert isinstance(error, NewsarchiveError)
        assert error.exit_code == 1
        assert sentence in str(error)


def test_a_body_that_begins_with_a_line_break_or_is_a_gzip_file_comes_back_whole(kept: KeptArchive) -> None:
    packed = gzip.compress(b"<urlset/>")
    kept.keep(
        [exchange(1, b"\r\n" + PAGE), exchange(2, packed, response_headers=(("Content-Type", "application/gzip"),))]
    )
    assert run(kept, URL).stdout_bytes == b"\r\n" + PAGE
    assert run(kept, URL[:-1] + "2").stdout_bytes == packed


def test_a_file_can_be_named_for_the_bytes(kept: KeptArchive) -> None:
    kept.keep([exchange(1, PAGE)])
    found = run(kept, URL, "-o", str(kept.root / "page.html"))
    assert (found.stdout, (kept.root / "page.html").read_bytes()) == ("", PAGE)


def test_any_spelling_of_an_address_and_of_its_article(kept: KeptArchive) -> None:
    mirror = "https://m.example.com/news/1?from=front"
    kept.keep([replace(page(1, "পাতা"), url=mirror)], article=lambda _: article_of(1, url=mirror, canonical_url=URL))
    assert "পাতা" in run(kept, URL).stdout
    assert "পাতা" in run(kept, mirror).stdout
    kept.keep([page(2, "অন্য")])
    assert "অন্য" in run(kept, "https://www.example.com/news/2/?utm_source=x#top").stdout


def test_the_list_has_all_captures_and_a_timemap_those_that_are_kept(kept: KeptArchive) -> None:
    kept.keep([page(1, "একই"), page(1, "একই", AT + HOUR)])
    kept.add_lost(page(1, "হারানো", AT + 2 * HOUR))
    listed = run(kept, URL, "--list").stdout
    assert [word in listed for word in ("2026-11-29 04:30:00", "revisit", "not kept")] == [True] * 3
    assert [json.loads(line)["is_revisit"] for line in run(kept, URL, "--list", "--json").stdout.splitlines()] == [
        False,
        True,
        None,
    ]
    assert run(kept, URL, "--list", "--format", "link").stdout == (
        f'<{URL}>; rel="original",\n'
        f'<20261129043000/{URL}>; rel="first memento"; datetime="Sun, 29 Nov 2026 04:30:00 GMT",\n'
        f'<20261129053000/{URL}>; rel="last memento"; datetime="Sun, 29 Nov 2026 05:30:00 GMT"\n'
    )
