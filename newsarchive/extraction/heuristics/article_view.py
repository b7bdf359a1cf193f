"""A page of no known design, read by what such pages have in common. `ArticleView` holds what was found, each with the rule's name."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from newsarchive.bengali.text import fold
from newsarchive.extraction.blocks import Outline
from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import Candidate, ListCandidate, Source, Trust
from newsarchive.extraction.heuristics.body import find_story, paragraphs_of, story_lines, worths
from newsarchive.extraction.heuristics.byline import find_bylines
from newsarchive.extraction.heuristics.dateline import by_trust, find_times
from newsarchive.extraction.heuristics.headline import Headline, find_headline
from newsarchive.extraction.heuristics.related import find_related
from newsarchive.extraction.heuristics.span import Place, find_place
from newsarchive.extraction.heuristics.ticker import find_ticker
from newsarchive.extraction.hints import Says
from newsarchive.extraction.sources.metadata import Metadata
from newsarchive.items import RelatedLink, TickerHeadline, TimeWitness

_LEADS = 2  # paragraphs that may stand above the dateline


class ArticleView:
    """What a page shows, found without knowing its design. Every part is read when it is asked for, off one walk over the tree."""

    def __init__(self, document: Document, metadata: Metadata) -> None:
        self._document = document
        self._metadata = metadata

    @cached_property
    def outline(self) -> Outline:
        """The page's elements and lines."""
        return Outline(self._document.tree.body)

    @cached_property
    def _headline(self) -> Headline | None:
        own = (self._document.page.url, self._document.canonical or "")
        titles = list(dict.fromkeys(each.text or "" for each in self._metadata.headlines))
        return find_headline(self.outline, titles, self._metadata.window_title or None, own)

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
            yield Candidate(Source.HEURISTIC, self._headline.rule, self._headline.text)

    def kicker(self) -> Iterator[Candidate]:
        """Give what stands above the headline and is called a kicker."""
        if self._headline and self._headline.kicker:
            yield Candidate(Source.HEURISTIC, self._headline.rule, self._headline.kicker)
        for at in range(self.place.headline - 1, max(self.place.headline - 4, 0) - 1, -1):
            line = self.outline.lines[at]
            if line.says & Says.KICKER:
                yield Candidate(Source.HEURISTIC, "generic: element named kicker", line.text)

    @cached_property
    def _times(self) -> tuple[list[TimeWitness], list[TimeWitness]]:
        found = find_times(self.outline, self.place, self._head, set(self._kept))
        return by_trust(found, self._metadata.publish_times)

    def times(self, trust: Trust) -> list[TimeWitness]:
        """Return the time strings of one trust."""
        return self._times[0 if trust is Trust.HIGH else 1]

    @cached_property
    def _bylines(self) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
        names = {fold(name) for name in self._metadata.outlets}
        names |= {fold(each.text) for each in islice(chain(self.headline(), self._metadata.titles()), 1) if each.text}
        names |= {fold(each.text) for each in self.kicker() if each.text}
        names |= {fold(line.text) for line in self.outline.lines[: self._first] if line.says & Says.CRUMBS}
        last = self._kept[-1] if self._kept else self._first
        return find_bylines(self.outline, self.place, self._head, last, names, set(self._kept))

    def bylines(self, trust: Trust) -> Iterator[Candidate]:
        """Yield the bylines of one trust: labelled, named or worded as one, or only placed where bylines are."""
        for rule, text in self._bylines[0 if trust is Trust.HIGH else 1]:
            yield Candidate(Source.HEURISTIC, rule, text, trust)

    @cached_property
    def _body(self) -> str | None:
        return "\n\n".join(paragraphs_of(self.outline, self._kept)) or None

    def body(self) -> Iterator[Candidate]:
        """Give the densest block of prose, its paragraphs apart by blank lines."""
        yield Candidate(Source.HEURISTIC, "generic: densest block of prose", self._body)

    def captions(self) -> ListCandidate[str]:
        """Give the lines called captions between the headline and the story's end."""
        end = self._kept[-1] if self._kept else self._first
        near = self.outline.lines[self.place.below : end + 1]
        return ListCandidate(
            Source.HEURISTIC, "generic: named captions", [line.text for line in near if line.says & Says.CAPTION]
        )

    def ticker(self) -> ListCandidate[TickerHeadline]:
        """Give the running strip and the rule that found it."""
        rule, strip = find_ticker(self.outline, self.place)
        headlines = [TickerHeadline(title, self._document.absolute(href)) for title, href in strip]
        return ListCandidate(Source.HEURISTIC, rule, headlines)

    def related(self) -> ListCandidate[RelatedLink]:
        """Give the list of other stories and the rule that found it."""
        last = self._kept[-1] if self._kept else self._first
        rule, entries = find_related(self.outline, self.place, self._first, last, self._document.page.url)
        for entry in entries:
            entry.url = self._document.absolute(entry.url)
        return ListCandidate(Source.HEURISTIC, rule, entries)
