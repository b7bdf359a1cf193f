"""`crawl --from` for WARC files, WACZ, HTTrack mirrors and folders of them."""

import signal
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.streams import write_error
from newsarchive.commands.tables import terminal_width
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from newsarchive.captures import StoredResponse
    from newsarchive.outlets import Outlet
    from newsarchive.reextraction.replay import Replayed

_MANIFEST = "manifest.jsonl"


def holds_captures(path: Path) -> bool:
    """True if what `--from` names is read record by record: it holds WARC files or is a mirror, and has no manifest of saved pages."""
    from newsarchive.captures import CaptureError, holds_warc

    try:
        return path.exists() and not (path / _MANIFEST).exists() and holds_warc(path)
    except (
        OSError,
        ValueError,
        CaptureError,
    ):  # a name too long, NUL in it, a closed folder: the replay of saved pages states it
        return False


def replay_captures(
    path: Path, outlets: Collection["Outlet"], *, archive: str, captures: Path | None, as_json: bool
) -> int:
    """Replay kept responses into an archive and print the results; return the exit code. Raises NewsarchiveError."""
    from newsarchive.archive import claim, open_archive
    from newsarchive.captures import folder_of
    from newsarchive.commands.crawl_table import has_failures, result_as_json, table
    from newsarchive.reextraction.replay import Replay

    engine = open_archive(archive)
    claim(engine, "real")
    with _interruptible(), _Progress(path) as progress:
        replayed = Replay(engine, path, captures or folder_of(archive), outlets, progress.watch).run()
    engine.dispose()
    if as_json:
        for result in replayed.results:
            write_json_line(result_as_json(result, is_replay=False))
    elif replayed.results:
        sys.stdout.write(table(replayed.results, archive, is_replay=False, width=terminal_width()))
    elif replayed.known:
        sys.stdout.write(f"Nothing new: the archive has {counted(replayed.known, 'response')} already.\n")
    else:
        sys.stdout.write("No page was read.\n")
    for sentence in _notes(replayed, path):
        write_error(sentence)
    failed = replayed.damaged or replayed.is_interrupted or any(map(has_failures, replayed.results))
    return 1 if failed or not (replayed.results or replayed.known) else 0


def _notes(replayed: "Replayed", path: Path) -> Iterator[str]:
    """Yield a sentence for everything that was read and is in no row."""
    if not replayed.responses and not replayed.damaged:
        yield f"{path} holds no responses of web sites."
    if replayed.results and replayed.known:
        yield f"The archive has {replayed.known} of {counted(replayed.responses, 'response')} already."
    if replayed.foreign.number:
        yield f"of no outlet that is read: {counted(replayed.foreign.number, 'response')}, such as of {replayed.foreign}."
    if replayed.unfit.number:
        yield f"neither articles nor listings by the patterns of their outlets: {counted(replayed.unfit.number, 'page')}, such as {replayed.unfit}."
    if replayed.files:
        yield f"passed over: {replayed.files} pictures, styles, programs and other files."
    if replayed.bodiless.number:
        what = f"{counted(replayed.bodiless.number, 'revisit')}, whose body is in none of the files, such as {replayed.bodiless}"
        yield f"passed over: {what}. Replay them together with the earlier files of that crawl."
    yield from replayed.damaged
    if replayed.is_interrupted:
        yield "interrupted. What was read is stored; the same command continues."


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the block as Ctrl-C does; `nohup` is respected."""
    names = [each for each in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(each) is signal.SIG_DFL]
    for each in names:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in names:
            signal.signal(each, signal.SIG_DFL)


class _Progress:
    """A bar over the bytes of all files, which are read twice; on a terminal only."""

    def __init__(self, path: Path) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[responses]} responses"),
            TimeRemainingColumn(),
        )
        console = Console(stderr=True, highlight=False)
        self._bar = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
        self._task = self._bar.add_task("reading", total=None, responses=0)
        self._path = path
        self._done = 0
        self._responses = 0

    def __enter__(self) -> Self:
        from newsarchive.captures import collections

        if not self._bar.disable:
            sizes = sum(each.stat().st_size for each in collections(self._path) if each.is_file())
            self._bar.update(self._task, total=2 * sizes or None)
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def watch(self, file: Path, responses: Iterator["StoredResponse"]) -> Iterator["StoredResponse"]:
        """Pass the responses of a file on, and show how far it is read."""
        is_file = file.is_file()
        for response in responses:
            self._responses += 1
            if not self._bar.disable:
                at = self._done + response.offset * is_file
                self._bar.update(self._task, completed=at, responses=self._responses)
            yield response
        self._done += file.stat().st_size if is_file else 0
