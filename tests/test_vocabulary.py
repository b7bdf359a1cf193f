"""The words of the glossary: no identifier and no docstring uses a word of its table "Words not used"."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "docs" / "glossary.md"

# Packages that are checked, all of their modules.
CHECKED = ("newsarchive", "pipelines", "spiders", "quality", "bench", "explore")
FIRST_WORDS = dict.fromkeys("give tell say hear name".split(), "Return, Yield, Raise, True if, or a plain verb")

ROW = re.compile(r"^\| (?P<words>[^|]+?) \| (?P<use>[^|]+?) \|", re.MULTILINE)
OF_FILES = frozenset(("read", "seek", "tell"))  # methods that Python demands of what is used as a file

PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
WORD = re.compile(r"[A-Za-z]+")
CODE = re.compile(r"`[^`]*`|https?://\S+")


@cache
def unused_words() -> dict[str, str]:
    """Return the words of the table, each with the word to use."""
    table = GLOSSARY.read_text(encoding="utf-8").split("## Words not used")[1]
    rows = [(row["words"], row["use"]) for row in ROW.finditer(table) if not row["words"].startswith(("not", "-"))]
    return {word: use for words, use in rows for word in words.lower().split(", ")}


def modules() -> list[Path]:
    """Return the modules to check."""
    return [path for package in CHECKED for path in sorted((ROOT / package).rglob("*.py"))]


def identifiers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of each identifier that a module defines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.name not in OF_FILES:
                yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.lineno, node.name
        elif isinstance(node, ast.alias) and node.asname:
            yield node.lineno, node.asname


def docstrings(tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Yield line and text of each docstring, and whether it is that of a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node, clean=False)
            if text:
                yield node.body[0].lineno, text, isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def findings(source: str, name: str) -> list[str]:
    """Return each use of an unused word in a module: file, line, word and the word to use."""
    tree = ast.parse(source)
    unused = unused_words()
    found = [(1, f"module {Path(name).stem}", part) for part in PART.findall(Path(name).stem)]
    found += [(line, identifier, part) for line, identifier in identifiers(tree) for part in PART.findall(identifier)]
    for line, text, _ in docstrings(tree):
        for offset, row in enumerate(CODE.sub("", text).split("\n")):
            found += [(line + offset, "docstring", word) for word in WORD.findall(row)]
    uses = [(line, where, word, unused[word.lower()]) for line, where, word in found if word.lower() in unused]
    for line, text, is_function in docstrings(tree):
        first = WORD.match(text)
        if is_function and first and first[0].lower() in FIRST_WORDS:
            uses.append((line, "first word of a docstring", first[0], FIRST_WORDS[first[0].lower()]))
    return [f'{name}:{line}: "{word}" ({where}); use: {use}' for line, where, word, use in sorted(uses)]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_uses_the_words_of_the_glossary(path: Path) -> None:
    found = findings(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    assert not found, "\n".join(found)


def test_every_checked_package_exists() -> None:
    assert [package for package in CHECKED if not (ROOT / package).is_dir()] == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def told_time(): ...", ["told"]),
        ("class PageMachine: ...", ["Machine"]),
        ("def f(moment): ...", ["moment"]),
        ("for story in []: ...", ["story"]),
        ("class A:\n    def f(self):\n        self.kin = 1", ["kin"]),
        ('"""A module that\n\nsays much."""', ["says"]),
        ('def f():\n    """Give a value."""', ["Give"]),
        ('def f():\n    """Return what `text.strip` returns."""', []),
        ("import machine\nx = machine.story.strip()", []),  # used, not defined here
        ('x = "a story"  # machines tell it', []),
    ],
)
def test_defined_names_and_docstrings_are_checked_and_nothing_else(source: str, words: list[str]) -> None:
    found = findings(source, "module.py")
    assert [finding.split('"')[1] for finding in found] == words


def test_a_finding_has_file_line_word_and_the_word_to_use() -> None:
    assert findings("x = 1\ntold = 2\n", "a/b.py") == [
        f'a/b.py:2: "told" (told); use: {unused_words()["told"]}',
    ]
