"""Whether a response is an article, judged from the page alone: not-found, error and maintenance pages, front pages, empty templates.

The evidence is read first, as data; the rules then decide in order. In doubt the page is kept: it is refused for what it states of itself, or
because nothing on it makes it an article.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from newsarchive.extraction.document import Document
from newsarchive.extraction.page_evidence import PageEvidence
from newsarchive.extraction.statements import Statement, is_error_output, known_share, statement
from newsarchive.extraction.titles import title_key, title_part_keys
from newsarchive.items import Article, Problem, Reason

# The reasons for which a page is no article.
REFUSED = frozenset({Reason.EMPTY_PAGE, Reason.SERVER_ERROR, Reason.SOFT_404, Reason.NO_ARTICLE})

_SENTENCE = 60  # characters: a shorter paragraph proves no article
_STATED_SHARE = 0.6  # of the words of a paragraph that is part of a statement
_LINES = 400  # lines and headings of a page that are searched for a statement
_LONGEST_LINE = 300
_MANY_LINKS = 15  # of a page without a body: a front page or a section
_MEDIA_LINES = 4  # below the headline, within which a film or a picture is the content
_WINDOW = 12  # characters of a headline that identify it within a title
_NO_YEAR = re.compile(r"^\W*(?:-?0{4}|-0001|1970)|(?:1970|-0001|0000)\W*$")
_REFRESH = re.compile(r"url\s*=\s*[\"']?\s*([^\"'\s>;]+)", re.IGNORECASE)
_SCRIPTED_REFRESH = re.compile(rb"location(?:\.href)?\s*=[^=]|location\.(?:replace|assign)\s*\(")


@dataclass(frozen=True)
class Answer:
    """The evidence for and against a response being an article, each read when it is first asked for."""

    article: Article
    evidence: PageEvidence

    @property
    def document(self) -> Document:
        """The parsed page."""
        return self.evidence.document

    @cached_property
    def stated(self) -> Statement | None:
        """What the headline or the title of the window states of the page itself; the surest of them."""
        title = self.evidence.metadata.window_title
        found = [statement(text) for text in (self.article.headline or "", title)]
        if not any(found) and title:
            found += [each for key in title_part_keys(title) if (each := statement(key)) and each.is_sure]
        return max((each for each in found if each), key=lambda each: each.is_sure, default=None)

    @cached_property
    def has_declared_time(self) -> bool:
        """True if the metadata has the publish time of an article. Empty templates declare the zero of computer clocks."""
        return any(not _NO_YEAR.search(text) for text in self.evidence.metadata.publish_times)

    @cached_property
    def has_time(self) -> bool:
        """True if the article has a time of its own."""
        return any(not _NO_YEAR.search(witness.text) for witness in self.article.times)

    @cached_property
    def is_declared(self) -> bool:
        """True if the page declares itself an article: in JSON-LD, by its publish time, or as a film or article of Open Graph."""
        types = self.document.meta.get("og:type", ())
        return bool(
            self.evidence.metadata.json_ld
            or self.has_declared_time
            or any(kind.startswith(("article", "video")) for kind in types)
        )

    @cached_property
    def has_prose(self) -> bool:
        """True if a paragraph of the body is a sentence of an article, not part of a statement."""
        return any(
            len(each) >= _SENTENCE and not is_error_output(each) and known_share(title_key(each)) < _STATED_SHARE
            for each in (self.article.body or "").split("\n\n")
        )

    @cached_property
    def body_stated(self) -> Statement | None:
        """What the body states of the page, if none of it is prose."""
        if not self.article.body or self.has_prose:
            return None
        paragraphs = self.article.body.split("\n\n")
        return next((each for text in (self.article.body, *paragraphs) if (each := statement(text))), None)

    @cached_property
    def line_stated(self) -> Statement | None:
        """What a line or heading of the page states for sure: asked only of pages that nothing else makes an article."""
        lines = (line for line in self.evidence.view.blocks.lines[:_LINES] if not line.is_linked)
        found = (statement(line.text) for line in lines if len(line.text) <= _LONGEST_LINE)
        return next((each for each in found if each and each.is_sure), None)

    @cached_property
    def has_titled_headline(self) -> bool:
        """True if the headline is a title that the page declares: not the heading of a list, and not that of another article."""
        headline = title_key(self.article.headline or "")
        titles = [title_key(each.text or "") for each in self.evidence.metadata.titles()]
        return bool(headline) and any(
            headline in title or (len(title) >= _WINDOW and (title in headline or title[:-1] in headline))
            for title in titles
        )

    @cached_property
    def is_own_address(self) -> bool:
        """True if the page names the requested address as its own."""
        return bool(self.document.canonical) and _path(self.document.canonical or "") == _path(self.document.page.url)

    @cached_property
    def has_media(self) -> bool:
        """True if a film or a player follows the headline."""
        span, after = self.evidence.view.span, self.evidence.view.blocks.after_image
        near = range(span.below, span.below + _MEDIA_LINES)
        return span.is_found and any(after.get(at) in ("video", "iframe") for at in near)

    @cached_property
    def links(self) -> int:
        """The number of links of the page."""
        return len(self.document.links())

    @cached_property
    def refresh(self) -> str | None:
        """The other address to which a page leads on by itself, in a meta element or a script."""
        for node in self.document.tree.css("meta[http-equiv]"):
            target = _REFRESH.search(node.attributes.get("content") or "")
            if (node.attributes.get("http-equiv") or "").lower() == "refresh" and target:
                return target[1]
        return "another address, by script" if _SCRIPTED_REFRESH.search(self.document.utf8) else None


def judge(article: Article, evidence: PageEvidence) -> Problem | None:
    """Return why a response is no article, as a problem of the page; None if it is one, or may be."""
    answer = Answer(article, evidence)
    problem = _of_statement(answer)
    if problem is None and not article.body:
        problem = _without_body(answer)
    if problem is None and article.body and not answer.is_declared and not answer.has_titled_headline:
        problem = _of_front_page(answer)
    return problem


def refusal(article: Article) -> Problem | None:
    """Return the problem for which a response is no article, as `judge` found it; None if it is one."""
    return next((each for each in article.problems if each.field == "page" and each.reason in REFUSED), None)


def _of_statement(answer: Answer) -> Problem | None:
    """Return the reason that headline, title or body state, unless what follows them is an article."""
    stated = answer.stated
    if stated:
        is_article = answer.has_prose and (answer.has_declared_time or answer.has_time or not stated.is_sure)
        return None if is_article else _problem(stated.reason, _shown(answer))
    stated = answer.body_stated
    if stated is None:
        return None
    if is_error_output(answer.article.body or "") or not (answer.has_declared_time or answer.has_time):
        return _problem(stated.reason, (answer.article.body or "").partition("\n")[0])
    return None


def _without_body(answer: Answer) -> Problem | None:
    """Return why a page without a body is no article. A film or a gallery is one if the page proves it."""
    if answer.article.headline and answer.has_titled_headline and _is_proved(answer):
        return None
    if is_error_output(_first_text(answer.document)):
        return _problem(Reason.SERVER_ERROR, _first_text(answer.document))
    if answer.line_stated:
        return _problem(answer.line_stated.reason, _shown(answer))
    lines = answer.evidence.view.blocks.lines
    if answer.refresh and len(lines) <= _LINES:
        return _problem(Reason.SOFT_404, f"it leads to {answer.refresh}")
    if not lines:
        return _problem(Reason.EMPTY_PAGE, "no text that a reader sees")
    if answer.links >= _MANY_LINKS:
        return _problem(Reason.SOFT_404, f"{answer.links} links and no body: a front page or a section")
    return _problem(Reason.NO_ARTICLE, _shown(answer))


def _is_proved(answer: Answer) -> bool:
    return answer.is_declared or answer.has_time or answer.is_own_address or answer.has_media


def _of_front_page(answer: Answer) -> Problem | None:
    """Return that a page whose headline is none of its titles is a front page: it names another address, or a line states that it was not found."""
    if answer.document.is_called_front_page and not answer.has_time:
        return _problem(Reason.SOFT_404, "the page calls itself the front page")
    return None


def _problem(reason: Reason, detail: str) -> Problem:
    return Problem("page", reason, detail.strip()[:120])


def _shown(answer: Answer) -> str:
    return answer.article.headline or answer.evidence.metadata.window_title


def _first_text(document: Document) -> str:
    body = document.tree.body
    return " ".join((body.text(separator=" ") if body else "")[:4000].split())


def _path(url: str) -> str:
    return url.partition("://")[2].partition("?")[0].partition("#")[0].removeprefix("www.").rstrip("/")
