"""Removing articles for good: rows first, in one transaction with the log of what is to be overwritten, then the records in the WARC files.

After a crash the same call overwrites what is left. Until then `newsarchive check` reports it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from newsarchive.archive.captures import ArchivedCapture
from newsarchive.archive.forgetting import (
    Mentions,
    articles_needing,
    captures_to_forget,
    mentions,
    remove_articles,
    sweep_index,
)
from newsarchive.archive.forgotten import Forgotten, Unerased, finish_erasing, forgotten_articles
from newsarchive.archive.queries import StoredArticle, article_at
from newsarchive.captures import CaptureError, Extent, extents_of, file_of, overwrite
from newsarchive.errors import NewsarchiveError
from newsarchive.named_article import NoArticleError, addresses_of, named_article
from newsarchive.outlets.folding import fold_foreign
from newsarchive.outlets.registry import keys, outlet


class NeededError(NewsarchiveError):
    """A record cannot be removed, as another article was read from it or has its bytes there. Nothing was done."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What is known of one address and goes.

    `article`: None if it was removed already; `captures`: those with something of it; `mentions`: what other pages have of it, which stays.
    """

    url: str
    outlet: str
    article: StoredArticle | None
    captures: tuple[ArchivedCapture, ...]
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes with some articles.

    `unerased`: the records to overwrite; `elsewhere`: files outside of the folder that hold records too, which are left as they are; `missing`:
    files below the folder that do not exist.
    """

    removals: tuple[Removal, ...]
    unerased: tuple[Unerased, ...]
    elsewhere: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def records(self) -> int:
        """The number of records to overwrite: responses, requests and metadata."""
        return sum(len(each.records) for each in self.unerased)


def plan(engine: Engine, folder: Path, written: Sequence[str]) -> Plan:
    """Return what is to be removed with the articles that a person names. Writes nothing.

    Raises NoArticleError, NeededError, CaptureError for records that are not where their rows have them, and ArchiveError.
    """
    log = {each.url: each for each in forgotten_articles(engine)}
    return _plan(engine, folder, [_removal(engine, name, log) for name in written], log)


def plan_again(engine: Engine, folder: Path, places: Iterable[tuple[str, str]]) -> Plan:
    """Return what is to be removed at addresses that a log has, each with its outlet, whether the archive has an article there or not.

    Raises as `plan`, but no NoArticleError.
    """
    log = {each.url: each for each in forgotten_articles(engine)}
    removals = [
        _removal_at(engine, url, of_outlet, article_at(engine, [url], as_operator=True)) for of_outlet, url in places
    ]
    return _plan(engine, folder, removals, log)


def _plan(engine: Engine, folder: Path, named: Iterable[Removal], log: Mapping[str, Forgotten]) -> Plan:
    removals = list({each.url: each for each in named}.values())
    kept = {each.id: each for removal in removals for each in removal.captures}
    needing = articles_needing(engine, kept.keys(), [each.url for each in removals])
    if needing:
        raise NeededError(
            "\n  ".join(["the same bytes are those of other articles. Forget them together, or none:", *needing])
        )
    records: dict[str, list[Extent]] = defaultdict(list)
    elsewhere, missing = set(), set()
    for name, places in _by_file(kept.values()).items():
        if Path(name).is_absolute():
            elsewhere.add(name)
            continue
        try:
            path = file_of(folder, name)
        except CaptureError:
            missing.add(name)
            continue
        for each in places:
            records[name] += extents_of(path, each.location.offset, each.url)
    left = {name: Unerased(name, tuple(found)) for name, found in records.items() if found}
    logged = (each for removal in removals if removal.url in log for each in log[removal.url].unerased)
    unerased = dict.fromkeys([*logged, *left.values()])
    return Plan(tuple(removals), tuple(unerased), tuple(sorted(elsewhere)), tuple(sorted(missing)))


def forget(engine: Engine, folder: Path, planned: Plan, *, because: str, now: datetime) -> None:
    """Remove what was planned. Raises ArchiveError, CaptureError; the same plan again, or a new one, goes on."""
    outlets = {each.url: each.outlet for each in planned.removals}
    ids = sorted({each.id for removal in planned.removals for each in removal.captures})
    remove_articles(engine, outlets, ids, planned.unerased, because=because, now=now)
    for each in planned.unerased:
        overwrite(file_of(folder, each.file), each.records, now)
    sweep_index(engine)
    finish_erasing(engine, list(outlets))


def _removal(engine: Engine, written: str, log: dict[str, Forgotten]) -> Removal:
    try:
        article = named_article(engine, written, as_operator=True)
        url, of_outlet = article.url, article.outlet
    except NoArticleError:
        known = next((log[each] for each in addresses_of(engine, written) if each in log), None)
        if known is None:
            raise
        article, url, of_outlet = None, known.url, known.outlet
    return _removal_at(engine, url, of_outlet, article)


def _removal_at(engine: Engine, url: str, of_outlet: str, article: StoredArticle | None) -> Removal:
    address_key = outlet(of_outlet).address_key if of_outlet in keys() else fold_foreign
    found = captures_to_forget(engine, of_outlet, url, address_key)
    return Removal(url, of_outlet, article, tuple(found), mentions(engine, url))


def _by_file(captures: Iterable[ArchivedCapture]) -> dict[str, list[ArchivedCapture]]:
    found: dict[str, list[ArchivedCapture]] = defaultdict(list)
    for each in captures:
        if each.record:
            found[each.record.file].append(each)
    return found
