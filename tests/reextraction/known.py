"""Which outlets the process of the tests knows."""

from collections.abc import Sequence
from pathlib import Path

from newsarchive.outlets import registry


def forget_outlets(folders: Sequence[Path]) -> None:
    """Leave only the outlets of these folders known."""
    registry._folders[:] = folders
    for cached in (registry._files, registry._load, registry.outlets):
        cached.cache_clear()
