"""The bounds within which runs are planned: how often sources are asked, and how many articles are visited again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from newsarchive.errors import NewsarchiveError

_TOO_MUCH = 1e6


class SettingError(NewsarchiveError):
    """A setting of the environment cannot be used; the message has its name."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """The bounds of a plan.

    `shortest`, `longest`: the time between two visits of a source. `new_per_visit`: a source is asked when so many new addresses are expected.
    `revisits_per_new`: known articles that are visited again for each new one.
    """

    shortest: timedelta = timedelta(minutes=10)
    longest: timedelta = timedelta(days=1)
    new_per_visit: float = 5.0
    revisits_per_new: float = 0.25


def rules_of(environment: Mapping[str, str]) -> Rules:
    """Return the rules that the variables of the environment set. Raises SettingError."""
    usual = Rules()
    shortest = _number(environment, "NEWSARCHIVE_SHORTEST_INTERVAL", usual.shortest.total_seconds() / 60, least=1)
    longest = _number(environment, "NEWSARCHIVE_LONGEST_INTERVAL", usual.longest.total_seconds() / 60, least=shortest)
    return Rules(
        timedelta(minutes=shortest),
        timedelta(minutes=longest),
        _number(environment, "NEWSARCHIVE_NEW_PER_VISIT", usual.new_per_visit, least=1),
        _number(environment, "NEWSARCHIVE_REVISITS_PER_NEW", usual.revisits_per_new, least=0),
    )


def _number(environment: Mapping[str, str], name: str, usual: float, *, least: float) -> float:
    written = environment.get(name, "")
    if not written:
        return usual
    try:
        number = float(written)
    except ValueError:
        number = float("nan")
    if not least <= number < _TOO_MUCH:
        raise SettingError(
            f"{name}={written[:40]} is no number from {least:g} on. Write {name}={usual:g}, or unset it."
        )
    return number
