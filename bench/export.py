"""Exports of made-up articles: megabytes a second of CPU and the peak memory of each format, a process each, at two sizes of the archive."""

import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.made_up import OUTLETS, SEED, fill, vocabulary
from newsarchive.archive import open_archive
from newsarchive.archive.exports import FORMATS, export

SIZES = (20_000, 100_000)


def main() -> None:
    """Print a line for each size and format."""
    for count in SIZES:
        with TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/archive.db"
            engine, chance = open_archive(url), random.Random(SEED)
            size = fill(engine, count, vocabulary(chance), chance)
            engine.dispose()
            print(f"{count} articles of {OUTLETS} outlets, {size / 1e6:.0f} MB of text", flush=True)
            for format_ in FORMATS:
                # A process of its own: the peak of memory is that of a process.
                command = [sys.executable, "-m", "bench.export", url, f"{folder}/articles.{format_}"]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                print(f"  {format_:8} {done.stdout.strip()}", flush=True)


def measure(url: str, out: Path) -> None:
    """Export all articles and print what it took."""
    engine = open_archive(url, migrate=False)
    before, started = time.process_time(), time.perf_counter()
    done = export(engine, out)
    cpu, taken = time.process_time() - before, time.perf_counter() - started
    engine.dispose()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{done.bytes / 1e6:7.1f} MB {done.bytes / 1e6 / cpu:7.1f} MB/s of CPU {done.rows / cpu:9.0f} rows/s of CPU "
        f"{taken:6.1f} s {peak:6.0f} MiB at the peak"
    )


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2]))
