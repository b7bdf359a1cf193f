"""docs/browsing.md: pywb, in an environment of its own, shows captures with the commands of the page.

Its environment is that of the variable NEWSARCHIVE_TEST_PYWB; without it the tests are skipped.
"""

import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import URLError

import pytest

from newsarchive.items import Page
from newsarchive.outlets.registry import PROJECT
from newsarchive.testing.fixtures import cases
from tests.capture_operations.kept import KeptArchive
from tests.captures.exchanges import AT, exchange

PYWB = "NEWSARCHIVE_TEST_PYWB"
DOCS = (PROJECT / "docs" / "browsing.md").read_text(encoding="utf-8")
PAGES = [case.page for case in cases() if case.is_article][:3]
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if PYWB not in os.environ:
        pytest.skip(f"{PYWB} names no environment with pywb")
    kept = KeptArchive(tmp_path_factory.mktemp("pywb"))
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    for at in (AT, AT + DAY):  # on the second day all are revisits
        kept.keep([exchange(0, page.body, at, url=page.url, response_headers=headers) for page in PAGES])
    (kept.root / "pywb").symlink_to(Path(os.environ[PYWB]).resolve())
    (kept.root / "config.yaml").write_text(_block("yaml", "collections:"))
    subprocess.run(_block("sh", "cdx-indexer").split(), cwd=kept.root, check=True)
    port = _free_port()
    command = _block("sh", "wayback --bind").replace("8080", str(port)).split()
    with subprocess.Popen(command, cwd=kept.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(process, f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}/news"
        finally:
            process.terminate()


def _block(language: str, words: str) -> str:
    """Return the block of the page that has some words."""
    found = re.findall(rf"```{language}\n(.+?)```", DOCS, re.DOTALL)
    (block,) = (each for each in found if words in each)
    return str(block)


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], url: str) -> None:
    while process.poll() is None:
        try:
            _get(url).close()
        except URLError:
            time.sleep(0.1)  # it prints nothing when it listens
        else:
            return
    pytest.fail(f"pywb ended with {process.returncode}")


def _get(url: str) -> HTTPResponse:
    answer = urllib.request.urlopen(url, timeout=60)  # noqa: S310 our own server
    assert isinstance(answer, HTTPResponse)
    return answer


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url)
@pytest.mark.parametrize(
    ("at", "memento"),
    [("20261129043000", "Sun, 29 Nov 2026 04:30:00 GMT"), ("20261130043000", "Mon, 30 Nov 2026 04:30:00 GMT")],
    ids=["response", "revisit"],
)
def test_pywb_has_the_bytes_of_each_capture(server: str, page: Page, at: str, memento: str) -> None:
    with _get(f"{server}/{at}id_/{page.url}") as answer:
        assert answer.headers["Memento-Datetime"] == memento
        assert answer.read() == page.body


def test_pywb_shows_a_page_with_its_own_links(server: str) -> None:
    with _get(f"{server}/20261129043000mp_/{PAGES[0].url}") as answer:
        assert "/news/20261129043000" in answer.read().decode()
