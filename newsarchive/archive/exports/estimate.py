"""Read function: how large an export will be, before it is made."""

import io
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Engine, func, insert, select

from newsarchive.archive.exports.collecting import collecting
from newsarchive.archive.exports.destination import Measured
from newsarchive.archive.exports.formats import writer_of
from newsarchive.archive.exports.rows import count_rows, rows
from newsarchive.archive.exports.selection import Asked, ordered_contents
from newsarchive.archive.exports.write import Job
from newsarchive.archive.schema import articles
from newsarchive.archive.search import Count, count
from newsarchive.archive.search.find import SECONDS
from newsarchive.archive.search.limit import time_limit
from newsarchive.archive.visibility import is_listed

_SAMPLE: Final = 100  # rows


@dataclass(frozen=True, slots=True)
class Estimate:
    """How large an export will be, about. `rows`: None if they could not be counted in time; `bytes`, `packed`: of the file and of its ZIP."""

    rows: Count | None
    bytes: int | None
    packed: int | None


def estimate(engine: Engine, job: Job) -> Estimate:
    """Return how large an export will be, within the limit of time of a search. Raises ArchiveError."""
    found = _counted(engine, job)
    sample = list[list[Any]]()
    with collecting(engine) as connection, time_limit(connection, SECONDS):
        sample = _sample(connection, job)
    if found is None or not (sample or found.value == 0):
        return Estimate(found, None, None)
    head, body = _written(job, []), _written(job, sample)
    each = max(len(sample), 1)
    size = len(head) + (len(body) - len(head)) * found.value // each
    packed = size if job.format == "parquet" else size * len(zlib.compress(body, 1)) // max(len(body), 1)
    return Estimate(found, size, packed)


def _counted(engine: Engine, job: Job) -> Count | None:
    is_of_query = not job.asked.is_all or job.asked.copies == "once"
    if job.table == "articles" and is_of_query:
        return count(engine, job.query, copies=job.asked.copies).count
    found = None
    with collecting(engine) as connection, time_limit(connection, SECONDS):
        if job.table == "articles":
            found = connection.scalar(select(func.count()).select_from(articles).where(is_listed(articles.c.id)))
        else:
            job.collect(connection)
            found = count_rows(connection, job.table, job.asked)
    return None if found is None else Count(found)


def _sample(connection: Connection, job: Job) -> list[list[Any]]:
    """Return some rows of the table, whatever of it is asked for: the newest articles, the first rows of others."""
    if job.table == "articles":
        ids = (articles.c.id.label("place"), articles.c.id)
        newest = select(*ids).where(is_listed(articles.c.id)).order_by(articles.c.id.desc()).limit(_SAMPLE)
        connection.execute(insert(ordered_contents).from_select(["place", "article_id"], newest))
    with closing(rows(connection, job.table, job.columns, Asked())) as found:
        return list(islice(found, _SAMPLE))


def _written(job: Job, sample: Iterable[list[Any]]) -> bytes:
    written = io.BytesIO()
    writer_of(job.format)(Measured(written), job.columns, sample)
    return written.getvalue()
