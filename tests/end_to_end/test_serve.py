"""`newsarchive serve` as a process: it prints where it is, answers a browser, and ends when it is asked to."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from newsarchive.archive import open_archive
from tests.web.rooms import EDITED, fill


@pytest.fixture
def archive(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(url)
    fill(engine)
    engine.dispose()
    return url


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "newsarchive", "serve", *arguments]


@contextmanager
def serving(*arguments: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server and its address, which it prints once it listens."""
    with subprocess.Popen(command("--port", "0", *arguments), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        try:
            address = re.search(r"http://\S+", line)
            assert address is not None, line + process.stderr.read()
            yield process, address[0]
        finally:
            process.kill()


def test_a_reader_opens_an_article_and_the_operator_ends_it(archive: str) -> None:
    with serving("--archive", archive) as (process, address):
        with urlopen(f"{address}a/{EDITED}", timeout=60) as answer:  # noqa: S310  our own server
            page = answer.read().decode()
            assert answer.headers["Content-Security-Policy"]
            assert answer.headers["Server"] is None
        assert "নদীর পানি কমছে" in page
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


def test_the_archive_may_be_written_while_it_is_served(archive: str) -> None:
    with serving("--archive", archive) as (_, address):
        engine = open_archive(archive)
        fill(engine)
        engine.dispose()
        with urlopen(f"{address}search.json?q=%E0%A6%A8%E0%A6%A6%E0%A7%80", timeout=60) as answer:  # noqa: S310  our own server
            assert answer.status == 200


def refused(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stderr


def test_what_cannot_be_served_is_a_sentence(archive: str, tmp_path: Path) -> None:
    code, message = refused("--archive", f"sqlite:///{tmp_path / 'none.db'}")
    assert (code, "there is no archive" in message) == (1, True)
    code, message = refused("--archive", archive, "--base-url", "archive.example")
    assert (code, "is no address of a site" in message) == (2, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, message = refused("--archive", archive, "--port", str(taken.getsockname()[1]))
    assert (code, "Use another --port" in message) == (1, True)


def test_without_the_extra_it_names_what_to_install(archive: str) -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from newsarchive.commands import main; sys.argv[1:] = sys.argv[1:]; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "serve", "--archive", archive],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "needs uvicorn: not installed. Run `" in done.stderr
    assert "requirements-web.txt`, then this again." in done.stderr
