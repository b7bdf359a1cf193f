"""Made-up articles to search in: their words follow from a number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, select

from newsarchive.archive import Writer
from newsarchive.archive.schema import article_versions, articles
from newsarchive.archive.search.document import document_of, fits
from newsarchive.archive.search.query import Query
from newsarchive.items import Article
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

VOCABULARY = "নদী নদীর সেতু সেতুতে ঘাট ঘাটের বন্যা বন্যায় সরকার সরকারি সরকারের ১৯৭১ ৩০,০০০ bridge".split()
BYLINES = ("নিজস্ব প্রতিবেদক", "সুমন রায়", None)
SECTIONS = ("সারাদেশ", "অর্থনীতি", None)
QUERIES = [
    "নদী",
    "নদীতে সেতুর",
    '"নদীর সেতু"',
    '"নদী সেতুতে" OR ঘাট',
    "সরকা*",
    "headline:বন্যা",
    "headline:(বন্যা OR ঘাট) -সরকার",
    "byline:প্রতিবেদক নদী",
    "byline:সুম* সেতু",
    "section:অর্থনীতি 1971",
    "30000 bridge",
    '৩০,০০০ -"নদীর সেতু"',
    "outlet:dinpatra সেতু",
    "outlet:khobor সেতু",
    "(নদী OR সেতু) (ঘাট OR বন্যা) NOT (সরকার bridge)",
]


def texts(number: int) -> tuple[str, str]:
    """A headline and a body whose words follow from a number."""
    chosen = [VOCABULARY[(number * 7 + at * at * 3) % len(VOCABULARY)] for at in range(9)]
    return " ".join(chosen[:2]), f"{' '.join(chosen[2:6])}। {' '.join(chosen[6:])}"


def made(number: int) -> Article:
    """The article of a number."""
    headline, body = texts(number)
    return article(
        number,
        headline=headline,
        body=body,
        kicker=None,
        byline=BYLINES[number % 3],
        section=SECTIONS[number % 2],
        published_at=None if number % 11 == 0 else NOW - timedelta(hours=number % 17, days=number % 5),
        published_precision="day" if number % 4 == 0 else "minute",
    )


def fill(engine: Engine, numbers: Sequence[int]) -> None:
    """Write the articles of numbers."""
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(made(number)) for number in numbers], now=NOW)


def edit(engine: Engine, numbers: Sequence[int], at: datetime, shift: int) -> None:
    """Write the articles of numbers as seen at an instant with other words, byline, section and time."""
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    edited = [
        replace(made(number + shift), url=made(number).url, canonical_url=made(number).canonical_url)
        for number in numbers
    ]
    writer.write(run, [captured(each, fetched_at=at) for each in edited], now=at)


def contents(engine: Engine) -> list[Mapping[str, Any]]:
    """All contents of all articles: their columns, and `seen_from` and `seen_until`."""
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(articles)).mappings()]
        earlier = [dict(row) for row in connection.execute(select(article_versions)).mappings()]
    outlets = {row["id"]: row["outlet"] for row in rows}
    present = [{**row, "seen_from": row["version_first_seen_at"], "seen_until": None} for row in rows]
    return present + [
        {
            **row,
            "id": row["article_id"],
            "outlet": outlets[row["article_id"]],
            "seen_from": row["first_seen_at"],
            "seen_until": row["superseded_at"],
        }
        for row in earlier
    ]


def that_fit(engine: Engine, query: Query) -> list[Mapping[str, Any]]:
    """What a comparison of every content with a query finds, in no order; days are not compared."""
    found = [row for row in contents(engine) if query.root is None or fits(query.root, document_of(row))]
    if query.at:
        return [
            row
            for row in found
            if row["seen_from"] <= query.at and (row["seen_until"] is None or query.at < row["seen_until"])
        ]
    return [row for row in found if query.versions == "all" or row["seen_until"] is None]
