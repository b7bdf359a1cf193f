"""The kind of a line by its words alone, whatever is around it. Layouts and heuristics both use it."""

from enum import StrEnum
from typing import Final

from newsarchive.bengali.dates import DateProblem, read
from newsarchive.extraction import lexicon
from newsarchive.extraction.rule import Rule, rule

_LONGEST_CLOSING = 70  # characters
_LONGEST_APPEAL = 160
_LONGEST_IMPRINT = 300
_LONGEST_CAPTION = 200
_LONGEST_INVITATION = 500
_LONGEST_DATELINE = 160
_LONGEST_NAMED_TIME = 60
_LONGEST_COUNTER = 80


class Kind(StrEnum):
    """The kind of a line. A line of no other kind is TEXT: prose, a heading, a name."""

    CAPTION = "caption"
    CLOCK = "clock"
    EMBED_NOTICE = "embed notice"
    INVITATION = "invitation"
    LABEL = "label"
    COUNTER = "counter"
    ORNAMENT = "ornament"
    IMPRINT = "imprint"
    APPEAL = "appeal"
    READ_MORE = "read more"
    CLOSING = "closing"
    TEXT = "text"


@rule("lines: words of a caption")
def is_caption(text: str) -> bool:
    """True if a line has the words of a caption: a picture, and who took it."""
    return any(word in text for word in lexicon.PICTURE_WORDS) and bool(lexicon.CAPTION.search(text))


@rule("lines: clock or duration alone")
def is_clock(text: str) -> bool:
    """True if a line is nothing but the length of a video, the minutes that reading takes or the time of an entry."""
    return len(text) < _LONGEST_CAPTION and bool(lexicon.CLOCK_ALONE.match(text))


@rule("lines: notice of embedded content")
def is_embed_notice(text: str) -> bool:
    """True if a line announces content of another site in place of it."""
    return bool(lexicon.EMBED_NOTICE.match(text))


@rule("lines: invitation in brackets")
def is_invitation(text: str) -> bool:
    """True if a line in brackets invites to download, follow, like or subscribe."""
    return len(text) < _LONGEST_INVITATION and bool(lexicon.INVITATION.match(text))


@rule("lines: advertisement, share or other button")
def is_label(text: str) -> bool:
    """True if a line is the label of an advertisement or of a button."""
    return bool(lexicon.LABEL.match(text))


@rule("lines: counter of readers, shares or comments")
def is_counter(text: str) -> bool:
    """True if a line only counts who has read, shared or commented on the article. It is another at every fetch, and no edit."""
    return len(text) < _LONGEST_COUNTER and bool(lexicon.COUNTER.match(text))


@rule("lines: no word or hashtags alone")
def is_ornament(text: str) -> bool:
    """True if a line holds no word ("* * *", "-----"), or nothing but hashtags."""
    return not lexicon.WORD.search(text) or bool(lexicon.HASHTAGS.match(text))


@rule("lines: imprint")
def is_imprint(text: str) -> bool:
    """True if a line is part of the outlet's imprint."""
    return len(text) < _LONGEST_IMPRINT and bool(lexicon.IMPRINT.match(text))


@rule("lines: appeal to follow or subscribe")
def is_appeal(text: str) -> bool:
    """True if a line asks to follow, subscribe or download."""
    return len(text) < _LONGEST_APPEAL and bool(lexicon.APPEAL.search(text))


@rule("lines: read more")
def is_read_more(text: str) -> bool:
    """True if a line announces other articles to read."""
    return bool(lexicon.READ_MORE.match(text))


@rule("lines: heading of what follows a body")
def is_closing(text: str) -> bool:
    """True if a line is the heading of what follows a body: tags, share buttons, comments, related links."""
    return len(text) < _LONGEST_CLOSING and bool(lexicon.CLOSING.match(text))


# Asked in this order; the first that applies is the kind of a line.
_KINDS: Final[tuple[tuple[Kind, Rule[[str], bool]], ...]] = (
    (Kind.CAPTION, is_caption),
    (Kind.CLOCK, is_clock),
    (Kind.EMBED_NOTICE, is_embed_notice),
    (Kind.INVITATION, is_invitation),
    (Kind.LABEL, is_label),
    (Kind.COUNTER, is_counter),
    (Kind.ORNAMENT, is_ornament),
    (Kind.IMPRINT, is_imprint),
    (Kind.APPEAL, is_appeal),
    (Kind.READ_MORE, is_read_more),
    (Kind.CLOSING, is_closing),
)
BOILERPLATE: Final = frozenset(kind for kind, _ in _KINDS) - {Kind.READ_MORE, Kind.CLOSING}


def kind_of(text: str) -> Kind:
    """Return the kind of a line of text in NFC."""
    for kind, applies in _KINDS:
        if applies(text) and (kind is not Kind.CAPTION or len(text) < _LONGEST_CAPTION):
            return kind
    return Kind.TEXT


@rule("lines: dateline")
def is_dateline(text: str) -> bool:
    """True if a line is a dateline and nothing else: its year has a label or a clock, and it ends like no sentence."""
    if len(text) > _LONGEST_DATELINE or not is_time(text) or text.endswith(("।", ".", "?")):
        return False
    return bool(lexicon.PUBLISHED.match(text) or lexicon.UPDATED.match(text) or lexicon.CLOCK.search(text))


@rule("lines: yesterday, or today with a clock")
def is_named_time(text: str) -> bool:
    """True if a short line shows a relative time in words and nothing else: "গতকাল ১০:৩০" (yesterday), "এইমাত্র" (just now); "today" needs a clock."""
    if len(text) > _LONGEST_NAMED_TIME or not lexicon.NAMED_TIME.search(text):
        return False
    needs_clock = lexicon.TODAY.match(text) and not lexicon.CLOCK.search(text)
    return not needs_clock and read(text).problem is DateProblem.NO_FETCH_TIME


def is_time(text: str) -> bool:
    """True if a line may show a time: short, with a year or a relative time, and not the clock of the page ("today")."""
    if len(text) > _LONGEST_DATELINE:
        return False
    return is_named_time(text) or (
        any(word in text for word in lexicon.TIME_WORDS)
        and bool(lexicon.YEAR.search(text) or lexicon.AGO.search(text))
        and not lexicon.TODAY.match(text)
    )
