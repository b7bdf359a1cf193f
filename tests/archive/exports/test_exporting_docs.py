"""docs/exporting.md lists the columns of each table as they are exported, and no others."""

import re
from pathlib import Path

import pytest

from newsarchive.archive.exports import FORMATS, TABLES, Table

DOCS = (Path(__file__).parents[3] / "docs" / "exporting.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n((?:(?!### ).*\n)*)", DOCS, re.MULTILINE))


def test_every_table_and_format_is_explained() -> None:
    assert list(SECTIONS) == list(TABLES)
    assert all(f".{format_}" in DOCS for format_ in FORMATS)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained_as_in_the_manifest(table: Table) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?)(?: \((not in Parquet)\))? \|$", SECTIONS[table], re.MULTILINE)
    assert rows == [
        (column.name, str(column.kind), column.meaning, "not in Parquet" * column.is_of_text)
        for column in TABLES[table]
    ]
