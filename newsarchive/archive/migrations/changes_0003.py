"""What each content changed of the one before it, in migration 0003. Frozen: the rules of that schema."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

import sqlalchemy as sa

from newsarchive.bengali.dates import DateProblem, read
from newsarchive.bengali.text import compose, fold

_CHUNK = 300
_LONG = 600
_SHARE = 3
_TEXTS = ("headline", "kicker", "byline", "body")
_TIMES = ("published", "modified")
_ORDER = (*_TEXTS, "time", "retracted", "restored")
_INSTANT = sa.DateTime(timezone=True)
_READ = (*_TEXTS, *(f"{time}_{part}" for time in _TIMES for part in ("at", "precision", "raw")))


def _read() -> list[sa.ColumnClause[Any]]:
    return [sa.column(name, _INSTANT if name.endswith("_at") else sa.Text()) for name in _READ]


_articles = sa.table("articles", sa.column("id"), *_read())
_versions = sa.table(
    "article_versions",
    *map(sa.column, ("id", "article_id", "version", "cause")),
    sa.column("changes", sa.JSON),
    *_read(),
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", text), re.IGNORECASE)


_RETRACTION = _pattern(
    r"(?:সংবাদ|খবর|নিউজ|প্রতিবেদন|নিবন্ধ|লেখা|ভিডিও)(?:টি|টিকে|টা)[^।\n]{0,80}?"
    r"(?:প্রত্যাহার|সরিয়ে|মুছে|তুলে|অপসারণ)\s(?:করা|করে নেওয়া|নেওয়া|নেয়া|ফেলা|দেওয়া)\s(?:হয়েছে|হলো|হল|হচ্ছে)"
    r"|\bthis (?:article|story|report)[^.\n]{0,40} (?:has been|was|is) (?:retracted|withdrawn|removed)"
)
_RETRACTED_TITLE = _pattern(r"^\W*(?:প্রত্যাহারকৃত|প্রত্যাহৃত|retracted|withdrawn)(?:\s*[:\]\)|-]|$)")
_NOTICE = _pattern(r"প্রত্যাহার|প্রত্যাহৃত|সরিয়ে|মুছে ফেলা|অপসারণ|দুঃখ প্রকাশ|দুঃখিত|ক্ষমাপ্রার্থী|retract|withdrawn|removed|apolog")
_Content = dict[str, Any]


def fill_changes(connection: sa.Connection) -> None:
    """Set the changes of all versions."""
    last = 0
    while True:
        ids = sa.select(_versions.c.article_id).where(_versions.c.article_id > last).distinct()
        chunk = list(connection.scalars(ids.order_by(_versions.c.article_id).limit(_CHUNK)))
        if not chunk:
            return
        last = chunk[-1]
        _fill(connection, chunk)


def _fill(connection: sa.Connection, article_ids: Sequence[int]) -> None:
    query = sa.select(_articles).where(_articles.c.id.in_(article_ids))
    present = {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    of_articles = sa.select(_versions).where(_versions.c.article_id.in_(article_ids))
    rows = connection.execute(of_articles.order_by(_versions.c.article_id, _versions.c.version)).mappings()
    changed = []
    for article_id, versions in groupby((dict(row) for row in rows), key=lambda row: row["article_id"]):
        contents = [*versions, present[article_id]]
        for number, (before, after) in enumerate(pairwise(contents)):
            kinds = _changes(before, after, contents[:number], by_site=before["cause"] == "site")
            changed.append({"row_id": before["id"], "found": kinds})
    this_row = _versions.c.id == sa.bindparam("row_id")
    connection.execute(sa.update(_versions).where(this_row).values(changes=sa.bindparam("found")), changed)


def _changes(before: _Content, after: _Content, earlier: Sequence[_Content], *, by_site: bool) -> list[str]:
    found = _differing(before, after)
    if by_site:
        beside = {"time"} if found - {"time"} else set()
        if _is_retraction(before, after):
            found.add("retracted")
        if any(_differing(each, after) <= beside for each in earlier):
            found.add("restored")
    return [kind for kind in _ORDER if kind in found]


def _differing(before: _Content, after: _Content) -> set[str]:
    found = {name for name in _TEXTS if fold(before[name] or "") != fold(after[name] or "")}
    for time in _TIMES:
        is_exact = not any(_is_relative(each[f"{time}_raw"], time) for each in (before, after))
        if is_exact and _instant(before, time) != _instant(after, time):
            found.add("time")
    return found


def _instant(content: _Content, time: str) -> tuple[datetime, str] | None:
    at = content[f"{time}_at"]
    if at is None:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC), content[f"{time}_precision"]


@lru_cache(maxsize=4096)
def _is_relative(raw: str | None, time: str) -> bool:
    reading = read(raw) if raw else None
    return reading is not None and reading.problem is DateProblem.NO_FETCH_TIME and getattr(reading, time) is None


def _is_retraction(before: _Content, after: _Content) -> bool:
    if _is_retracted(after):
        return not _is_retracted(before)
    body, known = after["body"] or "", before["body"] or ""
    is_far_shorter = len(known) >= _LONG and _SHARE * len(body) < len(known)
    return is_far_shorter and bool(_NOTICE.search(_shown(after)))


def _is_retracted(content: Mapping[str, Any]) -> bool:
    titles = (compose(content[name] or "") for name in ("kicker", "headline"))
    return any(map(_RETRACTED_TITLE.search, titles)) or bool(_RETRACTION.search(_shown(content)))


def _shown(content: Mapping[str, Any]) -> str:
    return compose("\n".join(content[name] or "" for name in ("kicker", "headline", "body")))
