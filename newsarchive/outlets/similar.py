"""Which outlets a mistyped key may mean: by key, host or name."""

from collections.abc import Iterator
from difflib import get_close_matches

from newsarchive.bengali.text import fold
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.registry import outlets

_MOST = 3
_SHORTEST_PART = 3  # letters; two are part of many keys


def similar_outlets(name: str) -> list[str]:
    """Return the keys of up to three outlets that somebody who wrote `name` may mean, the most similar first."""
    wanted = _label(name)
    labels = {label: key for key, outlet in outlets().items() for label in _labels(key, outlet)}
    if wanted in labels:
        return [labels[wanted]]
    parts = [key for label, key in labels.items() if len(wanted) >= _SHORTEST_PART and wanted in label]
    close = [labels[label] for label in get_close_matches(wanted, labels, n=3 * _MOST)]
    return list(dict.fromkeys([*close, *parts]))[:_MOST]


def unknown_outlet(name: str) -> str:
    """Return the sentence that there is no such outlet, with those that may be meant."""
    return " ".join([f"There is no outlet {name[:80]!r}.", *did_you_mean(name), "`newsarchive outlets` lists all."])


def did_you_mean(name: str) -> list[str]:
    """Return the question whether similar outlets are meant, in a list; an empty list if none is similar."""
    found = similar_outlets(name)
    return [f"Did you mean {_alternatives(found)}?"] if found else []


def _alternatives(keys: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(keys[:-1]), keys[-1]]))


def _labels(key: str, outlet: Outlet) -> Iterator[str]:
    yield from map(_label, (key, *outlet.domains, outlet.name_bn, outlet.name_en))


def _label(name: str) -> str:
    """Return a name in the form in which names are compared: folded, without scheme, www and separators."""
    host = fold(name).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return "".join(letter for letter in host if letter not in " -_.")
