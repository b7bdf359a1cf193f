"""The dateline: the strings by the headline that tell when the article was published and changed."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from newsarchive.bengali.bylines import authors
from newsarchive.bengali.dates import ReadTime, read
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import compose
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.lines import is_time
from newsarchive.extraction.patterns import pattern
from newsarchive.items import TimeWitness

_LONGEST = 160  # characters of a line that is a dateline
_ABOVE = 8  # lines above the headline that may belong to it, in a box of their own with it
_BELOW = 60  # lines below the headline
_FAR = 12  # lines above the headline where a labelled one may stand
MANY = 3  # dates between headline and story: with more it is a list of stories
_CLOSE = 3  # lines below a headline without a story where an unlabelled date is still its own
_LINKED = 40  # characters of what is linked beside a date or is one: the archive of its day, a section, an author
_CARD = 4  # lines of a box that shows another story
_TITLE_WORDS = 4  # of another story: names have fewer
_MOST = 6  # strings that are handed on

_PARTS = pattern(r"\s*[|•·]\s*")
_BEHIND_STORY = 5  # lines behind a story where its dateline may stand


def dateline_in_paragraph(paragraph: str) -> str | None:
    """Give the dateline that a story begins with, as agencies write it: "ঢাকা, ১২ নভেম্বর, ২০২৬ (বাসস) : " (a place, the day, the agency).

    None where the words before the first colon or dash are anything else.
    """
    found = lexicon.DATELINE_OPENING.match(compose(paragraph[:_LONGEST]))
    if found is None or not is_place(found["place"]) or not lexicon.YEAR.search(found["rest"]):
        return None
    agencies = [author.kind for author in authors(found["by"] or "")]
    return found["rest"].strip(" ,") if agencies == ["agency"] or not found["by"] else None


def find_times(blocks: Blocks, span: ArticleSpan, first_prose: int, story: Collection[int]) -> list[TimeWitness]:
    """Find the strings that tell the article's times, labelled ones first.

    A labelled line stands between the headline, or a little above it, and the story's first prose. One without a label must stand there in a box
    with the headline, and in no list of other stories. `story`: the numbers of the story's own lines. Attributes that machines read come last.
    """
    labelled: list[TimeWitness] = []
    beside: list[TimeWitness] = []
    dated = 0
    for at in _near(span, first_prose):
        line = blocks.lines[at]
        if not is_time(line.text) or line.hints & _NOT_ITS_TIME or at in story or len(labelled) + len(beside) == _MOST:
            continue
        dated += 1
        text = _joined(blocks, at, first_prose)
        if lexicon.PUBLISHED.search(text) or lexicon.UPDATED.search(text):
            is_sites = at < span.headline and lexicon.BANGLA_DATE.search(text) and not lexicon.PUBLISHED.search(text)
            if not is_sites and not is_of_card(blocks, span, at):
                labelled.append(_labelled(text))
        elif _is_beside(blocks, span, at, has_story=bool(story)):
            rule = IN_TIME if line.hints & Hint.TIME else BESIDE
            beside.append(TimeWitness(rule, text, "either", _lacks_meridiem(text)))
    if dated > MANY:
        beside = []
    return [
        *_resolve_update_time(labelled),
        *_behind(blocks, span, story),
        *beside,
        *_attributes(blocks, span, first_prose),
    ]


def _behind(blocks: Blocks, span: ArticleSpan, story: Collection[int]) -> Iterator[TimeWitness]:
    """Give the dateline that agencies write behind a story: "বাংলাদেশ সময়: ১৭৩১ ঘণ্টা, মার্চ ১১, ২০২৪" (Bangladesh time)."""
    start = max(story, default=span.end) + 1
    for line in blocks.lines[start : min(start + _BEHIND_STORY, span.end)]:
        if lexicon.LOCAL_TIME.match(line.text) and is_time(line.text):
            yield TimeWitness(BEHIND, line.text, "either")


def split_by_precedence(found: list[TimeWitness], machine: list[str]) -> tuple[list[TimeWitness], list[TimeWitness]]:
    """Part the strings in those that go before what machines are told (`machine`) and those that go behind.

    A labelled line goes before, and so does what a time element shows. A date that only stands by the headline does where it shows the machine's
    clock in a false zone.
    """
    false_zone = {clock for text in machine for clock in _clocks_of_false_zones(text)}
    before: list[TimeWitness] = []
    behind: list[TimeWitness] = []
    for witness in found:
        goes_before = witness.rule in (LABELLED, UPDATE_TIME, BEHIND, IN_TIME)
        if false_zone and not goes_before and witness.rule == BESIDE:
            shown = read(witness.text).published
            goes_before = shown is not None and shown.at.replace(tzinfo=None, second=0) in {
                at.replace(second=0) for at in false_zone
            }
        (before if goes_before else behind).append(witness)
    return before, behind


def _clocks_of_false_zones(text: str) -> Iterator[datetime]:
    """Give the local clock that a machine's time shows if its zone is false: a local clock said to be UTC, or UTC said to be local."""
    moment = read(text).published
    if moment and moment.precision != "day":
        yield moment.at.replace(tzinfo=None) + (moment.at.utcoffset() or timedelta())


