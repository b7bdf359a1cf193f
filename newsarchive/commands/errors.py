"""The error of wrong usage."""

from newsarchive.errors import NewsarchiveError


class UsageError(NewsarchiveError):
    """Wrong usage: the command did nothing; the message states what to write instead."""

    exit_code = 2
