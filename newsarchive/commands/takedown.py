"""newsarchive takedown: what readers may see of an article."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import add_outlets, archive_option, json_option, outlets_option
from newsarchive.commands.tables import console, print_text

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.archive.visibility import Grade, Takedown
    from newsarchive.operations.takedown import Target

_SHOWN = {
    "noindex": "listed as before; search engines are asked to leave its pages out.",
    "unlisted": "in no list and not found; readers reach it at its address alone.",
    "redacted": "listed; the passages are replaced in all of its versions and cannot be searched for.",
    "withheld": "not shown; its address answers with the date and the reason.",
}


@click.command()
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option("--grade", type=click.Choice(list(_SHOWN)), help="What readers may see of it from now on.")
@click.option("--because", metavar="REASON", help="Why; anybody may read it.")
@click.option("--by-law", is_flag=True, help="A law or a court requires it: a withheld article answers with 451.")
@click.option(
    "--passage", "passages", metavar="TEXT", multiple=True, help="With redacted: a name or text to replace. Repeat it for several."
)  # fmt: skip
@click.option("--lift", is_flag=True, help="End the decision that holds.")
@click.option("--list", "is_list", is_flag=True, help="Print all decisions instead.")
@archive_option
@outlets_option
@json_option
def takedown(
    article: str | None,
    grade: "Grade | None",
    because: str | None,
    by_law: bool,
    passages: tuple[str, ...],
    lift: bool,
    is_list: bool,
    archive: str,
    own: Path | None,
    as_json: bool,
) -> None:
    """Decide what readers may see of ARTICLE, or end that decision with --lift. The archive keeps all of it.

    ARTICLE is an address, or the number or public id of an article. What is decided holds for searches, lists, exports and the reading room at once.
    """
    from newsarchive.archive import open_archive

    if is_list:
        if article or grade or because or by_law or passages or lift:
            raise UsageError("--list prints all decisions: leave the rest out.")
    else:
        _check_usage(article, grade, because, passages, lift=lift, by_law=by_law)
    add_outlets(own)
    engine = open_archive(archive, migrate=False)
    try:
        if is_list:
            _print_log(engine, as_json=as_json)
        elif lift:
            _lift(engine, article or "", because or "")
        elif grade:
            _decide(engine, article or "", grade, because or "", passages, by_law=by_law)
    finally:
        engine.dispose()


def _check_usage(
    article: str | None, grade: str | None, because: str | None, passages: tuple[str, ...], *, lift: bool, by_law: bool
) -> None:
    from newsarchive.archive.redaction import has_words

    if not article:
        raise UsageError("Name an article, or print all decisions with --list.")
    if bool(grade) == lift:
        raise UsageError(f"Name a grade, or end a decision with --lift. Grades: {', '.join(_SHOWN)}.")
    if not (because or "").strip():
        raise UsageError("Write why: --because REASON. Anybody may read it.")
    if lift and by_law:
        raise UsageError("--by-law is of a decision: leave it out with --lift.")
    if (grade == "redacted") != bool(passages):
        raise UsageError("--grade redacted needs --passage TEXT, and no other grade has passages.")
    for each in passages:
        if not has_words(each):
            raise UsageError(f"--passage {each[:40]!r} has no word that could be found.")


def _decide(
    engine: "Engine", written: str, grade: "Grade", because: str, passages: tuple[str, ...], *, by_law: bool
) -> None:
    from newsarchive.archive.takedowns import decide
    from newsarchive.archive.visibility import Takedown
    from newsarchive.operations.takedown import target_of

    target = target_of(engine, written)
    now = datetime.now(UTC)
    notes = list(_notes(engine, target, grade, passages))  # before it: the article leaves its cluster
    decide(engine, Takedown(target.outlet, target.url, grade, because.strip(), by_law, passages, now))
    print_text(console(), f"{target.url} ({target.outlet}) is {grade}: {_SHOWN[grade]}")
    for note in notes:
        sys.stderr.write(f"newsarchive: {note}\n")


def _notes(engine: "Engine", target: "Target", grade: "Grade", passages: tuple[str, ...]) -> Iterator[str]:
    """Yield what is to be known of a decision."""
    from newsarchive.operations.takedown import copies_elsewhere, unfound

    if target.article is None:
        yield "the archive does not have this article: the decision holds once it does."
        return
    for passage in unfound(target.article, passages):
        yield f"no version of it has {passage!r}."
    if grade in ("redacted", "withheld", "unlisted"):
        for url in copies_elsewhere(engine, target.article):
            yield f"the same or nearly the same text is shown at {url}."


def _lift(engine: "Engine", written: str, because: str) -> None:
    from newsarchive.archive.takedowns import lift
    from newsarchive.operations.takedown import target_of

    target = target_of(engine, written)
    lift(engine, target.url, because=because.strip(), now=datetime.now(UTC))
    print_text(console(), f"{target.url} ({target.outlet}) is shown as any other article.")


def _print_log(engine: "Engine", *, as_json: bool) -> None:
    from newsarchive.archive.takedowns import logged_takedowns

    out = console()
    for each in logged_takedowns(engine):
        if as_json:
            write_json_line(_as_json(each))
        else:
            print_text(out, _line(each))


def _line(each: "Takedown") -> str:
    law = ", by law" if each.is_by_law else ""
    passages = f" ({', '.join(each.passages)})" if each.passages else ""
    ended = ""
    if each.lifted_at:
        why = each.lifted_because or "replaced by the next decision"
        ended = f"; until {each.lifted_at.isoformat(timespec='seconds')}: {why}"
    at = each.decided_at.isoformat(timespec="seconds")
    return f"{at} {each.url} {each.grade}{passages}{law}: {each.because}{ended}"


def _as_json(each: "Takedown") -> dict[str, object]:
    return {
        "url": each.url,
        "outlet": each.outlet,
        "public_id": each.public_id,
        "grade": each.grade,
        "because": each.because,
        "is_by_law": each.is_by_law,
        "passages": list(each.passages),
        "decided_at": each.decided_at.isoformat(timespec="seconds"),
        "lifted_at": each.lifted_at.isoformat(timespec="seconds") if each.lifted_at else None,
        "lifted_because": each.lifted_because,
    }
