"""Reading a date string: its labels, its stretches, the checks."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates.absolute import read_stretch
from newsarchive.bengali.dates.fallback import ask_dateparser
from newsarchive.bengali.dates.iso import read_iso
from newsarchive.bengali.dates.model import (
    DHAKA,
    FIRST_YEAR,
    LAST_YEAR,
    DateProblem,
    Found,
    Moment,
    Reading,
    Setting,
    Unread,
)
from newsarchive.bengali.dates.tokens import LONGEST, SHAPES, Tokens, prepare, tokenise
from newsarchive.bengali.dates.words import UPDATES, nearly

_LABEL: Final = re.compile("[LU][,:.f]*|[IO]f*:")
_OF_SOMETHING_ELSE: Final = re.compile("[IO].*y")
# What takes the place of characters that were lost, and what no keyboard types: it may stand where a sign stood, "06\x0704:14".
_DAMAGE: Final = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f]")
_TRAILING_UPDATE: Final = re.compile("U[,.f]*$")

OF_PRINT: Final = "প্রিন্ট সংস্করণ"  # print edition, whose stories have the edition's midnight for a time
_ZERO: Final = datetime(1970, 1, 1, tzinfo=UTC)

Outcome = Found | Unread | None


class _Stretches(NamedTuple):
    """A string cut at its labels: what stands before any, after those of publication, after those of an update.

    What follows the label of something else is left out: the moment somebody printed the page, the year an outlet was founded.
    """

    unlabelled: Tokens | None
    published: Tokens | None
    modified: Tokens | None


def read(
    raw: str, *, fetched_at: datetime | None = None, zone: ZoneInfo = DHAKA, midnight_is_day: bool = False
) -> Reading:
    """Read when an article was published and changed from a string as a page shows it.

    `raw` may hold labels, bylines and dates of other calendars; its first 500 characters are read. `fetched_at`, an
    aware instant, is what relative times count from and what no time may be later than. `zone` is the outlet's;
    `midnight_is_day` says that the outlet prints 00:00 where no clock was set; a string that names the print edition
    says so itself. No string raises; a naive `fetched_at` is a ValueError, as it would be another instant in each zone,
    and so is one that is not of 1900 to 2099.

    The year always stands in the string, unless the time is relative. The rules are those that the strings of some
    60 Bengali sites follow (the project's facts on dates); what they do not know is asked of dateparser, strictly,
    and marked as its answer.
    """
    if fetched_at is not None and fetched_at.utcoffset() is None:
        raise ValueError("fetched_at has no zone")
    if fetched_at is not None and not FIRST_YEAR <= fetched_at.year <= LAST_YEAR:
        raise ValueError(f"fetched_at is in the year {fetched_at.year}")
    text = prepare(raw)
    setting = Setting(fetched_at, zone, midnight_is_day or OF_PRINT in text)
    if not text:
        # what is too long and has no space to cut it at is something, though nothing to read
        return Reading(raw, None, None, None, DateProblem.UNREADABLE if len(raw) > LONGEST else DateProblem.EMPTY)
    if _DAMAGE.search(text):
        return Reading(raw, None, None, None, DateProblem.UNREADABLE, "some of its characters were lost")
    iso = read_iso(text, setting)
    if iso is not None:
        return _reading(raw, iso, None, setting)
    tokens = tokenise(text)
    doubt = _mistyped_label(tokens)
    if doubt:
        return Reading(raw, None, None, None, DateProblem.AMBIGUOUS, doubt)
    stretches = _cut(tokens)
    published = _published(stretches, setting)
    modified = None
    if stretches.modified is not None:
        modified = read_stretch(stretches.modified, labelled=True, setting=setting)
    if published is None and modified is None:
        return _nothing(raw, text, tokens, setting)
    return _reading(raw, published, modified, setting)


def _cut(tokens: Tokens) -> _Stretches:
    """Cut a string at its labels. Stretches of one kind are joined: some sites label day and time apart."""
    kinds: dict[str, Tokens] = {}
    for kind, start, end in _stretches(tokens.shape):
        part = tokens.part(start, end)
        kinds[kind] = kinds[kind].joined(part) if kind in kinds else part
    return _Stretches(kinds.get("x"), kinds.get("L"), kinds.get("U"))


@lru_cache(maxsize=SHAPES)
def _stretches(shape: str) -> tuple[tuple[str, int, int], ...]:
    """Say where the stretches of a shape stand, each with the letter of its label, x for none."""
    labels = list(_LABEL.finditer(shape))
    if len(labels) == 1 and labels[0].start() and _TRAILING_UPDATE.search(shape):
        return (("U", 0, labels[0].start()),)  # "... হালনাগাদ", the label last
    kinds = ["x", *(label[0][0] for label in labels)]
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(shape)]
    stretches = tuple(zip(kinds, starts, ends, strict=True))
    return stretches if ends[0] or not labels else stretches[1:]


def _published(stretches: _Stretches, setting: Setting) -> Outcome:
    """Read the publish time: that of the label, else that of the unlabelled stretch."""
    if stretches.published is not None:
        found = read_stretch(stretches.published, labelled=True, setting=setting) or _unread_year(stretches.published)
        if found is not None:
            return found
    if stretches.unlabelled is None:
        return None
    # A label may stand before the clock alone: "৩১ মার্চ ২০২৫ | প্রকাশ: ১০:২০" (31 March 2025, published 10:20).
    before = stretches.unlabelled
    found = read_stretch(
        before.joined(stretches.published) if stretches.published else before, labelled=False, setting=setting
    )
    if stretches.modified is None and stretches.published is None:
        return found
    if isinstance(found, Unread) and found.problem is DateProblem.NOT_A_PUBLISH_TIME and stretches.modified is not None:
        return None
    return found or _unread_year(stretches.unlabelled)


def _unread_year(tokens: Tokens) -> Unread | None:
    """Say that a stretch beside another holds a year and yet no date: then it was meant to tell a time."""
    return Unread(DateProblem.UNREADABLE, "a year and no date") if "y" in tokens.shape else None


def _mistyped_label(tokens: Tokens) -> str:
    """Say which word may be a mistyped label of an update: what follows would pass for a publish time."""
    at = tokens.shape.find("x:")
    while at >= 0:
        meant = nearly(tokens.words[at], UPDATES)
        if meant:
            return f"{tokens.words[at]}, perhaps {meant}"
        at = tokens.shape.find("x:", at + 1)
    return ""


def _nothing(raw: str, text: str, tokens: Tokens, setting: Setting) -> Reading:
    """Answer where the rules found nothing: ask dateparser, else say whether there was anything to read."""
    if not tokens.shape.strip(",:.-/LUf"):
        return Reading(raw, None, None, None, DateProblem.EMPTY)
    if _OF_SOMETHING_ELSE.search(tokens.shape):
        return Reading(raw, None, None, None, DateProblem.NOT_A_PUBLISH_TIME, "the date of something else")
    if "L" not in tokens.shape and "U" not in tokens.shape:
        found = ask_dateparser(text, setting)
        if found is not None:
            return _reading(raw, found, None, setting)
    return Reading(raw, None, None, None, DateProblem.UNREADABLE)


def _reading(raw: str, published: Outcome, modified: Outcome, setting: Setting) -> Reading:
    """Put the answer together; a time that cannot be true is taken back."""
    published, modified = _possible(published, setting), _possible(modified, setting)
    problem: DateProblem | None = None
    detail = ""
    for name, outcome in (("modified", modified), ("published", published)):
        if isinstance(outcome, Unread):
            problem, detail = outcome.problem, f"{name}: {outcome.detail}".rstrip(": ")
    if published is None and isinstance(modified, Found):
        problem = DateProblem.UPDATE_ONLY
    rule = next((outcome.rule for outcome in (published, modified) if isinstance(outcome, Found)), None)
    return Reading(raw, _moment(published), _moment(modified), rule, problem, detail)


def _possible(outcome: Outcome, setting: Setting) -> Outcome:
    """Take back a time after the fetch, and the zero of machine clocks, which sites print where they know no time."""
    if not isinstance(outcome, Found):
        return outcome
    at = outcome.moment.at
    if at.year <= _ZERO.year and (at == _ZERO or at.date() == _ZERO.date()):
        return Unread(DateProblem.NO_SUCH_TIME, "the zero of machine clocks")
    if setting.fetched_at is not None and at > setting.fetched_at:
        return Unread(DateProblem.LATER_THAN_FETCH, at.isoformat())
    return outcome


def _moment(outcome: Outcome) -> Moment | None:
    return outcome.moment if isinstance(outcome, Found) else None
