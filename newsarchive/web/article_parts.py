"""What the page of an article shows beside the stored fields: highlighted text, where each field came from, its versions, copies and links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive.clusters import Copy, copies_of
from newsarchive.archive.contents import ArchivedVersion, version_of
from newsarchive.archive.queries import StoredArticle, StoredVersion
from newsarchive.archive.related import RelatedArticle, related_of
from newsarchive.archive.search import Piece, highlighted, parse, wanted_of
from newsarchive.archive.search.highlight import Wanted, passage
from newsarchive.archive.ticker_at import TickerSpan, ticker_spans_of
from newsarchive.items import Problem
from newsarchive.web.settings import Settings

# The fields whose evidence is shown, in the order of the page.
_FIELDS: Final = (
    "headline kicker byline published_at modified_at body section tags image captions ticker related".split()
)  # fmt: skip

Line = list[Piece]
Paragraph = list[Line]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field came from. `rule`: that which found it, None if none did; `problems`: why it is missing or doubtful."""

    field: str
    rule: str | None
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Step:
    """A version in the timeline. `cause`, `changes`: why and in what it differs from the one before; None and nothing of the first."""

    version: StoredVersion
    cause: str | None
    changes: Sequence[str]


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """All that the page shows of a version.

    `is_whole`: the body is whole, not a passage of it; `is_cut_by_publisher`: it is not because its publisher asks for noarchive.
    """

    content: ArchivedVersion
    modified_precision: str | None
    headline: Line
    body: Sequence[Paragraph]
    is_whole: bool
    is_cut_by_publisher: bool
    evidence: Sequence[Evidence]
    timeline: Sequence[Step]
    copies: Sequence[Copy]
    ticker: Sequence[TickerSpan]
    related: Sequence[RelatedArticle]


def parts_of(
    engine: Engine, article: StoredArticle, version: StoredVersion, settings: Settings, highlight: str
) -> ArticleParts:
    """Return what the page of a version shows. `highlight`: a query whose words are marked. Raises ArchiveError."""
    content = version_of(version)
    wanted = wanted_of(parse(highlight).root)
    is_whole = settings.shows_text_of(article)
    return ArticleParts(
        content=content,
        modified_precision=version.content["modified_precision"],
        headline=highlighted(content.headline or "", wanted),
        body=list(_paragraphs(content.body or "", wanted, is_whole=is_whole)),
        is_whole=is_whole,
        is_cut_by_publisher=settings.shows_texts and not is_whole,
        evidence=list(_evidence(content)),
        timeline=list(_timeline(article)),
        copies=copies_of(engine, article.id),
        ticker=ticker_spans_of(engine, article.outlet, article.url),
        related=related_of(engine, article.id),
    )


def _paragraphs(body: str, wanted: Wanted, *, is_whole: bool) -> Iterator[Paragraph]:
    if body and not is_whole:
        yield [passage(body, wanted)]
        return
    for paragraph in filter(None, body.split("\n\n")):
        yield [highlighted(line, wanted) for line in paragraph.split("\n")]


def _evidence(content: ArchivedVersion) -> Iterator[Evidence]:
    others = dict.fromkeys(each.field for each in content.problems if each.field not in _FIELDS)
    for field in (*_FIELDS, *others):
        problems = [each for each in content.problems if each.field == field]
        rule = content.witnesses.get(field)
        if rule or problems:
            yield Evidence(field, rule, problems)


def _timeline(article: StoredArticle) -> Iterator[Step]:
    for before, each in zip((None, *article.versions), article.versions, strict=False):
        yield Step(each, before.cause if before else None, before.changes if before else ())
