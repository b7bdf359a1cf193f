"""Read a date string: split it at its labels, read each segment, check the result."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates.absolute import read_segment
from newsarchive.bengali.dates.fallback import read_with_dateparser
from newsarchive.bengali.dates.iso import read_iso
from newsarchive.bengali.dates.model import (
    DHAKA,
    FIRST_YEAR,
    LAST_YEAR,
    DateProblem,
    ReadContext,
    Reading,
    ReadTime,
    RuleFailure,
    RuleTime,
)
from newsarchive.bengali.dates.programs import in_usual_order
from newsarchive.bengali.dates.tokens import MAX_LENGTH, SHAPE_CACHE_SIZE, Tokens, prepare, tokenise
from newsarchive.bengali.dates.words import UPDATE_LABELS, match_with_typo
from newsarchive.bengali.dates.zones import unknown_zone

LABEL: Final = re.compile("[LU][,:.f]*|[IO]f*:")
_ANOTHER_EVENT: Final = re.compile("[IO]")
# Replacement and control characters: one may replace a sign, as in "06\x0704:14".
_LOST_CHARACTER: Final = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f]")
_ONLY_ZONE: Final = re.compile("[,.f]*+[zZ][,.f]*+:?[,.f]*+")
_TRAILING_UPDATE: Final = re.compile("U[,.f]*$")

PRINT_EDITION: Final = "প্রিন্ট সংস্করণ"  # print edition, whose articles have midnight for a time
_EDITION_EARLY: Final = timedelta(days=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

RuleResult = RuleTime | RuleFailure | None


class _Segments(NamedTuple):
    """The segments of a string: before any label, after the labels of publication, after those of an update.

    Segments after other labels are dropped: the time when a reader printed the page, the year an outlet was founded.
    """

    unlabelled: Tokens | None
    published: Tokens | None
    modified: Tokens | None


def read(
    raw: str, *, fetched_at: datetime | None = None, zone: ZoneInfo = DHAKA, midnight_is_day: bool = False
) -> Reading:
    """Return the publish and update time in a string as a page shows it, or the reason for none.

    `raw` may contain labels, bylines and dates of other calendars; its first 500 characters are read. `fetched_at`, an
    aware instant, is the reference of relative times and the latest instant that is accepted. `zone` is that of the
    outlet. `midnight_is_day`: the outlet prints 00:00 if no clock was set; assumed for a string that mentions the print
    edition; its day may be the one after the fetch. Raises ValueError if `fetched_at` is naive or outside 1900 to 2099; no string raises.

    A year is never guessed: it is in the string unless the time is relative. The rules cover the strings of some 60
    Bengali sites; for any other string dateparser is used, strictly, and the rule is then `dateparser`.
    """
    if fetched_at is not None and fetched_at.utcoffset() is None:
        raise ValueError("fetched_at has no zone")
    if fetched_at is not None and not FIRST_YEAR <= fetched_at.year <= LAST_YEAR:
        raise ValueError(f"fetched_at is in the year {fetched_at.year}")
    text = prepare(raw)
    context = ReadContext(fetched_at, zone, midnight_is_day or PRINT_EDITION in text)
    if not text:
        # a string too long to cut at a space is not empty, but unreadable
        return Reading(raw, None, None, None, DateProblem.UNREADABLE if len(raw) > MAX_LENGTH else DateProblem.EMPTY)
    if _LOST_CHARACTER.search(text):
        return Reading(raw, None, None, None, DateProblem.UNREADABLE, "characters of the string were lost")
    iso = read_iso(text, context)
    if iso is not None:
        return _reading(raw, iso, None, context)
    reading = _read_words(raw, in_usual_order(text), context)
    if any(time and time.precision != "day" for time in (reading.published, reading.modified)):
        name = unknown_zone(raw[:MAX_LENGTH])
        if name:
            return Reading(raw, None, None, None, DateProblem.UNKNOWN_ZONE, name)
    return reading


def _read_words(raw: str, text: str, context: ReadContext) -> Reading:
    """Return the reading of a string that is no ISO 8601 time: that of its segments, else of dateparser."""
    tokens = tokenise(text)
    mistyped = _mistyped_label(tokens)
    if mistyped:
        return Reading(raw, None, None, None, DateProblem.AMBIGUOUS, mistyped)
    segments = _split(tokens)
    published = _read_published(segments, context)
    modified = None
    if segments.modified is not None:
        modified = read_segment(segments.modified, has_label=True, context=context)
    if published is None and modified is None:
        return _read_without_rules(raw, text, tokens, context)
    return _reading(raw, published, modified, context)


def _split(tokens: Tokens) -> _Segments:
    """Return the string split at its labels. Segments of one kind are joined: some sites label day and time separately."""
    kinds: dict[str, Tokens] = {}
    for kind, start, end in _segments(tokens.shape):
        segment = tokens.slice(start, end)
        kinds[kind] = kinds[kind].join(segment) if kind in kinds else segment
    if "x" in kinds and _ONLY_ZONE.fullmatch(kinds["x"].shape):  # of all segments
        zone = kinds.pop("x")
        kinds = {kind: zone.join(segment) for kind, segment in kinds.items()}
    return _Segments(kinds.get("x"), kinds.get("L"), kinds.get("U"))


@lru_cache(maxsize=SHAPE_CACHE_SIZE)
def _segments(shape: str) -> tuple[tuple[str, int, int], ...]:
    """Return kind, start and end of each segment of a shape; the kind is the letter of its label, x for none."""
    labels = list(LABEL.finditer(shape))
    if len(labels) == 1 and labels[0].start() and _TRAILING_UPDATE.search(shape):
        return (("U", 0, labels[0].start()),)  # "... হালনাগাদ" (updated), the label last
    kinds = ["x", *(label[0][0] for label in labels)]
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(shape)]
    segments = tuple(zip(kinds, starts, ends, strict=True))
    return segments if ends[0] or not labels else segments[1:]


def _read_published(segments: _Segments, context: ReadContext) -> RuleResult:
    """Return the publish time: that after its label, else that of the segment without label."""
    if segments.published is not None:
        labelled = read_segment(segments.published, has_label=True, context=context)
        if labelled is None:
            labelled = _year_without_date(segments.published)
        if labelled is not None:
            return labelled
    if segments.unlabelled is None:
        return None
    # A label may precede the clock alone: "৩১ মার্চ ২০২৫ | প্রকাশ: ১০:২০" (31 March 2025, published 10:20).
    before = segments.unlabelled
    found = read_segment(
        before.join(segments.published) if segments.published else before, has_label=False, context=context
    )
    if segments.modified is None and segments.published is None:
        return found
    if (
        isinstance(found, RuleFailure)
        and found.problem is DateProblem.NOT_A_PUBLISH_TIME
        and segments.modified is not None
    ):
        return None
    return found or _year_without_date(segments.unlabelled)


def _year_without_date(tokens: Tokens) -> RuleFailure | None:
    """Return a failure if a segment contains a year but no date: then it was meant as a time."""
    return RuleFailure(DateProblem.UNREADABLE, "a year without a date") if "y" in tokens.shape else None


def _mistyped_label(tokens: Tokens) -> str:
    """Return a word that may be a mistyped update label, as the time after it would pass for a publish time; empty if there is none."""
    at = tokens.shape.find("x:")
    while at >= 0:
        meant = match_with_typo(tokens.words[at], UPDATE_LABELS)
        if meant:
            return f"{tokens.words[at]}, perhaps {meant}"
        at = tokens.shape.find("x:", at + 1)
    return ""


def _read_without_rules(raw: str, text: str, tokens: Tokens, context: ReadContext) -> Reading:
    """Return the reading of a string that no rule reads: by dateparser, else the reason why it has no time."""
    if not tokens.shape.strip(",:.-/LUf"):
        return Reading(raw, None, None, None, DateProblem.EMPTY)
    event = _ANOTHER_EVENT.search(tokens.shape)
    if event and "y" in tokens.shape[event.end() :]:
        return Reading(raw, None, None, None, DateProblem.NOT_A_PUBLISH_TIME, "the date of another event")
    if "L" not in tokens.shape and "U" not in tokens.shape:
        found = read_with_dateparser(text, context)
        if found is not None:
            return _reading(raw, found, None, context)
    return Reading(raw, None, None, None, DateProblem.UNREADABLE)


def _reading(raw: str, published: RuleResult, modified: RuleResult, context: ReadContext) -> Reading:
    """Return the reading of both times, without those that are impossible."""
    published, modified = _reject_impossible(published, context), _reject_impossible(modified, context)
    problem: DateProblem | None = None
    detail = ""
    for name, result in (("modified", modified), ("published", published)):
        if isinstance(result, RuleFailure):
            problem, detail = result.problem, f"{name}: {result.detail}".rstrip(": ")
    if published is None and isinstance(modified, RuleTime):
        problem = DateProblem.UPDATE_ONLY
    rule = next((result.rule for result in (published, modified) if isinstance(result, RuleTime)), None)
    return Reading(raw, _time_of(published), _time_of(modified), rule, problem, detail)


def _reject_impossible(result: RuleResult, context: ReadContext) -> RuleResult:
    """Return the result, or a failure if its time is later than the fetch or the Unix epoch, which sites print for an unknown time.

    A print edition appears on the evening before the day that it has for its date.
    """
    if not isinstance(result, RuleTime):
        return result
    at = result.time.at
    if at.year <= _EPOCH.year and (at == _EPOCH or at.date() == _EPOCH.date()):
        return RuleFailure(DateProblem.NO_SUCH_TIME, "the Unix epoch")
    is_of_next_edition = context.midnight_is_day and result.time.precision == "day"
    early = _EDITION_EARLY if is_of_next_edition else timedelta()
    if context.fetched_at is not None and at > context.fetched_at + early:
        return RuleFailure(DateProblem.LATER_THAN_FETCH, at.isoformat())
    return result


def _time_of(result: RuleResult) -> ReadTime | None:
    return result.time if isinstance(result, RuleTime) else None
