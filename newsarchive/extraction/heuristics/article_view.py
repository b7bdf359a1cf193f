"""A page of no known design, read by what such pages have in common. `GenericPage` holds what was found, each with the rule's name."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import chain, islice

from newsarchive.bengali.text import fold
from newsarchive.extraction.blocks import Outline
from newsarchive.extraction.document import Document
from newsarchive.extraction.heuristics.body import find_story, paragraphs_of, story_lines, worths
from newsarchive.extraction.heuristics.byline import find_bylines
from newsarchive.extraction.heuristics.dateline import by_trust, find_times
from newsarchive.extraction.heuristics.headline import Headline, find_headline, without_outlet
from newsarchive.extraction.heuristics.related import find_related
from newsarchive.extraction.heuristics.span import Place, find_place
from newsarchive.extraction.heuristics.ticker import find_ticker
from newsarchive.extraction.hints import Says
from newsarchive.extraction.sources.embedded_state import StateArticle, state_article
from newsarchive.extraction.sources.metadata import StructuredArticle
from newsarchive.items import RelatedLink, TickerHeadline, TimeWitness

_LONGEST = 500  # characters of a title
_TITLE_META = ("og:title", "twitter:title")
_SHORT = 200  # characters: a page that shows less prose may keep its story in a script
_LEADS = 2  # paragraphs that may stand above the dateline
Candidate = tuple[str, str | None]


class GenericPage:
    """What a page shows, found without knowing its design. Every part is read when it is asked for, off one walk over the tree."""

    def __init__(self, document: Document, machine: StructuredArticle | None, outlet_names: Collection[str]) -> None:
        self._document = document
        self._machine = machine
        self._outlet_names = outlet_names

    @cached_property
    def outline(self) -> Outline:
        """The page's elements and lines."""
        return Outline(self._document.tree.body)

    @cached_property
    def _told(self) -> list[tuple[str, str]]:
        """What the page tells machines that its headline is, with the rules."""
        told = [("json-ld: headline", self._machine.headline)] if self._machine else []
        told += [(f"meta: {name}", title) for name in _TITLE_META for title in self._document.meta.get(name, [])]
        return [(rule, text.strip()) for rule, text in told if text and len(text) <= _LONGEST and not text.isspace()]

    @cached_property
    def _window(self) -> str | None:
        head = self._document.tree.head
        title = head.css_first("title") if head else None
        text = title.text() if title else ""
        return text if len(text) <= _LONGEST else None  # of a title that never ends, the whole page is the text

    @cached_property
    def _headline(self) -> Headline | None:
        own = (self._document.page.url, self._document.canonical or "")
        titles = list(dict.fromkeys(title for _, title in self._told))
        return find_headline(self.outline, titles, self._window, own)

    @cached_property
    def place(self) -> Place:
        """Where the article stands among the page's lines."""
        return find_place(self.outline, self._headline)

    @cached_property
    def _kept(self) -> list[int]:
        """The numbers of the story's lines."""
        worth, start, end = worths(self.outline), self.place.below, self.place.end
        story = find_story(self.outline, worth, start, end)
        kept = story_lines(self.outline, worth, story, start, end) if story else []
        headline = self._headline.text if self._headline else ""
        return [at for at in kept if self.outline.lines[at].text != headline]

    @cached_property
    def _first(self) -> int:
        """The number of the story's first line, or of the line some way below the headline where there is no story."""
        if self._kept:
            return self._kept[0]
        return min(self.place.below + 15, len(self.outline.lines))

    @cached_property
    def outlets(self) -> list[str]:
        """The names of the outlet: those that are known, and what the page calls it, in JSON-LD's publisher and og:site_name."""
        told = [self._machine.publisher] if self._machine else []
        return [name for name in (*self._outlet_names, *told, *self._document.meta.get("og:site_name", [])) if name]

    @cached_property
    def _head(self) -> int:
        """The number of the line before which dateline and byline stand: some pages show a lead or two above them."""
        return self._kept[: _LEADS + 1][-1] if self._kept else self._first

    @property
    def several(self) -> bool:
        """Whether another article follows on the page; nothing of it was read."""
        return self.place.several

    def headline(self) -> Iterator[Candidate]:
        """Give the heading on the page that is the article's."""
        if self._headline:
            yield self._headline.rule, self._headline.text

    def titles(self) -> Iterator[Candidate]:
        """Give what machines and the window are told that the headline is, without the outlet's name before or behind."""
        for rule, title in self._told:
            yield rule, without_outlet(title, [self._window or ""], self.outlets)
        if self._window:
            yield "title", without_outlet(self._window, [], self.outlets)

    def kicker(self) -> Iterator[Candidate]:
        """Give what stands above the headline and is called a kicker."""
        if self._headline and self._headline.kicker:
            yield self._headline.rule, self._headline.kicker
        for at in range(self.place.headline - 1, max(self.place.headline - 4, 0) - 1, -1):
            line = self.outline.lines[at]
            if line.says & Says.KICKER:
                yield "generic: element named kicker", line.text

    @cached_property
    def _times(self) -> tuple[list[TimeWitness], list[TimeWitness]]:
        found = find_times(self.outline, self.place, self._head, set(self._kept))
        told = [self._machine.published] if self._machine else []
        told += self._document.meta.get("article:published_time", [])
        return by_trust(found, [text for text in told if text])

    def sure_times(self) -> list[TimeWitness]:
        """Give the strings that tell when the article was published or changed and go before what machines are told."""
        return self._times[0]

    def likely_times(self) -> list[TimeWitness]:
        """Give the strings that go behind what machines are told."""
        return self._times[1]

    @cached_property
    def _bylines(self) -> tuple[list[Candidate], list[Candidate]]:
        names = {fold(name) for name in self.outlets}
        names |= {fold(text) for _, text in islice(chain(self.headline(), self.titles()), 1) if text} | {
            fold(text) for _, text in self.kicker() if text
        }
        names |= {fold(line.text) for line in self.outline.lines[: self._first] if line.says & Says.CRUMBS}
        last = self._kept[-1] if self._kept else self._first
        return find_bylines(self.outline, self.place, self._head, last, names, set(self._kept))

    def sure_bylines(self) -> Iterator[Candidate]:
        """Give what is labelled, named or worded as a byline."""
        yield from self._bylines[0]

    def likely_bylines(self) -> Iterator[Candidate]:
        """Give what stands where bylines stand."""
        yield from self._bylines[1]

    @cached_property
    def _body(self) -> str | None:
        return "\n\n".join(paragraphs_of(self.outline, self._kept)) or None

    @cached_property
    def state(self) -> StateArticle | None:
        """What the page's program keeps of the article, where the page itself shows no story or next to none of it."""
        shown = len(self._body or "")
        if shown >= _SHORT:
            return None
        found = state_article(self._document, [title for _, title in self.titles() if title])
        return found if found and len(found.body[1]) > 2 * shown else None

    def body(self) -> Iterator[Candidate]:
        """Give the densest block of prose, its paragraphs apart by blank lines."""
        yield "generic: densest block of prose", self._body

    def captions(self) -> tuple[str, list[str]]:
        """Give the lines called captions between the headline and the story's end."""
        end = self._kept[-1] if self._kept else self._first
        near = self.outline.lines[self.place.below : end + 1]
        return "generic: named captions", [line.text for line in near if line.says & Says.CAPTION]

    def ticker(self) -> tuple[str, list[TickerHeadline]]:
        """Give the running strip and the rule that found it."""
        rule, strip = find_ticker(self.outline, self.place)
        return rule, [TickerHeadline(title, self._document.absolute(href)) for title, href in strip]

    def related(self) -> tuple[str, list[RelatedLink]]:
        """Give the list of other stories and the rule that found it."""
        last = self._kept[-1] if self._kept else self._first
        rule, entries = find_related(self.outline, self.place, self._first, last, self._document.page.url)
        for entry in entries:
            entry.url = self._document.absolute(entry.url)
        return rule, entries
