"""Read function: what is in the archive, in few numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Select, func, select

from newsarchive.archive.connect import reading
from newsarchive.archive.kind import kind_in
from newsarchive.archive.schema import article_versions, articles, outlets
from newsarchive.archive.visibility import Shown, is_hidden, is_listed


@dataclass(frozen=True, slots=True)
class OutletSpan:
    """An outlet with its number of articles, and the publish times of the first and the last of them; None without any.

    `newest_id`, `newest_headline`: public id and headline of the last.
    """

    key: str
    name_bn: str
    name_en: str
    timezone: str
    articles: int
    first_at: datetime | None
    last_at: datetime | None
    newest_id: str | None
    newest_headline: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The outlets of an archive in the order of keys, and the number of superseded versions. `kind`: as `kind_of` returns it."""

    outlets: Sequence[OutletSpan]
    versions: int
    kind: str | None

    @property
    def articles(self) -> int:
        """The number of articles."""
        return sum(each.articles for each in self.outlets)

    @property
    def first_at(self) -> datetime | None:
        """The publish time of the first article that has one."""
        return min((each.first_at for each in self.outlets if each.first_at), default=None)

    @property
    def last_at(self) -> datetime | None:
        """The publish time of the last article that has one."""
        return max((each.last_at for each in self.outlets if each.last_at), default=None)


def overview(engine: Engine) -> Overview:
    """Return what is in the archive. Raises ArchiveError."""
    published = articles.c.published_at
    counted = (
        select(
            *(outlets.c[name] for name in ("key", "name_bn", "name_en", "timezone")),
            func.count(articles.c.id).label("articles"),
            func.min(published).label("first_at"),
            func.max(published).label("last_at"),
        )
        .select_from(outlets.outerjoin(articles, (articles.c.outlet == outlets.c.key) & is_listed(articles.c.id)))
        .group_by(outlets.c.key)
        .order_by(outlets.c.key)
    )
    with reading(engine) as connection:
        shown = Shown.of(connection)
        newest = {row["outlet"]: shown.content(row["id"], row) for row in connection.execute(_newest()).mappings()}
        found = []
        for row in connection.execute(counted).mappings():
            last = newest.get(row["key"], {})
            found.append(OutletSpan(**row, newest_id=last.get("public_id"), newest_headline=last.get("headline")))
        every = select(func.count()).select_from(article_versions)
        hidden = connection.scalar(every.where(is_hidden(article_versions.c.article_id))) or 0
        versions = (connection.scalar(every) or 0) - hidden
        return Overview(found, versions, kind_in(connection))


def _newest() -> Select[tuple[int, str, str, str | None]]:
    """Return the query for the article of each outlet that was published last."""
    other = articles.alias().c
    last = (
        select(other.id)
        .where(other.outlet == outlets.c.key, other.published_at.is_not(None), is_listed(other.id))
        .order_by(other.published_at.desc(), other.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    of_each = select(last).select_from(outlets)
    return select(articles.c.id, articles.c.outlet, articles.c.public_id, articles.c.headline).where(
        articles.c.id.in_(of_each)
    )
