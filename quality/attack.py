"""Attacks on the reading room: fuzzed addresses, hostile paths on a real connection, slow clients, and a thousand connections at once.

NEWSARCHIVE_REQUESTS is the number of fuzzed requests, 5,000 if it is not set. Prints answers by status, faults, the slowest answer, and the memory
of the server.
"""

import os
import random
import re
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from starlette.routing import Route

from newsarchive.archive import open_archive
from newsarchive.web.app import ROUTES
from quality.served import served
from tests.web.rooms import EDITED, HOSTILE_ID, fill

REQUESTS: Final = int(os.environ.get("NEWSARCHIVE_REQUESTS", "5000"))
SEED: Final = 2026
CONNECTIONS: Final = 1000
AT_ONCE: Final = 4
_WAIT: Final = 30.0  # seconds for an answer
MARK: Final = "<x-mark>"
# Values that break what is made of them without care: markup, SQL, FTS5, paths, numbers at their ends, dates, text directions, signs of both scripts.
VALUES: Final = (
    MARK,
    f'"{MARK}',
    f"'{MARK}",
    f"--{MARK}",
    "' OR 1=1 --",
    '"; DROP TABLE articles; --',
    "NEAR(a b",
    "a AND",
    "((((",
    '"',
    "*",
    "title:x",
    "{{7*7}}",
    "${7*7}",
    "%00",
    "\0",
    "\r\nSet-Cookie: a=b",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "/etc/passwd",
    "file:///etc/passwd",
    "-1",
    "0",
    "1e9",
    "9" * 40,
    "২০২৬-১১-২৯",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "2026-11-29T12:00:00+99:00",
    "\u202eabc",
    "\u200d" * 50,
    "নদী",
    "নদী*",
    "ন" * 3000,
    "once",
    "all",
    "best",
    "newest",
    "1",
    "dinpatra",
    "khobor",
    "bn",
    "en",
    "xx",
    "",
    " ",
    "javascript:alert(1)",
    "\ud800",
    "😀",
    "a:b:c",
    "outlet:x",
)
NAMES: Final = (
    "q",
    "outlet",
    "byline",
    "section",
    "since",
    "until",
    "asof",
    "versions",
    "copies",
    "order",
    "below",
    "lang",
    "hl",
    "only",
    "id",
    "format",
    "word",
    "exact",
    "show",
    "sort",
    "compare",
    "at",
    "day",
    "days",
    "page",
    "table",
    "after",
    "unknown",
)
PATHS: Final = (
    "/static/../../../../etc/passwd",
    "/static/..%2f..%2f..%2fetc%2fpasswd",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "//etc/passwd",
    "/static//etc/passwd",
    "/a/../../etc/passwd",
    "/%00",
    "/static/site.css%00.html",
    "/static/..\\..\\etc\\passwd",
    "http://169.254.169.254/",
    "*",
    "/a/" + "a" * 5000,
)


