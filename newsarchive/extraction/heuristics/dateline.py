"""The dateline: the strings near the headline with the publish time and the update time."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from newsarchive.bengali.bylines import authors
from newsarchive.bengali.dates import ReadTime, read
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import compose
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Line
from newsarchive.extraction.heuristics.cards import is_of_card
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.heuristics.time_attributes import times_of_attributes
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.lines import is_time
from newsarchive.extraction.patterns import pattern
from newsarchive.extraction.rule import rule
from newsarchive.items import EvidenceSource, TimeWitness

_LONGEST = 160  # characters of a line that is a dateline
_ABOVE = 8  # lines above the headline in a container with it
_BELOW = 60  # lines below the headline
_FAR = 12  # lines above the headline where a labelled dateline may be
MANY = 3  # dates between headline and body: with more, the page is a list of articles
_CLOSE = 3  # lines below a headline without body where an unlabelled date belongs to it
_LINKED = 40  # characters of a link beside a date (the archive of the day, a section, an author): a title is longer
_LONGEST_LABEL, _LONGEST_CLOCK = 30, 20  # characters of a label or a clock on a line of its own
_MOST = 6  # strings that are returned

_PARTS = pattern(r"(?:(?<!\s)\s++)?[|•·]\s*")
_BELOW_BODY = 5  # lines below a body where its dateline may be


@rule("times: agency dateline at the beginning of the body", None)
def dateline_in_paragraph(paragraph: str) -> str | None:
    """Return the dateline at the beginning of a body, as agencies write it: "ঢাকা, ১২ নভেম্বর, ২০২৬ (বাসস) : " (a place, the day, the agency).

    None if the words before the first colon or dash are anything else.
    """
    found = lexicon.DATELINE_OPENING.match(compose(paragraph[:_LONGEST]))
    if found is None or not is_place(found["place"]) or not lexicon.YEAR.search(found["rest"]):
        return None
    kinds = {author.kind for author in authors(found["by"] or "")}
    is_byline = bool(kinds) and "person" not in kinds  # an agency, or the outlet's own correspondent
    return found["rest"].strip(" ,") if is_byline or not found["by"] else None


def find_times(blocks: Blocks, span: ArticleSpan, first_prose: int, body: Collection[int]) -> list[TimeWitness]:
    """Return the strings with times of the article, labelled ones first, attributes last.

    A labelled line is between the headline, or a little above it, and the first prose. A line without a label must also be in a container with the
    headline, and in no list of other articles. `body`: the numbers of the body's lines.
    """
    labelled: list[TimeWitness] = []
    beside: list[TimeWitness] = []
    dated = 0
    for at in _near(span, first_prose):
        line = blocks.lines[at]
        if not is_time(line.text) or is_other_time(line.hints) or at in body or len(labelled) + len(beside) == _MOST:
            continue
        dated += 1
        text = _joined(blocks, at, first_prose)
        if lexicon.PUBLISHED.search(text) or lexicon.UPDATED.search(text):
            if not (at < span.headline and is_update_of_site(text)) and not is_of_card(blocks, span, at):
                labelled.append(_labelled(text))
        elif is_near_headline(blocks, span, at, has_body=bool(body)):
            rule = IN_TIME if line.hints & Hint.TIME else BESIDE
            beside.append(TimeWitness(EvidenceSource.HEURISTIC, rule, text, "either", lacks_meridiem(text)))
    if is_list_of_articles(dated):
        beside = []
    return [
        *resolve_update_time(labelled),
        *below_body(blocks, span, body),
        *labelled_below_body(blocks, span, body),
        *beside,
        *times_of_attributes(blocks, span, first_prose),
    ]


@rule("times: update of the site above the headline")
def is_update_of_site(text: str) -> bool:
    """An update shown above the headline beside a date of the Bangla calendar is one of the site."""
    return bool(lexicon.BANGLA_DATE.search(text)) and not lexicon.PUBLISHED.search(text)


@rule("times: none without label on a list of articles")
def is_list_of_articles(dates: int) -> bool:
    """Many dates between headline and body are those of other articles."""
    return dates > MANY


@rule("times: dateline below the body", ())
def below_body(blocks: Blocks, span: ArticleSpan, body: Collection[int]) -> Iterator[TimeWitness]:
    """Yield the dateline that agencies write below a body: "বাংলাদেশ সময়: ১৭৩১ ঘণ্টা, মার্চ ১১, ২০২৪" (Bangladesh time)."""
    start = max(body, default=span.end) + 1
    for line in blocks.lines[start : min(start + _BELOW_BODY, span.end)]:
        if lexicon.LOCAL_TIME.match(line.text) and is_time(line.text):
            yield TimeWitness(EvidenceSource.HEURISTIC, BELOW_BODY, line.text, "either")


@rule("times: lone labelled dateline below the body", ())
def labelled_below_body(blocks: Blocks, span: ArticleSpan, body: Collection[int]) -> Iterator[TimeWitness]:
    """Yield the one line below a body that is labelled as the publication; a date beside the headline is then another, as that of an event."""
    start = max(body, default=span.end) + 1
    found = [
        at
        for at in range(start, min(start + _BELOW_BODY, span.end))
        if lexicon.PUBLISHED_FIRST.match(blocks.lines[at].text) and is_time(blocks.lines[at].text)
    ]
    if len(found) == 1 and _is_of_article(blocks, span, found[0]):
        yield TimeWitness(EvidenceSource.HEURISTIC, LABELLED_BELOW, blocks.lines[found[0]].text, "either")


def _is_of_article(blocks: Blocks, span: ArticleSpan, at: int) -> bool:
    """True if a time below the body is in no list of other articles: neither by its names nor with a linked title before it."""
    lines = blocks.lines
    return not (is_other_time(lines[at].hints) or is_of_card(blocks, span, at) or is_title(blocks, lines[at - 1]))


def split_by_precedence(found: list[TimeWitness], metadata: list[str]) -> tuple[list[TimeWitness], list[TimeWitness]]:
    """Return the strings that outrank the publish times of metadata (`metadata`), and those ranked below them.

    A labelled line outranks metadata, and so does the text of a time element. A date that is only near the headline does if it shows the clock of
    metadata, which is then in a false zone.
    """
    false_zone = {clock for text in metadata for clock in _clocks_of_false_zones(text)}
    above: list[TimeWitness] = []
    below: list[TimeWitness] = []
    for witness in found:
        outranks = witness.rule in _OUTRANKING or (
            witness.rule == BESIDE and shows_false_zone(witness.text, false_zone)
        )
        (above if outranks else below).append(witness)
    return above, below


@rule("times: clock that metadata gives in a false zone")
def shows_false_zone(text: str, clocks: Collection[datetime]) -> bool:
    """A date near the headline that shows the clock of metadata in another zone shows that the zone of metadata is false."""
    shown = read(text).published if clocks else None
    return shown is not None and shown.at.replace(tzinfo=None, second=0) in {at.replace(second=0) for at in clocks}


def _clocks_of_false_zones(text: str) -> Iterator[datetime]:
    """Yield the local clock of a time whose zone is false: a local clock labelled UTC, or UTC labelled local."""
    time_read = read(text).published
    if time_read and time_read.precision != "day":
        yield time_read.at.replace(tzinfo=None) + (time_read.at.utcoffset() or timedelta())


LABELLED = "heuristic: labelled dateline"
UPDATE_TIME = "heuristic: dateline labelled update time"
IN_TIME = "heuristic: time element beside the headline"
BESIDE = "heuristic: date beside the headline"
BELOW_BODY = "heuristic: dateline below the body"
LABELLED_BELOW = "heuristic: labelled dateline below the body"
_OUTRANKING = (LABELLED, UPDATE_TIME, BELOW_BODY, IN_TIME)
_NOT_ITS_TIME = Hint.RELATED | Hint.COMMENTS | Hint.BOILERPLATE | Hint.CLOCK


@rule("times: not those of other articles, comments and the page's clock")
def is_other_time(hints: int) -> bool:
    """A time in boilerplate, comments, a list of other articles or the page's clock is not the article's."""
    return bool(hints & _NOT_ITS_TIME)


def _near(span: ArticleSpan, first_prose: int) -> Iterator[int]:
    """Yield the lines between headline and body, then those a little above the headline; without a headline those above the body."""
    if not span.is_found:
        yield from range(max(0, first_prose - _ABOVE), first_prose)
        return
    yield from range(span.below, min(first_prose, span.end, span.below + _BELOW))
    yield from range(span.headline - 1, max(span.headline - _FAR, 0) - 1, -1)


@rule("times: date without label near the headline")
def is_near_headline(blocks: Blocks, span: ArticleSpan, at: int, *, has_body: bool) -> bool:
    """True if a date without a label is where only the article's own is."""
    lines = blocks.lines
    line = lines[at]
    if not span.is_found or is_title(blocks, line) or is_of_card(blocks, span, at):
        return False
    if at >= span.below:
        return has_body or at - span.below < _CLOSE
    box = blocks.common(line.owner, lines[span.headline].owner)
    return box.tag not in ("body", "html") and span.headline - box.first <= _ABOVE


