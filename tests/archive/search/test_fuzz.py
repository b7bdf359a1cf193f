"""Whatever is asked, the database raises no error: each string finds something, or nothing, and a sentence names what was left out.

NEWSARCHIVE_QUERIES is the number of queries for each database.
"""

import os
import random
import sys
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive.search import facets, limited, parse, search
from newsarchive.archive.search.query import Versions
from newsarchive.archive.search.search import Copies, Order
from tests.archive.pages import NOW, after
from tests.archive.search.made import VOCABULARY, edit, fill

QUERIES = int(os.environ.get("NEWSARCHIVE_QUERIES", "400"))
FIELDS = "headline: outlet: byline: section: since: until: title: body: filters: rowid:".split()
FTS5 = ["AND", "OR", "NOT", "NEAR(", "NEAR/3", "^", "*", "+", "-", "{title body}", ":", '"', '""', "(", ")", "o=", "m="]
TSQUERY = ["&", "|", "!", "<->", "<2>", ":*", ":A", ":B*", "'", "''", "\\", "\\'", "()"]
OTHERS = [
    "\0",
    "\ud800",
    "\udfff",
    "\u200c",
    "\u200d",
    "\u2028",
    "\ufffd",
    "\x1a",
    "%",
    "_",
    ";--",
    "$1",
    ":x",
    "?",
    "{}",
    "{0}",
]
DAYS = ["2026-11-20", "২০২৬-১১-২২", "0001-01-01", "9999-12-31", "2026-02-30", "-1"]
PIECES = [*VOCABULARY, *FIELDS, *FTS5, *TSQUERY, *OTHERS, *DAYS, "“", "”", "«", "»", "–", "।"]


def fuzzed(chance: random.Random) -> str:
    """A string of signs that mean something to a parser or a database, of words, and of random characters."""
    kind = chance.random()
    if kind < 0.02:
        return chance.choice(PIECES) * chance.randrange(200, 3000)
    parts = [
        chance.choice(PIECES) if chance.random() < 0.8 else chr(chance.randrange(sys.maxunicode + 1))
        for _ in range(chance.randrange(12))
    ]
    return (
        chance.choice(("", " ")).join(parts)
        if kind < 0.9
        else "".join(chance.sample("".join(parts), len("".join(parts))))
    )


@pytest.mark.slow
def test_no_query_makes_the_database_fail(engine: Engine) -> None:
    fill(engine, range(40))
    edit(engine, range(0, 40, 3), after(60), 1000)
    chance = random.Random(2026)
    orders: list[Order] = ["newest", "best"]
    copies: list[Copies] = ["all", "once"]
    versions: list[Versions] = ["present", "all"]
    found = 0
    for number in range(QUERIES):
        text = fuzzed(chance)
        byline = fuzzed(chance) if number % 7 == 0 else None
        outlet = fuzzed(chance) if number % 7 == 1 else None
        at = NOW + timedelta(minutes=chance.randrange(120)) if chance.random() < 0.2 else None
        try:
            asked = versions[0] if at else chance.choice(versions)
            query = limited(parse(text), outlet=outlet, byline=byline, at=at, versions=asked)
            hits = search(engine, query, order=chance.choice(orders), copies=chance.choice(copies), limit=5)
            if number % 5 == 0:
                counted = facets(engine, query, copies=chance.choice(copies))
                assert bool(counted.count.value) == bool(hits.hits)
        except Exception as error:
            error.add_note(f"query {number}: {text!r} {byline!r} {outlet!r}")
            raise
        found += bool(hits.hits)
        if text.strip() and not (outlet or byline or hits.hits or query.root or query.since or query.until):
            assert hits.notes, text
    assert QUERIES / 20 < found < QUERIES
