"""`newsarchive show` and `newsarchive diff` as a user sees them, in a pipe and on a terminal."""

import json
import os
import pty
import re
import struct
import sys
import termios
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from newsarchive.archive import Writer, open_archive
from newsarchive.commands import app
from newsarchive.errors import NewsarchiveError
from newsarchive.items import Author, Capture, CapturedPage, Reason, RecordLocation
from newsarchive.outlets.registry import outlet
from tests.archive.pages import NOW, RUN, after, article, captured

OUTLET = outlet("deshchitro")
URL = OUTLET.url("/details/38560")
LONG = " ".join(f"নদীর পানি {number} দিন ধরে বাড়ছে।" for number in range(40))
EDITS: list[dict[str, Any]] = [
    {"body": f"{LONG} শেষ কথা।"},
    {"body": f"{LONG} শেষ খবর।\n\nনতুন অনুচ্ছেদ।", "headline": "নদীর পানি কমেছে", "tags": ["নদী"]},
    {"body": f"{LONG} শেষ খবর।\n\nনতুন অনুচ্ছেদ।", "headline": "নদীর পানি কমেছে", "tags": ["নদী"], "modified_at": NOW},
]
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0.1.0", address_of=OUTLET.listed)
    run = writer.start_run(OUTLET.record, **RUN)
    pages = [_shown(minutes, 38560, **changes) for minutes, changes in enumerate(EDITS)]
    gone = Capture(URL, OUTLET.key, "article", 404, after(9), None, None, reason=Reason.NOT_FOUND)
    writer.write(run, [*pages, CapturedPage(gone), _shown(0, 38561)], now=NOW)
    engine.dispose()
    return url


def _shown(minutes: int, number: int, **changes: Any) -> CapturedPage:
    address = OUTLET.url(f"/details/{number}")
    shown = captured(article(number, url=address, canonical_url=address, **changes), fetched_at=after(minutes))
    record = RecordLocation(f"2026-11/{number}.warc.gz", 4096 * minutes, 512, "sha1:MFRGG")
    shown.capture = Capture(
        address, OUTLET.key, "article", 200, after(minutes), f"{minutes:02}" * 32, 9000, record=record
    )
    return shown


@pytest.fixture
def run(archive: str) -> Run:
    return lambda *arguments: CliRunner().invoke(app, [*arguments, "--archive", archive])


@pytest.mark.parametrize(
    "which",
    ["1", URL, "deshchitro.com/details/38560", "http://www.deshchitro.com/details/38560.html?utm_source=x#top"],
)
def test_an_article_is_found_by_any_spelling_of_its_address(run: Run, which: str) -> None:
    shown = json.loads(run("show", which, "--json").stdout)
    assert (shown["id"], shown["url"]) == (1, URL)


