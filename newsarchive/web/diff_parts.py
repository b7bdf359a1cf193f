"""What differs between two versions, as a page shows it: the headline first, all of a text or the changes alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from newsarchive.archive.history.differences import Difference, Kind, Part, differences, excerpt
from newsarchive.bengali.words import is_word, tokens
from newsarchive.web.view import View

_LEAST_COMMON: Final = 0.3  # of a text; below it both are shown whole
_SHORT: Final = 200  # characters of a text of which the parts are always shown


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """A field that differs. `parts`: what is shown of it, nothing if its text may not be shown; `deleted`, `inserted`: numbers of words.

    `are_apart`: the two texts have little in common, so `parts` are the one and the other.
    """

    field: str
    parts: Sequence[Part]
    deleted: int
    inserted: int
    are_apart: bool = False


def field_diffs(
    view: View, before: Mapping[str, Any], after: Mapping[str, Any], *, only_changes: bool, with_bodies: bool
) -> list[FieldDiff]:
    """Return the fields that differ between two contents, given as columns of an article.

    `only_changes`: unchanged text is cut; `with_bodies` False: of bodies only how many words differ.
    """
    return [_field_diff(view, each, before, after, only_changes, with_bodies) for each in differences(before, after)]


def _field_diff(
    view: View,
    found: Difference,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    only_changes: bool,
    with_bodies: bool,
) -> FieldDiff:
    if found.parts is None:
        return FieldDiff(found.field, _values(view, found.field, before, after), 0, 0)
    deleted, inserted = _words(found.parts, "delete"), _words(found.parts, "insert")
    if found.field == "body" and not with_bodies:
        return FieldDiff(found.field, (), deleted, inserted)
    if _are_apart(found):
        return FieldDiff(found.field, _whole(found.before, found.after), deleted, inserted, are_apart=True)
    parts = list(_cut(found.parts)) if only_changes else found.parts
    return FieldDiff(found.field, parts, deleted, inserted)


def _are_apart(found: Difference) -> bool:
    longest = max(len(found.before or ""), len(found.after or ""))
    common = sum(len(part.text) for part in found.parts or () if part.kind == "equal")
    return longest > _SHORT and common < _LEAST_COMMON * longest


def _cut(parts: Sequence[Part]) -> Iterator[Part]:
    for number, part in enumerate(parts):
        if part.kind == "equal":
            yield Part("equal", excerpt(part.text, is_first=number == 0, is_last=number == len(parts) - 1))
        else:
            yield part


def _values(view: View, field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Part]:
    return _whole(*(_shown(view, field, each) for each in (before, after)))


def _whole(before: str | None, after: str | None) -> list[Part]:
    kinds: tuple[tuple[Kind, str | None], ...] = (("delete", before), ("insert", after))
    return [Part(kind, text) for kind, text in kinds if text]


def _shown(view: View, field: str, content: Mapping[str, Any]) -> str:
    value = content[field]
    if isinstance(value, datetime):
        name = field.removesuffix("_at")
        east = timezone(timedelta(minutes=content[f"{name}_offset"] or 0))
        return view.instant(value.astimezone(east), content[f"{name}_precision"])
    return ", ".join(value) if isinstance(value, list) else value or ""


def _words(parts: Sequence[Part], kind: Kind) -> int:
    return sum(is_word(token) for part in parts if part.kind == kind for token in tokens(part.text))
