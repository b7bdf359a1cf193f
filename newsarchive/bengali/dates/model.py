"""What reading a date string gives."""

from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

DHAKA: Final = ZoneInfo("Asia/Dhaka")
FIRST_YEAR, LAST_YEAR = 1900, 2099  # what may be a year

Precision = Literal["second", "minute", "day"]


class DateProblem(StrEnum):
    """Why a string gave no time, or not the one asked for. The values are those of the archive's own list of reasons."""

    EMPTY = "empty"  # nothing, or a label with nothing after it
    UNREADABLE = "unreadable"  # something no rule can read
    NO_SUCH_TIME = "no_such_time"  # 31 February, 25 o'clock
    WEEKDAY_CONTRADICTS = "weekday_contradicts"  # the weekday named is not that of the date
    AMBIGUOUS = "ambiguous"  # two readings, and nothing decides
    NOT_A_PUBLISH_TIME = "not_a_publish_time"  # a page clock, a Bangla-calendar date alone
    IMPRECISE = "imprecise"  # "some time ago", a date without its year
    UPDATE_ONLY = "update_only"  # only the time of an update is shown
    NO_FETCH_TIME = "no_fetch_time"  # a relative time, and no fetch time to count from
    LATER_THAN_FETCH = "later_than_fetch"  # a time after the page was fetched


class Moment(NamedTuple):
    """An instant as far as it is known.

    `at` is aware. At precision `day` it is that day's midnight, at `minute` its seconds are 0: the digits below the
    precision say nothing. `is_relative`: it was counted back from the fetch, in whole minutes, hours or days.
    """

    at: datetime
    precision: Precision
    is_relative: bool = False


class Reading(NamedTuple):
    """What a string says.

    `published` and `modified` are None where the string does not tell them; `problem` then says why, and `detail`,
    for people, what was seen. A problem may stand beside a moment: an update label alone gives `modified` and the
    problem `update_only`. `rule` names what read the string (`iso`, `relative`, `dateparser`, or the language, the
    date's shape and the clock's), None where nothing was read.
    """

    raw: str
    published: Moment | None
    modified: Moment | None
    rule: str | None
    problem: DateProblem | None
    detail: str = ""


class Found(NamedTuple):
    """A moment that a rule read."""

    moment: Moment
    rule: str


class Unread(NamedTuple):
    """Why a rule that recognised something could not make a moment of it."""

    problem: DateProblem
    detail: str = ""


class Setting(NamedTuple):
    """What is known beside the string: when the page was fetched, the outlet's zone, whether its midnight means no clock."""

    fetched_at: datetime | None
    zone: ZoneInfo
    midnight_is_day: bool
