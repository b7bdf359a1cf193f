"""An article as the JSON object that `newsarchive extract` prints and fixtures expect."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from newsarchive.items import Article, Problem, RelatedLink


def article_to_dict(article: Article) -> dict[str, Any]:
    """Return an article as a JSON object.

    Times are ISO 8601 with the offset that the page prints, else the outlet's; a day's time is its midnight, and the precision beside it states what
    is known of it. A missing field is null, or an empty list.
    """
    return {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "outlet": article.outlet,
        "layout": article.layout,
        "language": article.language,
        "headline": article.headline,
        "kicker": article.kicker,
        "byline": article.byline,
        "authors": [asdict(author) for author in article.authors],
        "published_at": _iso(article.published_at),
        "published_raw": article.published_raw,
        "published_precision": article.published_precision,
        "modified_at": _iso(article.modified_at),
        "modified_raw": article.modified_raw,
        "modified_precision": article.modified_precision,
        "body": article.body,
        "ticker": [headline.title for headline in article.ticker],
        "related": [_related(link) for link in article.related],
        "section": article.section,
        "tags": article.tags,
        "image": article.image,
        "captions": article.captions,
        "witnesses": article.witnesses,
        "problems": [_problem(problem) for problem in article.problems],
    }


def _related(link: RelatedLink) -> dict[str, Any]:
    return {"title": link.title, "url": link.url, "published_at": _iso(link.published_at)}


def _problem(problem: Problem) -> dict[str, str]:
    found = {"field": problem.field, "reason": str(problem.reason)}
    return found | {"detail": problem.detail} if problem.detail else found


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