def test_copies_are_listed_with_what_they_share(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0.1.0", address_of=OUTLET.listed)
    text = "সুরমা নদীর পানি বেড়ে শহরের নিচু এলাকার কয়েক শ ঘরে ঢুকেছে বলে বাসিন্দারা জানিয়েছেন"
    agency = [Author("বাসস", "agency")]
    pages = [
        _shown(300, 1, body=text, published_at=after(20)),
        _shown(300, 2, body=f"{text} এবং মানুষ সরে গেছে", authors=agency, published_at=after(90)),
        _shown(300, 3, body="ছোট খবর"),
    ]
    writer.write(writer.start_run(OUTLET.record, **RUN), pages, now=NOW)
    engine.dispose()
    shown = CliRunner().invoke(app, ["show", "2", "--archive", url]).stdout
    assert (
        f"""
Copies: 2 articles with nearly the same text, by বাসস
  2026-11-23 14:25 deshchitro, likely origin: {OUTLET.url("/details/1")}
  2026-11-23 15:35 deshchitro, 76 % of it there: {OUTLET.url("/details/2")}

Kept
"""
        in shown
    )
    assert "nearly" not in CliRunner().invoke(app, ["show", "3", "--archive", url]).stdout
    listed = json.loads(CliRunner().invoke(app, ["show", "1", "--json", "--archive", url]).stdout)["copies"]
    assert [(each["id"], each["share"], each["is_origin"], each["agency"]) for each in listed] == [
        (1, 1.0, True, "বাসস"),
        (2, 0.765, False, "বাসস"),
    ]
    assert listed[0]["published_at"] == "2026-11-23T14:25:00+06:00"


def test_the_text_has_all_that_a_person_asks_for(run: Run) -> None:
    text = run("show", "1").stdout
    for expected in (
        "বন্যা\nনদীর পানি কমেছে\nনিজস্ব প্রতিবেদক, সিলেট\n",
        "version    3 of 3, seen 2026-11-23 08:07:00 to 2026-11-23 08:07:00 UTC",
        "published  2026-11-23 12:05 +06:00 (to the minute); the page shows: ২৩ নভেম্বর ২০২৬, ১২:০৫",
        "section    সারাদেশ",
        f"{LONG} শেষ খবর।\n\nনতুন অনুচ্ছেদ।\n",
        "state      gone since 2026-11-23 08:14:00 UTC",
        "headline, body",
        "2026-11/38560.warc.gz, offset 8192, 512 bytes",
        "sha1:MFRGG",
        "tags: contradicted (meta has পানি)",
    ):
        assert expected in text
    assert "\x1b" not in text


def test_a_version_is_chosen_by_number_and_by_instant(run: Run) -> None:
    def shown(*options: str) -> tuple[int, str]:
        found = json.loads(run("show", "1", "--json", *options).stdout)
        return found["version"], found["headline"]

    assert shown("--version", "1") == (1, "নদীর পানি বেড়েছে 38560")
    assert shown("--at", after(1).isoformat()) == shown("--version", "2") == (2, "নদীর পানি কমেছে")
    assert shown("--at", "2027-01-01")[0] == 3


def test_json_has_versions_states_and_captures(run: Run) -> None:
    shown = json.loads(run("show", URL, "--json").stdout)
    assert [(each["version"], each["cause"], each["changes"]) for each in shown["versions"]] == [
        (1, "site", ["headline", "body"]),
        (2, "site", ["time"]),
        (3, None, []),
    ]
    assert shown["versions"][0]["superseded_at"] == "2026-11-23T08:06:00+00:00"
    assert shown["states"] == [{"state": "gone", "since": "2026-11-23T08:14:00+00:00", "target_url": None}]
    assert (shown["state"], shown["state_since"]) == ("gone", "2026-11-23T08:14:00+00:00")
    assert shown["published_at"] == "2026-11-23T12:05:00+06:00"
    capture = shown["capture"]
    assert (capture["warc_file"], capture["record_offset"], capture["record_length"]) == (
        "2026-11/38560.warc.gz", 8192, 512,
    )  # fmt: skip


def test_a_diff_in_a_pipe_is_a_json_line_a_field(run: Run) -> None:
    lines = [json.loads(line) for line in run("diff", "1", "--from", "1").stdout.splitlines()]
    assert [line["field"] for line in lines] == ["headline", "modified_at", "tags", "body"]
    assert lines[0]["parts"] == [
        {"kind": "equal", "text": "নদীর পানি "},
        {"kind": "delete", "text": "বেড়েছে 38560"},
        {"kind": "insert", "text": "কমেছে"},
    ]
    assert (lines[1]["before"], lines[1]["after"]) == ("2026-11-23T13:05:00+06:00", "2026-11-23T14:05:00+06:00")
    assert {(line["from"], line["to"]) for line in lines} == {(1, 3)}


def test_a_diff_is_of_the_two_last_versions_by_default(run: Run) -> None:
    (line,) = (json.loads(line) for line in run("diff", "1").stdout.splitlines())
    assert (line["from"], line["to"], line["field"]) == (2, 3, "modified_at")


def test_an_article_with_one_version_has_no_diff(run: Run) -> None:
    done = run("diff", "2")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("Article 2 has one version")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("show", "https://deshchitro.com/details/385600"), 1, f"The archive has no article at .*385600.\n  It has:\n  {URL}"),
        (("diff", "77"), 1, "The archive has no article 77."),
        (("show", "9" * 20), 1, "The archive has no article 9{20}."),
        (("show", "9" * 5000), 1, "The archive has no article 9+."),
        (("show", "https://elsewhere.example/x"), 1, "The archive has no article at https://elsewhere.example/x.$"),
        (("show", "1", "--at", "2020-01-01"), 1, "was first seen at 2026-11-23 08:05:00 UTC"),
        (("show", "1", "--version", "4"), 2, "There is no version 4: article 1 has the versions 1 to 3."),
        (("show", "2", "--version", "0"), 2, "article 2 has one version."),
        (("show", "1", "--version", "1", "--at", "2026-11-24"), 2, "Give --version or --at, not both."),
        (("show", "নদী"), 2, "neither the address of an article nor its id"),
        (("diff", "1", "--to", "1"), 2, "There is no version before version 1."),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_a_sentence(run: Run, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    error = run(*arguments).exception
    assert isinstance(error, NewsarchiveError)
    assert error.exit_code == code
    assert re.search(sentence, str(error))


def on_terminal(width: int, *arguments: str) -> str:
    """What a command prints on a terminal of a width."""
    environment = {**os.environ, "TERM": "xterm-256color"}
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        environment.pop(name, None)
    process, terminal = pty.fork()
    if process == 0:
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        os.execve(sys.executable, [sys.executable, "-m", "newsarchive", *arguments], environment)  # noqa: S606  no shell is wanted: the child becomes our own program
    written = b""
    try:
        while chunk := os.read(terminal, 65536):
            written += chunk
    except OSError:  # the end of a terminal, on Linux
        pass
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0, written
    return written.decode().replace("\r\n", "\n")


@pytest.mark.slow
@pytest.mark.end_to_end
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut(archive: str, width: int) -> None:
    text = re.sub(r"\x1b\[[\d;]*m", "", on_terminal(width, "show", "1", "--archive", archive))
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert LONG in " ".join(text.split())


@pytest.mark.slow
@pytest.mark.end_to_end
def test_a_diff_on_a_terminal_is_coloured_cut_and_readable_without_colours(archive: str) -> None:
    written = on_terminal(200, "diff", "1", "--from", "1", "--to", "2", "--archive", archive)
    assert "\x1b[32m{+কমেছে+}" in written
    assert re.search(r"\x1b\[[\d;]*31m\[-বেড়েছে 38560-\]", written)
    text = re.sub(r"\x1b\[[\d;]*m", "", written)
    assert text.index("\nheadline\n") < text.index("\ntags\n") < text.index("\nbody\n")
    assert "নদীর পানি [-বেড়েছে 38560-] {+কমেছে+}\n" in text
    body = text.partition("\nbody\n")[2]
    assert body.startswith("… ")
    assert "শেষ [-কথা-] {+খবর+}।\n\n{+নতুন অনুচ্ছেদ।+}" in body
    assert len(body) < len(LONG) // 4
