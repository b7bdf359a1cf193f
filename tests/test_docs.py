"""The docs describe the code as it is: commands, options, settings, declarations, the examples and the output in the README."""

import doctest
import re
from dataclasses import fields

import click
import pytest
from click.testing import CliRunner

import newsarchive
from docs.refresh import GENERATED, crawl_excerpt
from newsarchive import outlets
from newsarchive.commands import app
from newsarchive.crawling import settings
from newsarchive.extraction import Layout
from newsarchive.extraction.precedence import markdown_table
from newsarchive.outlets import Outlet, VerifiedBy
from newsarchive.outlets.registry import PROJECT
from newsarchive.outlets.sources import KINDS, Source

OPERATING = (PROJECT / "docs" / "operating.md").read_text(encoding="utf-8")
ADDING = (PROJECT / "docs" / "adding-an-outlet.md").read_text(encoding="utf-8")
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def _commands() -> list[tuple[str, list[str]]]:
    """Return each command with its long options."""
    found = []
    waiting: list[tuple[str, click.Command]] = [("", app)]
    while waiting:
        name, command = waiting.pop()
        context = click.Context(command)
        subcommands = command.list_commands(context) if isinstance(command, click.Group) else []
        for verb in subcommands:
            assert isinstance(command, click.Group)
            found_command = command.get_command(context, verb)
            assert found_command is not None
            waiting.append((f"{name} {verb}".strip(), found_command))
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
        "SPIDER_LOADER_CLASS",
        "DOWNLOADER_MIDDLEWARES",
        "ITEM_PIPELINES",
    }


def test_every_declaration_of_an_outlet_is_explained() -> None:
    declared = {field.name for field in fields(Outlet)}
    keys = re.findall(r"^\| (`[a-z_`, ]+`) \|", ADDING.partition("## Selectors")[0], re.MULTILINE)
    assert declared == set(re.findall(r"[a-z_]+", " ".join(keys)))


@pytest.mark.parametrize("kind", VerifiedBy)
def test_every_kind_of_verification_is_explained(kind: VerifiedBy) -> None:
    assert f"`VerifiedBy.{kind.name}`" in ADDING


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_source_is_listed_with_its_yield_and_cost(kind: type[Source]) -> None:
    row = re.search(rf"^\| `{kind.__name__}\(.*\)` \| (.*) \| (.*) \|$", ADDING, re.MULTILINE)
    assert row is not None
    assert row.groups() == (kind.gives, kind.costs)


def test_every_shape_of_addresses_is_explained() -> None:
    shapes = {name for name in outlets.__all__ if name.isupper()}
    named = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)*)`", ADDING))
    assert shapes <= named
    assert {name for name in named - shapes if "_" in name and "NUXT" not in name} == set()


def test_the_example_of_an_outlet_is_the_outlet() -> None:
    module = (PROJECT / "spiders" / "deshchitro.py").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", ADDING, re.DOTALL)
    assert example is not None
    for line in example.group(1).splitlines():
        assert line in module


def test_every_key_of_a_layout_is_explained() -> None:
    keys = " ".join(re.findall(r"^\| (`[a-z_`, ]+`) \|", ADDING.partition("## Selectors")[2], re.MULTILINE))
    beside = {"name", "verified_on", "fingerprint", "scope"}  # in the text and in the example
    assert {field.name for field in fields(Layout)} == set(re.findall(r"[a-z_]+", keys)) | beside


def test_the_table_of_precedence_is_that_of_the_code() -> None:
    printed = ADDING.partition("<!-- precedence: newsarchive.extraction.precedence.markdown_table() -->\n")[2]
    assert printed.partition("\n<!-- end of precedence -->")[0] == markdown_table()


@pytest.mark.end_to_end
def test_the_first_screen_shows_what_make_crawl_prints() -> None:
    """Numbers may differ until `make docs` is run, so that two people can add outlets or fixtures without a conflict."""
    shown = GENERATED.findall(README)
    assert len(shown) == 1
    assert re.sub(r" *\d+", " 0", shown[0]) == re.sub(r" *\d+", " 0", crawl_excerpt()), "run make docs"


def test_the_first_screen_fits_80_columns() -> None:
    assert [line for line in README.partition("## Commands")[0].splitlines() if len(line) > 80] == []


def test_the_examples_in_python_print_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    examples = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    assert examples
    for example in examples:
        parsed = doctest.DocTestParser().get_doctest(example, {}, "README.md", None, None)
        report: list[str] = []
        assert doctest.DocTestRunner().run(parsed, out=report.append).failed == 0, "".join(report)


def test_each_row_of_the_page_of_outlets_is_printed_so() -> None:
    """A new outlet may be missing until the next release, so that two people can add outlets without a conflict."""
    printed = CliRunner().invoke(app, ["outlets", "--markdown"]).stdout.splitlines()
    page = (PROJECT / "docs" / "outlets.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in page if line not in printed] == [], "run make docs"


def test_the_citation_names_the_version_of_the_package() -> None:
    citation = (PROJECT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {newsarchive.__version__}" in citation.splitlines()
