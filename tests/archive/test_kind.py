"""Real and made-up articles never share an archive."""

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Kind, Writer, WrongKindError, claim, kind_of
from tests.archive.conftest import Rows
from tests.archive.pages import OUTLET, RUN


def test_an_archive_without_runs_has_no_kind(engine: Engine) -> None:
    assert kind_of(engine) is None


@pytest.mark.parametrize("kind", ["real", "made_up"])
def test_the_first_run_decides(writer: Writer, engine: Engine, kind: Kind) -> None:
    writer.start_run(OUTLET, **RUN, kind=kind)
    assert kind_of(engine) == kind
    writer.start_run(OUTLET, **RUN, kind=kind)


def test_a_run_of_real_articles_into_a_made_up_archive_is_refused(writer: Writer, rows: Rows) -> None:
    writer.start_run(OUTLET, **RUN, kind="made_up")
    with pytest.raises(
        WrongKindError, match=r"holds made-up articles, .* Use another --archive, such as sqlite:///archive\.db"
    ):
        writer.start_run(OUTLET, **RUN)
    assert len(rows("SELECT id FROM crawl_runs")) == 1


def test_a_run_of_made_up_articles_into_a_real_archive_is_refused(writer: Writer, rows: Rows) -> None:
    writer.start_run(OUTLET, **RUN)
    with pytest.raises(
        WrongKindError, match=r"holds real articles, .* Use another --archive, such as sqlite:///demo\.db"
    ):
        writer.start_run(OUTLET, **RUN, kind="made_up")
    assert len(rows("SELECT id FROM crawl_runs")) == 1


def test_the_refusal_names_the_file_and_is_wrong_usage(sqlite_engine: Engine) -> None:
    claim(sqlite_engine, "made_up")
    claim(sqlite_engine, "made_up")
    with pytest.raises(WrongKindError) as refused:
        claim(sqlite_engine, "real")
    assert str(sqlite_engine.url.database) in str(refused.value)
    assert refused.value.exit_code == 2
    assert kind_of(sqlite_engine) == "made_up"
