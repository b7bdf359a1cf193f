"""`newsarchive migrate --dry-run`: what a migration will do is known before it is done, and the archive is as it was."""

from pathlib import Path

import pytest
from alembic import command
from click.testing import CliRunner
from sqlalchemy import Engine, text

from newsarchive.archive import Writer, migrate
from newsarchive.archive.connect import alembic_config, migrating
from newsarchive.archive.rehearsal import rehearse
from newsarchive.archive.schema import REVISION
from newsarchive.commands import app
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

pytestmark = pytest.mark.slow


def url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def schema_of(engine: Engine) -> object:
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def test_a_rehearsal_names_the_steps_and_changes_nothing(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    writer.write(writer.start_run(OUTLET, **RUN), [captured(article(1))], now=NOW)
    with migrating(engine) as connection:
        command.downgrade(alembic_config(connection), "0007")
    engine.dispose()
    done = CliRunner().invoke(app, ["migrate", "--dry-run", "--archive", url_of(engine)])
    assert done.exit_code == 0, done.exception
    assert [line.partition(":")[0] for line in done.stdout.splitlines()[:-1]][-1] == REVISION
    assert "from schema 0007" in done.stdout
    assert schema_of(engine) == "0007"
    engine.dispose()
    assert migrate(url_of(engine)) == ("0007", REVISION)
    assert rehearse(url_of(engine)).steps == ()


def test_no_copy_is_left(sqlite_engine: Engine) -> None:
    with migrating(sqlite_engine) as connection:
        command.downgrade(alembic_config(connection), "0007")
    rehearse(url_of(sqlite_engine))
    folder = Path(str(sqlite_engine.url.database)).parent
    assert [each.name for each in folder.iterdir() if "rehearsal" in each.name] == []
