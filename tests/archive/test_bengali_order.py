"""The order of Bengali words equals that of ICU, which PostgreSQL has."""

import random

import pytest
from sqlalchemy import Engine, text

from newsarchive.bengali.collation import sort_key
from newsarchive.bengali.text import fold

LETTERS = "অআইঈউঋএওকখগঙতৎথডঢণনময রলশষসহংঃঁািীুূৃেৈোৌ্১2ba"
DOTTED = ("ড\u09bc", "ঢ\u09bc", "য\u09bc", "\u09dc", "\u09df")


def test_it_is_that_of_icu(postgres_engine: Engine) -> None:
    chance = random.Random(1)
    letters = [*LETTERS.replace(" ", ""), *DOTTED]
    words = sorted({fold("".join(chance.choices(letters, k=chance.randint(1, 7)))) for _ in range(5000)})
    with postgres_engine.connect() as connection:
        if not connection.scalar(text("SELECT count(*) FROM pg_collation WHERE collname = 'bn-x-icu'")):
            pytest.skip("this PostgreSQL is without ICU")
        ordered = text('SELECT word FROM unnest(CAST(:words AS text[])) AS word ORDER BY word COLLATE "bn-x-icu"')
        expected = list(connection.scalars(ordered, {"words": words}))
    assert sorted(words, key=sort_key) == expected
