"""Read functions: how a word is used in the archive. Its lines, its frequency by month, and the words near it.

Texts are read newest first, as a search finds them: the kicker, the headline and the body, with a bar between them.
"""

import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import islice
from typing import Final, Literal

from sqlalchemy import Connection, Engine

from newsarchive.archive.connect import reading
from newsarchive.archive.search.find import SECONDS, Row
from newsarchive.archive.search.keys import words
from newsarchive.archive.search.limit import Limited, time_limit
from newsarchive.archive.search.parse import limited
from newsarchive.archive.search.places import month_of
from newsarchive.archive.search.query import Match, Query
from newsarchive.archive.search.search import finders_of, search, unknown_outlets
from newsarchive.archive.search.usage import Collocation, Frequency, Line, collocations, concordance, frequencies
from newsarchive.bengali.collation import Key, sort_key

LineOrder = Literal["newest", "before", "after"]
UNDATED: Final = ""  # the month of texts without a publish time
_BETWEEN_FIELDS: Final = " | "  # so that a line shows where the body begins
CPU_SECONDS: Final = 0.3  # for texts, if their number is limited


@dataclass(frozen=True, slots=True)
class WordQuery:
    """One word, and the articles in which it is looked for. `exact`: this form alone, not the other forms of the word."""

    word: str
    exact: bool = False
    outlet: str | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None

    def with_word(self) -> Query:
        """Return the query for the articles with the word in any form: the index has no single ones. Raises ValueError if it is not one word."""
        [word] = words(self.word)
        return self._limited(Query(Match((word,))))

    def articles(self) -> Query:
        """Return the query for all of the articles, with the word or without."""
        return self._limited(Query())

    def _limited(self, query: Query) -> Query:
        return limited(query, outlet=self.outlet, section=self.section, since=self.since, until=self.until)


def is_one_word(written: str) -> bool:
    """True if a string has one word as the index has them, so that it can be asked for."""
    return len(words(written)) == 1


@dataclass(frozen=True, slots=True)
class Text:
    """What was read of an article. `published_at` is in the zone of the outlet; `month`: of publication, as the days of a search; else UNDATED."""

    article: int
    public_id: str
    version: int
    outlet: str
    url: str
    published_at: datetime | None
    month: str
    text: str


@dataclass(frozen=True, slots=True)
class LineIn:
    """A line, and the text that it is of."""

    line: Line
    text: Text


@dataclass(slots=True)
class Read:
    """How many texts were read; `is_cut`: there are more. `notes`: sentences about what of the filters the archive does not have."""

    texts: int = 0
    is_cut: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a concordance. `has_more`: others follow in this order."""

    lines: list[LineIn]
    has_more: bool
    read: Read


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often a word occurs in the texts of each month of which all were read, by month in order, and `total`: in all that were read."""

    months: dict[str, Frequency]
    total: Frequency
    read: Read


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words near a word, the most typical first."""

    words: list[Collocation]
    read: Read


def lines_of(
    engine: Engine,
    asked: WordQuery,
    *,
    order: LineOrder = "newest",
    first: int = 0,
    count: int = 100,
    context: int = 8,
    most_texts: int | None = None,
) -> Lines:
    """Return lines with a word, from the one of the number `first` on: those of the newest articles first, or by the words before or after it.

    Sorted are the lines of the newest `most_texts` texts with the word. Raises ArchiveError, as `search` does.
    """
    read = Read()
    with closing(_texts(engine, asked.with_word(), most_texts, read)) as texts:
        lines: Iterable[LineIn] = _lines(texts, asked, context)
        if order != "newest":
            lines = sorted(lines, key=_before if order == "before" else _after)
        found = list(islice(lines, first, first + count + 1))
    return Lines(found[:count], len(found) > count, read)


def frequencies_of(engine: Engine, asked: WordQuery, *, most_texts: int | None = None) -> Frequencies:
    """Return how often a word occurs by month, from the newest texts with it and without it. Raises ArchiveError, as `search` does."""
    read = Read()
    last = UNDATED

    def by_month() -> Iterator[tuple[str, str]]:
        nonlocal last
        for each in texts:
            last = each.month
            yield each.month, each.text

    with closing(_texts(engine, asked.articles(), most_texts, read)) as texts:
        counted = frequencies(by_month(), asked.word, exact=asked.exact)
    total = Frequency(sum(each.occurrences for each in counted.values()), sum(each.words for each in counted.values()))
    whole = {month: each for month, each in counted.items() if month != last or not read.is_cut}
    return Frequencies(whole, total, read)


def neighbours_of(engine: Engine, asked: WordQuery, *, window: int = 4, most_texts: int | None = None) -> Neighbours:
    """Return the words near a word. Raises ArchiveError, as `search` does.

    Without `most_texts` the occurrences of the others are those in all texts; else in the newest so many that have the word.
    """
    read = Read()
    query = asked.articles() if most_texts is None else asked.with_word()
    with closing(_texts(engine, query, most_texts, read)) as texts:
        # The last word of a headline is not near the first one of the body.
        fields = (part for each in texts for part in each.text.split(_BETWEEN_FIELDS))
        found = collocations(fields, asked.word, window=window, exact=asked.exact)
    return Neighbours(found, read)


def suggestions_of(engine: Engine, asked: WordQuery) -> list[str]:
    """Return words of the archive that are written nearly like a word that it does not have. Raises ArchiveError, as `search` does."""
    return search(engine, asked.with_word(), limit=1).suggestions


def _texts(engine: Engine, query: Query, most: int | None, read: Read) -> Generator[Text, None, None]:
    """Yield the texts of a query, newest first, until `most` are read or their time is over; `read` has afterwards what was cut."""
    deadline = None if most is None else time.thread_time() + CPU_SECONDS
    with reading(engine) as connection:
        [finder] = finders_of(connection, query)
        read.notes += [*query.notes, *unknown_outlets(connection, query)]
        with _limit(connection, most) as limit:
            for row in finder.newest(query, finder.forms(query)):
                if read.texts == most or (deadline is not None and time.thread_time() > deadline):
                    read.is_cut = True
                    return
                read.texts += 1
                yield _text(row)
        read.is_cut = limit.is_cut


def _limit(connection: Connection, most: int | None) -> AbstractContextManager[Limited]:
    return nullcontext(Limited()) if most is None else time_limit(connection, SECONDS, CPU_SECONDS)


def _text(row: Row) -> Text:
    published = row["published_at"]
    east = row["published_local_offset"] or row["published_offset"] or 0
    month = month_of(row["key"])
    return Text(
        article=row["id"],
        public_id=row["public_id"],
        version=row["version"],
        outlet=row["outlet"],
        url=row["url"],
        published_at=published.astimezone(timezone(timedelta(minutes=east))) if published else None,
        month=f"{month:%Y-%m}" if month else UNDATED,
        text=_BETWEEN_FIELDS.join(filter(None, (row["kicker"], row["headline"], row["body"]))),
    )


def _lines(texts: Iterable[Text], asked: WordQuery, context: int) -> Iterator[LineIn]:
    for each in texts:
        for line in concordance(each.text, asked.word, context=context, exact=asked.exact):
            yield LineIn(line, each)


def _before(found: LineIn) -> Key:
    """Return the key for the order of the words before, the nearest first."""
    return sort_key(" ".join(reversed(found.line.before.split(" "))))


def _after(found: LineIn) -> Key:
    return sort_key(found.line.after)
