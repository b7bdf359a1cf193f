"""Normalise an extracted article: clean its text, read its times and authors. No visible text is lost."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsarchive.bengali import bylines, uniqid
from newsarchive.bengali.dates import read
from newsarchive.bengali.text import clean, clean_line, fold, is_bengali
from newsarchive.extraction.encodings import repair_mojibake, report_bijoy
from newsarchive.extraction.resolve import REQUIRED, not_on_page
from newsarchive.extraction.times.settle import settle_times
from newsarchive.extraction.times.zones import zone_of
from newsarchive.items import Article, Author, Problem, Reason, RelatedLink, TickerHeadline

_SAMPLE = 200  # characters of an article that determine its language


def normalize(
    article: Article,
    fetched_at: datetime | None = None,
    *,
    zone: ZoneInfo | None = None,
    midnight_is_day: bool = False,
    outlet_names: Collection[str] = (),
) -> Article:
    """Clean an extracted article and read its times and authors, in place; return it.

    `fetched_at`: the reference of relative times; later times are rejected. `zone`: that of the outlet; None to determine it from the page.
    `midnight_is_day`: the outlet prints 00:00 if no clock was set. `outlet_names`: names that are not authors. Headline, byline,
    publish time and body have a problem if they are empty afterwards.
    """
    zone = zone or zone_of(article.times, article.language, article.url)
    repair_mojibake(article)
    for field in ("headline", "kicker", "section"):
        value = getattr(article, field)
        if value:
            setattr(article, field, _line(value) or None)
    article.byline = (_without_label(article.byline) or None) if article.byline else None
    article.body = (clean(article.body) or None) if article.body else None
    report_bijoy(article)
    article.tags = _lines(article.tags)
    article.captions = _lines(article.captions)
    normalize_ticker(article.ticker)
    for link in article.related:
        _normalize_related(link, fetched_at, zone)
    settle_times(article, fetched_at, zone, midnight_is_day=midnight_is_day)
    _compare_with_upload(article)
    if article.byline:
        article.authors = [Author(a.name, a.kind, a.place) for a in _authors(article.byline, tuple(outlet_names))]
        if not article.authors:
            article.problems.append(Problem("authors", Reason.UNREADABLE, article.byline))
    _add_agencies(article, outlet_names)
    if is_bengali((article.body or article.headline or "")[:_SAMPLE]):
        article.language = "bn"
    _report_missing(article)
    return article


def _add_agencies(article: Article, outlet_names: Collection[str]) -> None:
    """Add the agencies that the foot of the body names as its source to the authors; the line remains in the body."""
    known = set(map(fold, (*outlet_names, *(author.name for author in article.authors))))
    for name in bylines.agencies_at_foot(article.body or ""):
        if fold(name) not in known:
            article.authors.append(Author(name, "agency"))
            known.add(fold(name))


def _compare_with_upload(article: Article) -> None:
    """Report a publish time that differs from the upload of its picture by the hours of a zone or of a wrong meridiem."""
    if article.published_at and article.image and article.published_precision != "day":
        error = uniqid.disagreement(article.published_at, article.image)
        if error is not None:
            hours = abs(error).total_seconds() / 3600
            detail = f"{hours:g} hours {'after' if error > timedelta() else 'before'} its picture was uploaded"
            article.problems.append(Problem("published_at", Reason.CONTRADICTED, detail))


def normalize_ticker(ticker: list[TickerHeadline]) -> None:
    """Clean the headlines of a ticker, in place."""
    for headline in ticker:
        headline.title = _line(headline.title)


# Most bylines are one of the few desks of an outlet.
@lru_cache(maxsize=4096)
def _authors(byline: str, outlet_names: tuple[str, ...]) -> tuple[bylines.Author, ...]:
    return tuple(bylines.authors(byline, outlet_names=outlet_names))


_without_label = lru_cache(maxsize=4096)(bylines.without_label)

# Pages of an outlet show the same ticker, lists and desks for hours.
_line = lru_cache(maxsize=1024)(clean_line)


def _lines(values: list[str]) -> list[str]:
    return [line for value in values if (line := _line(value))]


def _normalize_related(link: RelatedLink, fetched_at: datetime | None, zone: ZoneInfo) -> None:
    link.title = _line(link.title)
    link.published_raw = (_line(link.published_raw) or None) if link.published_raw else None
    if link.published_raw:
        time = read(link.published_raw, fetched_at=fetched_at, zone=zone).published
        link.published_at = time.at if time else None


def _report_missing(article: Article) -> None:
    reported = {problem.field for problem in article.problems}
    article.problems += [
        not_on_page(field) for field in REQUIRED if not getattr(article, field) and field not in reported
    ]
