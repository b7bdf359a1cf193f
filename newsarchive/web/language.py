"""The languages of the interface: which one a reader is shown, and its sentences."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from newsarchive.archive.exports import TABLES, Kind
from newsarchive.archive.search.notes import SENTENCES

Language = Literal["bn", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
_DEFAULT: Final[Language] = "bn"
_MEANINGS: Final = {column.meaning: column.meaning for columns in TABLES.values() for column in columns}
_TYPES: Final = {str(kind): str(kind) for kind in Kind}


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of a language, by key, with {names} for values."""

    language: Language
    _by_key: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a sentence with its values. Raises KeyError for a key that the catalogue does not have."""
        return self._by_key[key].format(**values)

    def of(self, group: str, name: str) -> str:
        """Return what a name of the archive (a reason, a field, a state) is called; the name itself if the catalogue does not have it."""
        return self._by_key.get(f"{group}.{name}", name)

    def counted(self, key: str, number: int, shown: str) -> str:
        """Return a sentence about a number, in the singular where the language has another form. `shown`: the number as it is written."""
        one = f"{key}.one"
        return self(one if number == 1 and one in self._by_key else key, n=shown)


@cache
def texts(language: Language) -> Texts:
    """Return the sentences of a language, as the file of its catalogue has them."""
    read = tomllib.loads(files("newsarchive.web").joinpath("texts", f"{language}.toml").read_text(encoding="utf-8"))
    # The English sentences about queries and columns are those of the command line.
    shared = {"note": dict(SENTENCES), "column": _MEANINGS, "column_type": _TYPES} if language == "en" else {}
    return Texts(language, dict(_flat({**read, **shared}, "")))


def _flat(table: Mapping[str, Any], before: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found += _flat(value, f"{before}{key}.") if isinstance(value, dict) else [(before + key, value)]
    return found


def chosen(asked: str | None) -> Language | None:
    """Return the language that an address names, None if it names none that there is."""
    return next((each for each in LANGUAGES if each == asked), None)


def preferred(accepted: str) -> Language:
    """Return the language of a header Accept-Language: of those that there are the one with the greatest weight, else Bengali."""
    weights: dict[Language, float] = {}
    for part in accepted.split(","):
        name, _, parameter = part.partition(";")
        language = chosen(name.strip().lower()[:2])
        if language:
            weights.setdefault(language, _weight(parameter))
    return max(weights, key=lambda each: weights[each], default=_DEFAULT)


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
