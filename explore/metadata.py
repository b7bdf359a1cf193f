"""What Datasette shows of an archive: what tables and columns mean, the questions of docs/archive.md, and what may be sorted."""

import re
from pathlib import Path
from typing import Any, Final

from newsarchive.archive.meanings import Described, meanings

DOCS: Final = Path(__file__).parents[1] / "docs" / "archive.md"

_QUESTION: Final = re.compile(r"^([^\n]+):\n\n```sql\n(.+?)```", re.MULTILINE | re.DOTALL)
# The keys of all tables are unique. Datasette leaves rows out where a column is sorted that has the same value in several rows.
_KEYS: Final = {
    "archive_info": ["name"],
    "article_authors": [],
    "article_clusters": [],
    "articles": ["id", "url", "public_id"],
    "articles_local": [],
    "articles_normalized": [],
    "clusters": [],
    "columns": [],
    "outlet_days": [],
    "outlets": ["key"],
    "reextraction_files": [],
}
_FACETS: Final = {
    "articles": ["outlet", "section", "state"],
    "articles_local": ["outlet", "section", "state"],
    "article_authors": ["kind"],
    "article_versions": ["cause"],
    "captures": ["outlet", "kind", "reason"],
    "crawl_runs": ["outlet", "outcome"],
    "outlet_days": ["outlet"],
    "takedowns": ["outlet", "grade"],
}
_LABELS: Final = {"articles": "headline", "outlets": "name_bn", "captures": "url"}
_HIDDEN: Final = (
    *("alembic_version", "search", "search_rows", "search_words", "search_meta", "search_sketches", "search_bands"),
    *("search_versions", "search_version_rows", "search_version_words"),
)
_SEARCH: Final = """SELECT a.published_local, a.outlet, a.headline, a.byline, a.url
FROM articles_local a
WHERE a.id IN (SELECT value FROM json_each(bn_search(:words)))
ORDER BY a.published_at DESC, a.id DESC
"""


def metadata_of(database: str) -> dict[str, Any]:
    """Return the metadata of Datasette for an archive that it calls `database`."""
    docs = DOCS.read_text(encoding="utf-8")
    tables = {name: _table(name, each) for name, each in meanings().items()}
    hidden: dict[str, Any] = {name: {"hidden": True} for name in _HIDDEN}
    return {
        "title": "Bengali news archive",
        "description": "Texts belong to their outlets. Numbers and text are as the pages show them; instants are in UTC.",
        "databases": {database: {"tables": tables | hidden, "queries": _queries(docs)}},
    }


def _table(name: str, table: Described) -> dict[str, Any]:
    return {
        "description": table.meaning,
        "columns": {column: each.meaning for column, each in table.columns.items()},
        "sortable_columns": _KEYS.get(name, ["id"]),
        "facets": _FACETS.get(name, []),
        **({"label_column": _LABELS[name]} if name in _LABELS else {}),
    }


def _queries(docs: str) -> dict[str, Any]:
    """Return the questions of the docs as queries that are offered, the search before them."""
    asked = [(_plain(title), sql) for title, sql in _QUESTION.findall(docs)]
    found = {_slug(title): {"title": title, "sql": sql} for title, sql in asked}
    return {
        "search": {"title": "Articles with these words, in any form and spelling, the newest first", "sql": _SEARCH}
    } | found


def _slug(title: str) -> str:
    """Return the first words of a title as they are in an address."""
    return "-".join(re.findall("[a-z]+", title.lower())[:6])


def _plain(markdown: str) -> str:
    return " ".join(re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", markdown).replace("`", "").split())
