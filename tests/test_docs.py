"""The docs say what is: commands, options, settings and the first screen are held to the code."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from newsarchive import crawling
from newsarchive.commands import app
from newsarchive.crawling import settings
from newsarchive.crawling.registry import PROJECT
from newsarchive.crawling.sources import KINDS, Source
from newsarchive.crawling.spider import OutletSpider
from newsarchive.testing.fixtures import FIXTURES

OPERATING = (PROJECT / "docs" / "operating.md").read_text(encoding="utf-8")
ADDING = (PROJECT / "docs" / "adding-an-outlet.md").read_text(encoding="utf-8")
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def _commands() -> list[tuple[str, list[str]]]:
    """Give each command with its long options."""
    found = []
    root = typer.main.get_command(app)
    waiting = [("", root)]
    while waiting:
        name, command = waiting.pop()
        subcommands = getattr(command, "commands", {})
        waiting += [(f"{name} {key}".strip(), sub) for key, sub in subcommands.items()]
        if not subcommands:
            options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
            found.append((name, options))
    return found


@pytest.mark.parametrize(("command", "options"), _commands())
def test_every_command_and_option_is_explained(command: str, options: list[str]) -> None:
    assert f"newsarchive {command.split()[0]}" in OPERATING
    assert command.split()[-1] in OPERATING
    for option in options:
        assert f"`{option}" in OPERATING, f"{command} {option}"


def test_no_option_is_explained_that_does_not_exist() -> None:
    known = {option for _, options in _commands() for option in options}
    assert set(re.findall(r"^\| `(--[a-z-]+)", OPERATING, re.MULTILINE)) <= known


@pytest.mark.parametrize("name", [name for name in vars(settings) if name.isupper()])
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in OPERATING or name in {
        "BOT_NAME",
        "SPIDER_MODULES",
        "DOWNLOADER_MIDDLEWARES",
        "ITEM_PIPELINES",
    }


def test_every_declaration_of_an_outlet_is_explained() -> None:
    declared = set(OutletSpider.__annotations__) - {"outlet", "allowed_domains"} | {"name"}
    keys = re.findall(r"^\| (`[a-z_`, ]+`) \|", ADDING, re.MULTILINE)
    assert declared == set(re.findall(r"[a-z_]+", " ".join(keys)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_source_says_what_it_gives_and_costs(kind: type[Source]) -> None:
    row = re.search(rf"^\| `{kind.__name__}\(.*\)` \| (.*) \| (.*) \|$", ADDING, re.MULTILINE)
    assert row is not None
    assert row.groups() == (kind.gives, kind.costs)


def test_every_shape_of_addresses_is_explained() -> None:
    shapes = {name for name in crawling.__all__ if name.isupper()}
    assert shapes == {name for name in re.findall(r"`([A-Z]+(?:_[A-Z]+)+)`", ADDING) if "NUXT" not in name}


def test_the_example_of_an_outlet_is_the_outlet() -> None:
    module = (PROJECT / "spiders" / "deshchitro.py").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", ADDING, re.DOTALL)
    assert example is not None
    for line in example.group(1).splitlines():
        assert line in module


@pytest.mark.end_to_end
def test_the_first_screen_shows_what_the_first_command_prints(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("newsarchive")
    command = [str(program), "crawl", "--from", str(FIXTURES)]
    env = {**os.environ, "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=env, timeout=120, check=True)
    out = done.stdout.replace(str(program.parent), ".venv/bin")
    printed = {line.strip() for line in out.splitlines()}
    shown = README.split("The first prints")[1].split("and, run again")[0]
    assert [line for line in shown.splitlines() if line.strip() not in printed and line.strip() != "..."] == []


def test_the_page_of_outlets_is_what_the_registry_knows() -> None:
    printed = CliRunner().invoke(app, ["outlets", "--markdown"]).stdout
    assert (PROJECT / "docs" / "outlets.md").read_text(encoding="utf-8") == printed, (
        "run `newsarchive outlets --markdown > docs/outlets.md`"
    )
