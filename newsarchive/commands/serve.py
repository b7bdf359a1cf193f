"""newsarchive serve: the reading room, for browsers."""

import os
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.contact import contact
from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import archive_option, captures_option
from newsarchive.commands.scheduled import except_option
from newsarchive.commands.streams import write_error
from newsarchive.errors import NewsarchiveError

_NEEDED: Final = ("starlette", "jinja2", "uvicorn")


class NoWebError(NewsarchiveError):
    """The packages of the reading room are not installed."""


@click.command()
@click.option("--host", metavar="H", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", metavar="P", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0: a free one."
)  # fmt: skip
@click.option(
    "--base-url", metavar="URL", help="Where readers reach it, such as https://archive.example: citations name it, and other names are refused."
)  # fmt: skip
@click.option("--full-texts", is_flag=True, help="Show whole texts on any host; else so on this computer alone.")
@click.option(
    "--rate", metavar="N", type=click.FloatRange(min=0), default=10.0, show_default=True,
    help="Requests a second of one client, on average; 0: no limit. Not on this computer alone.",
)  # fmt: skip
@click.option("--behind-proxy", is_flag=True, help="A proxy names the clients in X-Forwarded-For.")
@click.option(
    "--download-rows", metavar="N", type=click.IntRange(1), help="Rows of a download at most. Default: 100000; on this computer alone no limit."
)  # fmt: skip
@except_option
@archive_option
@captures_option
def serve(
    host: str,
    port: int,
    base_url: str | None,
    full_texts: bool,
    rate: float,
    behind_proxy: bool,
    download_rows: int | None,
    left_out: tuple[str, ...],
    archive: str,
    captures: Path | None,
) -> None:
    """Serve the archive to browsers until Ctrl-C, read-only."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise NoWebError(
            f"The reading room needs {', '.join(missing)}: not installed. Run `{_install_command()}`, then this again."
        )
    if base_url is not None and not _is_site(base_url):
        raise UsageError(f"{base_url[:80]!r} is no address of a site. Write it as https://archive.example")
    from newsarchive.named_article import addresses_of
    from newsarchive.operations.rules import rules_of
    from newsarchive.web.serving import serve as run
    from newsarchive.web.settings import Settings

    base = base_url.rstrip("/") if base_url else None
    folder, rules = _looked_at(folder_of_captures(captures, archive)), rules_of(os.environ)
    settings = Settings(
        host, base, full_texts, contact(), rate, behind_proxy, download_rows, folder, left_out, rules
    )  # fmt: skip
    run(archive, settings, port, addresses_of)


def _looked_at(folder: Path) -> Path | None:
    """Return a folder of captures; None, and print why, if its disk plays no part in the health, as a user of readers may not look into it."""
    from newsarchive.archive import ArchiveError
    from newsarchive.operations.disk import is_there

    try:
        is_there(folder)
    except ArchiveError as error:
        write_error(f"{error} Until then the page of the health has no disks.")
        return None
    return folder


def _install_command() -> str:
    """Return the command that installs what the reading room needs into the present environment."""
    from newsarchive.outlets.registry import CHECKOUT

    lock = CHECKOUT / "requirements-web.txt" if CHECKOUT else None
    wanted = ["--require-hashes", "-r", str(lock)] if lock else ["newsarchive[web]"]
    return shlex.join([sys.executable, "-m", "pip", "install", *wanted])


def _is_site(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)
