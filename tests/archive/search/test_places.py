"""The keys of rows: the place of an article in the order of publication, or the next one that is free."""

from datetime import timedelta

from sqlalchemy import Engine, event, insert

from newsarchive.archive.connect import writing
from newsarchive.archive.search.places import BITS, choose, first_key
from newsarchive.archive.search.tables import PRESENT
from tests.archive.pages import NOW

MINUTE = 1 << BITS
FIRST = first_key(1, NOW, "minute")


def chosen(engine: Engine, used: list[int], wanted: list[tuple[int, int]]) -> dict[int, int]:
    """The keys that are chosen where some are used already."""
    with writing(engine) as connection:
        rows = [{"key": key, "article_id": number, "digest": b""} for number, key in enumerate(used, 10_000)]
        if rows:
            connection.execute(insert(PRESENT.rows), rows)
        return choose(connection, PRESENT.rows, wanted)


def test_the_first_free_key_is_chosen(engine: Engine) -> None:
    used = [FIRST, FIRST + 1, FIRST + 3]
    assert chosen(engine, used, [(1, FIRST), (2, FIRST), (3, FIRST + 7 * MINUTE)]) == {
        1: FIRST + 2,
        2: FIRST + 4,
        3: FIRST + 7 * MINUTE,
    }


def test_more_than_a_minute_has_take_places_of_the_next_ones(engine: Engine) -> None:
    used = [FIRST + MINUTE, FIRST + MINUTE + 5]
    keys = list(chosen(engine, used, [(number, FIRST) for number in range(130)]).values())
    assert keys == [key for key in range(FIRST, FIRST + 132) if key not in used]


def test_articles_without_a_time_have_places_below_all_others(engine: Engine) -> None:
    undated = first_key(5, None, None)
    assert chosen(engine, [undated], [(5, undated), (6, undated + 1)]) == {5: undated + 1, 6: undated + 2}


def test_a_batch_is_one_query(engine: Engine) -> None:
    statements = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
    wanted = [(number, first_key(number, NOW + timedelta(hours=number), "minute")) for number in range(50)]
    assert chosen(engine, [], wanted) == dict(wanted)
    assert len([each for each in statements if PRESENT.rows.name in each]) == 1
