"""Which code reads the pages: an interrupted re-extraction is continued by the same one only."""

from hashlib import sha256
from pathlib import Path

import newsarchive
from newsarchive.outlets.registry import BUILT_IN

_PACKAGE = Path(newsarchive.__file__).parent
_READING = ("bengali", "extraction", "layouts", "outlets", "reextraction")  # the packages from bytes to articles


def code_digest(own_outlets: Path | None = None) -> str:
    """Return a digest of the modules that read pages, outlets of one's own included."""
    digest = sha256()
    folders = [*(_PACKAGE / name for name in _READING), BUILT_IN, *([own_outlets] if own_outlets else [])]
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            digest.update(f"{file.relative_to(folder)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
