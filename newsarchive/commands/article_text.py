"""An article as text for a person: as wide as the terminal, in a pipe one line a paragraph and no colours."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsarchive.commands.articles import time_of
from newsarchive.commands.tables import Column, print_table, print_text
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from rich.console import Console

    from newsarchive.archive.clusters import Copy
    from newsarchive.archive.queries import StoredArticle, StoredCapture, StoredVersion

_LABEL = 11  # columns
_UTC = "%Y-%m-%d %H:%M:%S"
_SHOWN = {
    "second": "%Y-%m-%d %H:%M:%S %:z",
    "minute": "%Y-%m-%d %H:%M %:z",
    "hour": "%Y-%m-%d %H %:z",
    "day": "%Y-%m-%d",
}
_CAUSES = {"site": "the site", "extractor": "read anew"}


def print_article(out: "Console", article: "StoredArticle", version: "StoredVersion", copies: "Sequence[Copy]") -> None:
    """Print a version of an article, and what the archive knows of all of its versions and of its copies."""
    content = version.content
    for name, style in (("kicker", "dim"), ("headline", "bold"), ("byline", "")):
        if content[name]:
            _print(out, content[name], style=style)
    out.print()
    for label, value in _facts(article, version):
        _print(out, value, label=label)
    for paragraph in (content["body"] or "").split("\n\n"):
        out.print()
        for line in paragraph.split("\n"):
            _print(out, line)
    if len(article.versions) > 1:
        _print_versions(out, article, version)
    if article.states:
        _print_list(out, "States", (_state(each.state, each.since, each.target_url) for each in article.states))
    if copies:
        _print_list(out, _copies_heading(copies), map(_copy, copies))
    _print_list(out, "Kept", _kept(version.capture))
    if content["problems"]:
        _print_list(out, "Missing or doubtful", map(_problem, content["problems"]))


def _facts(article: "StoredArticle", version: "StoredVersion") -> Iterator[tuple[str, str]]:
    content = version.content
    last = len(article.versions)
    yield (
        "version",
        f"{version.version} of {last}, seen {version.first_seen_at:{_UTC}} to {version.last_seen_at:{_UTC}} UTC",
    )
    for label, field in (("published", "published"), ("updated", "modified")):
        shown = _time(content, field)
        if shown:
            yield label, shown
    for label, value in (("section", content["section"]), ("tags", ", ".join(content["tags"]))):
        if value:
            yield label, value
    yield "outlet", article.outlet
    yield "address", article.url
    if article.takedown:
        yield (
            "takedown",
            f"{article.takedown.grade} since {article.takedown.decided_at:{_UTC}} UTC: {article.takedown.because}",
        )
    target = article.states[-1].target_url if article.states else None
    yield "state", _state(article.state, article.state_since, target)


def _time(content: Any, field: str) -> str:
    """Return a time as precise as the page has it, and the string that the page shows."""
    at, precision, raw = time_of(content, field), content[f"{field}_precision"], content[f"{field}_raw"]
    if at is None:
        return f"unknown; the page shows: {raw}" if raw else ""
    shown = _with_offset(at, _SHOWN.get(precision, _SHOWN["second"]))
    return f"{shown} (to the {precision})" + (f"; the page shows: {raw}" if raw else "")


def _with_offset(at: datetime, form: str) -> str:
    east = at.strftime("%z")
    return at.strftime(form.replace("%:z", f"{east[:3]}:{east[3:]}"))


def _state(state: str, since: datetime | None, target: str | None) -> str:
    where = f" to {target}" if target else ""
    return f"{state}{where} since {since:{_UTC}} UTC" if since else state


def _print_versions(out: "Console", article: "StoredArticle", shown: "StoredVersion") -> None:
    columns = (
        Column("", justify="right"),
        Column("first seen (UTC)"),
        Column("last seen (UTC)", drop=1),
        Column("changed by", drop=2),
        Column("what changed"),
        Column("extractor", drop=3),
    )
    rows = [
        [
            f"{'*' if each is shown else ''}{each.version}",
            f"{each.first_seen_at:{_UTC}}",
            f"{each.last_seen_at:{_UTC}}",
            _CAUSES.get(before.cause or "", "") if before else "",
            ", ".join(before.changes) if before else "",
            each.content["extractor"],
        ]
        for before, each in zip((None, *article.versions[:-1]), article.versions, strict=True)
    ]
    out.print()
    print_table(out, columns, rows, "Versions (* the one above)")


def _copies_heading(copies: "Sequence[Copy]") -> str:
    is_same = copies[0].kind == "exact" or all(each.share == 1 for each in copies)
    kind = "the same text" if is_same else "nearly the same text"
    agency = f", by {copies[0].agency}" if copies[0].agency else ""
    return f"Copies: {counted(len(copies), 'article')} with {kind}{agency}"


def _copy(copy: "Copy") -> str:
    published = copy.published_local
    at = (
        format(published, "%Y-%m-%d" if copy.published_precision == "day" else "%Y-%m-%d %H:%M")
        if published
        else "undated"
    )
    share = "likely origin" if copy.is_origin else f"{int(copy.share * 100)} % of it there"
    return f"{at} {copy.outlet}, {share}: {copy.url}"


def _kept(capture: "StoredCapture") -> Iterator[str]:
    fetched = f"{capture.fetched_at:{_UTC}} UTC" if capture.fetched_at else "at an unknown time"
    yield f"capture {capture.id}: {capture.url}, fetched {fetched}, status {capture.status}"
    yield f"sha256 of the page: {capture.digest or 'unknown'}"
    if capture.warc_file:
        revisit = ", a revisit record: an earlier one has the body" if capture.is_revisit else ""
        yield f"{capture.warc_file}, offset {capture.record_offset}, {capture.record_length} bytes{revisit}"
        yield f"payload {capture.payload_digest}"
    else:
        yield "its bytes are not kept"


def _problem(problem: dict[str, str]) -> str:
    detail = problem.get("detail")
    return f"{problem['field']}: {problem['reason']}" + (f" ({detail})" if detail else "")


def _print_list(out: "Console", heading: str, lines: Iterable[str]) -> None:
    out.print()
    _print(out, heading, style="italic")
    for line in lines:
        _print(out, line, indent=2)


def _print(out: "Console", text: str, *, label: str = "", indent: int = 0, style: str = "") -> None:
    print_text(out, text, before=label.ljust(_LABEL) if label else " " * indent, style=style)