LABELLED = "heuristic: labelled dateline"
UPDATE_TIME = "heuristic: dateline labelled update time"
IN_TIME = "heuristic: time element beside the headline"
BESIDE = "heuristic: date beside the headline"
BEHIND = "heuristic: dateline below the body"
_NOT_ITS_TIME = Hint.RELATED | Hint.COMMENTS | Hint.BOILERPLATE | Hint.CLOCK


def _near(span: ArticleSpan, first_prose: int) -> Iterator[int]:
    """Give the lines between headline and story, then those a little above the headline; without a headline those above the story."""
    if not span.is_found:
        yield from range(max(0, first_prose - _ABOVE), first_prose)
        return
    yield from range(span.below, min(first_prose, span.end, span.below + _BELOW))
    yield from range(span.headline - 1, max(span.headline - _FAR, 0) - 1, -1)


def _is_beside(blocks: Blocks, span: ArticleSpan, at: int, *, has_story: bool) -> bool:
    """Tell whether a date without a label stands where only the article's own does."""
    lines = blocks.lines
    line = lines[at]
    is_title = line.is_linked and any(len(part) > _LINKED for part in blocks.parts(line))
    if not span.is_found or is_title or is_of_card(blocks, span, at):
        return False
    if at >= span.below:
        return has_story or at - span.below < _CLOSE
    box = blocks.common(line.owner, lines[span.headline].owner)
    return box.tag not in ("body", "html") and span.headline - box.first <= _ABOVE


def is_of_card(blocks: Blocks, span: ArticleSpan, at: int) -> bool:
    """Tell whether a line stands beneath or above the linked title of another story, in a box with it."""
    for other in (at - 1, at + 1):
        if span.below <= other < len(blocks.lines):
            title = blocks.lines[other]
            if title.is_linked and not title.hints & Hint.AUTHOR and title.text.count(" ") >= _TITLE_WORDS - 1:
                box = blocks.common(title.owner, blocks.lines[at].owner)
                if box.last - box.first <= _CARD:
                    return True
    return False


def _joined(blocks: Blocks, at: int, first_prose: int) -> str:
    """Give a date with the label that stands before it in a line of its own, or the clock behind it."""
    lines = blocks.lines
    text = _ago(" ".join(blocks.parts(lines[at])))
    if lexicon.PUBLISHED.search(text) or lexicon.UPDATED.search(text):
        return text
    before = lines[at - 1].text if at else ""
    if (
        len(before) < 30
        and not lexicon.YEAR.search(before)
        and (lexicon.PUBLISHED.search(before) or lexicon.UPDATED.search(before))
    ):
        return f"{before} {text}"
    after = lines[at + 1].text if at + 1 < min(first_prose, len(lines)) else ""
    if (
        len(after) < 20
        and lexicon.CLOCK.search(after)
        and not lexicon.CLOCK.search(text)
        and not lexicon.YEAR.search(after)
    ):
        return f"{text} {after}"
    return text


