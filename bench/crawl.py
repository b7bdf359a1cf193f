"""The whole crawl beside the same requests by a spider that only fetches, in one run."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from quality.material import OUTLET, pages_folder

ROUNDS = 5
HERE = Path(__file__).parent


def main() -> None:
    """Print CPU seconds of both and the ratio a page, of a replay of saved pages and of the same pages served on loopback, plain and in gzip.

    The crawl of served pages is run without and with captures.
    """
    with tempfile.TemporaryDirectory() as folder:
        _replayed(str(pages_folder()), Path(folder))
        for coding in ("identity", "gzip"):
            _served(str(pages_folder()), coding, Path(folder) / coding)


def _replayed(pages: str, folder: Path) -> None:
    asked, none = folder / "asked.txt", folder / "none.txt"
    none.write_text("")
    _run("bench.fetch_only", "record", pages, str(asked), f"sqlite:///{folder}/recorded.db")

    def crawl(outlet: str, turn: int) -> float:
        archive = f"sqlite:///{folder}/replayed-{outlet}-{turn}.db"
        return _run("newsarchive", "crawl", outlet, "--from", pages, "--archive", archive)

    _compare(
        "replay",
        asked,
        whole=lambda turn: crawl(OUTLET, turn),
        whole_start=lambda turn: crawl("deshchitro", turn),  # none of whose pages are there
        fetching=lambda _: _run("bench.fetch_only", "fetch", pages, str(asked)),
        fetching_start=lambda _: _run("bench.fetch_only", "fetch", pages, str(none)),
    )


def _served(pages: str, coding: str, folder: Path) -> None:
    folder.mkdir()
    noted, asked, none = folder / "noted.txt", folder / "paths.txt", folder / "none.txt"
    with subprocess.Popen(
        [sys.executable, "-m", "bench.sockets", "serve", pages, str(noted), coding],
        stdout=subprocess.PIPE,
        cwd=HERE.parent,
        text=True,
    ) as server:
        assert server.stdout
        port = server.stdout.readline().strip()

        def crawl(turn: int, captures: str, *listings: str) -> float:
            archive = f"sqlite:///{folder}/{captures}-{len(listings)}-{turn}.db"
            return _run("bench.sockets", "whole", port, archive, captures, *listings)

        try:
            crawl(-1, "drop")
            paths = [path for path in noted.read_text(encoding="utf-8").split() if path != "/robots.txt"]
            asked.write_text("\n".join(paths), encoding="utf-8")
            _compare(
                f"sockets, pages in {coding}",
                asked,
                whole=lambda turn: crawl(turn, "drop"),
                whole_start=lambda turn: crawl(turn, "drop", "/nothing-is-here"),
                captured=lambda turn: crawl(turn, "keep"),
                captured_start=lambda turn: crawl(turn, "keep", "/nothing-is-here"),
                fetching=lambda _: _run("bench.sockets", "fetch", port, str(asked)),
                fetching_start=lambda _: _run("bench.sockets", "fetch", port, str(none)),
            )
        finally:
            server.terminate()


def _compare(kind: str, asked: Path, **works: Callable[[int], float]) -> None:
    """Print what the works took, start of the programs taken off. The best of rounds that take turns."""
    best = dict.fromkeys(works, float("inf"))
    for turn in range(ROUNDS):
        for name, work in works.items():
            best[name] = min(best[name], work(turn))
    count = len(asked.read_text(encoding="utf-8").split())
    print(f"{kind}: {count} requests")
    labels = {"whole": "whole crawl", "captured": "with captures", "fetching": "only fetching"}
    for name, label in ((name, label) for name, label in labels.items() if name in works):
        start = best[f"{name}_start"]
        print(
            f"  {label:14} {best[name]:6.2f} s CPU, {start:.2f} s of it to start: {(best[name] - start) / count * 1000:.2f} ms a request"
        )
    _print_ratio(best, "whole", "fetching", 2.5)
    if "captured" in works:
        _print_ratio(best, "captured", "whole", 1.3)


def _print_ratio(best: dict[str, float], work: str, beside: str, goal: float) -> None:
    with_start = best[work] / best[beside]
    without = (best[work] - best[f"{work}_start"]) / (best[beside] - best[f"{beside}_start"])
    print(
        f"  {work} beside {beside}: start included {with_start:.2f} times, without {without:.2f} times (goal: at most {goal})"
    )


def _run(module: str, *arguments: str) -> float:
    """Run a module; give the CPU seconds that it took, its own and the system's for it."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=HERE.parent,
        text=True,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{module} {' '.join(arguments)} failed:\n{process.stderr.read() if process.stderr else ''}")
    return usage.ru_utime + usage.ru_stime