def main(_: Sequence[str] = ()) -> None:
    """Print what each attack did."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.db"
        engine = open_archive(url)
        fill(engine)
        engine.dispose()
        with served(url) as (base, process):
            host, port = urlsplit(base).hostname or "", urlsplit(base).port or 0
            before = _memory(process)
            faults = [*_fuzzed(host, port), *_paths(host, port), *_slow(host, port), *_many(host, port)]
            print(f"memory of the server: {before} MiB before, {_memory(process)} MiB after")
    print(f"{len(faults)} faults")
    print("\n".join(f"  {fault}" for fault in faults[:40]))
    sys.exit(1 if faults else 0)


def _fuzzed(host: str, port: int) -> list[str]:
    chance = random.Random(SEED)
    addresses = [_address(chance) for _ in range(REQUESTS)]
    statuses: Counter[int] = Counter()
    faults, slowest = [], 0.0
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for address, (status, head, body, seconds) in zip(
            addresses, threads.map(lambda each: _asked(host, port, each), addresses), strict=True
        ):
            statuses[status] += 1
            slowest = max(slowest, seconds)
            faults += [f"{fault}: {address[:150]}" for fault in _faults(status, head, body)]
    shown = ", ".join(f"{count} of {status}" for status, count in sorted(statuses.items()))
    print(f"{REQUESTS} fuzzed requests: {shown}; the slowest took {slowest:.2f} s")
    return faults


def _address(chance: random.Random) -> str:
    path = chance.choice([route.path for route in ROUTES if isinstance(route, Route)])
    values = {
        "public_id": (EDITED, HOSTILE_ID, "x"),
        "version": ("1", "2", "99"),
        "before": ("1",),
        "after": ("2", "1"),
    }

    def value_of(found: re.Match[str]) -> str:
        known = values.get(found[1].partition(":")[0], ())
        chosen = chance.choice((*known, *known, *VALUES) if known else VALUES)
        return quote(chosen.encode("utf-8", "surrogatepass"), safe="")

    path = re.sub(r"\{([^{}]*)\}", value_of, path)
    asked = chance.sample(NAMES, chance.randrange(5))
    query = "&".join(f"{name}={quote(chance.choice(VALUES).encode('utf-8', 'surrogatepass'))}" for name in asked)
    return f"{path}?{query}" if query else path


def _faults(status: int, head: str, body: str) -> Iterator[str]:
    is_limit = status == 503 and "retry-after:" in head  # two downloads are being made already
    if (status >= 500 or status == 0) and not is_limit:
        yield f"status {status}"
    if "content-security-policy" not in head:
        yield "no content security policy"
    if "\nset-cookie:" in head:
        yield "a header was injected"
    if "root:x:0" in body:
        yield "a file of the server was sent"
    if "content-type: text/html" in head and MARK in body:
        yield "markup was injected"


def _asked(host: str, port: int, target: str, method: str = "GET") -> tuple[int, str, str, float]:
    """Return status, head in small letters, body and seconds of a request; status 0 without an answer."""
    started = time.monotonic()
    with closing(socket.create_connection((host, port), timeout=_WAIT)) as client:
        client.sendall(
            f"{method} {target} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\nAccept-Language: en\r\n\r\n".encode()
        )
        try:
            received = client.makefile("rb").read()
        except ConnectionResetError:
            received = b""  # the server had read enough of it
    head, _, body = received.partition(b"\r\n\r\n")
    status = re.match(rb"HTTP/1\.1 (\d+)", head)
    text = body.decode("utf-8", "replace")
    return int(status[1]) if status else 0, head.decode("latin-1").lower(), text, time.monotonic() - started


def _paths(host: str, port: int) -> list[str]:
    faults = []
    for target in PATHS:
        status, _, body, _ = _asked(host, port, target)
        if status not in (200, 400, 404, 414, 431) or "root:x:0" in body:
            faults.append(f"{target[:60]} gave {status}")
    large = _asked(host, port, "/?" + "a=" + "b" * 200_000)
    if large[0] not in (0, 400, 414, 431):
        faults.append(f"a long address gave {large[0]}")
    print(f"{len(PATHS)} hostile paths and a long address: {len(faults)} faults")
    return faults


def _slow(host: str, port: int) -> list[str]:
    """Hold connections that send a byte and wait; the others are answered meanwhile or soon after."""
    slow = [socket.create_connection((host, port), timeout=_WAIT) for _ in range(150)]
    for client in slow:
        client.sendall(b"G")
    status, _, _, seconds = _asked(host, port, "/")
    ended = 0
    for client in slow:
        ended += client.recv(1) == b""  # until the server ends it
        client.close()
    print(f"{len(slow)} slow clients: another was answered with {status} in {seconds:.2f} s; {ended} were ended")
    return [] if status == 200 and ended == len(slow) else [f"slow clients: {status}, {ended} ended"]


def _many(host: str, port: int) -> list[str]:
    """Open a thousand connections and ask on all; each is answered, if with 503, and the server answers afterwards."""
    statuses: Counter[int] = Counter()
    opened = [socket.create_connection((host, port), timeout=_WAIT) for _ in range(CONNECTIONS)]
    for client in opened:
        client.sendall(f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
    for client in opened:
        line = client.makefile("rb").readline().split()
        statuses[int(line[1]) if len(line) > 1 else 0] += 1
        client.close()
    after = _asked(host, port, "/")[0]
    shown = ", ".join(f"{count} of {status}" for status, count in sorted(statuses.items()))
    print(f"{CONNECTIONS} connections at once: {shown}; the next request {after}")
    return [] if set(statuses) <= {200, 503} and after == 200 else [f"connections: {shown}, then {after}"]


def _memory(process: int) -> int:
    """Return the MiB that a process has in memory."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // (1 << 20)
