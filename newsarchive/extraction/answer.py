"""Whether a response is an article, judged from the page alone: not-found, error and maintenance pages, front pages, empty templates.

`judge` asks its rules in order. In doubt the page is kept: it is refused for what it states of itself, or because nothing on it makes it an article.
"""

from newsarchive.extraction.answer_evidence import AnswerEvidence
from newsarchive.extraction.page_evidence import PageEvidence
from newsarchive.extraction.statements import contains_error_output, is_error_output
from newsarchive.items import Article, Problem, Reason

# The reasons for which a page is no article.
REFUSED = frozenset({Reason.EMPTY_PAGE, Reason.SERVER_ERROR, Reason.SOFT_404, Reason.NO_ARTICLE})

_LONGEST_DETAIL = 120  # characters
_MANY_LINKS = 15  # of a page without a headline or a body: a front page or a section
_MOST_LINKS = 50  # of a page whose headline is in its title alone
_FEW_LINES = 10  # of a page that leads on to another address
_LIST = 3  # linked headings of a page with a list of other articles
_FEW = 2  # paragraphs of a body: in such a list each of them has a heading of its own


def judge(article: Article, evidence: PageEvidence) -> Problem | None:
    """Return why a response is no article, as a problem of the page; None if it is one, or may be.

    A page that ends within its article is one with a problem of its body.
    """
    answer = AnswerEvidence(article, evidence)
    problem = _of_statement(answer)
    if problem is None:
        problem = _of_list(answer) if article.body else _without_body(answer)
    is_unknown = problem is None or problem.reason in (Reason.EMPTY_PAGE, Reason.NO_ARTICLE)
    if is_unknown and any(each.reason is Reason.TRUNCATED for each in article.problems) and answer.is_cut:
        return Problem("body", Reason.TRUNCATED, "the page ends before or within it")
    return problem


def refusal(article: Article) -> Problem | None:
    """Return the problem for which a response must not be stored as an article, as `judge` found it; None if there is none."""
    for problem in article.problems:
        if problem.field == "page" and problem.reason in REFUSED:
            return problem
        if problem.field == "body" and problem.reason is Reason.TRUNCATED:
            return problem
    return None


def _of_statement(answer: AnswerEvidence) -> Problem | None:
    """Return the reason that headline, title or body state, unless the page has the text of an article."""
    body = answer.article.body or ""
    has_time = answer.has_declared_time or answer.has_time
    if has_time and answer.opens_with_prose and answer.headline_stated is None:
        return None  # nearly every article: the other evidence costs more
    if answer.stated:
        return None if _is_article_so_named(answer) else _problem(answer.stated.reason, answer.shown)
    if is_error_output(body) and not answer.has_prose:
        return _problem(Reason.SERVER_ERROR, body)
    if has_time or answer.body_stated is None:
        return None
    is_sure = answer.body_stated.is_sure or not answer.has_titled_headline
    return _problem(answer.body_stated.reason, body) if is_sure else None


def _is_article_so_named(answer: AnswerEvidence) -> bool:
    """True if an article has a headline that is a statement: its text has other words, and it has a time where the statement is sure."""
    if not answer.has_text_of_its_own or answer.stated is None:
        return False
    if answer.has_declared_time:
        return True
    is_proved = answer.has_time and answer.has_prose and not _is_list(answer)
    return answer.body_stated is None and (is_proved or not answer.stated.is_sure)


def _of_list(answer: AnswerEvidence) -> Problem | None:
    """Return that the body of a page is a list of other articles. Only pages that do not declare an article are asked."""
    if answer.is_declared or (answer.has_time and answer.is_read_by_layout):
        return None
    is_named = answer.has_titled_headline and not answer.is_called_otherwise
    if not (answer.has_time and is_named) and _is_list(answer):
        return _problem(Reason.SOFT_404, "a list of other articles")
    if answer.has_time:
        return None
    if not answer.has_titled_headline and answer.stated_above_body:
        return _problem(answer.stated_above_body.reason, answer.shown)
    if not answer.has_titled_headline and (answer.document.is_called_front_page or answer.is_headline_of_another):
        return _problem(Reason.SOFT_404, "a front page")
    if not answer.article.headline and answer.links >= _MANY_LINKS:
        return _problem(Reason.SOFT_404, f"no headline and {answer.links} links: a front page or a section")
    if not answer.is_headline_shown and answer.links >= _MOST_LINKS and answer.is_mostly_links:
        return _problem(Reason.SOFT_404, f"no headline on the page and {answer.links} links: a section")
    return None


def _is_list(answer: AnswerEvidence) -> bool:
    """True if the paragraphs of the body have linked headings between them: each is the beginning of another article."""
    if answer.is_own_address or len(answer.linked_headings) < _LIST:
        return False
    paragraphs = len((answer.article.body or "").split("\n\n"))
    return answer.headings_in_body >= (paragraphs if paragraphs <= _FEW else paragraphs - 1)


def _without_body(answer: AnswerEvidence) -> Problem | None:
    """Return why a page without a body is no article. A video or a gallery is one if the page proves it."""
    if answer.article.headline and _is_proved(answer):
        return None
    if contains_error_output(answer.first_text):
        return _problem(Reason.SERVER_ERROR, answer.first_text)
    if answer.line_stated:
        return _problem(answer.line_stated.reason, answer.shown)
    if answer.refresh and len(answer.lines) <= _FEW_LINES:
        return _problem(Reason.SOFT_404, f"it leads to {answer.refresh}")
    if not answer.lines:
        return _problem(Reason.EMPTY_PAGE, "no text that a reader sees")
    if answer.links >= _MANY_LINKS:
        return _problem(Reason.SOFT_404, f"no body and {answer.links} links: a front page or a section")
    return _problem(Reason.NO_ARTICLE, answer.shown)


def _is_proved(answer: AnswerEvidence) -> bool:
    """True if a page without a body is an article: its headline is one of its titles and something else proves it, or it has a sentence."""
    if answer.is_titled and answer.has_strong_proof:
        return True
    has_content = answer.has_sentence or (answer.is_titled and answer.has_weak_proof)
    return has_content and not answer.near_stated


def _problem(reason: Reason, detail: str) -> Problem:
    return Problem("page", reason, " ".join(detail.split())[:_LONGEST_DETAIL])
