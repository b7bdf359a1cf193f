"""Where the captures of an archive are, unless a person names another folder."""

from pathlib import Path

_OTHER = Path("captures")  # in the working directory
_SUFFIX = ".captures"


def folder_of(archive_url: str) -> Path:
    """Return the folder of captures of an archive: beside its file (archive.db -> archive.captures), `captures` for a server's."""
    driver, _, rest = archive_url.partition("://")
    file = rest.partition("?")[0].removeprefix("/").removeprefix("file:")
    if driver.partition("+")[0] != "sqlite" or not file or file == ":memory:":
        return _OTHER
    return Path(file).with_suffix(_SUFFIX)
