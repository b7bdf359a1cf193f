"""What publishers ask of archives and search engines, as `captures.robots` has it: that of the newest capture of an article holds for all of it."""

from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, func, literal, select

from newsarchive.archive.schema import article_sightings, articles, captures

Directive = Literal["noarchive", "noindex"]
# Of `, noindex, googlebot: noarchive,`: noarchive counts whomever it is addressed to, as it asks that no copy is shown; noindex only if it is
# addressed to all, as that of one crawler is about its own search.
_WRITTEN: Final[dict[Directive, str]] = {"noarchive": " noarchive,", "noindex": ", noindex,"}
_NOT_OURS: Final = "nofollow"  # is about the links of the publisher's page


def asks(robots: str | None, directive: Directive) -> bool:
    """True if a directive is asked for."""
    return robots is not None and _WRITTEN[directive] in f", {robots},"


def passed_on(robots: str | None) -> list[str]:
    """Return what search engines are to be asked for a page that shows an article: what its publisher asks of all of them, and noarchive."""
    of_all = [each for each in (robots or "").split(", ") if each and (":" not in each or each.startswith("unavailable_after:"))]  # fmt: skip
    found = [each for each in of_all if each != _NOT_OURS]
    return found if "noarchive" in found or not asks(robots, "noarchive") else ["noarchive", *found]


def robots_of(connection: Connection, article_id: int) -> str | None:
    """Return what the publisher of an article asks, None if nothing."""
    found: str | None = connection.scalar(select(_newest(literal(article_id))))
    return found


def articles_asking(connection: Connection, directive: Directive) -> frozenset[int]:
    """Return the ids of the articles for which a directive is asked."""
    # Any capture that asks it, found by an index; then whether the newest one still does.
    asking = select(captures.c.id).where(captures.c.robots.is_not(None), _is_in(captures.c.robots, directive))
    ever = select(article_sightings.c.article_id).where(article_sightings.c.capture_id.in_(asking))
    if connection.execute(asking.limit(1)).first() is None:
        return frozenset()
    query = select(articles.c.id).where(articles.c.id.in_(ever), is_asked(articles.c.id, directive))
    return frozenset(connection.scalars(query))


def is_asked(article_id: ColumnElement[int], directive: Directive) -> ColumnElement[bool]:
    """Return the condition that a directive is asked for the article of an id."""
    is_any = select(captures.c.id).where(captures.c.robots.is_not(None)).exists()
    return and_(is_any, func.coalesce(_is_in(_newest(article_id), directive), False))


def _is_in(robots: ColumnElement[Any], directive: Directive) -> ColumnElement[bool]:
    return literal(", ").concat(robots).concat(",").like(f"%{_WRITTEN[directive]}%")


def _newest(article_id: ColumnElement[int]) -> ScalarSelect[Any]:
    """Return what the newest capture of an article states."""
    sightings = article_sightings.c
    return (
        select(captures.c.robots)
        .join(article_sightings, sightings.capture_id == captures.c.id)
        .where(sightings.article_id == article_id)
        .order_by(sightings.seen_at.desc(), sightings.id.desc())
        .limit(1)
        .scalar_subquery()
    )
