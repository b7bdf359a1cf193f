"""The command line: `newsarchive VERB`, a module per verb. Results go to standard output, everything else to standard error."""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click
from typing_extensions import override

from newsarchive.commands.streams import discard_output, prepare_streams, write_error
from newsarchive.errors import NewsarchiveError

INTERRUPTED = 128 + 2  # what a shell reports of a process that SIGINT ended

_COMPLETION = "_NEWSARCHIVE_COMPLETE"  # set by the completion of a shell, which click answers
# Files and folders are named in the error, streams are not.
_OF_A_WRITE = (errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF)

# Each verb is a module of this package that holds a command of the same name. It is imported when the verb is called.
VERBS = (
    "crawl",
    "due",
    "run",
    "search",
    "export",
    "status",
    "health",
    "coverage",
    "show",
    "diff",
    "cite",
    "ticker",
    "words",
    "serve",
    "capture",
    "reextract",
    "extract",
    "date",
    "outlets",
    "outlet",
    "fixture",
    "index",
    "copy",
    "check",
    "disk",
    "backup",
    "takedown",
    "forget",
    "migrate",
)


class LazyGroup(click.Group):
    """The group of all verbs, which imports only the module of the verb that is called."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the help text."""
        return list(VERBS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb, or None if there is no such verb."""
        # For an unknown verb all are loaded, so that the most similar one can be suggested.
        for verb in (cmd_name,) if cmd_name in VERBS else VERBS:
            if verb not in self.commands:
                self.add_command(getattr(import_module(f"newsarchive.commands.{verb}"), verb))
        return super().get_command(ctx, cmd_name)


def _print_version(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        from newsarchive import __version__

        click.echo(f"newsarchive {__version__}")
        context.exit()


@click.group(cls=LazyGroup, name="newsarchive")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
def app() -> None:
    """Crawl, read and keep Bengali news.

    Exit codes: 0 done, 1 done but something failed, 2 wrong usage.
    """


def main() -> None:
    """Run the command line and exit. What a user can cause is a sentence on standard error, never a traceback.

    A reader of a pipe that has read enough (head, less) is no failure.
    """
    sys.exit(_exit_code(sys.argv[1:]))


def _exit_code(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    try:
        prepare_streams()
        return _run(arguments)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except NewsarchiveError as error:
        write_error(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        write_error("interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return 0
    except OSError as error:
        write_error(_sentence(error))
        discard_output()
        return 1


def _run(arguments: Sequence[str]) -> int:
    """Run a command to its end, all of its output written; return its exit code. Raises what the command raises."""
    if _COMPLETION in os.environ:
        app.main(list(arguments), prog_name="newsarchive")
    try:
        with app.make_context("newsarchive", list(arguments)) as context:
            app.invoke(context)
        code: object = 0
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _sentence(error: OSError) -> str:
    """Return what the operating system refused, as a sentence."""
    cause = (error.strerror or str(error) or type(error).__name__).rstrip(".")
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return f"{cause}: allow the process more of them with `ulimit -n 1024`."
    if isinstance(error.filename, str | bytes):
        return f"{os.fsdecode(error.filename)}: {cause}."
    if error.errno in _OF_A_WRITE:
        return f"the results cannot be written to standard output: {cause}."
    if not _has_working_folder():
        return "the working folder does not exist any more. Change to another one and run again."
    return f"{cause}."


def _has_working_folder() -> bool:
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True
