"""The reading room on one core, beside Datasette on the same file, while a crawl writes: milliseconds by view, requests a second, and weights.

NEWSARCHIVE_BENCH_ARCHIVE is the URL of a SQLite archive that `python -m bench search` has kept; without it one is made, of
NEWSARCHIVE_BENCH_ARTICLES (10,000) made-up articles or, if that is `real`, of the real ones, each of which changes once. Needs wrk
and taskset; Datasette is measured if `make explore` has set up its environment. The server has one core, wrk and the crawl the other.
"""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlsplit

from bench.views import ready, views_of, views_of_datasette
from quality.served import started

ARCHIVE: Final = os.environ.get("NEWSARCHIVE_BENCH_ARCHIVE")
ARTICLES: Final = os.environ.get("NEWSARCHIVE_BENCH_ARTICLES", "10000")
SECONDS: Final = int(os.environ.get("NEWSARCHIVE_BENCH_SECONDS", "5"))  # of each view
SERVER_CORE, CLIENT_CORE = "0", "1"
_LONGEST: Final = 60.0  # seconds of an answer
DATASETTE: Final = Path(".venv-explore/bin/python")
# wrk: the paths of a file in their order, each server's own; at the end the percentiles and what was no answer.
_LUA: Final = """
local paths, at = {}, 0
for line in io.lines("%s") do paths[#paths + 1] = line end
request = function() at = at %% #paths + 1; return wrk.format("GET", paths[at], {["Accept-Encoding"] = "gzip", ["Accept-Language"] = "bn"}) end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("MEASURED %%.1f %%.1f %%.1f %%.1f %%d\\n", latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency.max / 1000,
    summary.requests / (summary.duration / 1000000), e.status + e.timeout + e.connect + e.read))
end
"""
# Milliseconds at 95 % that a view may take (facts of the project).
BUDGETS: Final = {
    "article": 20, "common word": 250, "rare word": 250, "two words": 250, "phrase": 250, "beginning": 250, "all articles": 250,
    "each text once": 250, "best first": 250, "words": 500, "differences": 50,
}  # fmt: skip


def main() -> None:
    """Print a row for each view, and what the first page weighs."""
    if not (shutil.which("wrk") and shutil.which("taskset")):
        sys.exit("bench web needs wrk and taskset: apt-get install wrk util-linux")
    with TemporaryDirectory() as folder:
        url = ARCHIVE or f"sqlite:///{folder}/archive.db"
        asked = ready(url, ARTICLES)
        views, others = views_of(asked), views_of_datasette(asked, url)
        ours = [sys.executable, "-m", "newsarchive", "serve", "--port", "0", "--archive", url]
        theirs = [str(DATASETTE), "-m", "explore", url, "--port", "0"]
        with started([*_pinned(SERVER_CORE), *ours]) as (base, _), _crawl(url):
            _weights(base, views)
            print(f"{'milliseconds':24} {'p50':>8} {'p95':>8} {'worst':>8} {'req/s':>8} {'failed':>7} {'budget':>7}")
            _measure(base, views, folder)
        if DATASETTE.exists():
            with started([*_pinned(SERVER_CORE), *theirs]) as (base, _), _crawl(url):
                _measure(base, others, folder, "Datasette: ")


def _get(base: str, path: str) -> bytes:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=_LONGEST)
    connection.request("GET", path)
    body = connection.getresponse().read()
    connection.close()
    return body


def _pinned(core: str) -> list[str]:
    """Return the beginning of a command that runs on a core."""
    return [shutil.which("taskset") or "taskset", "-c", core]


@contextmanager
def _crawl(url: str) -> Iterator[None]:
    """Write articles to the archive meanwhile, as a crawl does."""
    command = [*_pinned(CLIENT_CORE), sys.executable, "-m", "bench.writing", url]
    with subprocess.Popen(command) as writer:
        try:
            yield
        finally:
            writer.terminate()


def _measure(base: str, views: Mapping[str, Sequence[str]], folder: str, beginning: str = "") -> None:
    """Print a row for each view: one reader alone for the milliseconds, then eight at once for the requests a second.

    First all views with one reader: what the server is asked for by eight it works on after wrk has ended, and the next view would wait.
    """
    alone = {name: _wrk(base, _script(paths, folder), 1) for name, paths in views.items()}
    for name, paths in views.items():
        median, p95, worst, _, failed = alone[name]
        _, _, _, rate, failed_at_once = _wrk(base, _script(paths, folder), 8)
        budget = BUDGETS.get(name) if not beginning else None
        shown = f"{budget:7}" if budget else "      –"
        numbers = f"{median:8.1f} {p95:8.1f} {worst:8.1f} {rate:8.1f} {failed + failed_at_once:7.0f} {shown}"
        print(f"{beginning + name:24} {numbers}", flush=True)


def _script(paths: Sequence[str], folder: str) -> Path:
    lua, listed = Path(folder, "paths.lua"), Path(folder, "paths.txt")
    listed.write_text("\n".join(paths), encoding="utf-8")
    lua.write_text(_LUA % listed, encoding="utf-8")
    return lua


def _wrk(base: str, lua: Path, connections: int) -> list[float]:
    command = [*_pinned(CLIENT_CORE), "wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "10s", "-s", str(lua), base]  # fmt: skip
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    [line] = [each for each in printed.splitlines() if each.startswith("MEASURED")]
    return [float(each) for each in line.split()[1:]]


def _weights(base: str, views: dict[str, list[str]]) -> None:
    """Print the kilobytes, in gzip, of pages and of what they load."""
    pages = {name: views[name][0] for name in ("article", "common word")}
    files = {name: f"/static/{name}" for name in ("site.css", "site.js", "noto-sans-bengali-bengali-400-normal.woff2")}
    for name, path in {**pages, **files}.items():
        body = _get(base, path)
        size = len(body) if path.endswith("woff2") else len(gzip.compress(body, 6))
        print(f"{size / 1000:6.1f} KB  {name}")
