"""The article that a takedown is decided about, and what an operator is to know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from newsarchive.archive.clusters import copies_of
from newsarchive.archive.forgotten import forgotten_articles
from newsarchive.archive.queries import StoredArticle
from newsarchive.archive.redaction import Redaction
from newsarchive.archive.takedowns import logged_takedowns
from newsarchive.named_article import NoArticleError, address_to_come, addresses_of, named_article


@dataclass(frozen=True, slots=True)
class Target:
    """The address that is decided about. `article`: None if the archive does not have it, or not yet."""

    outlet: str
    url: str
    article: StoredArticle | None


def target_of(engine: Engine, written: str) -> Target:
    """Return what a person names: an article, an address of the log, or one at which an outlet of the archive may have an article.

    Raises NoArticleError, ArchiveError.
    """
    try:
        article = named_article(engine, written, as_operator=True)
    except NoArticleError:
        found = _logged(engine, written) or address_to_come(engine, written)
        if found is None:
            raise
        return Target(*found, None)
    return Target(article.outlet, article.url, article)


def _logged(engine: Engine, written: str) -> tuple[str, str] | None:
    """Return the outlet and the address of a decision, or of an article that was removed for good."""
    logged = [(each.public_id, each.outlet, each.url) for each in logged_takedowns(engine)]
    known = {url: outlet for _, outlet, url in logged} | {each.url: each.outlet for each in forgotten_articles(engine)}
    by_id = {public_id: (outlet, url) for public_id, outlet, url in logged}
    if written in by_id:
        return by_id[written]
    return next(((known[each], each) for each in addresses_of(engine, written) if each in known), None)


def unfound(article: StoredArticle, passages: Sequence[str]) -> Iterator[str]:
    """Yield the passages that no version of an article has."""
    for passage in passages:
        redaction = Redaction([passage])
        if not any(redaction.is_in(each.content) for each in article.versions):
            yield passage


def copies_elsewhere(engine: Engine, article: StoredArticle) -> list[str]:
    """Return the addresses of listed copies of the text of an article. Raises ArchiveError."""
    return [each.url for each in copies_of(engine, article.id) if each.id != article.id]
