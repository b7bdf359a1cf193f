"""What the tables, views and columns of the archive mean, in the words of docs/archive.md: `make docs` writes meanings.json from it."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from sqlalchemy import MetaData

FILE: Final = "meanings.json"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column means, and where it is empty (NULL); None: never."""

    meaning: str
    empty_where: str | None


@dataclass(frozen=True, slots=True)
class Described:
    """What a table or view means, and each column; of a view the columns that are not those of `articles`."""

    meaning: str
    columns: dict[str, Meaning]


def meanings() -> dict[str, Described]:
    """Return what each table and view means, by its name."""
    found = json.loads(files("newsarchive.archive").joinpath(FILE).read_text(encoding="utf-8"))
    return {
        name: Described(table["meaning"], {column: Meaning(**each) for column, each in table["columns"].items()})
        for name, table in found.items()
    }


def commented(metadata: MetaData) -> MetaData:
    """Return the tables of a schema, with their meanings as comments."""
    known = meanings()
    for name, table in metadata.tables.items():
        table.comment = known[name].meaning
        for column in table.columns:
            column.comment = known[name].columns[column.name].meaning
    return metadata
