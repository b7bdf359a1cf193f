"""An answer with far less text than the archive has of its article is kept out, unless it bears the sign of an edit."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from newsarchive.archive import Outcome, Writer
from newsarchive.archive.schema import article_versions, articles
from newsarchive.archive.shrunk import is_shrunk
from tests.archive.pages import NOW, article, captured

LONG = "\n\n".join(
    f"{number}. নদীর পাড়ে বাঁধের কাজ শেষ হয়েছে বলে জানিয়েছেন স্থানীয় প্রকৌশলী ও এলাকার মানুষ।" for number in range(12)
)
SHORT = "নদীর পাড়ে বাঁধের কাজ শেষ হয়েছে।"
LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize("body", [None, "", SHORT, LONG[: len(LONG) // 4]])
def test_less_than_a_third_of_a_long_body_is_no_edit(body: str | None) -> None:
    assert is_shrunk(article(1, body=body), LONG, article(1).modified_at)


@pytest.mark.parametrize(
    ("body", "archived"),
    [
        (LONG[: len(LONG) // 2], LONG),
        (SHORT, LONG[:500]),  # a short article is rewritten as a whole
        (None, None),
        (LONG, SHORT),
        ("সংশোধনী: প্রতিবেদনের তথ্য ঠিক ছিল না।", LONG),  # correction
        ("প্রতিবেদনটি প্রত্যাহার করা হয়েছে।", LONG),  # retracted
        ("প্রকাশিত সংবাদের জন্য আমরা দুঃখ প্রকাশ করছি।", LONG),  # regret
        ("This report has been withdrawn.", LONG),
    ],
)
def test_an_edit_is_none(body: str | None, archived: str | None) -> None:
    assert not is_shrunk(article(1, body=body), archived, article(1).modified_at)


def test_a_later_update_time_is_the_sign_of_an_edit() -> None:
    known = article(1).modified_at
    assert known
    assert is_shrunk(article(1, body=SHORT), LONG, known)
    assert not is_shrunk(article(1, body=SHORT, modified_at=known + timedelta(minutes=1)), LONG, known)


def test_the_archived_text_is_kept(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1, body=LONG))], now=NOW)
    shrunk = captured(article(1, body=SHORT), fetched_at=LATER)
    assert writer.write(run, [shrunk, captured(article(2), fetched_at=LATER)], now=LATER) == [
        Outcome.FAILED,
        Outcome.NEW,
    ]
    with engine.connect() as connection:
        assert connection.scalars(select(articles.c.body).order_by(articles.c.id)).first() == LONG
        assert connection.scalars(select(article_versions.c.id)).all() == []


def test_an_earlier_short_report_is_no_loss(writer: Writer, run: int) -> None:
    writer.write(run, [captured(article(1, body=LONG), fetched_at=LATER)], now=LATER)
    assert writer.write(run, [captured(article(1, body=SHORT), fetched_at=NOW)], now=LATER) != [Outcome.FAILED]


def test_the_same_bytes_read_differently_are_not_judged(writer: Writer, run: int) -> None:
    writer.write(run, [captured(article(1, body=LONG), digest="d")], now=NOW)
    reread = captured(article(1, body=SHORT), fetched_at=LATER, digest="d")
    assert writer.write(run, [reread], now=LATER) == [Outcome.UNCHANGED]
