"""The source text of drafted modules: an outlet, a layout, or both in one module."""

from collections.abc import Iterable

from newsarchive.extraction import Layout

VERIFIED_ON = 'Verified(VerifiedBy.REAL_PAGE, None, "one saved page")'
_LAYOUT_FIELDS = ("headline", "kicker", "byline", "times", "body", "drop", "ticker")
_LINE_LENGTH = 120


def python_literal(text: str) -> str:
    """Return a string as Python source, in double quotation marks unless that needs escapes."""
    written = repr(text)
    return f'"{written[1:-1]}"' if written.startswith("'") and '"' not in text and "\\" not in written else written


def module(docstring: str, imports: dict[str, list[str]], *statements: str) -> str:
    """Return the source text of a module. `imports`: the names imported from each module."""
    lines = [_import(source, sorted(names, key=_import_order)) for source, names in imports.items()]
    return "\n".join([f'"""{docstring}"""', "", *lines, "", "\n\n".join(statements), ""])


def call(name: str, fields: dict[str, str]) -> str:
    """Return a call with an argument per line. `fields`: the arguments as source text."""
    return "\n".join([f"{name}(", *(f"    {field}={value}," for field, value in fields.items()), ")"])


def layout_call(layout: Layout) -> str:
    """Return the call that makes a layout."""
    fields = {
        "name": python_literal(layout.name),
        "verified_on": VERIFIED_ON,
        "fingerprint": _tuple(map(python_literal, layout.fingerprint)),
    }
    fields |= {
        name: _tuple(map(python_literal, getattr(layout, name))) for name in _LAYOUT_FIELDS if getattr(layout, name)
    }
    if layout.related:
        related = (f'RelatedList({python_literal(entry.entry)}, title="")' for entry in layout.related)
        fields["related"] = _tuple(related)
    return call("Layout", fields)


def layout_names(layout: Layout) -> list[str]:
    """Return the names that the call of a layout uses."""
    return ["Layout", "RelatedList"] if layout.related else ["Layout"]


def _tuple(values: Iterable[str]) -> str:
    values = list(values)
    return f"({values[0]},)" if len(values) == 1 else f"({', '.join(values)})"


def _import(source: str, names: list[str]) -> str:
    line = f"from {source} import {', '.join(names)}"
    if len(line) <= _LINE_LENGTH:
        return line
    return "\n".join([f"from {source} import (", *(f"    {name}," for name in names), ")"])


def _import_order(name: str) -> tuple[bool, str]:
    """Return the key that sorts constants before classes, as import sorters do."""
    return not name.isupper(), name
