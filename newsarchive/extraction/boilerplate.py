"""The boilerplate that editors and plugins put between and below the paragraphs of a body, for an element that a layout names."""

from collections.abc import Callable, Collection

from newsarchive.bengali.text import compose
from newsarchive.extraction import lexicon
from newsarchive.extraction.label_rows import rows_of_labels
from newsarchive.extraction.lines import Kind, is_appeal, is_caption, is_closing, is_read_more, kind_of
from newsarchive.extraction.paragraphs import Paragraph

_LONGEST_HEADING = 40  # characters of the heading of a list of related links
_LONGEST_TITLE = 200
_CARD = 2  # paragraphs of a card: title and time
_PROSE = 60  # characters of a paragraph that is surely the article's
_LEFT_OUT = frozenset({Kind.LABEL, Kind.COUNTER, Kind.ORNAMENT, Kind.CAPTION})


def without_boilerplate(paragraphs: list[Paragraph], menu: Callable[[], Collection[str]] = tuple) -> list[str]:
    """Return the texts of the paragraphs that belong to the body.

    Only certain boilerplate is left out: labels of advertisements and buttons, captions, appeals, rows of section names, links to other articles with
    the words before them, and everything from a closing label on (tags, share) where no more prose follows. `menu`: the labels of the page's menu.
    """
    kept: list[Paragraph] = []
    in_list = False  # of related links
    for each in paragraphs:
        if each.is_row or len(each.text) >= _LONGEST_TITLE or (_is_sentences(each) and not is_caption(each.text)):
            kept.append(each)
            in_list = False
            continue
        text, is_link = compose(each.text), 2 * each.linked > len(each.text)
        in_list = _announces_others(text, is_link=is_link) or (
            in_list and (is_link or bool(lexicon.SHORT_DATE.match(text)))
        )
        if not (in_list or kind_of(text) in _LEFT_OUT or _is_sure_appeal(text)):
            kept.append(each)
    kept = kept[: _end(kept)]
    rows = rows_of_labels([each.text for each in kept], [2 * each.linked > len(each.text) for each in kept], menu)
    return [each.text for at, each in enumerate(kept) if each.is_row or at not in rows]


def _is_sure_appeal(text: str) -> bool:
    """True if a paragraph asks to follow or subscribe and is no sentence of the article."""
    return is_appeal(text) and not text.endswith(lexicon.SENTENCE_ENDS)


def _announces_others(text: str, *, is_link: bool) -> bool:
    """True if a paragraph is or begins a list of other articles to read."""
    if is_read_more(text):
        return is_link or len(text) <= _LONGEST_HEADING or bool(lexicon.TITLE_FOLLOWS.match(text))
    return is_link and bool(lexicon.SEE.match(text))


def _is_sentences(each: Paragraph) -> bool:
    """True if a paragraph is prose by its length and its end: most paragraphs are, no title and no label is."""
    return not each.linked and len(each.text) >= _PROSE and each.text.endswith(lexicon.SENTENCE_ENDS)


def _end(paragraphs: list[Paragraph]) -> int:
    """Return the number of the first of the closing labels, appeals and cards of other articles below the last prose."""
    end = len(paragraphs)
    while (
        end > _CARD
        and lexicon.AGO_ALONE.match(compose(paragraphs[end - 1].text))
        and not _is_sentences(paragraphs[end - _CARD])
    ):
        end -= _CARD
    for at in range(end - 1, 0, -1):
        each = paragraphs[at]
        if _is_sentences(each):
            break
        text = compose(each.text)
        if is_appeal(text) or (is_closing(text) and not text.endswith(lexicon.SENTENCE_ENDS)):
            end = at
        elif len(text) >= _PROSE and 2 * each.linked <= len(text):
            break
    return end
