"""What is true of a page, and which fields of an extracted article are right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from newsarchive.bengali.text import fold
from newsarchive.items import Article
from newsarchive.testing.fixtures import Case

FIELDS = ("headline", "published", "modified", "byline", "body", "paragraphs", "ticker", "related")


@dataclass
class Truth:
    """The fields that a person finds on a page. A time of which the page shows the day only is its midnight, with precision `day`."""

    headline: str
    byline: str
    published: datetime | None
    published_precision: str
    modified: datetime | None
    body: list[str]
    ticker: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    kicker: str | None = None  # not judged if None


def of_fixture(case: Case) -> Truth:
    """Return the truth of a fixture."""
    expected = case.expected
    return Truth(
        expected["headline"] or "",
        expected["byline"] or "",
        _instant(expected["published_at"]),
        expected["published_precision"] or "minute",
        _instant(expected["modified_at"]),
        (expected["body"] or "").split("\n\n"),
        expected["ticker"],
        [link["title"] for link in expected["related"]],
    )


def judge(truth: Truth, article: Article) -> Iterator[tuple[str, bool]]:
    """Yield each field and True if it is right; a field that is not on the page must be empty."""
    yield "headline", fold(article.headline or "") == fold(truth.headline)
    yield "byline", fold(article.byline or "") == fold(truth.byline)
    yield "published", _same(article.published_at, truth.published, day=truth.published_precision == "day")
    yield "modified", _same(article.modified_at, truth.modified, day=truth.published_precision == "day")
    paragraphs = (article.body or "").split("\n\n")
    yield "body", [fold(text) for text in paragraphs] == [fold(text) for text in truth.body]
    yield "paragraphs", len(paragraphs) == len(truth.body)
    yield "ticker", [fold(headline.title) for headline in article.ticker] == [fold(title) for title in truth.ticker]
    if truth.kicker is not None:
        yield "kicker", fold(article.kicker or "") == fold(truth.kicker)
    if truth.related:
        yield "related", {fold(link.title) for link in article.related} >= {fold(title) for title in truth.related}


def found(article: Article, field: str) -> object:
    """Return what was found of a field, in a form for people."""
    reading: dict[str, Callable[[], object]] = {
        "published": lambda: (article.published_raw, str(article.published_at), _problems(article, "published_at")),
        "modified": lambda: (article.modified_raw, str(article.modified_at), _problems(article, "modified_at")),
        "paragraphs": lambda: article.body,
        "ticker": lambda: [headline.title for headline in article.ticker],
        "related": lambda: [link.title for link in article.related],
    }
    return reading.get(field, lambda: (getattr(article, field), article.witnesses.get(field)))()


def _problems(article: Article, field: str) -> list[str]:
    return [f"{problem.reason}: {problem.detail}" for problem in article.problems if problem.field == field]


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _same(got: datetime | None, want: datetime | None, *, day: bool) -> bool:
    """True if two times are the same minute; the same day if the page shows no more."""
    if got is None or want is None:
        return got is want
    if day:
        return got.astimezone(want.tzinfo).date() == want.date()
    return got.replace(second=0, microsecond=0) == want.replace(second=0, microsecond=0)
