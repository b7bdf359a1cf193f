"""Text between headline and end of body that is in no field: none of it disappears without a problem."""

from collections.abc import Collection, Iterable

from newsarchive.bengali.text import compose
from newsarchive.extraction.label_rows import is_label_row
from newsarchive.extraction.lines import Kind, is_dateline, kind_of
from newsarchive.extraction.titles import title_key
from newsarchive.items import Article, Problem, Reason

_FEW_WORDS = 3  # a line with fewer is a label
_FEW = 25  # characters that are reported
_LONGEST_DETAIL = 80


def report_left_out(article: Article, lines: Iterable[str], outlets: Collection[str]) -> None:
    """Add a problem if lines of the article's span are in none of its fields.

    `lines`: those that no element marks as boilerplate. `outlets`: the names of the outlet.
    """
    found = [
        text
        for text in lines
        if text.count(" ") >= _FEW_WORDS - 1
        and not _is_boilerplate(compose(text))
        and not _is_taken(article, text, outlets)
    ]
    length = sum(map(len, found))
    if length >= _FEW:
        detail = f"{length} characters: {found[0][:_LONGEST_DETAIL]}"
        article.problems.append(Problem("body", Reason.TEXT_LEFT_OUT, detail))


def _is_boilerplate(text: str) -> bool:
    return kind_of(text) is not Kind.TEXT or is_label_row(text) or is_dateline(text)


def _is_taken(article: Article, text: str, outlets: Collection[str]) -> bool:
    """True if next to nothing of a line is left without the texts of the fields."""
    rest = f" {title_key(text)} "
    keys = sorted(map(title_key, (*short_fields(article), *outlets)), key=len, reverse=True)
    if any(rest in f" {key} " for key in (title_key(article.body or ""), *keys)):
        return True
    for key in filter(None, keys):
        rest = rest.replace(f" {key} ", "  ")
    return len(" ".join(rest.split())) < _FEW


def short_fields(article: Article) -> list[str]:
    """Return the texts of all fields but the body."""
    one = (article.headline, article.kicker, article.byline, article.section)
    return [
        *filter(None, one),
        *article.captions,
        *article.tags,
        *(witness.text for witness in article.times),
        *(link.title for link in article.related),
        *(headline.title for headline in article.ticker),
    ]
