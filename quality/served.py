"""A server in a process of its own, to be measured."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

_ADDRESS: Final = re.compile("http://[0-9.]+:[0-9]+")


@contextmanager
def served(archive: str) -> Iterator[tuple[str, int]]:
    """Yield the address of a reading room of an archive, without a slash at its end, and the number of its process."""
    with started([sys.executable, "-m", "newsarchive", "serve", "--port", "0", "--archive", archive]) as server:
        yield server


@contextmanager
def started(command: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the address of a server, which it prints to standard error when it listens, and the number of its process."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        printed = ""
        while not (found := _ADDRESS.search(printed)):
            line = server.stderr.readline()
            if not line:
                sys.exit(printed or f"{command[0]} has ended.")
            printed += line
        # What it prints later would fill the pipe, and then it would wait.
        threading.Thread(target=server.stderr.read, daemon=True).start()
        try:
            yield found[0], server.pid
        finally:
            server.terminate()