@rule("times: not those of linked titles")
def is_title(blocks: Blocks, line: Line) -> bool:
    """A line with a long link is the title of another article."""
    return line.is_linked and any(len(part) > _LINKED for part in blocks.parts(line))


def _joined(blocks: Blocks, at: int, first_prose: int) -> str:
    """Return a date with the label on the line before it, or the clock on the line below it."""
    lines = blocks.lines
    text = _ago(" ".join(blocks.parts(lines[at])))
    if lexicon.PUBLISHED.search(text) or lexicon.UPDATED.search(text):
        return text
    before = lines[at - 1].text if at else ""
    if is_label_above(before):
        return f"{before} {text}"
    after = lines[at + 1].text if at + 1 < min(first_prose, len(lines)) else ""
    if not lexicon.CLOCK.search(text) and is_clock_below(after):
        return f"{text} {after}"
    return text


@rule("times: label on the line above")
def is_label_above(text: str) -> bool:
    """A short line before a date may be its label."""
    return (
        len(text) < _LONGEST_LABEL
        and not lexicon.YEAR.search(text)
        and bool(lexicon.PUBLISHED.search(text) or lexicon.UPDATED.search(text))
    )


@rule("times: clock on the line below")
def is_clock_below(text: str) -> bool:
    """A short line below a date may be its clock."""
    return len(text) < _LONGEST_CLOCK and bool(lexicon.CLOCK.search(text)) and not lexicon.YEAR.search(text)


