"""An outlet that needs a browser, where none is installed: it is not asked, that is stated, and the other outlets are crawled."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.capture_site import Sent, capture_site

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]
HERE = Path(__file__).parent
OUTLET = r"""
from newsarchive.outlets import Feed, Outlet

OUTLET = Outlet(
    key="{key}",
    name_bn="পরীক্ষা",
    name_en="{key}",
    domains=("127.0.0.1:{port}",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss.xml"),),
    articles={{r"/details/(?P<id>\d+)": "/details/{{id}}"}},
    layouts=("deshchitro",),
    depth=0,
    delay=0.0,
    scheme="http",
    needs_browser={needs_browser},
)
"""
SENTENCE = "not crawled, as scripts write its pages and only a browser can read them: install "


def write_outlets(folder: Path, port: int) -> None:
    """Write two outlets, of which one needs a browser, into a folder."""
    folder.mkdir()
    for key, needs_browser in (("scripted", True), ("plain", False)):
        text = OUTLET.format(key=key, port=port, needs_browser=needs_browser)
        (folder / f"{key}.py").write_text(text, encoding="utf-8")


def run(tmp_path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "NEWSARCHIVE_CHROMIUM": "/no/such/browser",
        "NEWSARCHIVE_OUTLETS": str(tmp_path / "outlets"),
        "NEWSARCHIVE_CONTACT": "mailto:desk@example.org",
        "NEWSARCHIVE_ARCHIVE": f"sqlite:///{tmp_path}/archive.db",
    }
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def newsarchive(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(tmp_path, "-m", "newsarchive", *arguments)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sent]:
    """The folder of the archive, and what the site of both outlets has sent."""
    tmp_path = tmp_path_factory.mktemp("no_browser")
    with capture_site() as (port, sent):
        write_outlets(tmp_path / "outlets", port)
        archive = f"sqlite:///{tmp_path}/archive.db"
        done = run(tmp_path, str(HERE / "crawl_browser.py"), str(tmp_path / "outlets"), archive, "scripted", "plain")
    assert done.returncode == 0, done.stderr
    (tmp_path / "results.json").write_text(done.stdout)
    return tmp_path, sent


def test_the_others_are_crawled(crawled: tuple[Path, Sent]) -> None:
    tmp_path, sent = crawled
    scripted, plain = json.loads((tmp_path / "results.json").read_text())
    assert (scripted["outcome"], scripted["counts"]["asked"]) == ("no_browser", 0)
    assert scripted["error"].startswith(SENTENCE)
    assert (plain["outcome"], plain["counts"]["new"]) == ("finished", 1)
    assert list(sent.bodies) == ["/robots.txt", "/rss.xml", "/details/3"]


def test_named_it_is_a_failure_with_a_sentence(crawled: tuple[Path, Sent]) -> None:
    done = newsarchive(crawled[0], "crawl", "scripted")
    assert done.returncode == 1, done.stderr
    assert f"scripted: {SENTENCE}" in done.stdout
    assert "Chromium (NEWSARCHIVE_CHROMIUM names /no/such/browser, which is no program)" in done.stdout


def test_it_is_never_due_and_fails_no_scheduled_run(crawled: tuple[Path, Sent]) -> None:
    done = newsarchive(crawled[0], "crawl", "scripted", "--due")
    assert done.returncode == 0
    assert f"newsarchive: scripted: {SENTENCE}" in done.stderr
    assert "nothing is due: no outlet can be crawled." in done.stderr
    due = newsarchive(crawled[0], "due", "scripted", "plain")
    assert f"scripted: {SENTENCE}" in due.stderr
    assert "scripted" not in due.stdout


def test_outlets_and_status_state_it(crawled: tuple[Path, Sent]) -> None:
    tmp_path, _ = crawled
    assert f"scripted: {SENTENCE}" in newsarchive(tmp_path, "outlets").stdout
    lines = map(json.loads, newsarchive(tmp_path, "outlets", "--json").stdout.splitlines())
    assert [line["outlet"] for line in lines if line["needs_browser"]] == ["scripted"]
    assert f"scripted: {SENTENCE}" in newsarchive(tmp_path, "status").stdout
    assert list(json.loads(newsarchive(tmp_path, "status", "--json").stdout)["not_crawled"]) == ["scripted"]
    assert f"It is {SENTENCE}" in newsarchive(tmp_path, "status", "scripted").stderr
