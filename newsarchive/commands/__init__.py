"""The command line: `newsarchive VERB`, a module per verb. Results go to standard output, everything else to standard error."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from newsarchive.errors import NewsarchiveError

# Each verb is a module of this package that holds a command of the same name. It is imported when the verb is called.
VERBS = ("crawl", "status", "coverage", "extract", "date", "outlets", "outlet", "fixture", "migrate")


class LazyGroup(click.Group):
    """The group of all verbs, which imports only the module of the verb that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order of the help text."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb, or None if there is no such verb."""
        # For an unknown verb all are loaded, so that the most similar one can be suggested.
        for verb in (cmd_name,) if cmd_name in VERBS else VERBS:
            if verb not in self.commands:
                self.add_command(getattr(import_module(f"newsarchive.commands.{verb}"), verb))
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Invoke a verb. A reader of a pipe that has read enough (head, less) is no failure: exit code 0."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # What is still buffered must have somewhere to go, or the interpreter reports the pipe again when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


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
    """Run the command line. An expected failure is printed as one sentence, without a traceback."""
    try:
        app(prog_name="newsarchive")
    except NewsarchiveError as error:
        sys.stderr.write(f"newsarchive: {error}\n")
        sys.exit(error.exit_code)
