"""The archive that `bench.web` serves, and the paths of each of its views."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from urllib.parse import quote

from sqlalchemy import Engine, exists, select

from bench.made_up import SEED, fill, vocabulary
from bench.reextract import KNOWN
from bench.visits import AT, MADE_UP, changed, later, made_up_pages, real_pages
from newsarchive.archive import Writer, open_archive
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import article_versions, articles
from newsarchive.archive.search.index import rebuilt
from newsarchive.items import CapturedPage

REAL: Final = "real"
_ASKED: Final = 20  # words of each frequency
_OPENED: Final = 200  # articles
_EDITED: Final = [f"edited-{number}" for number in range(50)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: words, articles by id and public id, and articles with a superseded version."""

    common: Sequence[str]
    rare: Sequence[str]
    ids: Mapping[int, str]
    edited: Sequence[str]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Two common words each."""
        return list(zip(self.common, reversed(self.common), strict=True))


def ready(url: str, count: str) -> Asked:
    """Fill an archive that is empty with so many made-up articles, or with the REAL ones; return what is asked for."""
    chance = random.Random(SEED)
    pages = real_pages() if count == REAL else []
    words = _words(pages) if pages else vocabulary(chance)
    engine = open_archive(url)
    with reading(engine) as connection:
        is_empty = not connection.scalar(select(exists().select_from(articles)))
        is_edited = connection.scalar(select(exists().select_from(article_versions)))
    if is_empty and not pages:
        fill(engine, int(count), words, chance)
        with writing(engine) as connection:
            for _ in rebuilt(connection):
                pass
    if not is_edited:
        _edit(engine, pages or list(made_up_pages(_EDITED, words, chance, AT)))
    chance = random.Random(SEED)  # an archive that is kept is asked the same
    with reading(engine) as connection:
        numbers = chance.sample(range(1, (len(pages) or int(count)) + 1), _OPENED)
        ids = connection.execute(select(articles.c.id, articles.c.public_id).where(articles.c.id.in_(numbers)))
        edited = select(articles.c.public_id).where(articles.c.version > 1).limit(_OPENED)
        opened, compared = {row.id: row.public_id for row in ids}, list(connection.scalars(edited))
    engine.dispose()
    rare = words[len(words) // 3 : len(words) * 5 // 6]
    return Asked(chance.sample(words[:60], _ASKED), chance.sample(rare, _ASKED), opened, compared)


def views_of(asked: Asked) -> dict[str, list[str]]:
    """Return the paths of each view of the reading room."""
    pairs, common = asked.pairs, asked.common
    return {
        "home": ["/"],
        "article": [f"/a/{each}" for each in asked.ids.values()],
        "differences": [f"/a/{each}/diff/1/2" for each in asked.edited],
        "common word": _searches(common),
        "rare word": _searches(asked.rare),
        "two words": _searches([" ".join(pair) for pair in pairs]),
        "phrase": _searches([f'"{one} {other}"' for one, other in pairs]),
        "beginning": _searches([f"{word[:2]}*" for word in common]),
        "all articles": ["/search"],
        "each text once": _searches(common, "&copies=once"),
        "best first": _searches(common, "&order=best"),
        "JSON, 1,000 hits": [f"/search.json?q={quote(word)}" for word in common],
        "words": [f"/words?word={quote(word)}" for word in common],
        "compare": [f"/compare?q={quote(one)}&q={quote(other)}" for one, other in pairs],
        "ticker": ["/ticker"],
        "stories": ["/stories"],
        "coverage": ["/coverage"],
    }


def views_of_datasette(asked: Asked, url: str) -> dict[str, list[str]]:
    """Return the paths of the views that Datasette has, too."""
    database = url.rpartition("/")[2].removesuffix(".db")
    return {
        "home": ["/"],
        "article": [f"/{database}/articles/{number}" for number in asked.ids],
        "common word": [f"/{database}/search?words={quote(word)}" for word in asked.common],
        "rare word": [f"/{database}/search?words={quote(word)}" for word in asked.rare],
        "all articles": [f"/{database}/articles?_size=20&_sort=id"],
    }


def _searches(queries: Sequence[str], ending: str = "") -> list[str]:
    return [f"/search?q={quote(query)}{ending}" for query in queries]


def _words(pages: Sequence[CapturedPage]) -> list[str]:
    """Return the words of articles, the most frequent first."""
    found = Counter(word for page in pages if page.article for word in (page.article.body or "").split())
    return [word for word, _ in found.most_common() if word.isalpha() or not word.isascii()]


def _edit(engine: Engine, pages: Sequence[CapturedPage]) -> None:
    """Write articles, and an hour later all of them with a change."""
    writer = Writer(engine, extractor="0")
    outlet = MADE_UP if pages[0].capture.outlet == MADE_UP.key else KNOWN.record
    run = writer.start_run(outlet, source="replay", started_at=AT, settings={}, versions={})
    for hours, visit in enumerate((pages, [changed(later(page, 1)) for page in pages])):
        writer.write(run, visit, now=AT + timedelta(hours=hours))
