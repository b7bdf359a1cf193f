"""The evidence for and against a response being an article: what the page states, what it declares, and what it is made of."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from newsarchive.bengali.text import compose
from newsarchive.extraction.blocks import HEADINGS, Blocks, Line
from newsarchive.extraction.document import Document
from newsarchive.extraction.page_evidence import PageEvidence
from newsarchive.extraction.statements import Statement, is_error_output, share_as_typed, statement
from newsarchive.extraction.titles import title_key, title_part_keys
from newsarchive.items import Article

_SENTENCE = 60  # characters: prose that proves an article beside a sure statement
_SHORT_SENTENCE = 15
_STATED_SHARE = 0.6  # of the words of a paragraph that is part of a statement
_LINES = 400  # lines of a page that are searched for a statement
_LONGEST_LINE = 300
_FEW_LINES = 12  # of a page that has nothing but a statement
_ABOVE, _BELOW = 5, 10  # lines around the headline that may be part of the article
_NEAR = 4  # lines below the headline within which a video or a sentence is its content
_LAST_LINES = 3  # of a page that is cut: the last ones may be no part of a paragraph any more
_FRONT_LINKS = 10  # of a front page, at least
_TITLE = 12  # characters of a title that identifies a headline
_FIRST_TEXT = 4000
_SENTENCE_ENDS = ("।", ".", "!", "?")
# The zero of computer clocks, as templates without an article print it.
_NO_DAY = re.compile(r"(?<!\d)(?:1970|0000|0001|১৯৭০|০০০০)(?!\d)")
_REFRESH = re.compile(r"url\s{0,9}=\s{0,9}[\"']?([^\"'\s>;]+)", re.IGNORECASE)
_SCRIPTED = re.compile(rb"location(?:\.href)?\s{0,9}=[^=]|location\.(?:replace|assign)\s{0,9}\(")
_FROM_METADATA = ("title", "meta:", "json-ld:")


@dataclass(frozen=True)
class AnswerEvidence:
    """The evidence of one page and of the article extracted from it, each piece read when it is first asked for."""

    article: Article
    evidence: PageEvidence

    @property
    def document(self) -> Document:
        """The parsed page."""
        return self.evidence.document

    @property
    def shown(self) -> str:
        """The headline, else the title of the window."""
        return self.article.headline or self.evidence.metadata.window_title

    @property
    def lines(self) -> list[Line]:
        """The lines that a reader sees."""
        return self.evidence.view.blocks.lines

    # --- What the page states of itself. ---

    @property
    def headline_stated(self) -> Statement | None:
        """What the headline states."""
        return statement(self.article.headline or "")

    @cached_property
    def stated(self) -> Statement | None:
        """What the headline or the title of the window states, a sure statement before others."""
        title = self.evidence.metadata.window_title
        of_headline, of_title = self.headline_stated, statement(title)
        if of_headline and of_headline.is_sure:
            return of_headline
        if of_title is None and not self.has_titled_headline:
            parts = (statement(key) for key in title_part_keys(title))
            of_title = next((each for each in parts if each and each.is_sure), None)
        # The title of an article may be the statement by the name of the outlet alone.
        return of_title if of_title and (of_title.is_sure or not self.is_headline_shown) else of_headline

    @cached_property
    def body_stated(self) -> Statement | None:
        """What the body states, or its first paragraph."""
        body = self.article.body or ""
        return statement(body) or statement(body.partition("\n\n")[0])

    @cached_property
    def line_stated(self) -> Statement | None:
        """What a line of the page states for sure; on a page of a few lines, what a line states."""
        found = self._stated_by(self.lines[:_LINES])
        if found or len(self.lines) > _FEW_LINES:
            return found
        return next((each for line in self.lines if (each := statement(line.text))), None)

    @cached_property
    def stated_above_body(self) -> Statement | None:
        """What a line above the body states for sure."""
        kept = self.evidence.view.body_lines
        return self._stated_by(self.lines[: kept[0]] if kept else [])

    @cached_property
    def near_stated(self) -> Statement | None:
        """What a line around the headline states for sure."""
        span = self.evidence.view.span
        return self._stated_by(self.lines[max(span.headline - _ABOVE, 0) : span.below + _BELOW])

    def _stated_by(self, lines: list[Line]) -> Statement | None:
        texts = (line.text for line in lines if not line.is_linked and len(line.text) <= _LONGEST_LINE)
        return next((found for text in texts if (found := statement(text)) and found.is_sure), None)

    @cached_property
    def first_text(self) -> str:
        """The beginning of the text of the page."""
        body = self.document.tree.body
        return " ".join((body.text(separator=" ") if body else "")[:_FIRST_TEXT].split())

    @cached_property
    def refresh(self) -> str | None:
        """The other address to which the page leads on by itself, in a meta element or a script."""
        for node in self.document.tree.css("meta[http-equiv=refresh i]"):
            target = _REFRESH.search(node.attributes.get("content") or "")
            if target:
                return target[1]
        return "another address by a script" if _SCRIPTED.search(self.document.utf8) else None

    # --- What it is made of. ---

    @property
    def opens_with_prose(self) -> bool:
        """True if the first paragraph of the body is long and no part of a statement: nearly every article."""
        first = (self.article.body or "").partition("\n\n")[0]
        return len(first) >= _SENTENCE and _is_no_statement(first)

    @cached_property
    def has_prose(self) -> bool:
        """True if a paragraph of the body is long and no part of a statement."""
        return self._has_paragraph(_SENTENCE)

    @cached_property
    def has_text_of_its_own(self) -> bool:
        """True if a paragraph of the body, however short, is no part of a statement."""
        return self._has_paragraph(_SHORT_SENTENCE)

    def _has_paragraph(self, shortest: int) -> bool:
        paragraphs = (self.article.body or "").split("\n\n")
        return any(len(each) >= shortest and _is_no_statement(each) for each in paragraphs)

    @cached_property
    def has_sentence(self) -> bool:
        """True if a sentence that is too short for a body follows an h1, without a link before it. Front pages have their motto there."""
        span, blocks = self.evidence.view.span, self.evidence.view.blocks
        is_front = self.document.is_called_front_page and self.links >= _FRONT_LINKS
        if not span.is_found or is_front or not self.is_headline_shown:
            return False
        near = self.lines[span.below : span.below + _NEAR]
        unlinked = list(takewhile(lambda line: not line.is_linked, near))
        return _is_in_h1(blocks, span.headline) and any(
            line.text.endswith(_SENTENCE_ENDS) and _is_no_statement(line.text) for line in unlinked
        )

    @cached_property
    def has_media(self) -> bool:
        """True if a video or a player follows the headline."""
        span, after = self.evidence.view.span, self.evidence.view.blocks.after_image
        return span.is_found and any(after.get(span.below + at) in ("video", "iframe") for at in range(_NEAR))

    @cached_property
    def links(self) -> int:
        """The number of addresses to which the page links."""
        return len(self.document.links())

    @cached_property
    def linked_headings(self) -> list[int]:
        """The numbers of the lines that are headings and links: those of other articles."""
        elements = self.evidence.view.blocks.elements
        return [at for at, line in enumerate(self.lines) if line.is_linked and elements[line.owner].tag in HEADINGS]

    @cached_property
    def headings_in_body(self) -> int:
        """The number of linked headings between the headline and the last line of the body."""
        view = self.evidence.view
        return sum(view.span.below <= at < view.body_lines[-1] for at in self.linked_headings) if view.body_lines else 0

    @cached_property
    def is_mostly_links(self) -> bool:
        """True if more of the page's text is links than prose."""
        return sum(line.linked for line in self.lines) > self.evidence.view.blocks.prose[-1]

    @cached_property
    def is_cut(self) -> bool:
        """True if the bytes of a document without end end within the article: next to nothing follows it, and an element is open."""
        if not self.article.body:
            return True
        body = compose(" ".join(self.article.body.split()))
        is_last = any(compose(line.text) in body for line in self.lines[-_LAST_LINES:])
        return is_last and _has_open_element(self.document.utf8)

    # --- What it declares. ---

    @property
    def is_read_by_layout(self) -> bool:
        """True if the body is the element of a known layout of articles."""
        return self.article.layout is not None and self.article.witnesses["body"].startswith(f"{self.article.layout}:")

    @cached_property
    def has_declared_time(self) -> bool:
        """True if the metadata has the publish time of an article."""
        return any(not _NO_DAY.search(text) for text in self.evidence.metadata.publish_times)

    @cached_property
    def has_time(self) -> bool:
        """True if the article has a time."""
        return any(not _NO_DAY.search(witness.text) for witness in self.article.times)

    @cached_property
    def is_declared(self) -> bool:
        """True if the page declares an article: in JSON-LD, by its publish time, or as an article or video of Open Graph."""
        types = self.document.meta.get("og:type", ())
        is_typed = any(kind.startswith(("article", "video")) for kind in types)
        return self.evidence.metadata.json_ld is not None or self.has_declared_time or is_typed

    @cached_property
    def is_own_address(self) -> bool:
        """True if the page names the requested address as its own."""
        canonical = self.document.canonical
        return canonical is not None and _path(canonical) == _path(self.document.page.url)

    @property
    def is_called_otherwise(self) -> bool:
        """True if the page names another address as its own."""
        return self.document.canonical is not None and not self.is_own_address

    @cached_property
    def is_headline_shown(self) -> bool:
        """True if the headline is on the page itself, not in its metadata alone."""
        return not self.article.witnesses.get("headline", "title").startswith(_FROM_METADATA)

    @cached_property
    def is_titled(self) -> bool:
        """True if the headline is a title that the page declares, not the heading of a list or of another article."""
        if self.article.headline and self.article.headline.strip() in self.evidence.metadata.window_title:
            return True
        headline = title_key(self.article.headline or "")
        titles = (title_key(each.text or "") for each in self.evidence.metadata.titles())
        return bool(headline) and any(
            headline in title or (len(title) >= _TITLE and title[:-1] in headline) for title in titles
        )

    @property
    def has_titled_headline(self) -> bool:
        """True if the headline is on the page, and one of its titles."""
        return self.is_headline_shown and self.is_titled

    @cached_property
    def is_headline_of_another(self) -> bool:
        """True if the headline on the page is a link to another address."""
        view = self.evidence.view
        if not view.span.is_found or view.span.headline >= len(self.lines):
            return False
        line = self.lines[view.span.headline]
        own = (_path(self.document.page.url), _path(self.document.canonical or ""))
        links = (
            each for each in view.blocks.elements if each.tag == "a" and each.first <= view.span.headline < each.last
        )
        target = next((self.document.absolute(each.attributes.get("href")) for each in links), None)
        return line.is_linked and target is not None and _path(target) not in own

    @property
    def has_strong_proof(self) -> bool:
        """True if the page gives an article's time, or describes an article in JSON-LD."""
        return self.evidence.metadata.json_ld is not None or self.has_declared_time or self.has_time

    @property
    def has_weak_proof(self) -> bool:
        """True if the page has what templates print for each address, or content that is no text."""
        return self.is_declared or self.is_own_address or (self.is_headline_shown and self.has_media)


def _is_in_h1(blocks: Blocks, line: int) -> bool:
    return line < len(blocks.lines) and any(
        blocks.elements[at].tag == "h1" for at in blocks.parents(blocks.lines[line].owner)
    )


def _is_no_statement(text: str) -> bool:
    return not is_error_output(text) and share_as_typed(text, _STATED_SHARE) < _STATED_SHARE


def _has_open_element(utf8: bytes) -> bool:
    """True if an element is open at the end of a page. The end tag of a paragraph may be missing where the page has none at all."""
    page = utf8.lower()
    for tag in (b"div", b"article", b"section", b"main", b"p"):
        ended = page.count(b"</" + tag)
        if page.count(b"<" + tag + b">") + page.count(b"<" + tag + b" ") > ended and (ended or tag != b"p"):
            return True
    return False


def _path(url: str) -> str:
    """Return host and path of an address, without what does not identify a page."""
    address = url.partition("://")[2].partition("?")[0].partition("#")[0]
    return address.removeprefix("www.").rstrip("/")
