"""How two readings of a field differ, in words and in one line."""

import json
from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

_BEFORE, _AFTER = 6, 14  # words around the first difference
_CUT = "…"
_PARAGRAPH, _LINE = "¶", "↵"


def word_diff(before: str, now: str) -> str:
    """Return the first difference of two texts among the words around it: [-removed-] and {+added+}."""
    old, new = _words(before), _words(now)
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    first = min(len(old), len(new)) if same is None else same
    begin = max(0, first - _BEFORE)
    shown = _diff(old[begin : first + _AFTER], new[begin : first + _AFTER])
    is_cut = max(len(old), len(new)) > first + _AFTER
    return " ".join([*([_CUT] if begin else []), *shown, *([_CUT] if is_cut else [])])


def as_text(value: Any) -> str:
    """Return the columns of a field as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return ", ".join(f"{name}: {as_text(each)}" for name, each in value.items() if each is not None)
    if isinstance(value, list):
        return " | ".join(map(as_text, value))
    return json.dumps(value, ensure_ascii=False)


def _words(text: str) -> list[str]:
    return text.replace("\n\n", f" {_PARAGRAPH} ").replace("\n", f" {_LINE} ").split()


def _diff(old: Sequence[str], new: Sequence[str]) -> list[str]:
    shown: list[str] = []
    matches = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    for (at, other, size), (end, other_end, _) in pairwise([(0, 0, 0), *matches]):
        shown += old[at : at + size]
        removed, added = old[at + size : end], new[other + size : other_end]
        shown += [f"[-{' '.join(removed)}-]"] if removed else []
        shown += [f"{{+{' '.join(added)}+}}"] if added else []
    return shown
