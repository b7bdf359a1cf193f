"""What is in the archive, in few numbers."""

from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.overview import overview
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured


def test_an_empty_archive_has_nothing(engine: Engine) -> None:
    found = overview(engine)
    assert (found.articles, found.versions, found.kind, found.first_at, found.last_at) == (0, 0, None, None, None)


def test_outlets_have_their_articles_and_times_and_versions_are_counted(engine: Engine, writer: Writer) -> None:
    run = writer.start_run(OUTLET, **RUN)
    writer.start_run(OTHER, **RUN)  # an outlet of which nothing was found
    times = {1: after(-300), 2: after(-100), 3: None}
    pages = [captured(article(number, published_at=at)) for number, at in times.items()]
    writer.write(
        run, [*pages, captured(article(1, headline="নতুন", published_at=after(-300)), fetched_at=after(5))], now=NOW
    )
    found = overview(engine)
    assert [(each.key, each.articles, each.first_at, each.last_at) for each in found.outlets] == [
        (OUTLET.key, 3, after(-300), after(-100)),
        (OTHER.key, 0, None, None),
    ]
    assert (found.articles, found.versions, found.kind) == (3, 1, "real")
    assert (found.first_at, found.last_at) == (after(-300), after(-100))
