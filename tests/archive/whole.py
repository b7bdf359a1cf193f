"""An archive with rows in every table, for the tests of copies."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Engine, insert

from newsarchive.archive import Writer
from newsarchive.archive.captures import Selection
from newsarchive.archive.connect import writing
from newsarchive.archive.reextractions import begin_reextraction, finish_file, finish_reextraction
from newsarchive.archive.schema import forgotten, takedowns
from newsarchive.items import Capture, CapturedPage, ListedAddress, Reason
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured, related
from tests.archive.search.made import made

# What databases store in their own ways, or not at all: halves of surrogate pairs, NUL, an emoji, both encodings of a letter, quotes.
ODD = "\ud83d ক\0খ 🌊 য় য় '\" \\u0000 \\ud800"


def fill_whole(engine: Engine, articles: int = 40) -> None:
    """Write articles, some of them edited, copied, gone and moved, and all that is beside them."""
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN, kind="made_up")
    writer.start_run(OTHER, **RUN, kind="made_up")
    odd = article(1000, headline=ODD, body=f"{ODD}\n\n{ODD}", tags=[ODD], published_at=NOW + timedelta(microseconds=1))
    odd.related = related("আগের", ODD)
    copy = article(1001, headline=odd.headline, body=odd.body)
    listing = captured(None, ticker=("শিরোনাম", ODD))
    listing.listed = [ListedAddress("https://dinpatra.example/news/1", "feed /rss", "খবর")]
    writer.write(run, [captured(made(number)) for number in range(articles)], now=NOW)
    asking = captured(copy)
    asking.capture = replace(asking.capture, robots=f"noarchive, {ODD}: noindex")
    writer.write(run, [captured(odd), asking, listing], now=NOW)
    edits = [captured(article(number, headline=f"পরে {number}"), fetched_at=after(number)) for number in range(1, 9)]
    writer.write(run, edits, now=NOW)
    gone = Capture(str(odd.canonical_url), OUTLET.key, "article", 404, after(9), None, None, reason=Reason.NOT_FOUND)
    writer.write(run, [CapturedPage(gone)], now=NOW)
    writer.finish_run(run, finished_at=after(10), outcome="finished", counts={"asked": 1}, failures={})
    again = begin_reextraction(engine, Selection(OUTLET.key, None), extractor="0", code="1", now=NOW)
    finish_file(engine, again.id, "2026-11/one.warc.gz", {"read": 3, "ক": [None, 1.5, True]}, NOW)
    finish_reextraction(engine, again.id, NOW)
    kept_out = {"outlet": OUTLET.key, "url": f"https://dinpatra.example/news/forgotten/{run}", "because": ODD}
    with writing(engine) as connection:
        decided = {"outlet": OUTLET.key, "grade": "noindex", "because": ODD, "is_by_law": True, "passages": [ODD]}
        connection.execute(insert(takedowns).values(url=f"{OUTLET.key}/taken-down/{run}", decided_at=NOW, **decided))
        connection.execute(insert(forgotten).values(**kept_out, forgotten_at=NOW, unerased=[]))
