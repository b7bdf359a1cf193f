"""docs/archive.md explains every table, column and reason, and no others."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from newsarchive.archive import Writer
from newsarchive.archive.schema import metadata
from newsarchive.items import Capture, CapturedPage, Problem, Reason
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured

DOCS = (Path(__file__).parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", DOCS, re.MULTILINE))
QUERIES = re.findall(r"```sql\n(.+?)```", DOCS, re.DOTALL)


def named(section: str) -> list[str]:
    """The names in the first column of the table of a section."""
    return re.findall(r"^\| `(\w+)` \|", SECTIONS[section], re.MULTILINE)


def test_every_table_is_explained_and_no_other() -> None:
    explained = {heading.split("`")[1] for heading in SECTIONS if heading.startswith("Table `")}
    assert explained == set(metadata.tables)


@pytest.mark.parametrize("table", metadata.tables)
def test_every_column_is_explained_and_no_other(table: str) -> None:
    assert named(f"Table `{table}`") == [column.name for column in metadata.tables[table].columns]


@pytest.mark.parametrize("table", metadata.tables)
def test_columns_that_are_never_empty_are_marked(table: str) -> None:
    cells = re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", SECTIONS[f"Table `{table}`"], re.MULTILINE)
    for column, empty in cells:
        if empty != "as in `articles`":
            assert empty.startswith("never") is not metadata.tables[table].columns[column].nullable, column


def test_every_reason_is_explained_and_no_other() -> None:
    assert named("Reasons") == [reason.value for reason in Reason]


def test_columns_that_are_mentioned_exist() -> None:
    mentioned = re.findall(r"`(\w+)\.(\w+)`", DOCS.replace("`archive.db`", ""))
    assert mentioned
    for table, column in mentioned:
        assert column in metadata.tables[table].columns


def test_every_view_is_explained(sqlite_engine: Engine) -> None:
    assert [f"View `{view}`" for view in inspect(sqlite_engine).get_view_names()] == [
        heading for heading in SECTIONS if heading.startswith("View")
    ]


def test_the_queries_give_the_described_rows(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    first = article(1, problems=[Problem("kicker", Reason.NOT_ON_PAGE)])
    copy = article(2, headline=first.headline, body=first.body, problems=[])
    writer.write(run, [captured(first), captured(copy)], now=NOW)
    writer.write(run, [captured(article(3, headline="আগে", problems=[]))], now=NOW)
    writer.write(run, [captured(article(3, headline="পরে", problems=[]), fetched_at=after(1))], now=NOW)
    missing_page = Capture(
        str(first.canonical_url), OUTLET.key, "article", 404, after(2), None, None, reason=Reason.NOT_FOUND
    )
    redirect = replace(missing_page, url=str(copy.canonical_url), kind="redirect", reason=None, redirects_to="/news/3")
    writer.write(run, [CapturedPage(missing_page), CapturedPage(redirect)], now=NOW)
    with sqlite_engine.connect() as connection:
        found = [[tuple(row) for row in connection.execute(text(query))] for query in QUERIES]
    day, missing, rewritten, edited, gone, moved = found
    assert [(row[0], row[3]) for row in day] == [
        ("2026-11-23 12:05:00", first.headline),
        ("2026-11-23 12:05:00", "পরে"),
    ]
    assert missing == [("dinpatra", "kicker", "not_on_page", 1)]
    assert [row[1:4] for row in rewritten] == [(1, "আগে", "পরে")]
    assert edited == [("dinpatra", "headline", 1, 1)]
    assert [row[2] for row in gone] == [first.canonical_url]
    assert [row[1:] for row in moved] == [(copy.canonical_url, article(3).canonical_url, "পরে")]
