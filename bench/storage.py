"""What a kept page costs on disk: our WARC beside gzip, zstd and the ways of other archives, on the same real pages in one run."""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TypeVar

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsarchive.captures import CaptureWriter, Exchange, exchanges
from newsarchive.captures.scan import KeptExchange
from newsarchive.extraction import parse
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Page
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlet
from quality.material import OUTLET, real_articles

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

DICTIONARY = 112_640  # bytes, the default of zstd
LEVELS = (3, 9)  # of zstd: about as fast as gzip reads and writes, and the best that is not slower than gzip
_AT = datetime(2026, 11, 29, tzinfo=UTC)
_REQUEST = (
    ("Host", "www.dainikamadershomoy.com"),
    ("User-Agent", "newsarchive/0.1 (+https://example.org)"),
    ("Accept-Encoding", "gzip"),
)
_RESPONSE = (("Content-Type", "text/html; charset=UTF-8"), ("Server", "nginx"), ("Cache-Control", "no-cache, private"))
_BLOCK = 512  # bytes of st_blocks
T = TypeVar("T")


def main() -> None:
    """Print bytes a page of each way, and milliseconds of CPU where they were measured."""
    pages = real_articles()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{len(pages)} real pages of {sum(len(page.body) for page in pages) // len(pages)} bytes")
        _print_ours(pages, folder)
        _print_zstd(pages, folder)
        _print_media_cloud(pages, outlet(OUTLET), folder)
        _print_archivebox(pages, folder)
    print(
        "Quoted, not measured: Media Cloud keeps 5 000 articles a WARC file; ArchiveBox also keeps a SingleFile copy, a PDF and the text"
    )
    print("of a page, and what the page needs (pictures, styles).")


def _print_ours(pages: Sequence[Page], folder: Path) -> None:
    bodies = [page.body for page in pages]
    taken, packed = _timed(lambda: [gzip.compress(body, 6, mtime=0) for body in bodies])
    _print("the pages alone, gzip -6 each", sum(map(len, packed)), len(pages), taken)
    taken, plain = _timed(lambda: _warc(pages, folder / "plain"))
    _print("our WARC, the site sends plain pages", plain.stat().st_size, len(pages), taken)
    found = [each for each in exchanges(plain) if isinstance(each, KeptExchange)]
    _print("  of it the responses", sum(each.record.length for each in found), len(pages))
    taken, coded = _timed(lambda: _warc(pages, folder / "coded", coded=packed))
    _print("our WARC, the site sends gzip (kept)", coded.stat().st_size, len(pages), taken)


def _print_zstd(pages: Sequence[Page], folder: Path) -> None:
    """Print the same records as .warc.zst would hold them; the dictionary is of the first half, the figures of the second."""
    records = [
        record.data
        for each in exchanges(next((folder / "plain").rglob("*.warc.gz")))
        if isinstance(each, KeptExchange)
        for record in (each.record, *each.beside)
    ]
    half = len(records) // 2
    count = len(pages) - len(pages) // 2
    later = records[half:]
    gzipped = sum(len(gzip.compress(record, 6, mtime=0)) for record in later)
    print(f"the records of the later {count} pages, the dictionary trained on those of the earlier ones:")
    _print("  gzip -6", gzipped, count, _timed(lambda: [gzip.compress(record, 6) for record in later])[0])
    trained = zstd.train_dict(records[:half], DICTIONARY)
    for level in LEVELS:
        for label, dictionary in (("", None), (", dictionary of the outlet", trained)):
            compress = partial(zstd.compress, level=level, zstd_dict=dictionary)
            taken, packed = _timed(partial(_each, compress, later))
            _print(f"  zstd -{level}{label}", sum(map(len, packed)), count, taken)
    print(
        f"  the dictionary has {len(trained.dict_content)} bytes, in each file of the outlet. These pages are of one outlet and of the same"
    )
    print("  weeks, with the same boilerplate: the best case of a dictionary")


def _print_media_cloud(pages: Sequence[Page], known: Outlet, folder: Path) -> None:
    """Print the way of Media Cloud: a WARC of decoded pages, beside each a metadata record with what was extracted."""
    path = folder / "articles.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for page in pages:
            article = article_to_dict(normalized(read_article(parse(page), known), page, known))
            stated = json.dumps(article, ensure_ascii=False).encode()
            writer.write_record(
                writer.create_warc_record(
                    page.url,
                    "response",
                    BytesIO(page.body),
                    len(page.body),
                    http_headers=StatusAndHeaders("200 OK", list(_RESPONSE), protocol="HTTP/1.1"),
                )
            )
            writer.write_record(
                writer.create_warc_record(page.url, "metadata", BytesIO(stated), len(stated), "application/json")
            )
    _print("Media Cloud's way: decoded page, metadata with the text", path.stat().st_size, len(pages))


def _print_archivebox(pages: Sequence[Page], folder: Path) -> None:
    """Print the part of ArchiveBox's way that can be measured here: a folder a page, with what wget saves and its WARC."""
    wget = shutil.which("wget")
    if wget is None:
        print("ArchiveBox's way was not measured: wget is not installed")
        return
    served = folder / "served"
    served.mkdir()
    for number, page in enumerate(pages):
        (served / f"{number}.html").write_bytes(page.body)
    saved = folder / "snapshots"
    with _serving(served) as port:
        for number in range(len(pages)):
            snapshot = saved / str(number)
            snapshot.mkdir(parents=True)
            subprocess.run(
                [wget, "--quiet", f"--warc-file={snapshot / 'warc'}", f"http://127.0.0.1:{port}/{number}.html"],
                cwd=snapshot,
                check=True,
                capture_output=True,
            )
    files = [path for path in saved.rglob("*") if path.is_file()]
    warcs = sum(path.stat().st_size for path in files if path.name.endswith(".warc.gz"))
    _print(
        "ArchiveBox's way: wget's page and WARC, a folder a page",
        sum(path.stat().st_size for path in files),
        len(pages),
    )
    _print("  of it the WARC files", warcs, len(pages))
    _print("  on disk, in whole blocks", sum(path.stat().st_blocks * _BLOCK for path in saved.rglob("*")), len(pages))


def _warc(pages: Sequence[Page], folder: Path, coded: Sequence[bytes] | None = None) -> Path:
    """Write the exchanges of pages; return their one file."""
    headers = (*_RESPONSE, ("Content-Encoding", "gzip")) if coded else _RESPONSE
    with CaptureWriter(folder, {"software": "newsarchive"}) as warc:
        for number, page in enumerate(pages):
            body = coded[number] if coded else page.body
            at = _AT + timedelta(seconds=number)
            place = warc.write(Exchange(page.url, at, "GET", _REQUEST, 200, headers, body))
    return folder / place.file


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def _serving(folder: Path) -> Iterator[int]:
    """Yield the port at which a folder is served on loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _each(compress: Callable[[bytes], bytes], records: Sequence[bytes]) -> list[bytes]:
    return [compress(record) for record in records]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    found = work()
    return time.process_time() - started, found


def _print(label: str, size: int, count: int, seconds: float | None = None) -> None:
    cpu = f"{seconds / count * 1000:7.2f} ms CPU" if seconds is not None else ""
    print(f"  {label:58} {size / count:9.0f} bytes a page {cpu}".rstrip())
