"""Whose turn it is to request something of a host, shared by all processes of a user on this computer.

Each host has a file with two instants: when it was written, and until when nobody requests anything there. It is locked while a request is
under way; the system frees the lock of a process that dies. The instants are those of the monotonic clock, which all processes share and no
change of the date moves.
"""

import asyncio
import fcntl
import os
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from newsarchive.crawling.runs import end_run
from newsarchive.crawling.transport.errors import NotStoredError
from newsarchive.crawling.transport.origins import Origin
from newsarchive.errors import NewsarchiveError
from newsarchive.outlets.web_address import WEB_PORTS

# In the meta of a request: the seconds that robots.txt asks for between two requests, if it does.
CRAWL_DELAY: Final = "newsarchive_crawl_delay"
_POLL: Final = 0.05  # seconds between two attempts to lock a file
_MARGIN: Final = 10.0  # seconds beyond the longest request after which its process is taken to be stopped
_SIZE: Final = 64  # bytes; a file has fewer, always as many
_LONGEST_PAUSE: Final = 3600.0  # seconds; more is no pause that a crawl has written


class TurnsError(NewsarchiveError):
    """The folder of turns cannot be used; the message states why, and what to do."""


class Turn:
    """The locked file of a host."""

    def __init__(self, path: Path, file: int) -> None:
        self._path = path
        self._file = file

    @property
    def seconds_left(self) -> float:
        """The seconds until the host may be requested; 0 if it may be now."""
        now = time.monotonic()
        try:
            written, until = map(float, os.pread(self._file, _SIZE, 0).split())
        except ValueError:  # it is new, or a loss of power has cut it
            return 0.0
        # Written later than now: before the computer was restarted.
        is_pause = written <= now < until <= now + _LONGEST_PAUSE
        return until - now if is_pause else 0.0

    def pause(self, seconds: float) -> None:
        """Let nobody request anything of the host for so many seconds from now on, or for longer if that was so before. Raises TurnsError."""
        now = time.monotonic()
        until = now + max(seconds, self.seconds_left)
        try:
            os.pwrite(self._file, f"{now:020.6f} {until:020.6f}\n".encode(), 0)
        except OSError as error:
            raise _unusable(self._path, error) from error


class Turns:
    """The turns of a crawl's requests. If its folder cannot be used, all methods end the run and raise NotStoredError."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._longest = crawler.settings.getfloat("DOWNLOAD_TIMEOUT") + _MARGIN

    @asynccontextmanager
    async def turn_of(self, request: Request) -> AsyncIterator[Turn]:
        """Wait until the host of a request may be requested; within the block nobody else requests anything of it."""
        while True:
            async with self.held(request) as turn:
                seconds = turn.seconds_left
                if not seconds:
                    yield turn
                    return
            await asyncio.sleep(seconds)

    @asynccontextmanager
    async def held(self, request: Request) -> AsyncIterator[Turn]:
        """Wait until nobody requests anything of the host of a request; within the block nobody else does."""
        async with self._locked("hosts", request) as turn:
            yield turn

    @asynccontextmanager
    async def alone(self, request: Request) -> AsyncIterator[None]:
        """Wait until no other process is within this block for the host of a request. Turns are taken within the block."""
        async with self._locked("robots", request) as turn:
            turn.pause(0)
            yield

    @asynccontextmanager
    async def _locked(self, kind: str, request: Request) -> AsyncIterator[Turn]:
        try:
            path = turns_folder(self._crawler.settings) / kind / _name_of(request)
            file = await _lock(path, self._longest)
            try:
                yield Turn(path, file)
            finally:
                os.close(file)
        except TurnsError as error:
            end_run(self._crawler, error)
            raise NotStoredError(str(error)) from error


def turns_folder(settings: BaseSettings) -> Path:
    """Return the folder of turns: that of the settings, else one of the user. Raises TurnsError for a user without a home."""
    if settings.get("NEWSARCHIVE_TURNS"):
        return Path(settings["NEWSARCHIVE_TURNS"])
    try:
        state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    except RuntimeError as error:
        raise TurnsError(
            "This user has no home folder. Set NEWSARCHIVE_TURNS to a folder that can be written."
        ) from error
    return Path(state, "newsarchive", "turns")


async def _lock(path: Path, longest: float) -> int:
    """Return the open file of a path, locked. Raises TurnsError.

    `longest`: seconds after which a lock that is held without a break is that of a stopped process; its file is replaced.
    """
    seen, since = b"", time.monotonic()
    while (file := _locked_file(path)) is None:
        if (found := _content(path)) != seen:
            seen, since = found, time.monotonic()
        elif time.monotonic() - since > longest:
            path.unlink(missing_ok=True)
        await asyncio.sleep(_POLL)
    return file


def _locked_file(path: Path) -> int | None:
    """Return the open file of a path, locked; None if somebody else has locked it. Raises TurnsError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as closing:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
            closing.callback(os.close, file)
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(path, file):
                closing.pop_all()
                return file
    except BlockingIOError:
        return None
    except OSError as error:
        raise _unusable(path, error) from error
    return None  # it was replaced before it was locked


def _is_at(path: Path, file: int) -> bool:
    """True if an open file is still the one of a path."""
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(file))
    return False


def _content(path: Path) -> bytes:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


def _unusable(path: Path, error: OSError) -> TurnsError:
    return TurnsError(
        f"{path} cannot be written: {error.strerror}. It is where the crawls of this computer note when a host was requested. "
        "Make its folder writable, or set NEWSARCHIVE_TURNS to one that is."
    )


def _name_of(request: Request) -> str:
    """Return the file name of a host; another port is another server."""
    origin = Origin.of(request.url)
    return origin.host if origin.port in WEB_PORTS.values() else f"{origin.host}:{origin.port}"
