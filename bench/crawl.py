"""The whole crawl beside the same requests by a spider that only fetches, in one run."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.material import OUTLET, pages_folder

ROUNDS = 3
HERE = Path(__file__).parent


def main() -> None:
    """Print CPU seconds of both, start of the programs taken off, and the ratio a page. The best of rounds that take turns."""
    pages = str(pages_folder())
    with tempfile.TemporaryDirectory() as folder:
        asked, none = Path(folder, "asked.txt"), Path(folder, "none.txt")
        none.write_text("")
        _run("bench.fetch_only", "record", pages, str(asked), f"sqlite:///{folder}/recorded.db")
        count = len(asked.read_text().split())
        whole, fetching, start_whole, start_fetching = (float("inf"),) * 4
        for turn in range(ROUNDS):
            archive = f"sqlite:///{folder}/{turn}.db"
            whole = min(whole, _run("newsarchive", "crawl", OUTLET, "--from", pages, "--archive", archive))
            fetching = min(fetching, _run("bench.fetch_only", "fetch", pages, str(asked)))
            start_fetching = min(start_fetching, _run("bench.fetch_only", "fetch", pages, str(none)))
            start_whole = min(
                start_whole,
                _run("newsarchive", "crawl", "deshchitro", "--from", pages, "--archive", f"{archive}-start"),
            )
    print(f"{count} requests")
    print(
        f"whole crawl    {whole:6.2f} s CPU, {start_whole:.2f} s of it to start: {(whole - start_whole) / count * 1000:.2f} ms a request"
    )
    print(
        f"only fetching  {fetching:6.2f} s CPU, {start_fetching:.2f} s of it to start: {(fetching - start_fetching) / count * 1000:.2f} ms a request"
    )
    print(
        f"start included {whole / fetching:.2f} times, without {(whole - start_whole) / (fetching - start_fetching):.2f} times (goal: at most 2.5)"
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
