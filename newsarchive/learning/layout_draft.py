"""A draft of a layout: selectors of the fields that heuristics found, each kept only if it reads the same value."""

from collections.abc import Callable, Iterator
from typing import Any

from newsarchive.extraction import Document, Layout, RelatedList, extract_document, normalize
from newsarchive.items import Article, Verified, VerifiedBy
from newsarchive.learning.selector_induction import SelectorFinder, SelectorMatch

_EXPECTED = ("headline", "byline", "times", "body")  # fields that every article page should have
# Optional fields of a layout, dropped if their selector reads another value; and the value that each of them produces.
_VALUES: dict[str, Callable[[Article], object]] = {
    "kicker": lambda article: article.kicker,
    "byline": lambda article: article.byline,
    "times": lambda article: (article.published_at, article.modified_at),
    "ticker": lambda article: [headline.title for headline in article.ticker],
    "related": lambda article: [link.title for link in article.related],
}
_EXCERPT = 80  # characters of a difference that are printed
_VERIFIED_ON = Verified(VerifiedBy.REAL_PAGE, None, "one saved page")


def draft_layout(document: Document, article: Article, key: str, doubts: list[str]) -> Layout | None:
    """Return a layout for the page of an article, or None if no element of it has a usable class or id.

    `article`: the page as heuristics read it, normalised. What a person should check is appended to `doubts`.
    """
    matches = dict(_matches(SelectorFinder(document.tree), article))
    doubts += [f"{field}: not found on the page" for field in _EXPECTED if field not in matches]
    body = matches.get("body")
    if "headline" not in matches or body is None or not body.is_specific or body.is_shadowed:
        doubts.append(
            "layout: not written, no class or id is specific to the body (generated class names?); heuristics read the outlet"
        )
        return None
    drafted = _read(document, _layout(key, matches))
    for field, value in _VALUES.items():
        if field in matches and value(article) != value(drafted):
            selector = matches.pop(field).selector
            doubts.append(f"{field}: left out, {selector} reads another value; write a selector")
    layout = _layout(key, matches)
    doubts += [f"{field}: {match.selector} ({match.doubt})" for field, match in matches.items() if match.doubt]
    doubts += _differences(article, _read(document, layout))
    return layout


def _matches(finder: SelectorFinder, article: Article) -> Iterator[tuple[str, SelectorMatch]]:
    """Yield each field of the layout whose value is found on the page, with its selector."""
    paragraphs = (article.body or "").split("\n\n")
    times = [witness.text for witness in article.times if witness.rule.startswith("heuristic")]
    searches: tuple[tuple[str, object, Callable[[], SelectorMatch | None]], ...] = (
        ("headline", article.headline, lambda: finder.for_heading(article.headline or "")),
        ("kicker", article.kicker, lambda: finder.for_text(article.kicker or "")),
        ("byline", article.byline, lambda: finder.for_text(article.byline or "")),
        ("times", times, lambda: next(filter(None, map(finder.for_text, times)), None)),
        ("body", article.body, lambda: finder.for_block(paragraphs)),
        ("ticker", article.ticker, lambda: finder.for_entries([headline.title for headline in article.ticker])),
        ("related", article.related, lambda: finder.for_entries([link.title for link in article.related])),
    )
    for field, value, search in searches:
        match = search() if value else None
        if match:
            yield field, match


def _layout(key: str, matches: dict[str, SelectorMatch]) -> Layout:
    fields: dict[str, Any] = {field: (match.selector,) for field, match in matches.items() if field != "related"}
    if "related" in matches:
        entry = matches["related"].selector
        fields["related"] = (RelatedList(entry, title=""),)
        if entry.startswith(matches["body"].selector):
            fields["drop"] = (entry,)
    fingerprint = tuple(matches[field].selector for field in ("headline", "body") if matches[field].is_specific)
    return Layout(name=key, verified_on=_VERIFIED_ON, fingerprint=fingerprint, **fields)


def _read(document: Document, layout: Layout) -> Article:
    """Return the article of the page as the layout reads it, normalised."""
    return normalize(extract_document(document, [layout]), document.page.fetched_at)


def _differences(article: Article, drafted: Article) -> Iterator[str]:
    """Yield a sentence for headline and body if the layout reads another text, with excerpts from the first difference on."""
    for field in ("headline", "body"):
        expected, found = getattr(article, field) or "", getattr(drafted, field) or ""
        if expected != found:
            start = _first_difference(expected, found)
            yield (
                f"{field}: the selector reads {_excerpt(found, start)}, the heuristics {_excerpt(expected, start)}: "
                "list in `drop` what is not part of the article"
            )


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _excerpt(text: str, start: int) -> str:
    return repr(text[start : start + _EXCERPT].strip()) if start < len(text) else "nothing more"