def _ago(text: str) -> str:
    """Return the relative time of a line without a year ("sports desk • 3 hours ago • 2 minutes to read"), and other lines whole."""
    return (
        text
        if lexicon.YEAR.search(text)
        else next((part for part in _PARTS.split(text) if lexicon.AGO.search(part)), text)
    )


@rule("times: update time that is the publish time", None)
def update_time_label(text: str) -> re.Match[str] | None:
    """Return the label "update time" of a line: the themes that print it print the publish time."""
    return None if lexicon.PUBLISHED.search(text) else lexicon.UPDATE_TIME_LABEL.match(text)


def _labelled(text: str) -> TimeWitness:
    update_time = update_time_label(text)
    if update_time:
        return TimeWitness(
            EvidenceSource.HEURISTIC, UPDATE_TIME, text[update_time.end() :], "published", lacks_meridiem(text)
        )
    return TimeWitness(EvidenceSource.HEURISTIC, LABELLED, text, "either", lacks_meridiem(text))


@rule("times: hour of one digit without meridiem")
def lacks_meridiem(text: str) -> bool:
    """A clock without meridiem whose hour has one digit may be of either half of the day: 24-hour clocks write two digits."""
    return bool(lexicon.ONE_DIGIT_HOUR.search(text)) and not lexicon.MERIDIEM.search(text)


@rule("times: update time beside a publish time is an update")
def has_publish_label(published: list[TimeWitness]) -> bool:
    """Beside a line labelled with the publish time, "update time" means an update."""
    return bool(published)


def resolve_update_time(labelled: list[TimeWitness]) -> list[TimeWitness]:
    """A line labelled "update time" is the publish time only if no other label names that; one that repeats it is no update."""
    published = [each for each in labelled if each.rule == LABELLED and lexicon.PUBLISHED.search(each.text)]
    if not has_publish_label(published):
        return labelled
    first = read(published[0].text).published
    return [
        replace(witness, role="modified") if witness.rule == UPDATE_TIME else witness
        for witness in labelled
        if witness.rule != UPDATE_TIME or not _is_same(read(witness.text).published, first)
    ]


def _is_same(one: ReadTime | None, other: ReadTime | None) -> bool:
    """True if a time is another one, or its day."""
    if one and other and one.precision == "day":
        return one.at.date() == other.at.date()
    return one == other
