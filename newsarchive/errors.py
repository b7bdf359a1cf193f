"""The base of all errors whose message is written for people."""

from typing import ClassVar


class NewsarchiveError(Exception):
    """A failure that the project expects. The message is a sentence: what happened, to what, and what to do.

    `exit_code`: what the command line exits with.
    """

    exit_code: ClassVar[int] = 1
