"""What search finds of words in all their forms, in the real articles, beside the tokenisers that databases bring.

The lemmas are those of the paradigms that the stemmer's rules were not written from. An article is right if one of the lemma's forms is a word of
its headline or body; every form is asked for. A form that the paradigm does not list counts against precision.
"""

import argparse
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.search import search
from newsarchive.archive.search.keys import folded_words
from newsarchive.extraction import parse
from newsarchive.items import Article, Capture, CapturedPage
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlet
from quality.material import OUTLET, real_articles
from quality.stems import paradigms

_LEMMAS = 20
_FEWEST = 10  # articles with a lemma
NOW = datetime(2026, 11, 29, tzinfo=UTC)

Find = Callable[[str], set[int]]


def main(arguments: Sequence[str] = ()) -> None:
    """Print recall and precision of each way, means over the lemmas."""
    options = argparse.ArgumentParser(prog="python -m quality search")
    options.add_argument(
        "--postgres", metavar="URL", help="an empty database, to measure its configuration `simple` too"
    )
    chosen = options.parse_args(list(arguments))
    found = real_articles_read()
    shown = [f"{article.headline or ''}\n{article.body or ''}" for article in found]
    lemmas = _lemmas([set(folded_words(each)) for each in shown])
    print(f"{len(found)} articles; {len(lemmas)} lemmas in {sum(len(forms) for forms, _ in lemmas)} forms: ", end="")
    print(", ".join(forms[0] for forms, _ in lemmas))
    with TemporaryDirectory() as folder:
        _print("newsarchive search", _ours(f"sqlite:///{folder}/archive.db", found), lemmas)
    _print("FTS5, its own tokeniser", _fts5(shown), lemmas)
    if chosen.postgres:
        _print("PostgreSQL, simple", _postgres(chosen.postgres, shown), lemmas)


def real_articles_read() -> list[Article]:
    """Return the saved articles of one outlet as they are read."""
    known = outlet(OUTLET)
    return [normalized(read_article(parse(page), known), page, known) for page in real_articles()]


def _lemmas(words: Sequence[set[str]]) -> list[tuple[list[str], set[int]]]:
    """Return the forms of the first lemmas that occur in enough articles, and the articles that have one of them."""
    found = []
    for rows in paradigms().values():
        for forms in rows:
            wanted = {each for form in forms for each in folded_words(form)}
            right = {number for number, each in enumerate(words) if wanted & each}
            if len(right) >= _FEWEST:
                found.append((forms, right))
    return found[:: max(1, len(found) // _LEMMAS)][:_LEMMAS]


def _ours(url: str, found: Sequence[Article]) -> Find:
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(outlet(OUTLET).record, source="replay", started_at=NOW, settings={}, versions={})
    pages = [captured_as(number, article) for number, article in enumerate(found)]
    for at in range(0, len(pages), 50):
        writer.write(run, pages[at : at + 50], now=NOW)
    return lambda form: {int(hit.url.rpartition("/")[2]) for hit in search(engine, form, limit=10_000).hits}


def captured_as(number: int, article: Article) -> CapturedPage:
    """Return an article at an address with a number, as a replay would yield it."""
    article.canonical_url = f"https://example.com/{number}"
    digest = sha256(f"{number}".encode()).hexdigest()
    return CapturedPage(Capture(article.canonical_url, OUTLET, "article", 200, NOW, digest, 1), article=article)


def _fts5(shown: Sequence[str]) -> Find:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(shown)")
    connection.executemany("INSERT INTO texts(rowid, shown) VALUES (?, ?)", enumerate(shown))

    def find(form: str) -> set[int]:
        with closing(connection.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (f'"{form}"',))) as rows:
            return {row for (row,) in rows}

    return find


def _postgres(url: str, shown: Sequence[str]) -> Find:
    connection = create_engine(url).connect()
    connection.execute(text("CREATE TEMPORARY TABLE texts (number integer, words tsvector)"))
    insert = text("INSERT INTO texts VALUES (:number, to_tsvector('simple', :shown))")
    connection.execute(insert, [{"number": number, "shown": each} for number, each in enumerate(shown)])
    query = text("SELECT number FROM texts WHERE words @@ plainto_tsquery('simple', :form)")
    return lambda form: set(connection.scalars(query, {"form": form}))


def _print(label: str, find: Find, lemmas: Sequence[tuple[list[str], set[int]]]) -> None:
    recalls, precisions = [], []
    for forms, right in lemmas:
        for form in forms:
            hits = find(form)
            recalls.append(len(hits & right) / len(right))
            precisions.append(len(hits & right) / len(hits) if hits else 1.0)
    print(f"{label:26} recall {sum(recalls) / len(recalls):.3f}  precision {sum(precisions) / len(precisions):.3f}")
