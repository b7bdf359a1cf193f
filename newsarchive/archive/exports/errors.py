"""Why an export was not made."""

from typing import ClassVar, Literal

from newsarchive.errors import NewsarchiveError

Wrong = Literal["once", "days", "instant", "nothing", "tickers", "ticker_versions", "clusters_at", "parquet"]


class ExportError(NewsarchiveError):
    """An export that could not be written; nothing of it was left."""


class ExportStoppedError(ExportError):
    """An export that nobody waits for any more; nothing of it was left."""


class WrongExportError(ExportError):
    """An export that cannot be made as it was asked for; nothing was written. `reason`: why, for whoever has sentences of their own."""

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, reason: Wrong | None = None) -> None:
        super().__init__(message)
        self.reason = reason


class TooManyRowsError(WrongExportError):
    """An export of more rows than are allowed; nothing was written."""

    def __init__(self, most: int) -> None:
        super().__init__(f"These are more than {most} rows. Narrow the query.")
        self.most = most
