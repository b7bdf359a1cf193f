"""The evidence of one page: every source of candidates, each read when it is first asked."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from newsarchive.bengali import bylines
from newsarchive.extraction.authors import LAST_LINES
from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import Candidate, ListCandidate, Trust
from newsarchive.extraction.heuristics import ArticleView
from newsarchive.extraction.heuristics.dateline import dateline_in_paragraph
from newsarchive.extraction.precedence import Step, steps
from newsarchive.extraction.quotes import ends_with_quotation
from newsarchive.extraction.sources.embedded_state import StateArticle, state_article
from newsarchive.extraction.sources.layout import Layout
from newsarchive.extraction.sources.layout_span import lines_between
from newsarchive.extraction.sources.layout_view import OUTSIDE_SCOPE, match_layout
from newsarchive.extraction.sources.metadata import Metadata
from newsarchive.items import Article, EvidenceSource, TimeWitness

_SHORT_BODY = 200  # characters: a page that shows less may hold its article in a script
_RUN_TOGETHER_SHARE = 0.8  # of an articleBody without paragraphs: a shorter text of the page is only a part of it

# With a layout, heuristics read these fields only on a page that has an element with such a name: they would walk over the whole tree for nothing.
_NAMED_ELEMENT = {
    "byline": "[rel~=author], [itemprop=author], "
    + ", ".join(
        f'[class*="{word}" i]' for word in "author byline report writ correspond journalist contributor".split()
    ),
    "ticker": 'marquee, [class*="ticker" i], [id*="ticker" i], [class*="breaking" i], [class*="trending" i]',
    "kicker": ", ".join(
        f'[class*="{word}" i]' for word in "kicker shoulder overline roofline topline subtitle eyebrow".split()
    ),
}


class PageEvidence:
    """The sources of evidence for one page: layout selectors, metadata, embedded state, heuristics, and the body once it was taken.

    `body`: the text of the body, set by the caller. Agencies write the byline and the date into its first paragraph, others the byline below it.
    """

    def __init__(self, document: Document, layouts: Iterable[Layout], outlet_names: Collection[str]) -> None:
        self.document = document
        self.layout = match_layout(document, layouts)
        self.metadata = Metadata(document, outlet_names)
        self.view = ArticleView(document, self.metadata)
        self.body = ""

    @cached_property
    def state(self) -> StateArticle | None:
        """The article of the embedded state, if the page itself shows no body or next to none."""
        if self.layout and self.layout.has_body_element:
            return None
        shown = max((len(each.text or "") for each in self.view.body()), default=0)
        if shown >= _SHORT_BODY:
            return None
        found = state_article(self.document, [each.text for each in self.metadata.titles() if each.text])
        return found if found and len(found.body.text or "") > 2 * shown else None

    @property
    def _first_paragraph(self) -> str:
        return self.body.partition("\n\n")[0]

    def _in_body(self) -> Iterator[Candidate]:
        """Yield the bylines in the first and the last lines of the body."""
        yield Candidate(EvidenceSource.BODY, "body: first line", bylines.in_first_line(self._first_paragraph))
        last = bylines.in_last_lines(self.body)
        if last and not ends_with_quotation(self.document.tree, self.body):  # its speaker is not the author
            yield Candidate(EvidenceSource.BODY, LAST_LINES, last)

    def candidates(self, field: str) -> Iterator[Candidate]:
        """Yield the candidates for a field with one value, in order of precedence."""
        found: Iterable[Candidate]
        for step in self._steps(field):
            if step.source is EvidenceSource.LAYOUT and self.layout:
                found = self.layout.candidates(field)
            elif step.source is EvidenceSource.EMBEDDED_STATE:
                found = self.state.candidates(field) if self.state else ()
            elif step.source is EvidenceSource.HEURISTIC:
                found = self._heuristics(field, step.trust)
            elif step.source is EvidenceSource.BODY:
                found = self._in_body()
            else:
                found = self.metadata.candidates(field, step.source)
            yield from (each for each in found if step.trust in (None, each.trust))

    def expected_rule(self, field: str) -> str | None:
        """Return the rule of the layout's first selector for a field, None if there is none."""
        return self.layout.expected_rule(field) if self.layout else None

    def tags(self) -> Iterator[ListCandidate[str]]:
        """Yield the lists of tags, in order of precedence."""
        for step in self._steps("tags"):
            yield from (
                self.layout.tags()
                if step.source is EvidenceSource.LAYOUT and self.layout
                else self.metadata.tags(step.source)
            )

    def lists(self, field: str, headline: str) -> Iterator[ListCandidate[Any]]:
        """Yield the lists for `captions`, `ticker` or `related`, in order of precedence."""
        for step in self._steps(field):
            if step.source is EvidenceSource.HEURISTIC:
                if self._has_named_element(field):
                    yield getattr(self.view, field)()
            elif self.layout:
                yield from [self.layout.captions(headline)] if field == "captions" else getattr(self.layout, field)()

    def times(self) -> list[TimeWitness]:
        """Return every string that may give the publish or the update time, in order of precedence."""
        order = self._steps("times")
        if not self.layout and self.metadata.json_ld and self.metadata.json_ld.is_video:
            # The upload of a video is earlier than its article, or much later.
            order = tuple(sorted(order, key=lambda step: step.source in (EvidenceSource.JSON_LD, EvidenceSource.META)))
        found: list[TimeWitness] = []
        for step in order:
            found += self._times_of(step, found)
        return found

    def _times_of(self, step: Step, found: Collection[TimeWitness]) -> Iterable[TimeWitness]:
        if step.source is EvidenceSource.LAYOUT and self.layout:
            return self.layout.times()
        if step.source is EvidenceSource.EMBEDDED_STATE:
            return self.state.times() if self.state else ()
        if step.source is EvidenceSource.BODY:
            dateline = None if found else dateline_in_paragraph(self._first_paragraph)
            return [TimeWitness(EvidenceSource.BODY, "body: dateline", dateline, "published")] if dateline else ()
        if step.source is not EvidenceSource.HEURISTIC:
            return self.metadata.times(step.source)
        if step.trust is not None:
            return self.view.times(step.trust)
        if found or not self.layout:
            return ()
        unknown_half = self.layout.layout.twelve_hour_without_meridiem
        every = [*self.view.times(Trust.HIGH), *self.view.times(Trust.LOW)]
        return [replace(witness, meridiem_unknown=unknown_half) for witness in every]

    def left_out(self, article: Article) -> Iterator[str]:
        """Yield the lines between headline and end of body that are not in the body and no boilerplate, by the source that the body is from."""
        witness = article.witnesses.get("body", "")
        if self.layout and witness in self.layout.body_nodes:
            shown = [
                *filter(None, (article.byline, article.kicker)),
                *article.captions,
                *(each.text for each in article.times),
            ]
            yield from lines_between(self.layout, article, shown)
        elif witness.startswith(EvidenceSource.HEURISTIC):
            yield from self.view.left_out()

    def _steps(self, field: str) -> tuple[Step, ...]:
        if self.layout and field in self.layout.layout.absent:
            return ()
        # A layout without selectors for times relies on metadata.
        has_selector = self.layout is not None and (field == "times" or self.layout.has_selector(field))
        return steps(field, has_selector=has_selector)

    def _has_named_element(self, field: str) -> bool:
        css = _NAMED_ELEMENT.get(field)
        if not self.layout or css is None:
            return True
        searched = self.document.tree if field in OUTSIDE_SCOPE else self.layout.scope
        return searched.css_first(css) is not None

    def _heuristics(self, field: str, trust: Trust | None) -> Iterable[Candidate]:
        if not self._has_named_element(field):
            return ()
        if field == "body":
            return self._heuristic_body()
        if field == "byline":
            return self.view.bylines(Trust.HIGH if trust is None else trust)
        return self.view.headline() if field == "headline" else self.view.kicker()

    def _heuristic_body(self) -> Iterator[Candidate]:
        """Yield the body that heuristics find, unless the layout's element is there and empty: that is a page of pictures."""
        if self.layout and self.layout.has_body_element:
            return
        declared = self.metadata.json_ld.body if self.metadata.json_ld else None
        for each in self.view.body():
            if not declared or len(each.text or "") > _RUN_TOGETHER_SHARE * len(declared) or not self.layout:
                yield each
