"""Read functions: the copies of an article."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from sqlalchemy import Engine, func, select

from newsarchive.archive.clusters.members import Kind
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import article_clusters, articles, clusters
from newsarchive.archive.visibility import Shown

_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Copy:
    """An article of the cluster of another one. `share`: the part of its shingles that the likely origin has too, from 0 to 1.

    `agency`: the agency that most of the copies name as their author, `size`: the number of articles, the same of all of a cluster.
    `text_id`: the same of articles whose headline and body are the same, None of one whose text no other has.
    """

    id: int
    public_id: str
    outlet: str
    url: str
    headline: str | None
    published_at: datetime | None
    published_precision: str | None
    published_local_offset: int | None
    first_seen_at: datetime
    kind: Kind
    share: float
    is_origin: bool
    agency: str | None
    size: int
    text_id: int | None

    @property
    def published_local(self) -> datetime | None:
        """The publish time in the zone of the outlet."""
        east = timezone(timedelta(minutes=self.published_local_offset or 0))
        return self.published_at.astimezone(east) if self.published_at else None


def copies_of(engine: Engine, article_id: int) -> list[Copy]:
    """Return an article and its copies, the likely origin first, then in the order of their times, 200 at most; nothing if it has none.

    Of the near cluster, which holds the exact copies too; of the exact one if the text is too short for near copies. Raises ArchiveError.
    """
    names = [name for name in Copy.__slots__ if name in articles.c]
    of_article = select(article_clusters.c.cluster_id, article_clusters.c.kind).where(
        article_clusters.c.article_id == article_id
    )
    with reading(engine) as connection:
        found = connection.execute(of_article.order_by(article_clusters.c.kind.desc())).first()
        if found is None:
            return []
        member, exact = article_clusters.c, article_clusters.alias("exact").c
        is_origin = clusters.c.origin_id == articles.c.id
        rows = connection.execute(
            select(
                *(articles.c[name] for name in names),
                member.kind,
                member.share,
                is_origin.label("is_origin"),
                clusters.c.agency,
                clusters.c.articles.label("size"),
                exact.cluster_id.label("text_id"),
            )
            .join(article_clusters, member.article_id == articles.c.id)
            .join(clusters, (clusters.c.id == member.cluster_id) & (clusters.c.kind == member.kind))
            .outerjoin(exact.cluster_id.table, (exact.article_id == articles.c.id) & (exact.kind == "exact"))
            .where(member.cluster_id == found.cluster_id, member.kind == found.kind)
            .order_by(is_origin.desc(), func.coalesce(articles.c.published_at, articles.c.first_seen_at), articles.c.id)
            .limit(_MOST)
        )
        shown = Shown.of(connection)
        return [Copy(**shown.content(row["id"], row)) for row in rows.mappings()]
