"""The ticker: the strip of other stories' headlines that runs above the article, known by its shape, its name or its label."""

from collections.abc import Iterator
from itertools import islice

from newsarchive.extraction.blocks import Element, Outline
from newsarchive.extraction.heuristics.span import Place
from newsarchive.extraction.hints import Says
from newsarchive.extraction.patterns import pattern

# Labels of strips: headlines, latest, breaking, just received, just now, today's news.
_LABEL = pattern(
    r"^\W*(?:সংবাদ |আজকের |এই মুহূর্তের |সর্বশেষ )?(?:শিরোনাম|সর্বশেষ|সর্বশেষ সংবাদ|সর্বশেষ খবর|ব্রেকিং|ব্রেকিং নিউজ|সদ্য ?প্রাপ্ত(?: সংবাদ)?|এইমাত্র|",
    r"আজকের সংবাদ|তাজা খবর|টাটকা খবর|এই মুহূর্তে|ট্রেন্ডিং|headlines?|breaking(?: news)?|latest(?: news)?|trending(?: now)?|news ?flash|just in)",
    r"[\s:ঃ●|»>.!।-]*$",
)
_SEPARATORS = pattern(r"\s*(?:\|\||[●•■◆»❖★♦✦✱◉▪]|\*\*\*?)\s*")
_SIGNS = pattern(r"^[\s|●•■◆*»❖★♦✦✱◉▪-]+|[\s|●•■◆*»❖★♦✦✱◉▪]+$")
_FEW_WORDS = 3
_FEWEST = 2  # headlines of a strip that is known by name or label alone
_LARGEST = 1500  # elements of a strip that are looked at
_MOST = 20  # places that are looked at
_MOST_UP = 4  # boxes around a label that are searched for its list

Strip = list[tuple[str, str | None]]


def find_ticker(outline: Outline, place: Place) -> tuple[str, Strip]:
    """Find the strip: the rule and its headlines with the addresses they link to, once each, in order; nothing where there is none."""
    lone: tuple[str, Strip] = ("", [])
    for rule, element in islice(_places(outline, place), _MOST):
        strip = _headlines(outline, element)
        if len(strip) >= _FEWEST:
            return rule, strip
        if strip and strip[0][1] and element.tag == "marquee":
            lone = lone if lone[1] else (rule, strip)
    return lone


def _places(outline: Outline, place: Place) -> Iterator[tuple[str, Element]]:
    for element in outline.named:
        if element.tag == "marquee":
            yield "generic: marquee", element
    above = place.headline if place.below else len(outline.lines)
    for at, line in enumerate(outline.lines[:above]):
        if len(line.text) < 30 and _LABEL.match(line.text):
            box = _box(outline, at, above)
            if box:
                yield "generic: labelled strip", box
    for element in outline.named:
        if (
            element.says & Says.TICKER
            and element.last > element.first
            and not place.headline <= element.first < place.end
        ):
            if element.first <= place.headline < element.last:
                continue
            yield "generic: strip by its name", element


def _box(outline: Outline, label: int, above: int) -> Element | None:
    """Find the innermost box around a label that holds headlines after it, and ends before the article."""
    for at in outline.parents(outline.lines[label].owner)[: _MOST_UP + 1]:
        box = outline.elements[at]
        if box.last > above or box.first < label - 1:
            return None
        if box.last > label + 1:
            return box
    return None


def _headlines(outline: Outline, box: Element) -> Strip:
    found: dict[str, str | None] = {}
    linked = False
    for element in outline.elements[box.at : min(box.end, box.at + _LARGEST)]:
        if element.tag == "a":
            title = _SIGNS.sub("", outline.text(element))
            if _is_title(title):
                linked = True
                found.setdefault(title, element.attributes.get("href"))
    if not linked:
        for line in outline.lines[box.first : box.last]:
            for part in _SEPARATORS.split(line.text):
                if _is_title(part):
                    found.setdefault(part, None)
    return list(found.items())


def _is_title(text: str) -> bool:
    return text.count(" ") >= _FEW_WORDS - 1 and not text.isascii() and not _LABEL.match(text)
