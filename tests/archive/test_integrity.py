"""Faults of rows are found, each by what is wrong, and what the writer wrote has none."""

from sqlalchemy import Engine, text

from newsarchive.archive import Writer
from newsarchive.archive.integrity import article_faults, cluster_faults, database_faults
from tests.archive.pages import NOW, OUTLET, RUN, after, captured
from tests.archive.search.made import made


def fill(engine: Engine) -> None:
    """Write articles with versions and copies."""
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    long = made(6)
    long.body = " ".join(f"শব্দ{number}" for number in range(40))  # words
    writer.write(run, [captured(each) for each in (*map(made, range(6)), long)], now=NOW)
    edited = made(1)
    edited.body = f"{edited.body} আরও"
    copy = made(2)
    copy.url = copy.canonical_url = "https://dinpatra.example/copies/2"
    writer.write(run, [captured(edited, fetched_at=after(5)), captured(copy, fetched_at=after(5))], now=after(5))


def faults(engine: Engine) -> list[str]:
    return [*database_faults(engine), *article_faults(engine), *cluster_faults(engine)]


def test_what_was_written_agrees_and_each_change_by_hand_is_found(engine: Engine) -> None:
    fill(engine)
    assert faults(engine) == []
    for change, expected in {
        "UPDATE articles SET version = 3 WHERE id = 1": "do not have the earlier versions",
        "DELETE FROM article_sightings WHERE article_id = 4": "no sighting of their present version",
        "UPDATE articles SET state = 'gone' WHERE id = 5": "another state",
        "UPDATE search_sketches SET shingles = shingles + 1": "sketches are not those",
        "UPDATE clusters SET articles = 9": "another number of articles",
        "DELETE FROM clusters": "not described",
        "UPDATE articles SET body_hash = 'x' WHERE url LIKE '%copies%'": "different texts",
    }.items():
        with engine.connect() as connection, connection.begin() as begun:
            connection.execute(text(change))
            begun.commit()
        assert any(expected in each for each in faults(engine)), change
