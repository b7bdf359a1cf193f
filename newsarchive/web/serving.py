"""The server: it opens the archive, listens, and answers until it is ended."""

import resource
import socket
import sys
from contextlib import suppress
from typing import Final

import uvicorn

from newsarchive.archive import ArchiveError, open_archive
from newsarchive.archive.connect import reading
from newsarchive.archive.failure import name_of
from newsarchive.archive.search.index import is_current
from newsarchive.errors import NewsarchiveError
from newsarchive.web.app import create_app
from newsarchive.web.connections import TimedProtocol
from newsarchive.web.reading_room import AddressesOf
from newsarchive.web.settings import Settings

_MOST_CONNECTIONS: Final = 3000  # most of which are silent; requests on more are answered with 503
_FILES: Final = 4096  # a connection is one
_IDLE_SECONDS: Final = 5


class NoAddressError(NewsarchiveError):
    """The server cannot listen on the address."""


def serve(archive: str, settings: Settings, port: int, addresses_of: AddressesOf) -> None:
    """Serve an archive until Ctrl-C or SIGTERM. `addresses_of`: which spellings of an address are understood. Raises ArchiveError, NoAddressError."""
    engine = open_archive(archive, read_only=True)
    _allow_connections()
    try:
        with reading(engine) as connection:
            if not is_current(connection):
                raise ArchiveError(
                    f"the search index of {name_of(engine.url)} is of another version. Run `newsarchive index rebuild`."
                )
        with _listening(settings.host, port) as listener:
            sys.stderr.write(f"newsarchive: {name_of(engine.url)} is at {_address(listener)} until Ctrl-C.\n")
            config = uvicorn.Config(
                create_app(engine, settings, addresses_of, reads_ahead=True),
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=False,  # what a proxy is reached at is the base URL
                limit_concurrency=_MOST_CONNECTIONS,
                timeout_keep_alive=_IDLE_SECONDS,
                http=TimedProtocol,
            )
            with suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[listener])
    finally:
        engine.dispose()


def _allow_connections() -> None:
    """Raise the number of files that this process may have open, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise NoAddressError(f"{host}, port {port}: {cause}. Use another --port or --host.") from error
    # Connections inherit it. Without it the body of a response waits 40 ms for the acknowledgement of its head.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
