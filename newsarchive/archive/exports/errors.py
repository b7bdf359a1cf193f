"""Why an export was not made."""

from typing import ClassVar

from newsarchive.errors import NewsarchiveError


class ExportError(NewsarchiveError):
    """An export that could not be written; nothing of it was left."""


class WrongExportError(ExportError):
    """An export that cannot be made as it was asked for; nothing was written."""

    exit_code: ClassVar[int] = 2
