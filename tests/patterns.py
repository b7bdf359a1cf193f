"""The regular expressions of the project, and how the work of each grows with its input."""

import ast
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from newsarchive.outlets.registry import PROJECT

Pattern = re.Pattern[str] | re.Pattern[bytes]
PACKAGES = ("newsarchive", "spiders", "pipelines", "quality")
# Read for patterns without being imported: its import runs migrations.
_NOT_IMPORTED = ("newsarchive.archive.migrations", "newsarchive.__main__", "quality.__main__")
_WHITE_SPACE = (" ", "\n", "\t", "\xa0", "\u200b", " \n")
_LETTERS = ("a", "A", "ক", "কা", "্", "ক্", "র\u200c", "é")
_DIGITS = ("1", "১", "1 ", "১,", "12:", "2024-")
_SIGNS = (*".,:;-–—|/\\'\"()[]{}<>=&#%*।?!_@+~", "। ", ", ", "- ", "|| ", "<a ", "</", "a ", "ক ", "ক, ")
_SIZES = (500, 2_000, 8_000)  # characters
_SUSPECT = 0.0005  # seconds of CPU for the second size: most linear patterns need less
_GROWTH = 9.0  # for four times the input: work in proportion gives 4, the square 16
_MOST_LITERALS = 40
# Around the pieces: a run at the beginning may be read at once, and one at the end by `$`.
_AROUND = (("", ""), ("", "\x00"), ("x\x00", "\x00"))


@cache
def project_patterns() -> dict[tuple[str | bytes, int], tuple[str, Pattern]]:
    """Return each compiled pattern with the place where it was found, by text and flags."""
    found: dict[tuple[str | bytes, int], tuple[str, Pattern]] = {}
    for module in _modules():
        for place, pattern in _patterns_in(vars(module), module.__name__, set()):
            found.setdefault((pattern.pattern, pattern.flags), (place, pattern))
    named = {text for text, _ in found}
    for place, pattern in _inline_patterns():
        if pattern.pattern not in named:
            found.setdefault((pattern.pattern, pattern.flags), (place, pattern))
    return found


def _modules() -> Iterator[ModuleType]:
    for name in PACKAGES:
        package = import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.startswith(_NOT_IMPORTED):
                yield import_module(found.name)


