"""A first draft of a page design: where on a page stands what the generic way found, kept where the drafted selector reads the same."""

from collections.abc import Callable, Iterator
from typing import Any

from newsarchive.extraction import Document, Layout, RelatedList, extract_document, normalize
from newsarchive.extraction.locating import Locator, Place
from newsarchive.items import Article, Verified, VerifiedBy

_NEEDED = ("headline", "byline", "times", "body")
# The fields of a layout that are left out where their selector reads something else, and what each of them makes.
_MADE: dict[str, Callable[[Article], object]] = {
    "kicker": lambda article: article.kicker,
    "byline": lambda article: article.byline,
    "times": lambda article: (article.published_at, article.modified_at),
    "ticker": lambda article: [headline.title for headline in article.ticker],
    "related": lambda article: [link.title for link in article.related],
}
_SHOWN = 80  # characters of what was read
_LAYOUT = '''"""{key}: say whose design it is."""

from newsarchive.extraction import {imports}
from newsarchive.items import Verified, VerifiedBy

LAYOUT = Layout(
    name="{key}",
    verified_on=Verified(VerifiedBy.REAL_PAGE, None, "one saved page"),
    fingerprint=({fingerprint}),
{fields}
)

LAYOUTS = (LAYOUT,)
'''


def layout_draft(document: Document, article: Article, key: str, doubts: list[str]) -> str | None:
    """Draft a layout from an article's page, read the generic way and normalised; None where nothing on the page has a name that holds.

    What a person should look at is added to `doubts`.
    """
    places = dict(_places(Locator(document.tree), article))
    doubts += [f"{field}: no place of it was found on the page" for field in _NEEDED if field not in places]
    body = places.get("body")
    if "headline" not in places or body is None or not _is_named(body) or body.is_behind:
        doubts.append(
            "layout: no class or id around the story is its own (a build makes them up?): left to the generic way"
        )
        return None
    layout = _layout(key, places)
    drafted = _read(document, layout)
    for field, made in _MADE.items():
        if field in places and made(article) != made(drafted):
            doubts.append(f"{field}: left out, for {places.pop(field).selector} reads something else; write a selector")
    layout = _layout(key, places)
    doubts += [f"{field}: {place.selector} ({place.doubt})" for field, place in places.items() if place.doubt]
    doubts += _differences(article, _read(document, layout))
    return _written(layout)


def _layout(key: str, places: dict[str, Place]) -> Layout:
    fields: dict[str, Any] = {field: (place.selector,) for field, place in places.items() if field != "related"}
    if "related" in places:
        entry = places["related"].selector
        fields["related"] = (RelatedList(entry, title=""),)
        if entry.startswith(places["body"].selector):
            fields["drop"] = (entry,)
    named = [places[field].selector for field in ("headline", "body") if _is_named(places[field])]
    return Layout(
        name=key, verified_on=Verified(VerifiedBy.REAL_PAGE, None, "one saved page"), fingerprint=tuple(named), **fields
    )


def _is_named(place: Place) -> bool:
    return "." in place.selector or "#" in place.selector


def _read(document: Document, layout: Layout) -> Article:
    """Read the page by the draft."""
    return normalize(extract_document(document, [layout]), document.page.fetched_at)


def _differences(article: Article, drafted: Article) -> Iterator[str]:
    """Say where the draft reads something else than the generic way did, from the first difference on."""
    for field in ("headline", "body"):
        found, read = getattr(article, field) or "", getattr(drafted, field) or ""
        if found != read:
            at = next(
                (at for at, (one, other) in enumerate(zip(found, read, strict=False)) if one != other),
                min(len(found), len(read)),
            )
            yield f"{field}: the selector reads {_shown(read, at)}, the generic way {_shown(found, at)}: name in drop what is no story"


def _shown(text: str, start: int) -> str:
    return repr(text[start : start + _SHOWN].strip()) if start < len(text) else "nothing more"


def _places(locator: Locator, article: Article) -> Iterator[tuple[str, Place]]:
    """Find on the page where each value stands."""
    paragraphs = (article.body or "").split("\n\n")
    shown = [witness.text for witness in article.times if witness.rule.startswith("heuristic")]
    found: tuple[tuple[str, object, Callable[[], Place | None]], ...] = (
        ("headline", article.headline, lambda: locator.heading(article.headline or "")),
        ("kicker", article.kicker, lambda: locator.text(article.kicker or "")),
        ("byline", article.byline, lambda: locator.text(article.byline or "")),
        ("times", shown, lambda: next(filter(None, map(locator.text, shown)), None)),
        ("body", article.body, lambda: locator.block(paragraphs)),
        ("ticker", article.ticker, lambda: locator.entries([headline.title for headline in article.ticker])),
        ("related", article.related, lambda: locator.entries([link.title for link in article.related])),
    )
    for field, value, find in found:
        place = find() if value else None
        if place:
            yield field, place


def _written(layout: Layout) -> str:
    named = ("headline", "kicker", "byline", "times", "body", "drop", "ticker")
    fields = [f"    {field}=({quoted(getattr(layout, field)[0])},)," for field in named if getattr(layout, field)]
    fields += [f'    related=(RelatedList({quoted(related.entry)}, title=""),),' for related in layout.related]
    return _LAYOUT.format(
        imports="Layout, RelatedList" if layout.related else "Layout",
        key=layout.name,
        fingerprint=", ".join(map(quoted, layout.fingerprint)) + ("," if len(layout.fingerprint) == 1 else ""),
        fields="\n".join(fields),
    )


def quoted(text: str) -> str:
    """Write a text as Python has it, with double quotation marks where that needs no escapes."""
    written = repr(text)
    return f'"{written[1:-1]}"' if written.startswith("'") and '"' not in text and "\\" not in written else written
