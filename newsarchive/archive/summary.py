"""Summaries of the archive: its last runs, and the counts of each outlet."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import JSON, Connection, Engine, Select, case, column, func, select

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import articles, crawl_runs, outlets, ticker_headlines

FIELDS = ("headline", "byline", "published_at", "body", "ticker")


@dataclass(frozen=True, slots=True)
class Run:
    """A crawl of an outlet. `outcome` None: it is running, or its process died and the outlet has had no run since."""

    id: int
    outlet: str
    source: str
    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    counts: Mapping[str, int]
    failures: Mapping[str, int]
    settings: Mapping[str, object]
    versions: Mapping[str, str]
    process: str | None = None
    heartbeat_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutletCounts:
    """The counts of one outlet.

    `having`: field of FIELDS -> number of articles that have it; for `ticker`, whose page showed a ticker. `reasons`:
    field -> reason -> number of articles with that problem. `ticker_headlines`: number of different ticker headlines.
    """

    outlet: str
    articles: int
    having: Mapping[str, int]
    reasons: Mapping[str, Mapping[str, int]]
    ticker_headlines: int


def last_runs(engine: Engine, outlet: str | None = None, limit: int = 10) -> list[Run]:
    """Return the last runs of one outlet or of all, newest first. Raises ArchiveError."""
    columns = (crawl_runs.c[each.name] for each in fields(Run))
    query = select(*columns).order_by(crawl_runs.c.id.desc()).limit(limit)
    if outlet is not None:
        query = query.where(crawl_runs.c.outlet == outlet)
    with reading(engine) as connection:
        return [Run(**row) for row in connection.execute(query).mappings()]


def addresses(engine: Engine, outlet: str) -> list[str]:
    """Return the addresses of all articles of an outlet, in no order. Raises ArchiveError."""
    with reading(engine) as connection:
        return list(connection.scalars(select(articles.c.url).where(articles.c.outlet == outlet)))


def outlet_counts(engine: Engine, outlet: str | None = None) -> list[OutletCounts]:
    """Return the counts of one outlet or of each, in the order of keys; an outlet without a run has none.

    Raises ArchiveError.
    """
    query = select(outlets.c.key).order_by(outlets.c.key)
    if outlet is not None:
        query = query.where(outlets.c.key == outlet)
    with reading(engine) as connection:
        having = _having(connection)
        reasons = _reasons(connection)
        tickers = _ticker_counts(connection)
        return [
            OutletCounts(
                outlet=key,
                articles=having[key]["articles"] if key in having else 0,
                having={name: having[key][name] if key in having else 0 for name in FIELDS},
                reasons={name: dict(found) for name, found in reasons[key].items()},
                ticker_headlines=tickers.get(key, 0),
            )
            for key in connection.scalars(query)
        ]


def _having(connection: Connection) -> dict[str, Mapping[str, int]]:
    found = {name: articles.c[name].is_not(None) for name in FIELDS if name != "ticker"}
    found["ticker"] = (
        articles.c.witnesses["ticker"].as_string().is_not(None)
    )  # the headlines are stored by outlet, not by article
    counted = [func.count(case((has, 1))).label(name) for name, has in found.items()]
    query = select(articles.c.outlet, func.count().label("articles"), *counted).group_by(articles.c.outlet)
    return {str(row["outlet"]): dict(row) for row in connection.execute(query).mappings()}


def _reasons(connection: Connection) -> dict[str, dict[str, dict[str, int]]]:
    counted: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for outlet, field, reason, count in connection.execute(_problems(connection.dialect.name)):
        counted[outlet][field][reason] = count
    return counted


def _problems(dialect: str) -> Select[str, str, str, int]:
    """Return the query for outlet, field, reason and the number of articles."""
    elements = func.json_array_elements if dialect == "postgresql" else func.json_each
    each = elements(articles.c.problems).table_valued(column("value", JSON), name="problem")
    field, reason = (each.c.value[key].as_string() for key in ("field", "reason"))
    return (
        select(articles.c.outlet, field, reason, func.count(articles.c.id.distinct()))
        .select_from(articles)
        .join(each, articles.c.id.is_not(None))
        .group_by(articles.c.outlet, field, reason)
    )


def _ticker_counts(connection: Connection) -> dict[str, int]:
    query = select(ticker_headlines.c.outlet, func.count()).group_by(ticker_headlines.c.outlet)
    return dict(connection.execute(query).all())
