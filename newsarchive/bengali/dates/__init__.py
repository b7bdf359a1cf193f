"""Date strings of Bengali news pages: `read` returns the publish and update time of a string, or the reason for none.

>>> read("প্রকাশ : ০৯ জুলাই ২০২৬, ০৯:৫৭ এএম").published.at.isoformat()
'2026-07-09T09:57:00+06:00'
"""

from newsarchive.bengali.dates.model import DHAKA, FIRST_YEAR, LAST_YEAR, DateProblem, Precision, Reading, ReadTime
from newsarchive.bengali.dates.parts import part_of
from newsarchive.bengali.dates.reader import PRINT_EDITION, read

__all__ = [
    "DHAKA",
    "FIRST_YEAR",
    "LAST_YEAR",
    "PRINT_EDITION",
    "DateProblem",
    "Precision",
    "ReadTime",
    "Reading",
    "part_of",
    "read",
]
