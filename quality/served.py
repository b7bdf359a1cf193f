"""A reading room in a process of its own, to be measured."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def served(archive: str) -> Iterator[tuple[str, int]]:
    """Yield the address of a reading room of an archive, without a slash at its end, and the number of its process."""
    command = [sys.executable, "-m", "newsarchive", "serve", "--port", "0", "--archive", archive]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        if " is at " not in line:
            sys.exit(line + server.stderr.read())
        # Its warnings would fill the pipe, and then it would wait.
        threading.Thread(target=server.stderr.read, daemon=True).start()
        try:
            yield line.partition(" is at ")[2].split()[0].rstrip("/"), server.pid
        finally:
            server.terminate()
