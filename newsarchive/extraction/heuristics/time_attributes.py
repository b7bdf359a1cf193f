"""The times in attributes of elements near the headline: time[datetime], itemprop, data-published."""

from collections.abc import Iterator
from datetime import timedelta

from newsarchive.bengali.dates import read
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.cards import is_of_card
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.rule import rule
from newsarchive.items import EvidenceSource, TimeWitness

_ABOVE = 8  # lines above the headline
_RULE = "heuristic: time attribute"


@rule("times: attributes near the headline", ())
def times_of_attributes(blocks: Blocks, span: ArticleSpan, first_prose: int) -> Iterator[TimeWitness]:
    """Yield the times that attributes of elements near the headline hold."""
    for element in _timed(blocks, span, first_prose):
        found = attribute_time(element)
        if found and not is_left_from_template(blocks.text(element), found.text):
            yield found
        changed = element.attributes.get("data-modified")
        if changed and read(changed).published:
            yield TimeWitness(EvidenceSource.HEURISTIC, _RULE, changed, "modified")


def _timed(blocks: Blocks, span: ArticleSpan, first_prose: int) -> list[Element]:
    """Return the elements near the headline with a time attribute, and a lone publish time below the body."""
    timed = [each for each in blocks.hinted if each.hints & Hint.TIME and each.first < span.end]
    near = [
        each
        for each in timed
        if span.headline - _ABOVE <= each.first <= first_prose and not is_of_card(blocks, span, each.first)
    ]
    below = [each for each in timed if is_publish_time(each) and each.first >= span.below]
    return near if len(below) != 1 or below[0] in near else [*near, *below]


@rule("times: lone publish time of a blog below the body")
def is_publish_time(element: Element) -> bool:
    """Schema.org and the microformat of blogs mark the publish time, also below the body."""
    return element.attributes.get("itemprop") == "datePublished" or (
        element.tag == "abbr" and element.names == "published"
    )


@rule("times: attribute of another day than its element shows")
def is_left_from_template(shown: str, attribute: str) -> bool:
    """An attribute of another day than the element shows, in whatever zone, was copied with a template."""
    one, other = read(shown).published, read(attribute).published
    return one is not None and other is not None and abs(one.at.date() - other.at.date()) > timedelta(days=1)


def attribute_time(element: Element) -> TimeWitness | None:
    """Return the time in an attribute of an element, None if there is none that can be read."""
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
    # WordPress names the time of an article that never changed "entry-date published updated", its themes "entry-date updated".
    names = f"{role} {element.names}".lower()
    changed = ("modif" in names or "update" in names) and "publish" not in names and "entry-date" not in names
    return TimeWitness(EvidenceSource.HEURISTIC, _RULE, value, "modified" if changed else "published")
