"""The fields of an article on a page without layout, found by the heuristics, each with its rule."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from newsarchive.bengali.text import fold
from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import Candidate, ListCandidate, Trust
from newsarchive.extraction.heuristics.body import body_lines, find_body, paragraphs_of
from newsarchive.extraction.heuristics.byline import find_bylines
from newsarchive.extraction.heuristics.dateline import find_times, split_by_precedence
from newsarchive.extraction.heuristics.headline import Headline, find_headline
from newsarchive.extraction.heuristics.line_hints import add_hints
from newsarchive.extraction.heuristics.related import find_related
from newsarchive.extraction.heuristics.span import ArticleSpan, find_span
from newsarchive.extraction.heuristics.ticker import find_ticker
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.rule import rule
from newsarchive.extraction.side_boxes import is_unnamed_side_box
from newsarchive.extraction.sources.metadata import Metadata
from newsarchive.items import EvidenceSource, RelatedLink, TickerHeadline, TimeWitness

_KICKER_LINES = 4  # above the headline
_LEADS = 2  # paragraphs that may be above the dateline


class ArticleView:
    """The fields that heuristics find on a page. Each is read when it is first asked for, from one walk over the tree."""

    def __init__(self, document: Document, metadata: Metadata) -> None:
        self._document = document
        self._metadata = metadata

    @cached_property
    def blocks(self) -> Blocks:
        """The elements and lines of the page."""
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
        """The span of the article among the lines of the page."""
        return find_span(self.blocks, self._headline)

    @cached_property
    def _kept(self) -> list[int]:
        """The numbers of the body's lines."""
        start, end = self.span.below, self.span.end
        scores, element = find_body(self.blocks, start, end)
        kept = body_lines(self.blocks, scores, element, start, end, lambda: self._document.menu) if element else []
        headline = self._headline.text if self._headline else ""
        return [at for at in kept if not repeats_headline(self.blocks.lines[at].text, headline)]

    @property
    def body_lines(self) -> list[int]:
        """The numbers of the body's lines."""
        return self._kept

    @cached_property
    def _first(self) -> int:
        """The number of the body's first line, or of a line some way below the headline if there is no body."""
        if self._kept:
            return self._kept[0]
        return min(self.span.below + 15, len(self.blocks.lines))

    @cached_property
    def _head(self) -> int:
        """The number of the line before which dateline and byline are: some pages show a lead or two above them."""
        return last_above_dateline(self._kept) if self._kept else self._first

    @property
    def several(self) -> bool:
        """True if another article follows on the page; nothing of it was read."""
        return self.span.several

    def headline(self) -> Iterator[Candidate]:
        """Yield the headline."""
        if self._headline:
            yield Candidate(EvidenceSource.HEURISTIC, self._headline.rule, self._headline.text)

    def kicker(self) -> Iterator[Candidate]:
        """Yield the kicker: inside the headline's element, or above it with the class name of a kicker."""
        if self._headline and self._headline.kicker:
            yield Candidate(EvidenceSource.HEURISTIC, self._headline.rule, self._headline.kicker)
        for text in kickers_above(self.blocks, self.span):
            yield Candidate(EvidenceSource.HEURISTIC, "heuristic: class name of a kicker", text)

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
        """Yield the bylines of one trust: by label, class name or words, or by position alone."""
        for witness, text in self._bylines[0 if trust is Trust.HIGH else 1]:
            yield Candidate(EvidenceSource.HEURISTIC, witness, text, trust)

    @cached_property
    def _body(self) -> str | None:
        return "\n\n".join(paragraphs_of(self.blocks, self._kept)) or None

    def body(self) -> Iterator[Candidate]:
        """Yield the densest block of prose, its paragraphs separated by blank lines."""
        yield Candidate(EvidenceSource.HEURISTIC, "heuristic: densest block of prose", self._body)

    def left_out(self) -> Iterator[str]:
        """Yield the lines between headline and end of body that no rule takes for boilerplate and that are not in the body."""
        kept = set(self._kept)
        end = self._kept[-1] if self._kept else self.span.below
        for at in range(self.span.below, end):
            line = self.blocks.lines[at]
            if at in kept or at in self.blocks.after_image or line.is_linked or line.hints & Hint.AUTHOR:
                continue
            is_side_box = line.prose and at > self._kept[0] and is_unnamed_side_box(self.blocks, line)
            if is_side_box or not line.hints & NOT_BODY:
                yield " ".join(self.blocks.parts(line))

    def captions(self) -> ListCandidate[str]:
        """Return the captions between the headline and the end of the body."""
        end = self._kept[-1] if self._kept else self._first
        near = self.blocks.lines[self.span.below : end + 1]
        return ListCandidate(
            EvidenceSource.HEURISTIC,
            "heuristic: captions in the article",
            [line.text for line in near if line.hints & Hint.CAPTION],
        )

    def ticker(self) -> ListCandidate[TickerHeadline]:
        """Return the ticker and the rule that found it."""
        witness, ticker = find_ticker(self.blocks, self.span)
        headlines = [TickerHeadline(title, self._document.absolute(href)) for title, href in ticker]
        return ListCandidate(EvidenceSource.HEURISTIC, witness, headlines)

    def related(self) -> ListCandidate[RelatedLink]:
        """Return the related links and the rule that found them."""
        last = self._kept[-1] if self._kept else self._first
        witness, links = find_related(self.blocks, self.span, self._first, last, self._document.page.url)
        for link in links:
            link.url = self._document.absolute(link.url)
        return ListCandidate(EvidenceSource.HEURISTIC, witness, links)


def last_above_dateline(kept: list[int]) -> int:
    """Return the number of the body's line that is certainly below dateline and byline."""
    return kept[: _LEADS + 1][-1] if may_follow_lead() else kept[0]


@rule("times: dateline and byline below a lead")
def may_follow_lead() -> bool:
    """Dateline and byline may be below the first paragraphs of a body, its lead."""
    return True


@rule("body: not the headline repeated")
def repeats_headline(text: str, headline: str) -> bool:
    """A line that repeats the headline does not belong to the body."""
    return text == headline


@rule("kicker: class name above the headline", ())
def kickers_above(blocks: Blocks, span: ArticleSpan) -> Iterator[str]:
    """Yield the lines right above the headline with the class name of a kicker."""
    for at in range(span.headline - 1, max(span.headline - _KICKER_LINES, 0) - 1, -1):
        if blocks.lines[at].hints & Hint.KICKER:
            yield blocks.lines[at].text
