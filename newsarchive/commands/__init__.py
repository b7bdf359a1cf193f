"""The command line: `newsarchive VERB`, a module a verb. Results go to standard output, everything else to standard error."""

import sys

import typer

from newsarchive.commands import crawl, date, extract, fixture, migrate, outlet, outlets, status
from newsarchive.commands.failure import known_failures

app = typer.Typer(
    name="newsarchive",
    help="An archive of Bengali news: crawl, read, date, look inside. Exit code 0: done; 1: done with failures told; 2: wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("crawl")(crawl.crawl)
app.command("extract")(extract.extract)
app.command("date")(date.date)
app.command("outlets")(outlets.outlets)
app.command("status")(status.status)
app.command("migrate")(migrate.migrate)
app.add_typer(fixture.app, name="fixture")
app.add_typer(outlet.app, name="outlet")


def main() -> None:
    """Run the command line; a failure that the project foresees is one sentence, not a trace."""
    try:
        app()
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone: what it asked for is done.
        sys.stderr.close()
        sys.exit(0)
    except tuple(known_failures()) as failure:
        sys.stderr.write(f"newsarchive: {failure}\n")
        sys.exit(known_failures()[type(failure)])