def _ago(text: str) -> str:
    """Give of a line without a year the part that counts back ("sports desk • 3 hours ago • 2 minutes to read"), of others all."""
    return (
        text
        if lexicon.YEAR.search(text)
        else next((part for part in _PARTS.split(text) if lexicon.AGO.search(part)), text)
    )


def _labelled(text: str) -> TimeWitness:
    update_time = lexicon.UPDATE_TIME_LABEL.match(text)
    if update_time and not lexicon.PUBLISHED.search(text):
        return TimeWitness(UPDATE_TIME, text[update_time.end() :], "published", _lacks_meridiem(text))
    return TimeWitness(LABELLED, text, "either", _lacks_meridiem(text))


def _lacks_meridiem(text: str) -> bool:
    """Tell whether a clock may be of either half of the day: it does not say, and its hour has one digit, where 24-hour clocks write two."""
    return bool(lexicon.ONE_DIGIT_HOUR.search(text)) and not lexicon.MERIDIEM.search(text)


def _resolve_update_time(labelled: list[TimeWitness]) -> list[TimeWitness]:
    """Believe "update time" to mean publication only where no other label says when that was; it may say the same again."""
    published = [each for each in labelled if each.rule == LABELLED and lexicon.PUBLISHED.search(each.text)]
    if not published:
        return labelled
    first = read(published[0].text).published
    return [
        TimeWitness(witness.rule, witness.text, "modified") if witness.rule == UPDATE_TIME else witness
        for witness in labelled
        if witness.rule != UPDATE_TIME or not _is_same(read(witness.text).published, first)
    ]


def _is_same(one: ReadTime | None, other: ReadTime | None) -> bool:
    """Tell whether a moment is another one, or its day."""
    if one and other and one.precision == "day":
        return one.at.date() == other.at.date()
    return one == other


def _attributes(blocks: Blocks, span: ArticleSpan, first_prose: int) -> Iterator[TimeWitness]:
    """Give the machine-written times of elements by the headline: time[datetime], itemprop, data-published."""
    for element in _timed(blocks, span, first_prose):
        found = _attribute(element)
        if found and not _is_contradicted(blocks.text(element), found.text):
            yield found
        changed = element.attributes.get("data-modified")
        if changed and read(changed).published:
            yield TimeWitness("heuristic: time attribute", changed, "modified")


def _timed(blocks: Blocks, span: ArticleSpan, first_prose: int) -> list[Element]:
    """Find the elements by the headline that hold a time for machines; a lone datePublished may stand below the story, as blogs have it."""
    timed = [each for each in blocks.hinted if each.hints & Hint.TIME and each.first < span.end]
    near = [
        each
        for each in timed
        if span.headline - _ABOVE <= each.first <= first_prose and not is_of_card(blocks, span, each.first)
    ]
    named = [each for each in timed if _is_publication(each) and each.first >= span.below]
    return near if len(named) != 1 or named[0] in near else [*near, *named]


def _is_publication(element: Element) -> bool:
    """Tell whether an element is called the publication by schema.org, or by the microformat that blogs have."""
    return element.attributes.get("itemprop") == "datePublished" or (
        element.tag == "abbr" and element.names == "published"
    )


def _is_contradicted(shown: str, told: str) -> bool:
    """Tell whether an element shows another day than it tells machines, in whatever zone: templates are copied with their first article's time."""
    one, other = read(shown).published, read(told).published
    return one is not None and other is not None and abs(one.at.date() - other.at.date()) > timedelta(days=1)


def _attribute(element: Element) -> TimeWitness | None:
    attributes = element.attributes
    role = attributes.get("itemprop") or ""
    value = (
        attributes.get("datetime")
        or attributes.get("data-published")
        or (attributes.get("title") if element.tag in ("time", "abbr") else None)
        or (attributes.get("content") if role.startswith("date") else None)
    )
    if not value or not read(value).published:
        return None
    # WordPress calls the time of an article that never changed "entry-date published updated", its themes "entry-date updated".
    names = f"{role} {element.names}".lower()
    changed = ("modif" in names or "update" in names) and "publish" not in names and "entry-date" not in names
    return TimeWitness("heuristic: time attribute", value, "modified" if changed else "published")
