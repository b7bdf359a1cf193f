"""Date strings of Bengali news pages: `read` gives the publish and update time that a string tells, or why none.

>>> read("প্রকাশ : ০৯ জুলাই ২০২৬, ০৯:৫৭ এএম").published.at.isoformat()
'2026-07-09T09:57:00+06:00'
"""

from newsarchive.bengali.dates.model import DHAKA, FIRST_YEAR, LAST_YEAR, DateProblem, Moment, Precision, Reading
from newsarchive.bengali.dates.reader import OF_PRINT, read

__all__ = [
    "DHAKA",
    "FIRST_YEAR",
    "LAST_YEAR",
    "OF_PRINT",
    "DateProblem",
    "Moment",
    "Precision",
    "Reading",
    "read",
]
