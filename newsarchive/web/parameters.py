"""Values of an address that several pages have: choices and numbers of pages, in the digits of either script."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from starlette.datastructures import QueryParams

from newsarchive.bengali.digits import to_ascii
from newsarchive.web.errors import WrongRequestError

_NUMBER: Final = re.compile("[1-9][0-9]{0,4}")
_PLACE: Final = re.compile("-?[0-9]{1,16}")
_LARGEST: Final = 1 << 50  # of a place
_Choice = TypeVar("_Choice", bound=str)


def choice_in(
    values: Mapping[str, str], name: str, choices: Sequence[_Choice], *, offered: Sequence[_Choice] | None = None
) -> _Choice:
    """Return which of its choices a parameter has, the first one without a value. Raises WrongRequestError for any other.

    `offered`: those that its sentence names, if they are fewer.
    """
    value = values.get(name, "").strip() or choices[0]
    found = next((each for each in choices if each == value), None)
    if found is None:
        raise WrongRequestError(
            "error.choice", name=name, given=value, known=", ".join(choices if offered is None else offered)
        )
    return found


def page_in(values: Mapping[str, str], name: str = "page") -> int:
    """Return the number of a page, 1 without one. Raises WrongRequestError if it is none."""
    written = to_ascii(values.get(name) or "1")
    if not _NUMBER.fullmatch(written):
        raise WrongRequestError("error.page", name=name, given=written)
    return int(written)


def place_in(values: Mapping[str, str], name: str = "below") -> int | None:
    """Return the place in a list below which it goes on, None without one. Raises WrongRequestError if it is none."""
    written = values.get(name)
    if not written:
        return None
    if not _PLACE.fullmatch(written) or abs(int(written)) > _LARGEST:
        raise WrongRequestError("error.below", given=written)
    return int(written)


def several_in(given: QueryParams, name: str, most: int) -> tuple[str, ...]:
    """Return the different values of a parameter in their order, without empty ones. Raises WrongRequestError if they are more than `most`."""
    found = tuple(dict.fromkeys(value.strip() for value in given.getlist(name) if value.strip()))
    if len(found) > most:
        raise WrongRequestError("error.too_many", name=name, most=most)
    return found