def _patterns_in(values: object, place: str, seen: set[int]) -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns in a value of a module: in containers, classes, dataclasses, partial functions and closures too."""
    if isinstance(values, re.Pattern):
        yield place, values
        return
    if id(values) in seen or isinstance(values, str | bytes | int | float | ModuleType | None):
        return
    seen.add(id(values))
    for name, value in _parts(values):
        yield from _patterns_in(value, f"{place}.{name}", seen)


def _parts(values: object) -> Iterable[tuple[object, object]]:
    if isinstance(values, Mapping):
        own = values.get("__name__", None)
        return [pair for pair in values.items() if not (own and str(pair[0]).startswith("__"))]
    if isinstance(values, tuple | list | set | frozenset):
        return enumerate(values)
    if isinstance(values, partial):
        return [("func", values.func), ("args", values.args), ("keywords", values.keywords)]
    if isinstance(values, type):
        return list(vars(values).items()) if _is_own(values) else []
    if isinstance(values, FunctionType):
        cells = values.__closure__ or () if _is_own(values) else ()
        return [("closure", [cell.cell_contents for cell in cells]), ("defaults", values.__defaults__)]
    if is_dataclass(values):
        return [(field.name, getattr(values, field.name, None)) for field in fields(values)]
    return list(vars(values).items()) if _is_own(type(values)) and hasattr(values, "__dict__") else []


def _is_own(value: Any) -> bool:
    return str(getattr(value, "__module__", "")).partition(".")[0] in PACKAGES


def _inline_patterns() -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns that are written as strings in calls of `re`, within functions too."""
    for package in PACKAGES:
        for file in sorted((PROJECT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _is_call_of_re(node) and isinstance(node.args[0], ast.Constant):
                    text = node.args[0].value
                    if isinstance(text, str | bytes):
                        yield f"{file.relative_to(PROJECT)}:{node.lineno}", re.compile(text)


def _is_call_of_re(node: ast.Call) -> bool:
    function = node.func
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and bool(node.args)
    )


def pieces_of(pattern: Pattern) -> list[str]:
    """Return what hostile input repeats: white space, letters, digits, signs, and the literals of the pattern, alone and before white space."""
    literals = list(dict.fromkeys(islice(_literals(pattern), _MOST_LITERALS)))
    spaced = [literal + space for literal in literals for space in (" ", "a", "1")]
    return list(dict.fromkeys([*_WHITE_SPACE, *_LETTERS, *_DIGITS, *_SIGNS, *literals, *spaced]))


def _literals(pattern: Pattern) -> Iterator[str]:
    """Yield the runs of literal characters of a pattern, the longest first."""
    text = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    runs = re.findall(r"(?:[^\\\[\](){}|*+?^$.\n]|\\[.\-/|+*?()])+", re.sub(r"\\[a-zA-Z]|\(\?[:=!<P#>]+", "\n", text))
    yield from sorted({run.replace("\\", "") for run in runs}, key=len, reverse=True)


def superlinear(pattern: Pattern, methods: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each repeated piece on which the work of a method grows far faster than the input."""
    for piece in pieces_of(pattern):
        for around in _AROUND:
            for method in methods:
                growth = _growth(pattern, method, piece, around)
                if growth:
                    yield f"{method} of {piece!a} repeated, between {around!a}: {growth}"


def _growth(pattern: Pattern, method: str, piece: str, around: tuple[str, str]) -> str | None:
    small, middle, large = (_work(pattern, method, piece, around, size) for size in _SIZES)
    if _seconds(middle, 1) < _SUSPECT or _seconds(middle, 3) < _SUSPECT:
        return None
    first, second = _seconds(small, 5), _seconds(middle, 3)
    if second < _GROWTH * first:
        return None
    third = _seconds(large, 1)
    return f"{first:.4f} s, {second:.4f} s, {third:.4f} s of CPU for {_SIZES}" if third >= _GROWTH * second else None


def _work(pattern: Pattern, method: str, piece: str, around: tuple[str, str], size: int) -> Callable[[], object]:
    before, after = around
    text: Any = before + piece * (size // len(piece)) + after
    if isinstance(pattern.pattern, bytes):
        text = text.encode()
    call: Callable[[Any], Any] = getattr(pattern, method)
    return lambda: sum(1 for _ in call(text)) if method == "finditer" else call(text)


def _seconds(work: Callable[[], object], times: int) -> float:
    """Return the least CPU time of several runs: what other processes do adds to it and never subtracts."""
    least = sys.float_info.max
    for _ in range(times):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def methods_of(place: str) -> tuple[str, ...]:
    """Return the methods by which a named pattern is used: `match` and `fullmatch` try one position, all others each."""
    module, _, name = place.rpartition(".")
    used = _uses().get((module, name) if name.startswith("_") else name) or {"search"}
    kinds = {"match", "fullmatch"} & used | ({"finditer"} if used - {"match", "fullmatch"} else set())
    return tuple(sorted(kinds))


@cache
def _uses() -> Mapping[object, set[str]]:
    """Return the methods that are used of each name: of private names by module. Other uses of a name count as search."""
    found: dict[object, set[str]] = {}
    for file in _files():
        module = ".".join(file.relative_to(PROJECT).with_suffix("").parts)
        tree = ast.parse(file.read_text(encoding="utf-8"))
        attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        called = {id(node.value) for node in attributes}
        uses = [(_last_name(node.value), node.attr) for node in attributes]
        uses += [(_last_name(node), "search") for node in ast.walk(tree) if _is_other_use(node, called)]
        for name, method in uses:
            for key in (name, (module, name)):
                found.setdefault(key, set()).add(method)
    return found


def _last_name(node: ast.AST) -> str | None:
    """Return the name of a value: `CLOSING` of `lexicon.CLOSING`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else None


def _is_other_use(node: ast.AST, called: set[int]) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load) and id(node) not in called


def _files() -> list[Path]:
    return [file for package in PACKAGES for file in (PROJECT / package).rglob("*.py")]
