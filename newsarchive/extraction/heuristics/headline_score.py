"""The score of a heading: how far it agrees with the titles that the page declares, and what its position suggests."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsarchive.extraction.blocks import HEADINGS, Blocks, Element, Line
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.rule import rule
from newsarchive.extraction.titles import title_key, title_part_keys

WHOLE, PART = 4.0, 3.0  # scores of a heading that is a declared title, and of one that is a part of the window's title
WORDS = 3  # of a headline that is recognised by its words alone
BELOW = 15  # lines below a headline within which a body begins
_LEVELS = (2.0, 0.8, 0.5, 0.2, 0.0, 0.0)  # scores of h1 to h6
_NAMED = 0.3  # score of an element that has the class name of a title


class Titles:
    """The titles that a page declares in metadata and in its title element, and the parts of both, as keys."""

    def __init__(self, declared: Sequence[str], window: str) -> None:
        self._declared_texts, self._window_text = declared, window
        self.declared = [key for text in declared if (key := title_key(text))]

    @cached_property
    def parts(self) -> set[str]:
        """The parts of declared titles."""
        return {part for text in self._declared_texts for part in title_part_keys(text)}

    @cached_property
    def window(self) -> str:
        """The text of the title element."""
        return title_key(self._window_text)

    @cached_property
    def window_parts(self) -> set[str]:
        """The parts of the title element's text."""
        return set(title_part_keys(self._window_text))

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """All titles, without parts."""
        return (*self.declared, self.window)

    def all(self) -> set[str]:
        """Return every title and part of one."""
        return {*self.whole, *self.parts, *self.window_parts}


def agreement(titles: Titles, key: str) -> float:
    """Return how far a heading agrees with a title: the score of the first rule that finds an agreement, 0 if none does."""
    if not key:
        return -9.0
    return next((score for term in AGREEMENT if (score := term(titles, key))), 0.0)


@rule("headline: the same as a declared title", 0.0)
def is_declared(titles: Titles, key: str) -> float:
    """JSON-LD or a meta tag declares the headline."""
    return WHOLE if key in titles.declared else 0.0


@rule("headline: part of a declared title", 0.0)
def is_declared_part(titles: Titles, key: str) -> float:
    """Metadata declares the headline with the outlet's name before or after it."""
    return WHOLE - 0.5 if key in titles.parts else 0.0


@rule("headline: the title element or a part of it", 0.0)
def is_window_title(titles: Titles, key: str) -> float:
    """The title element holds the headline, with or without the outlet's name."""
    return PART if key == titles.window or key in titles.window_parts else 0.0


@rule("headline: words of a title", 0.0)
def is_within_title(titles: Titles, key: str) -> float:
    """A title holds the heading among other words."""
    if key.count(" ") < WORDS - 1:
        return 0.0
    return PART - 0.5 if any(f" {key} " in f" {other} " for other in titles.whole) else 0.0


@rule("headline: most words of a title", 0.0)
def shares_words(titles: Titles, key: str) -> float:
    """A heading and a title share most of their words: one of them was edited."""
    words = key.split()
    if len(words) < WORDS:
        return 0.0
    return PART / 2 if any(_share_most(words, other.split()) for other in titles.whole) else 0.0


AGREEMENT = (is_declared, is_declared_part, is_window_title, is_within_title, shares_words)


def _share_most(words: list[str], others: list[str]) -> bool:
    return 2 * len(set(others).intersection(words)) > max(len(others), len(words))


@dataclass(frozen=True, slots=True)
class Heading:
    """An element that may be the headline. `own`: the addresses of the page."""

    blocks: Blocks
    element: Element
    own: Collection[str]

    @property
    def line(self) -> Line | None:
        """The first line of the element."""
        first = self.element.first
        return self.blocks.lines[first] if first < len(self.blocks.lines) else None


def position_score(heading: Heading) -> float:
    """Return what element and position of a heading suggest."""
    return sum(term(heading) for term in POSITION)


@rule("headline: level of the heading", 0.0)
def level_score(heading: Heading) -> float:
    """The headline is mostly an h1."""
    level = HEADINGS.get(heading.element.tag)
    return _LEVELS[level - 1] if level else _NAMED


@rule("headline: itemprop headline", 0.0)
def itemprop_score(heading: Heading) -> float:
    """Schema.org marks the headline."""
    return 1.0 if heading.element.attributes.get("itemprop") == "headline" else 0.0


@rule("headline: no heading inside boilerplate", 0.0)
def boilerplate_score(heading: Heading) -> float:
    """A heading in boilerplate or in a list of other articles is not the headline; an h1 may be, as some templates put it into their menu."""
    line = heading.line
    return -3.0 if line is not None and line.hints & NOT_BODY and heading.element.tag != "h1" else 0.0


@rule("headline: no link to another page", 0.0)
def link_score(heading: Heading) -> float:
    """A heading that links to another page is the title of another article."""
    line = heading.line
    if line is None or not line.is_linked:
        return 0.0
    within = heading.blocks.elements[heading.element.at : heading.element.end]
    return 0.0 if any(each.attributes.get("href") in heading.own for each in within) else -1.0


@rule("headline: no heading that nobody sees", 0.0)
def unseen_score(heading: Heading) -> float:
    """A heading in a hidden template, of a picture to share for one, is not the headline if the page shows it elsewhere."""
    line = heading.line
    return (
        -3.0 if line is not None and line.hints & (Hint.HIDDEN | Hint.UNSEEN) and heading.element.tag == "h1" else 0.0
    )


@rule("headline: no link to the front page", 0.0)
def home_score(heading: Heading) -> float:
    """A heading that links to the front page is the name of the site, which the title element has too."""
    within = heading.blocks.elements[heading.element.at : heading.element.end]
    links = [each.attributes for each in within if each.tag == "a"]
    return -2.0 if any(_leads_home(link) and link.get("href") not in heading.own for link in links) else 0.0


def _leads_home(link: dict[str, str | None]) -> bool:
    href = (link.get("href") or "").strip()
    if link.get("rel") == "home" or href == "/":
        return True
    _, is_absolute, rest = href.partition("//")
    return bool(is_absolute) and "/" not in rest.rstrip("/") and "?" not in rest


POSITION = (level_score, itemprop_score, boilerplate_score, link_score, unseen_score, home_score)


@rule("headline: not a single word", 0.0)
def word_score(text: str) -> float:
    """A heading of one word is the name of a section or of the outlet."""
    return 0.0 if " " in text else -1.0
