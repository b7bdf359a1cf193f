"""newsarchive capture: the bytes of a capture; check files against rows; export captures."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from typing_extensions import override

from newsarchive.commands.capture_check import check
from newsarchive.commands.capture_export import export
from newsarchive.commands.capture_options import NoCaptureError, folder_of_captures, known_spellings, memento_instant
from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import add_outlets, archive_option, captures_option, json_option, outlets_option
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from newsarchive.operations.capture_bytes import CapturedBytes

_BEGINNING = 1024  # bytes that are looked at to see whether they are text
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


class _AddressGroup(click.Group):
    """A group whose command `get` may be left out: `capture URL` is `capture get URL`."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `get` before arguments that begin with no command."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["get", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_AddressGroup, subcommand_metavar="URL [OPTIONS] | COMMAND ...")
def capture() -> None:
    """Return the bytes of a capture, check captures, export them.

    `newsarchive capture URL` is short for `newsarchive capture get URL`.
    """


@capture.command()
@click.argument("url")
@click.option(
    "--at",
    metavar="T",
    help="The capture closest to this time: ISO 8601 (without an offset UTC), 20261123080500, or as HTTP writes it.",
)
@click.option("--raw", "form", flag_value="raw", help="The body as received, its content coding (gzip, br) kept.")
@click.option("--headers", "form", flag_value="headers", help="The headers of the WARC record and of the response.")
@click.option("--record", "form", flag_value="record", help="The whole WARC record.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write into this file.")
@click.option("--list", "as_list", is_flag=True, help="List all captures of the address instead.")
@click.option(
    "--format",
    "list_format",
    type=click.Choice(["table", "link"]),
    default="table",
    show_default=True,
    help="Of --list; link is a TimeMap of RFC 7089.",
)
@archive_option
@captures_option
@outlets_option
@json_option
def get(
    url: str,
    at: str | None,
    form: str | None,
    output: Path | None,
    as_list: bool,
    list_format: str,
    archive: str,
    captures: Path | None,
    own: Path | None,
    as_json: bool,
) -> None:
    """Write the body of the newest capture of a page to standard output, as a browser decodes it.

    Its digests are verified first; bytes that are not those of the archive's row are never written (exit code 1, as for an
    address without a capture). Redirects are not followed: where one leads is on standard error.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.captures import captures_of, closest
    from newsarchive.archive.visibility import TombstoneError, forgotten_at
    from newsarchive.commands.capture_list import as_row, print_list, print_timemap
    from newsarchive.operations.capture_bytes import bytes_of

    add_outlets(own)
    when, addresses = memento_instant(at), known_spellings(url)
    engine = open_archive(archive, migrate=False)
    try:
        known = captures_of(engine, addresses)
        gone = forgotten_at(engine, addresses)
        if gone and not as_list:
            raise TombstoneError(gone)
        if not known:
            raise NoCaptureError(f"The archive has no capture of {url}. {_other_archive(archive)}")
        if as_list:
            if list_format == "link":
                print_timemap(url, known)
            else:
                print_list(known, as_json=as_json)
            return
        chosen = closest(known, when)
        if chosen is None:
            raise NoCaptureError(
                f"The archive has {counted(len(known), 'capture')} of {url}, and none of them was kept: "
                "captures were switched off, or there was no response."
            )
        found = bytes_of(engine, folder_of_captures(captures, archive), chosen)
    finally:
        engine.dispose()
    if as_json:
        write_json_line(
            {"original": url, **as_row(chosen), **_places(found), "captures": [as_row(each) for each in known]}
        )
        return
    _write(_part(found, form), output)
    sys.stderr.write(f"{_summary(found)}\n")


capture.add_command(check)
capture.add_command(export)


def _part(found: "CapturedBytes", form: str | None) -> bytes:
    parts: dict[str | None, Callable[[], bytes]] = {
        None: lambda: found.body,
        "raw": lambda: found.coded_body,
        "headers": lambda: found.head,
        "record": lambda: found.record.data,
    }
    return parts[form]()


def _write(data: bytes, output: Path | None) -> None:
    if output:
        output.write_bytes(data)
        return
    if sys.stdout.isatty() and not _CONTROLS.isdisjoint(data[:_BEGINNING]):
        raise UsageError("These bytes are no text. Write them into a file with -o FILE, or send them through a pipe.")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _summary(found: "CapturedBytes") -> str:
    """Return the line that states what was written."""
    capture_ = found.capture
    parts = [
        capture_.url,
        f"fetched {_written(capture_.fetched_at)}",
        f"status {capture_.status}",
        *([f"no page: {capture_.reason}"] if capture_.reason else []),
        *([f"redirects to {capture_.redirects_to}"] if capture_.redirects_to else []),
        f"{found.location.file}:{found.location.offset}",
        *([f"revisit of {found.body_at.file}:{found.body_at.offset}"] if found.body_at != found.location else []),
        f"verified {found.body_at.payload_digest}, sha256:{capture_.digest}",
    ]
    return ", ".join(parts)


def _places(found: "CapturedBytes") -> dict[str, Any]:
    return {"body_file": found.body_at.file, "body_offset": found.body_at.offset, "verified": True}


def _written(instant: datetime | None) -> str:
    return instant.isoformat().replace("+00:00", "Z") if instant else "at an unknown time"


def _other_archive(archive: str) -> str:
    return f"It was looked for in {archive}; --archive names another one."
