"""The outlets that a person names on the command line."""

from collections.abc import Iterable

from newsarchive.commands.errors import UsageError


def known_outlets(names: Iterable[str]) -> list[str]:
    """Return the keys of named outlets, each once. Raises UsageError for one that is not known."""
    from newsarchive.outlets.registry import keys
    from newsarchive.outlets.similar import unknown_outlet

    known = keys()
    for name in names:
        if name not in known:
            raise UsageError(unknown_outlet(name))
    return list(dict.fromkeys(names))
