"""Archives with clusters to show: an agency's text at two outlets, edited and exact copies, one that begins alike, and a hostile pair."""

from datetime import datetime

from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.items import Article, Author
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured
from tests.archive.test_near_copies import edited, words
from tests.web.rooms import HOSTILE, id_of

TEXT, REPORT = words(1), words(2)
ORIGIN, EDITED, SAME = id_of(1), id_of(5, "khobor"), id_of(6, "khobor")
OF_DAY, HOSTILE_ONE, HOSTILE_TWO, ALONE = id_of(3), id_of(11), id_of(12), id_of(4)


def of(outlet: str, number: int, body: str, at: datetime | None, **changes: object) -> Article:
    """An article of an outlet with a body, published at an instant."""
    url = f"https://{outlet}.example/news/{number}"
    values = {"url": url, "canonical_url": url, "outlet": outlet, "headline": f"শিরোনাম {number}", "body": body}
    return article(number, **{**values, "published_at": at, **changes})


def fill_clusters(engine: Engine) -> None:
    """Write three clusters, the newest of them last, and an article that is in none."""
    writer = Writer(engine, extractor="0")
    own = [
        of("dinpatra", 1, " ".join(TEXT), after(-300), authors=[Author("বাসস", "agency")]),
        of("dinpatra", 2, " ".join(REPORT), after(-600)),
        of("dinpatra", 3, " ".join(edited(REPORT, 0.05)), after(-500), published_precision="day"),
        of("dinpatra", 4, " ".join(words(9)), after(-20)),
        of("dinpatra", 11, HOSTILE, after(-40), headline=HOSTILE, byline=HOSTILE),
        of("dinpatra", 12, HOSTILE, None, published_precision=None, headline=HOSTILE, byline=HOSTILE),
    ]
    others = [
        of("khobor", 5, " ".join(edited(TEXT, 0.05)), after(-180)),
        of("khobor", 6, " ".join(TEXT), after(-299), headline="শিরোনাম 1"),
    ]
    writer.write(writer.start_run(OUTLET, **RUN), [captured(each) for each in own], now=NOW)
    run = writer.start_run(OTHER, **RUN)
    writer.write(run, [captured(each, outlet=OTHER) for each in others], now=NOW)
