"""Answers with far less text than the archive has of their article: kept out, unless they bear the sign of an edit.

A page without its text, cut by a fault or closed to readers without an account, has the headline and the template of the article and differs
from an edit in its length alone. The archived text is kept; docs/archive.md has the rule.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.schema import articles, captures
from newsarchive.bengali.text import compose
from newsarchive.items import Article, CapturedPage, Reason

_LONG = 600  # characters of an archived body: a shorter one is too often rewritten as a whole
_SHARE = 3  # a body of less than a third of the archived one has shrunk
# Withdrawn, correction, corrected, apology, clarification.
_OF_EDIT = re.compile(
    unicodedata.normalize(
        "NFC",
        "প্রত্যাহার|সংশোধন|সংশোধিত|ভ্রম ?সংশোধন|দুঃখ প্রকাশ|ক্ষমাপ্রার্থী|স্পষ্টীকরণ|retract|withdrawn|correct(?:ion|ed)|clarification|editor.s note",
    ),
    re.IGNORECASE,
)
_PRESENT = select(
    articles.c.url,
    articles.c.body,
    articles.c.published_at,
    articles.c.modified_at,
    articles.c.last_seen_at,
    captures.c.digest,
).join(captures, captures.c.id == articles.c.capture_id)


def is_shrunk(article: Article, archived: str | None, last_edit: datetime | None) -> bool:
    """Return whether an article has lost most of its text without the sign of an edit.

    `archived`: the present body in the archive; `last_edit`: its update time, else its publish time. The signs are a later update time, and the words
    of a correction or retraction in what the page shows.
    """
    body = article.body or ""
    if not archived or len(archived) < _LONG or _SHARE * len(body) >= len(archived):
        return False
    if article.modified_at and last_edit and article.modified_at > last_edit:
        return False
    shown = "\n".join(filter(None, (article.kicker, article.headline, body)))
    return not _OF_EDIT.search(compose(shown))


def without_shrunk(connection: Connection, pages: Sequence[CapturedPage], *, now: datetime) -> list[CapturedPage]:
    """Return pages with each answer that has shrunk as a capture without an article, with the reason.

    Only later fetches are judged: an earlier one, saved and read later, may be the first short report of what happened. The same bytes as those of
    the archived text are never an edit and are not judged.
    """
    addresses = {_address(page.article) for page in pages if page.article}
    present: dict[str, Any] = {
        row.url: row for row in select_in_chunks(connection, _PRESENT, articles.c.url, addresses)
    }
    kept = []
    for page in pages:
        row = present.get(_address(page.article)) if page.article else None
        if row and _is_shrunk(page, row, now):
            kept.append(replace(page, capture=replace(page.capture, reason=Reason.SHRUNK), article=None))
        else:
            kept.append(page)
    return kept


def _is_shrunk(page: CapturedPage, row: Any, now: datetime) -> bool:
    is_earlier = (page.capture.fetched_at or now) < row.last_seen_at
    if page.article is None or is_earlier or row.digest == page.capture.digest:
        return False
    return is_shrunk(page.article, row.body, row.modified_at or row.published_at)


def _address(article: Article) -> str:
    return storable(article.canonical_url or article.url)
