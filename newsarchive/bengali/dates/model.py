"""The result of reading a date string."""

from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

DHAKA: Final = ZoneInfo("Asia/Dhaka")
FIRST_YEAR, LAST_YEAR = 1900, 2099  # the range that is read as a year

Precision = Literal["second", "minute", "hour", "day"]


class DateProblem(StrEnum):
    """The reason why a string has no time, or not the one that was wanted. The values are also values of `items.Reason`."""

    EMPTY = "empty"  # an empty string, or a label without a value
    UNREADABLE = "unreadable"  # no rule can read it
    NO_SUCH_TIME = "no_such_time"  # 31 February, 25 o'clock
    WEEKDAY_CONTRADICTS = "weekday_contradicts"  # the weekday is not that of the date
    AMBIGUOUS = "ambiguous"  # two readings are possible
    NOT_A_PUBLISH_TIME = "not_a_publish_time"  # a page clock, a Bangla-calendar date alone
    IMPRECISE = "imprecise"  # "some time ago", a date without its year
    UPDATE_ONLY = "update_only"  # only the time of an update is shown
    NO_FETCH_TIME = "no_fetch_time"  # a relative time, and no fetch time to count from
    LATER_THAN_FETCH = "later_than_fetch"  # a time after the page was fetched
    UNKNOWN_ZONE = "unknown_zone"  # the name of the zone beside the clock is not known


class ReadTime(NamedTuple):
    """An instant with its precision.

    `at` is timezone-aware. At precision `day` it is midnight of that day, at `minute` its seconds are 0; digits below
    the precision carry no meaning. `is_relative`: computed from the fetch time, in whole minutes, hours or days.
    """

    at: datetime
    precision: Precision
    is_relative: bool = False


class Reading(NamedTuple):
    """The result of reading one string.

    `published` and `modified` are None if the string does not contain them; `problem` is then the reason, and `detail`
    describes for people what was found instead. A time and a problem may occur together: an update label alone sets
    `modified` and the problem `update_only`. `rule` is the rule that read the string (`iso`, `relative`, `dateparser`,
    or the language, order of the date and kind of clock), None if no rule did.
    """

    raw: str
    published: ReadTime | None
    modified: ReadTime | None
    rule: str | None
    problem: DateProblem | None
    detail: str = ""


class RuleTime(NamedTuple):
    """A time and the rule that read it."""

    time: ReadTime
    rule: str


class RuleFailure(NamedTuple):
    """The reason why a rule that recognised a date or clock could not read a time from it."""

    problem: DateProblem
    detail: str = ""


class ReadContext(NamedTuple):
    """What is known besides the string: the fetch time, the zone of the outlet, and whether 00:00 means that no clock was set."""

    fetched_at: datetime | None
    zone: ZoneInfo
    midnight_is_day: bool
