"""The file of a download. It is made whole first, in a file without a name, and then sent.

So the state of the archive is read no longer than the archive needs, however slow a reader is; a failure is a page with a sentence, not half a file;
the length is known before; and whatever happens, the file is gone when it is closed.
"""

import logging
from collections.abc import AsyncIterator, Callable
from tempfile import TemporaryFile
from threading import Event
from typing import IO, Final

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from newsarchive.archive.exports import ExportStoppedError, Job, TooManyRowsError, export_zip
from newsarchive.web.download_request import DownloadRequest
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.reading_room import ReadingRoom
from newsarchive.web.view import view_of

_LOG: Final = logging.getLogger("newsarchive.web")
_AT_ONCE: Final = 1 << 18  # bytes
_SECONDS: Final = 3600  # that a file may take to be sent
_AGAIN: Final = {"Retry-After": "60"}


async def download_file(request: Request) -> Response:
    """Answer with a ZIP of the file and its manifest."""
    view, asked = view_of(request), DownloadRequest.of(request.query_params)
    room = view.room
    address = view.base + view.href("/download", asked.parameters())
    job = asked.job(room.settings, address)
    headers = {
        "Content-Disposition": f'attachment; filename="newsarchive-{asked.table}.zip"',
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
    }
    if request.method == "HEAD":  # its length is known when it was made
        return Response(media_type="application/zip", headers=headers)
    if not room.downloads.acquire(blocking=False):
        raise HTTPException(503, headers=_AGAIN)
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115  closed when it was sent
    try:
        await _make(request, room, job, file)
    except BaseException:
        file.close()
        room.downloads.release()
        raise
    return _Sent(file, room, headers)


async def _make(request: Request, room: ReadingRoom, job: Job, file: IO[bytes]) -> None:
    """Write the file. Raises WrongRequestError, HTTPException, ArchiveError."""
    most = room.settings.most_rows
    try:
        await _while_waited_for(request, lambda stopped: export_zip(room.engine, file, job, most=most, stopped=stopped))
    except TooManyRowsError as error:
        raise WrongRequestError("error.download.rows", most=error.most) from None
    except ExportStoppedError:
        raise HTTPException(503) from None
    except OSError as error:
        _LOG.error("%s: no space for the file of a download: %s", request.url.path, error)
        raise HTTPException(503, headers=_AGAIN) from None


async def _while_waited_for(request: Request, work: Callable[[Event], object]) -> None:
    """Do something in a thread. Its event is set when the reader has gone away."""
    stopped = Event()
    failure: Exception | None = None
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_stop_when_gone, request, stopped)
        try:
            await anyio.to_thread.run_sync(work, stopped)
        except Exception as error:  # noqa: BLE001  raised below, outside of the group, which would wrap it
            failure = error
        tasks.cancel_scope.cancel()
    if failure:
        raise failure


async def _stop_when_gone(request: Request, stopped: Event) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    stopped.set()


class _Sent(StreamingResponse):
    """A file that is sent once, and closed whether it was sent or not."""

    def __init__(self, file: IO[bytes], room: ReadingRoom, headers: dict[str, str]) -> None:
        self._file = file
        self._room = room
        length = str(file.seek(0, 2))
        file.seek(0)
        super().__init__(self._chunks(), media_type="application/zip", headers={**headers, "Content-Length": length})

    async def _chunks(self) -> AsyncIterator[bytes]:
        while chunk := await anyio.to_thread.run_sync(self._file.read, _AT_ONCE):
            yield chunk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, to a reader who takes it in time."""
        try:
            with anyio.move_on_after(_SECONDS):
                await super().__call__(scope, receive, send)
        except ClientDisconnect:
            pass
        finally:
            self._file.close()
            self._room.downloads.release()
