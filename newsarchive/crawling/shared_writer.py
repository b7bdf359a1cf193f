"""The one writer of captures of a process, in a thread beside the reactor's: the crawls of all its outlets share it."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import gethostname
from typing import TypeVar

from scrapy import __version__ as scrapy_version
from scrapy.settings import BaseSettings

from newsarchive import __version__, clock
from newsarchive.archive import KeptRecords, open_archive
from newsarchive.captures import (
    CaptureError,
    CaptureWriter,
    Exchange,
    KeptPayload,
    file_of,
    folder_of,
    read_at,
    recover,
)
from newsarchive.items import RecordLocation

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class SharedWriter:
    """The writer of captures into a folder, for all crawls of the process with the same archive.

    Its first `open` finishes the files that a crash has left, its last `close` finishes the present one. After an error it writes nothing more:
    what the disk has of the file is then unknown. All methods raise CaptureError, and ArchiveError if it is not known which bodies are kept.
    """

    def __init__(self, folder: Path, archive: str, info: dict[str, str]) -> None:
        self._folder = folder
        self._archive = archive
        self._info = info
        self._thread = ThreadPoolExecutor(1, "captures")
        self._users = 0
        self._writer: CaptureWriter | None = None
        self._records: KeptRecords | None = None
        self._error: CaptureError | None = None

    async def open(self) -> None:
        """Count a crawl that uses the writer; the first one opens it."""
        self._users += 1
        await self._in_thread(self._open)

    async def write(self, exchange: Exchange) -> RecordLocation:
        """Write a response; return where it is. It is certain to be on disk after `sync`."""
        return await self._in_thread(lambda: self._opened().write(exchange))

    async def sync(self) -> None:
        """Wait until all that was written is on disk."""
        await self._in_thread(lambda: self._opened().sync())

    async def close(self) -> None:
        """Count a crawl that has ended; the last one closes the writer."""
        self._users -= 1
        if not self._users:
            await self._in_thread(self._close)

    async def _in_thread(self, work: Callable[[], _Result]) -> _Result:
        if self._error:
            raise self._error
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except CaptureError as error:
            self._error = error
            raise

    def _open(self) -> None:
        if self._writer:
            return
        for found in recover(self._folder):
            _log.warning("%s was left by a run that was killed: finished, %s bytes cut off", found.file, found.cut)
        self._records = KeptRecords(open_archive(self._archive))
        self._writer = CaptureWriter(self._folder, self._info, now=clock.now, kept=self._kept)

    def _opened(self) -> CaptureWriter:
        assert self._writer
        return self._writer

    def _close(self) -> None:
        writer, records = self._writer, self._records
        self._writer = self._records = None
        if records:
            records.close()
        if writer:
            writer.close()

    def _kept(self, url: str, digest: str) -> KeptPayload | None:
        """Return the record of an earlier run that holds a body. The record itself is read: its address and instant are what a revisit names."""
        assert self._records
        for record in self._records.of(url, digest):
            if Path(record.file).is_absolute():
                continue  # replayed from a file elsewhere: a revisit names a record of this folder
            try:
                found = read_at(file_of(self._folder, record.file), record.offset)
            except CaptureError:  # it was kept in another folder, or its file is lost: the body is written again
                continue
            if (found.url, found.payload_digest, found.is_revisit) == (url, digest, False) and found.fetched_at:
                return KeptPayload(found.url, found.fetched_at)
        return None


_of_process: dict[tuple[Path, str], SharedWriter] = {}


def shared_writer(settings: BaseSettings) -> SharedWriter | None:
    """Return the writer of the process for the folder and the archive of the settings; None if the crawl keeps no captures, as a replay."""
    if settings.get("NEWSARCHIVE_REPLAY") or not settings.getbool("NEWSARCHIVE_KEEP_CAPTURES"):
        return None
    archive: str = settings["NEWSARCHIVE_ARCHIVE"]
    key = captures_folder(settings), archive
    if key not in _of_process:
        _of_process[key] = SharedWriter(*key, _info(settings))
    return _of_process[key]


def captures_folder(settings: BaseSettings) -> Path:
    """Return the folder of captures: that of the settings, else the one beside the archive."""
    return Path(settings["NEWSARCHIVE_CAPTURES"] or folder_of(settings["NEWSARCHIVE_ARCHIVE"]))


def _info(settings: BaseSettings) -> dict[str, str]:
    """Return the fields of the warcinfo record."""
    return {
        "software": f"newsarchive/{__version__} Scrapy/{scrapy_version}",
        "operator": settings["NEWSARCHIVE_CONTACT"] or "unknown",
        "hostname": gethostname(),
        "http-header-user-agent": settings["USER_AGENT"],
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
    }
