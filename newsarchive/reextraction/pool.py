"""Jobs of re-extraction, one process a core."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from newsarchive.errors import NewsarchiveError
from newsarchive.reextraction.files import FileJob, reextract_file
from newsarchive.reextraction.report import Report


class ReextractionError(NewsarchiveError):
    """A re-extraction that could not go on; the message states what to do."""


def reextract_files(jobs: Sequence[FileJob], processes: int) -> Iterator[tuple[FileJob, Report]]:
    """Yield each job with its report as it ends. Raises ArchiveError and ReextractionError."""
    if min(processes, len(jobs)) < 2:
        for job in jobs:
            yield job, reextract_file(job)
        return
    # A fork of a process with threads and connections is not safe.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(processes, len(jobs)), context, _begin_process) as pool:
        waiting = {pool.submit(reextract_file, job): job for job in jobs}
        try:
            for ended in as_completed(waiting):
                yield waiting[ended], ended.result()
        except BrokenProcessPool as error:
            raise ReextractionError(
                "a process that read kept pages was ended from outside; perhaps the memory was full. "
                "Run again, with fewer --jobs: it goes on where it ended."
            ) from error
        finally:
            if not all(future.done() for future in waiting):  # an error, an interrupt, or a caller that stops
                _end(pool)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool in the middle of their work. What they have not committed is rolled back."""
    pool.shutdown(wait=False, cancel_futures=True)
    for process in multiprocessing.active_children():
        process.terminate()


def _begin_process() -> None:
    """Leave the interrupt of a terminal to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
