"""All captures of an address: as a table, as JSON lines, and as the TimeMap of RFC 7089."""

import sys
from collections.abc import Sequence
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.tables import Column, console, print_table

if TYPE_CHECKING:
    from newsarchive.archive.captures import ArchivedCapture

_COLUMNS = (
    Column("fetched (UTC)"),
    Column("status", justify="right"),
    Column("reason"),
    Column("size", justify="right"),
    Column("kind", drop=3),
    Column("record", drop=2),
    Column("file", drop=1),
)
_ADDRESS = Column("address", drop=4)


def as_row(capture: "ArchivedCapture") -> dict[str, Any]:
    """Return a capture as JSON has it."""
    record = capture.record
    return {
        "url": capture.url,
        "fetched_at": capture.fetched_at.isoformat() if capture.fetched_at else None,
        "memento_datetime": _memento_datetime(capture),
        "outlet": capture.outlet,
        "kind": capture.kind,
        "status": capture.status,
        "reason": capture.reason,
        "redirects_to": capture.redirects_to,
        "content_type": capture.content_type,
        "size": capture.size,
        "sha256": capture.digest,
        "payload_digest": record.payload_digest if record else None,
        "is_revisit": record.is_revisit if record else None,
        "file": record.file if record else None,
        "offset": record.offset if record else None,
        "length": record.length if record else None,
    }


def print_list(known: "Sequence[ArchivedCapture]", *, as_json: bool) -> None:
    """Print a row, or a JSON line, for each capture."""
    if as_json:
        for each in known:
            write_json_line(as_row(each))
        return
    if len({each.url for each in known}) == 1:
        print_table(console(), _COLUMNS, [_cells(each) for each in known])
    else:
        print_table(console(), (*_COLUMNS, _ADDRESS), [[*_cells(each), each.url] for each in known])


def print_timemap(url: str, known: "Sequence[ArchivedCapture]") -> None:
    """Print the TimeMap of an address (RFC 7089, application/link-format): its kept captures with their times.

    Their addresses are relative to a collection of a web archive such as pywb, where the captures can be browsed.
    """
    kept = [each for each in known if each.record and each.fetched_at]
    links = [f'<{_escaped(url)}>; rel="original"']
    for number, each in enumerate(kept, 1):
        relations = [*(["first"] if number == 1 else []), *(["last"] if number == len(kept) else []), "memento"]
        links.append(
            f'<{each.fetched_at:%Y%m%d%H%M%S}/{_escaped(each.url)}>; rel="{" ".join(relations)}"; datetime="{_memento_datetime(each)}"'
        )
    sys.stdout.write(",\n".join(links) + "\n")


def _memento_datetime(capture: "ArchivedCapture") -> str | None:
    return format_datetime(capture.fetched_at, usegmt=True) if capture.fetched_at else None


def _escaped(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E")


def _cells(capture: "ArchivedCapture") -> list[str]:
    record = capture.record
    return [
        f"{capture.fetched_at:%Y-%m-%d %H:%M:%S.%f}".rstrip("0").rstrip(".") if capture.fetched_at else "unknown",
        str(capture.status or "-"),
        str(capture.reason or ""),
        "-" if capture.size is None else str(capture.size),
        capture.kind,
        "not kept" if record is None else "revisit" if record.is_revisit else "response",
        f"{record.file}:{record.offset}" if record else "",
    ]
