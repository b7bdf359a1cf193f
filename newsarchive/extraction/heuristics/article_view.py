"""A page of no known design, read by what such pages have in common. `ArticleView` holds what was found, each with the rule's name."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from newsarchive.bengali.text import fold
from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import Candidate, ListCandidate, Source, Trust
from newsarchive.extraction.heuristics.body import body_lines, find_body_element, line_scores, paragraphs_of
from newsarchive.extraction.heuristics.byline import find_bylines
from newsarchive.extraction.heuristics.dateline import find_times, split_by_precedence
from newsarchive.extraction.heuristics.headline import Headline, find_headline
from newsarchive.extraction.heuristics.line_hints import add_hints
from newsarchive.extraction.heuristics.related import find_related
from newsarchive.extraction.heuristics.span import ArticleSpan, find_span
from newsarchive.extraction.heuristics.ticker import find_ticker
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.sources.metadata import Metadata
from newsarchive.items import RelatedLink, TickerHeadline, TimeWitness

_LEADS = 2  # paragraphs that may stand above the dateline


class ArticleView:
    """What a page shows, found without knowing its design. Every part is read when it is asked for, off one walk over the tree."""

    def __init__(self, document: Document, metadata: Metadata) -> None:
        self._document = document
        self._metadata = metadata

    @cached_property
    def blocks(self) -> Blocks:
        """The page's elements and lines."""
        blocks = Blocks(self._document.tree.body)
        add_hints(blocks)
        return blocks

    @cached_property
    def _headline(self) -> Headline | None:
        own = (self._document.page.url, self._document.canonical or "")
        titles = list(dict.fromkeys(each.text or "" for each in self._metadata.headlines))
        return find_headline(self.blocks, titles, self._metadata.window_title or None, own)

    @cached_property
    def span(self) -> ArticleSpan:
        """Where the article stands among the page's lines."""
        return find_span(self.blocks, self._headline)

    @cached_property
    def _kept(self) -> list[int]:
        """The numbers of the story's lines."""
        scores, start, end = line_scores(self.blocks), self.span.below, self.span.end
        story = find_body_element(self.blocks, scores, start, end)
        kept = body_lines(self.blocks, scores, story, start, end) if story else []
        headline = self._headline.text if self._headline else ""
        return [at for at in kept if self.blocks.lines[at].text != headline]

    @cached_property
    def _first(self) -> int:
        """The number of the story's first line, or of the line some way below the headline where there is no story."""
        if self._kept:
            return self._kept[0]
        return min(self.span.below + 15, len(self.blocks.lines))

    @cached_property
    def _head(self) -> int:
        """The number of the line before which dateline and byline stand: some pages show a lead or two above them."""
        return self._kept[: _LEADS + 1][-1] if self._kept else self._first

    @property
    def several(self) -> bool:
        """Whether another article follows on the page; nothing of it was read."""
        return self.span.several

    def headline(self) -> Iterator[Candidate]:
        """Give the heading on the page that is the article's."""
        if self._headline:
            yield Candidate(Source.HEURISTIC, self._headline.rule, self._headline.text)

    def kicker(self) -> Iterator[Candidate]:
        """Give what stands above the headline and is called a kicker."""
        if self._headline and self._headline.kicker:
            yield Candidate(Source.HEURISTIC, self._headline.rule, self._headline.kicker)
        for at in range(self.span.headline - 1, max(self.span.headline - 4, 0) - 1, -1):
            line = self.blocks.lines[at]
            if line.hints & Hint.KICKER:
                yield Candidate(Source.HEURISTIC, "heuristic: class name of a kicker", line.text)

    @cached_property
    def _times(self) -> tuple[list[TimeWitness], list[TimeWitness]]:
        found = find_times(self.blocks, self.span, self._head, set(self._kept))
        return split_by_precedence(found, self._metadata.publish_times)

    def times(self, trust: Trust) -> list[TimeWitness]:
        """Return the time strings of one trust."""
        return self._times[0 if trust is Trust.HIGH else 1]

    @cached_property
    def _bylines(self) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
        names = {fold(name) for name in self._metadata.outlets}
        names |= {fold(each.text) for each in islice(chain(self.headline(), self._metadata.titles()), 1) if each.text}
        names |= {fold(each.text) for each in self.kicker() if each.text}
        names |= {fold(line.text) for line in self.blocks.lines[: self._first] if line.hints & Hint.BREADCRUMBS}
        last = self._kept[-1] if self._kept else self._first
        return find_bylines(self.blocks, self.span, self._head, last, names, set(self._kept))

    def bylines(self, trust: Trust) -> Iterator[Candidate]:
        """Yield the bylines of one trust: labelled, named or worded as one, or only placed where bylines are."""
        for rule, text in self._bylines[0 if trust is Trust.HIGH else 1]:
            yield Candidate(Source.HEURISTIC, rule, text, trust)

    @cached_property
    def _body(self) -> str | None:
        return "\n\n".join(paragraphs_of(self.blocks, self._kept)) or None

    def body(self) -> Iterator[Candidate]:
        """Give the densest block of prose, its paragraphs apart by blank lines."""
        yield Candidate(Source.HEURISTIC, "heuristic: densest block of prose", self._body)

    def captions(self) -> ListCandidate[str]:
        """Give the lines called captions between the headline and the story's end."""
        end = self._kept[-1] if self._kept else self._first
        near = self.blocks.lines[self.span.below : end + 1]
        return ListCandidate(
            Source.HEURISTIC,
            "heuristic: captions in the article",
            [line.text for line in near if line.hints & Hint.CAPTION],
        )

    def ticker(self) -> ListCandidate[TickerHeadline]:
        """Give the running strip and the rule that found it."""
        rule, strip = find_ticker(self.blocks, self.span)
        headlines = [TickerHeadline(title, self._document.absolute(href)) for title, href in strip]
        return ListCandidate(Source.HEURISTIC, rule, headlines)

    def related(self) -> ListCandidate[RelatedLink]:
        """Give the list of other stories and the rule that found it."""
        last = self._kept[-1] if self._kept else self._first
        rule, entries = find_related(self.blocks, self.span, self._first, last, self._document.page.url)
        for entry in entries:
            entry.url = self._document.absolute(entry.url)
        return ListCandidate(Source.HEURISTIC, rule, entries)
