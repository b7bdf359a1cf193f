"""Values of an address that several pages have: choices and numbers of pages, in the digits of either script."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from starlette.datastructures import QueryParams

from newsarchive.bengali.digits import to_ascii
from newsarchive.web.errors import WrongRequestError

SHOWN: Final = 80  # characters of a wrong value that are shown
_NUMBER: Final = re.compile("[1-9][0-9]{0,4}")
_Choice = TypeVar("_Choice", bound=str)


def choice_in(values: Mapping[str, str], name: str, choices: Sequence[_Choice]) -> _Choice:
    """Return which of its choices a parameter has, the first one without a value. Raises WrongRequestError for any other."""
    value = values.get(name) or choices[0]
    found = next((each for each in choices if each == value), None)
    if found is None:
        raise WrongRequestError("error.choice", name=name, given=value[:SHOWN], known=", ".join(choices))
    return found


def page_in(values: Mapping[str, str], name: str = "page") -> int:
    """Return the number of a page, 1 without one. Raises WrongRequestError if it is none."""
    written = to_ascii(values.get(name) or "1")
    if not _NUMBER.fullmatch(written):
        raise WrongRequestError("error.page", name=name, given=written[:SHOWN])
    return int(written)


def several_in(given: QueryParams, name: str, most: int) -> tuple[str, ...]:
    """Return the different values of a parameter in their order, without empty ones. Raises WrongRequestError if they are more than `most`."""
    found = tuple(dict.fromkeys(value.strip() for value in given.getlist(name) if value.strip()))
    if len(found) > most:
        raise WrongRequestError("error.too_many", name=name, most=most)
    return found
