"""`newsarchive health` and `status` on an archive in which one outlet is refused: messages once, exit codes, metrics, JSON."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive import Writer, open_archive
from newsarchive.commands import app
from tests.health.archives import VISITS, fill
from tests.health.servers import web_server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('health')}/archive.db"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0.1.0")
    now = datetime.now(UTC)
    fill(writer, "refused", now, blocked=4)
    fill(writer, "usual", now)
    engine.dispose()
    return url


def run(archive: str, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--archive", archive], env=environment)


def test_a_broken_outlet_is_one_message_and_exit_code_1(archive: str) -> None:
    with web_server() as (address, received):
        settings = {"NEWSARCHIVE_NOTIFY": f"json:{address}/hook", "NEWSARCHIVE_HEARTBEAT": f"{address}/beat"}
        first = run(archive, "health", "--notify", **settings)
        second = run(archive, "health", "--notify", **settings)
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert first.stdout.startswith("refused: broken. Expected its sources to name articles;")
    assert "1 of 2 outlets as usual." in first.stdout
    assert [each.path for each in received] == ["/hook", "/beat", "/beat"]
    assert "the site refuses us" in received[0].content["text"]


def test_an_outlet_that_is_left_out_alarms_nobody(archive: str) -> None:
    done = run(archive, "health", NEWSARCHIVE_EXCEPT="refused potrika")
    assert (done.exit_code, done.stdout) == (0, "1 outlet, as usual.\n")
    assert "refused: broken" not in run(archive, "status", "--except", "refused").stdout
    assert "refused: broken" in run(archive, "status", "refused", NEWSARCHIVE_EXCEPT="refused").stdout


def test_the_alarm_names_what_leaves_out_and_what_asks_again(archive: str) -> None:
    (sentence,) = [line for line in run(archive, "health").stdout.splitlines() if line.startswith("refused")]
    assert "NEWSARCHIVE_EXCEPT" in sentence
    assert "newsarchive crawl OUTLET --new" in sentence


def test_a_message_that_nobody_took_is_sent_again(archive: str) -> None:
    engine = open_archive(archive)
    from newsarchive.archive import record_reported

    record_reported(engine, {})
    engine.dispose()
    with web_server(503) as (broken, _):
        failed = run(archive, "health", "--notify", NEWSARCHIVE_NOTIFY=f"json:{broken}/TOKEN")
    assert "did not take the message (status 503)" in failed.stderr
    assert "TOKEN" not in failed.output
    with web_server() as (address, received):
        run(archive, "health", "--notify", NEWSARCHIVE_NOTIFY=f"json:{address}/")
    assert len(received) == 1


def test_metrics_are_written_whole_and_readable(archive: str, tmp_path: Path) -> None:
    file = tmp_path / "newsarchive.prom"
    file.write_text("old", encoding="utf-8")
    run(archive, "health", "--prometheus", str(file))
    lines = file.read_text(encoding="utf-8").splitlines()
    assert 'newsarchive_outlet_state{outlet="refused"} 4' in lines
    assert 'newsarchive_outlet_state{outlet="usual"} 0' in lines
    assert file.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [file]


def test_metrics_that_cannot_be_written_are_a_sentence(archive: str, tmp_path: Path) -> None:
    done = run(archive, "health", "--prometheus", str(tmp_path / "no" / "such.prom"))
    assert done.exit_code == 1
    assert "the metrics could not be written: No such file or directory" in done.stderr


def test_a_setting_that_cannot_be_used_is_refused(archive: str) -> None:
    done = run(archive, "health", "--notify", NEWSARCHIVE_NOTIFY="https://hooks.example/TOKEN")
    assert "NEWSARCHIVE_NOTIFY" in str(done.exception)
    assert done.stdout == ""


def test_status_shows_state_bars_and_sentences_and_ends_with_0(archive: str) -> None:
    done = run(archive, "status")
    assert done.exit_code == 0
    assert "refused: broken. Expected" in done.stdout
    (row,) = [line for line in done.stdout.splitlines() if line.split()[:2] == ["usual", "normal"]]
    assert "···" in row
    assert "█" in row


def test_json_has_the_findings(archive: str) -> None:
    of_status = json.loads(run(archive, "status", "--json").stdout)
    of_health = [json.loads(line) for line in run(archive, "health", "--json").stdout.splitlines()]
    assert [each["outlet"] for each in of_health] == ["refused", "usual"]
    assert of_health[0]["findings"] == of_status["health"][0]["findings"]
    assert of_health[0]["findings"][0]["cause"] == "block"
    assert sum(of_status["health"][1]["new_by_day"]) == VISITS * 6
    assert of_status["common"] == []


def test_the_heartbeat_ends_with_the_crawls(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/archive.db"
    engine = open_archive(url)
    fill(Writer(engine, extractor="0.1.0"), "usual", datetime.now(UTC) - timedelta(hours=40))
    engine.dispose()
    with web_server() as (address, received):
        settings = {"NEWSARCHIVE_NOTIFY": f"json:{address}/hook", "NEWSARCHIVE_HEARTBEAT": f"{address}/beat"}
        done = run(url, "health", "--notify", **settings)
    assert done.exit_code == 1
    assert [each.path for each in received] == ["/hook"]
    assert "its runs have stopped" in received[0].content["text"]
    assert "1 outlet, for the rest as usual." in done.stdout


def test_a_test_is_sent_to_each_target_and_each_answer_is_printed(tmp_path: Path) -> None:
    absent = f"sqlite:///{tmp_path}/none.db"
    with web_server() as (address, received), web_server(403) as (broken, _):
        both = run(absent, "health", "--test", NEWSARCHIVE_NOTIFY=f"json:{address}/hook ntfy:{broken}/TOPIC")
        one = run(absent, "health", "--test", NEWSARCHIVE_NOTIFY=f"json:{address}/hook")
    assert (both.exit_code, one.exit_code) == (1, 0)
    assert both.stdout == one.stdout == "json at 127.0.0.1: took the test.\n"
    assert "ntfy at 127.0.0.1 did not take the message (status 403)" in both.stderr
    assert [each.content["subject"] for each in received] == ["newsarchive: a test"] * 2


def test_a_test_that_would_reach_nobody_is_refused(tmp_path: Path) -> None:
    done = run(f"sqlite:///{tmp_path}/none.db", "health", "--test", NEWSARCHIVE_NOTIFY="")
    assert "NEWSARCHIVE_NOTIFY names nobody" in str(done.exception)
