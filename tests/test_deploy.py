"""The files of deploy/: they are well-formed, and the commands, options and variables in them exist."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from newsarchive.commands import app

PROJECT = Path(__file__).parents[1]
DEPLOY = PROJECT / "deploy"
OPERATING = (PROJECT / "docs" / "operating.md").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def _parse(arguments: list[str]) -> None:
    """Parse a command as the command line does; nothing is run."""
    name, command, rest = app.resolve_command(click.Context(app), arguments)
    assert command is not None
    with command.make_context(name, rest):
        pass


@pytest.mark.parametrize("files", [["newsarchive.service", "newsarchive-health.service"], ["crontab"]], ids=str)
def test_schedulers_crawl_and_report_with_commands_that_exist(files: list[str]) -> None:
    text = "".join((DEPLOY / file).read_text(encoding="utf-8") for file in files)
    commands = re.findall(r"^[^#\n]*\.venv/bin/newsarchive ([^>\n]+)", text, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["crawl", "health"]
    for command in commands:
        _parse(command.split())


def test_the_commands_of_containers_exist() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert 'ENTRYPOINT ["newsarchive"]' in text
    compose = re.sub(r"\$\{OUTLETS[^}]*\}", "prothomalo --all", COMPOSE["services"]["crawl"]["command"])
    for command in (re.findall(r'"([^"]+)"', text.rpartition("CMD")[2]), shlex.split(compose)):
        _parse(command)


@pytest.mark.parametrize("name", ["newsarchive.service", "crontab", "compose.yaml"])
def test_a_schedule_names_its_outlets_and_has_a_place_for_those_of_ones_own(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert re.search(r"(crawl --due|command: run) \$\{?OUTLETS\b", text)
    settings = text + (DEPLOY / "newsarchive.env").read_text(encoding="utf-8") * ("EnvironmentFile=" in text)
    for variable in ("OUTLETS", "NEWSARCHIVE_OUTLETS", "NEWSARCHIVE_EXCEPT", "NEWSARCHIVE_CONTACT"):
        assert re.search(rf"\b{variable}[=:]", settings), variable
    assert "--all" in settings


def test_the_settings_of_the_units_are_read_by_a_shell_too() -> None:
    file = DEPLOY / "newsarchive.env"
    done = subprocess.run(
        ["sh", "-c", 'set -eua; . "$0"; echo "$OUTLETS,$NEWSARCHIVE_ARCHIVE"', str(file)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == "deshchitro samakal,sqlite:////var/lib/newsarchive/archive.db\n"


def test_what_containers_are_built_from_exists() -> None:
    build = COMPOSE["services"]["crawl"]["build"]
    context = DEPLOY / build["context"]
    assert (context / build["dockerfile"]).samefile(DEPLOY / "Containerfile")
    copied = re.findall(r"^COPY (.+) \S+$", (DEPLOY / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert copied
    for source in " ".join(copied).split():
        assert (context / source).exists(), source


def test_the_database_of_the_compose_file_is_the_one_that_the_crawl_uses() -> None:
    database, crawl = COMPOSE["services"]["database"], COMPOSE["services"]["crawl"]
    user, name = database["environment"]["POSTGRES_USER"], database["environment"]["POSTGRES_DB"]
    archive = crawl["environment"]["NEWSARCHIVE_ARCHIVE"]
    assert archive == f"postgresql+psycopg://{user}:${{POSTGRES_PASSWORD}}@database/{name}"
    assert "database" in crawl["depends_on"]
    mounted = {volume.partition(":")[0] for service in (database, crawl) for volume in service["volumes"]}
    assert mounted == set(COMPOSE["volumes"])


@pytest.mark.parametrize("file", sorted(DEPLOY.iterdir()), ids=lambda file: file.name)
def test_every_file_and_variable_is_explained(file: Path) -> None:
    assert f"`{file.name}`" in OPERATING
    for variable in re.findall(r"NEWSARCHIVE_[A-Z_]+", file.read_text(encoding="utf-8")):
        assert f"`{variable}`" in OPERATING, variable


def test_systemd_sees_that_the_health_failed() -> None:
    """Of a crawl exit code 1 is usual, as something always fails at some site: the health judges it."""
    assert "SuccessExitStatus=" not in (DEPLOY / "newsarchive-health.service").read_text(encoding="utf-8")


def test_the_units_are_accepted_by_systemd(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    for file in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]:
        text = file.read_text(encoding="utf-8")
        # The program of this checkout in place of the one of a server.
        text = re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable} -m newsarchive", text, flags=re.MULTILINE)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    units = [str(path) for path in sorted(tmp_path.iterdir())]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, timeout=60)
    own = [line for line in done.stderr.splitlines() if "newsarchive" in line]
    assert own == []
    assert done.returncode == 0, done.stderr
