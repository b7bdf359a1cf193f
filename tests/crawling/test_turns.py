"""Turns at a host: who waits for whom, and what nobody waits for."""

import asyncio
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

import pytest
from scrapy import Request, Spider
from scrapy.crawler import Crawler

from newsarchive.crawling.process import crawl_settings
from newsarchive.crawling.transport import turns
from newsarchive.crawling.transport.turns import Turns

PAGE = Request("https://example.com/details/1")
_Result = TypeVar("_Result")


def of_crawl(folder: Path) -> Turns:
    """Return the turns of a crawl with a folder of turns."""
    settings = crawl_settings(archive="")
    settings.set("NEWSARCHIVE_TURNS", str(folder), priority="cmdline")
    return Turns(Crawler(Spider, settings))


def run(work: Awaitable[_Result]) -> _Result:
    """Run to the end. The turns that nobody gets would otherwise be waited for without end."""

    async def bounded() -> _Result:
        return await asyncio.wait_for(work, 60)

    return asyncio.run(bounded())


async def seconds_left(one: Turns, request: Request = PAGE) -> float:
    """Return the seconds for which the host of a request is to be left alone."""
    async with one.held(request) as turn:
        return turn.seconds_left


def test_a_host_is_left_alone_for_the_longest_of_all_pauses(tmp_path: Path) -> None:
    async def work() -> float:
        async with of_crawl(tmp_path).turn_of(PAGE) as turn:
            turn.pause(100)
            turn.pause(1)
        return await seconds_left(of_crawl(tmp_path))

    assert 1 < run(work()) <= 100


def test_the_next_turn_begins_when_the_pause_is_over(tmp_path: Path) -> None:
    async def work() -> float:
        begun = time.monotonic()
        async with of_crawl(tmp_path).turn_of(PAGE) as turn:
            turn.pause(0.2)
        async with of_crawl(tmp_path).turn_of(PAGE):
            return time.monotonic() - begun

    assert run(work()) >= 0.2


def test_nobody_has_a_turn_while_another_has_it(tmp_path: Path) -> None:
    happened: list[str] = []

    async def request(name: str) -> None:
        async with of_crawl(tmp_path).turn_of(PAGE):
            happened.append(f"{name} begins")
            await asyncio.sleep(0.1)
            happened.append(f"{name} ends")

    async def work() -> None:
        await asyncio.gather(*map(request, "abc"))

    run(work())
    assert [line.split()[1] for line in happened] == ["begins", "ends"] * 3


@pytest.mark.parametrize(
    ("url", "is_same"),
    [
        ("https://example.com/other", True),
        ("http://example.com/", True),
        ("https://EXAMPLE.com.:443/", True),
        ("https://example.com:8443/", False),
        ("https://www.example.com/", False),
    ],
)
def test_turns_are_those_of_a_host_and_port(tmp_path: Path, url: str, is_same: bool) -> None:
    async def work() -> float:
        async with of_crawl(tmp_path).turn_of(PAGE) as turn:
            turn.pause(100)
        return await seconds_left(of_crawl(tmp_path), Request(url))

    assert bool(run(work())) is is_same


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"000000",
        b"no number\n",
        b"0 nan\n",
        b"0 inf\n",
        f"{time.monotonic():020.6f} {time.monotonic() + 1e6:020.6f}\n".encode(),
        f"{time.monotonic() + 1e6:020.6f} {time.monotonic() + 100:020.6f}\n".encode(),
    ],
    ids=["new", "cut", "words", "no number", "without end", "too long", "of before a restart"],
)
def test_a_file_that_states_nothing_of_now_lets_nobody_wait(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hosts").mkdir()
    (tmp_path / "hosts" / "example.com").write_bytes(content)

    async def work() -> float:
        async with of_crawl(tmp_path).turn_of(PAGE) as turn:
            turn.pause(100)
        return await seconds_left(of_crawl(tmp_path))

    assert 0 < run(work()) <= 100


def test_the_files_do_not_grow(tmp_path: Path) -> None:
    async def work() -> int:
        for _ in range(20):
            async with of_crawl(tmp_path).turn_of(PAGE) as turn:
                turn.pause(0.001)
        return sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())

    assert run(work()) == 42


def test_a_process_that_was_stopped_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_MARGIN", -59.9)  # the longest request then has a tenth of a second

    async def work() -> None:
        async with of_crawl(tmp_path).turn_of(PAGE) as stopped:
            stopped.pause(0)
            for _ in range(2):
                async with of_crawl(tmp_path).turn_of(PAGE) as turn:
                    turn.pause(0)

    run(work())


def test_the_folder_is_that_of_the_user_unless_another_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = crawl_settings(archive="")
    settings.set("NEWSARCHIVE_TURNS", "", priority="cmdline")
    monkeypatch.setenv("HOME", "/home/editor")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert turns.turns_folder(settings) == Path("/home/editor/.local/state/newsarchive/turns")
    monkeypatch.setenv("XDG_STATE_HOME", "/var/state")
    assert turns.turns_folder(settings) == Path("/var/state/newsarchive/turns")
