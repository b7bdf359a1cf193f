"""The report of a re-extraction: a table of pages, a table of the fields that differ, and a few differences of each."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.tables import Column, console, print_table
from newsarchive.in_words import counted
from newsarchive.reextraction.report import FIELDS

if TYPE_CHECKING:
    from rich.console import Console

    from newsarchive.reextraction.process import Result
    from newsarchive.reextraction.report import Counts, OutletReport

_COUNTS = ("unchanged", "gained", "lost", "changed")


def print_report(result: "Result", *, is_dry_run: bool) -> None:
    """Print the report of a re-extraction."""
    out = console()
    report = result.report
    outlets = dict(sorted(report.outlets.items()))
    if not result.files:
        out.print("No kept article pages are selected: nothing was read.", soft_wrap=True)
        return
    if outlets:
        _print_pages(out, outlets)
    differing = {outlet: each for outlet, each in outlets.items() if each.differing()}
    if differing:
        _print_fields(out, differing)
        for outlet, each in differing.items():
            _print_samples(out, outlet, each)
    for cause in report.causes:
        out.print(cause, soft_wrap=True, markup=False)
    if report.unread:
        out.print(
            f"{counted(report.unread, 'page')} could not be read; the next re-extraction tries the files again.",
            soft_wrap=True,
        )
    if not differing and not report.unread:
        out.print("Every page is read as before: nothing was written.", soft_wrap=True)
    elif differing and is_dry_run:
        out.print("Nothing was written (--dry-run).", soft_wrap=True)


def write_report(result: "Result") -> None:
    """Write the report as lines of JSON: one for each outlet, and one for the files."""
    for outlet, each in sorted(result.report.outlets.items()):
        fields = {name: asdict(each.counts(name)) for name in ("address", *FIELDS, "reason")}
        samples = {
            name: [{"url": url, "difference": difference} for url, difference in of_field]
            for name, of_field in each.samples.items()
        }
        write_json_line(
            {
                "outlet": outlet,
                "pages": each.pages,
                "articles": asdict(each.articles),
                "refused": each.refused,
                "fields": fields,
                "samples": samples,
            }
        )
    write_json_line(
        {
            "files": result.files,
            "unread": result.report.unread,
            "causes": result.report.causes,
            "continued_since": result.continued_since.isoformat() if result.continued_since else None,
        }
    )


def _print_pages(out: "Console", outlets: "dict[str, OutletReport]") -> None:
    columns = [
        Column("outlet"),
        Column("pages", justify="right"),
        *(Column(name, justify="right") for name in _COUNTS),
        Column("no article", justify="right"),
    ]
    rows = ([outlet, str(each.pages), *_cells(each.articles), str(each.refused)] for outlet, each in outlets.items())
    print_table(out, columns, rows, "Pages, and the articles on them")


def _print_fields(out: "Console", outlets: "dict[str, OutletReport]") -> None:
    columns = [Column("outlet"), Column("field"), *(Column(name, justify="right") for name in _COUNTS)]
    rows = ([outlet, name, *_cells(each.counts(name))] for outlet, each in outlets.items() for name in each.differing())
    print_table(out, columns, rows, "Fields that are read otherwise")


def _print_samples(out: "Console", outlet: str, report: "OutletReport") -> None:
    for name in report.differing():
        out.print(f"{outlet}, {name}: [-before-] {{+now+}}", soft_wrap=True, markup=False)
        for url, difference in report.samples[name]:
            out.print(f"  {url}", soft_wrap=True, markup=False)
            out.print(f"    {difference}", soft_wrap=True, markup=False)
    out.print()


def _cells(counts: "Counts") -> list[str]:
    return [str(getattr(counts, name)) for name in _COUNTS]
