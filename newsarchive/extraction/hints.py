"""What class names, ids, tags and attributes suggest about an element. They prove nothing: whoever uses a hint looks at the text as well."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from newsarchive.extraction.rule import Rule, rule


class Hint:
    """What an element may hold. Bits of an int: an IntFlag is too slow for the thousands of look-ups that a page takes."""

    NOTHING: Final = 0
    BOILERPLATE: Final = 1  # menus, side columns, footers, forms, advertisements
    RELATED: Final = 2  # lists of other articles
    COMMENTS: Final = 4
    CAPTION: Final = 16
    TICKER: Final = 32
    AUTHOR: Final = 64
    TITLE: Final = 128
    KICKER: Final = 256
    BREADCRUMBS: Final = 512
    HIDDEN: Final = 1024
    CLOCK: Final = 2048  # the page's own clock
    HEADING: Final = 4096
    TIME: Final = 8192  # an attribute with a time
    QUOTE: Final = 32768
    UNSEEN: Final = 16384  # for screen readers, printing or a picture to share: no script ever shows it on the page


NOT_BODY: Final = (
    Hint.BOILERPLATE
    | Hint.RELATED
    | Hint.COMMENTS
    | Hint.CAPTION
    | Hint.TICKER
    | Hint.BREADCRUMBS
    | Hint.HIDDEN
    | Hint.UNSEEN
)
# Hints that a paragraph of prose disproves.
NOT_A_PARAGRAPH: Final = Hint.BOILERPLATE | Hint.RELATED | Hint.TICKER

BY_TAG: Final = {
    "nav": Hint.BOILERPLATE,
    "aside": Hint.BOILERPLATE,
    "footer": Hint.BOILERPLATE,
    "form": Hint.BOILERPLATE,
    "dialog": Hint.BOILERPLATE,
    "figure": Hint.CAPTION,
    "figcaption": Hint.CAPTION,
    "marquee": Hint.TICKER,
    "time": Hint.TIME,
    "abbr": Hint.TIME,
    "blockquote": Hint.QUOTE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Hint.HEADING),
}


def _group(name: str, hint: int, *rows: str) -> Rule[[str], int]:
    """Return the rule for a group of words: each counts as a whole, or where marked * as the beginning of a word."""
    words = " ".join(rows).split()
    whole = frozenset(word for word in words if not word.endswith("*"))
    beginnings = tuple(word.removesuffix("*") for word in words if word.endswith("*"))

    def hint_of(word: str) -> int:
        return hint if word in whole or word.startswith(beginnings) else Hint.NOTHING

    return Rule(f"hints: {name}", hint_of, f"Class names and ids of {name}.", Hint.NOTHING)


GROUPS: Final = (
    _group(
        "menus, side columns and advertisements",
        Hint.BOILERPLATE,
        "nav* navbar* menu* submenu sidebar* footer* ad ads adv advert* adsense adsbox adbox banner* gpt dfp promo* newsletter* subscri* cookie*",
        "consent popup modal* login signin search* pagination pager paging widget* toolbar offcanvas skip sponsor* outbrain taboola* donat*",
        "disclaimer copyright download*",
    ),
    _group(
        "lists of other articles",
        Hint.RELATED,
        "related* relate also more* readmore seealso recommend* popular* latest* trending* teaser* similar* suggest* mostread* recent* moreon",
        "prevnext previous next",
    ),
    _group("comments", Hint.COMMENTS, "comment* disqus* respond fbcomments reply replies"),
    _group("captions", Hint.CAPTION, "caption* figcaption pcaption credit* photocredit imgcaption"),
    _group(
        "tickers",
        Hint.TICKER,
        "ticker* newsticker* marquee* breaking* scrollnews scrool* newsflash myslides scroll* headlines",
    ),
    _group(
        "authors",
        Hint.AUTHOR,
        "author* byline* reporter* reportar* writer* writter correspondent* contributor* journalist* pwriter dauthor rpt vcard autor*",
    ),
    _group(
        "titles",
        Hint.TITLE,
        "titl* headline* heading* dtitle entrytitle posttitle newshead* newstitle* storyhead* arthead* titel* ueberschrift",
    ),
    _group("kickers", Hint.KICKER, "kicker shoulder* overline roofline topline subtitle* eyebrow"),
    _group("breadcrumbs", Hint.BREADCRUMBS, "breadcrumb* crumb crumbs"),
    _group("hidden elements", Hint.HIDDEN, "hidden hide invisible dnone"),
    _group(
        "elements for screen readers, printing and sharing",
        Hint.UNSEEN,
        "screenreader sr visuallyhidden offscreen photocard* printonly html2canvas",
    ),
    _group("quotes", Hint.QUOTE, "quote* pull* blockquote*"),
    _group("clocks of the page", Hint.CLOCK, "clock today* currentdate todaydate"),
)

EMBEDS: Final = (
    "twitter-tweet",
    "instagram-media",
    "tiktok-embed",
    "fb-post",
    "fb-video",
    "telegram-post",
    "reddit-card",
)
_WHOLE_PAGE: Final = frozenset({"html", "body", "main"})
# A name is cut at hyphens, underscores and capitals.
_WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# The attributes with hints beside class and id.
HINTING_ATTRIBUTES: Final = frozenset({"style", "hidden", "rel", "itemprop", "data-published", "data-modified"})
# Names of several words, without hyphens and underscores, of elements that readers never see.
_UNSEEN_NAMES: Final = re.compile(
    r"(?:visually|screen|sr)-?_?hidden|off-?_?(?:screen|canvas-card)|photo[-_]?card[-_]?(?:template|download|canvas|hidden|wrapper|wrap|area|generator)"
    r"|(?:share|download)[-_](?:image|photo)?-?_?card|(?:print|printable)[-_]only|only[-_]print|visible-print|d-print-block",
    re.IGNORECASE,
)
_OFF_SCREEN: Final = re.compile(
    r"(?:left|right|top|text-indent):-\d{3}|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%"
)


@lru_cache(maxsize=65536)
def named(tag: str, classes: str | None, identifier: str | None) -> tuple[str, int]:
    """Return the class names and the id of an element in one string, and their hints with those of its tag.

    The name of a custom element (pk-ticker) is one name more.
    """
    names = f"{classes} {identifier}" if classes and identifier else classes or identifier or ""
    if "-" in tag:
        names = f"{tag} {names}".rstrip()
    found = hints_of(tag, names) if names else BY_TAG.get(tag, Hint.NOTHING)
    if tag == "blockquote" and is_embed(names):
        found |= Hint.BOILERPLATE
    elif tag == "aside" and is_pull_quote(names):
        found &= ~BY_TAG["aside"]
    return names, found


def hints_of(tag: str, names: str) -> int:
    """Return the hints of a tag with these class names and id."""
    if tag in _WHOLE_PAGE or is_article_class(names):
        return Hint.NOTHING
    found = BY_TAG.get(tag, Hint.NOTHING)
    if is_unlabelled_field(names):
        names = names.replace("label-hidden", "")
    for word in _WORDS.findall(names):
        found |= _hints_of_word(word.lower())
    return found | unseen_by_name(names)


@lru_cache(maxsize=65536)
def _hints_of_word(word: str) -> int:
    found = Hint.NOTHING
    for group in GROUPS:
        found |= group(word)
    return found


@rule("hints: names of a WordPress article")
def is_article_class(names: str) -> bool:
    """WordPress lists tags, categories and author of an article among its class names (hentry): they are no hints."""
    return "hentry" in names


@rule("hints: label-hidden is no hidden element")
def is_unlabelled_field(names: str) -> bool:
    """Drupal calls a field without its label label-hidden: the field is shown."""
    return "label-hidden" in names


@rule("hints: embedded posts")
def is_embed(names: str) -> bool:
    """A quotation with such a class is a post of another site."""
    return any(name in names for name in EMBEDS)


@rule("hints: pull quotes")
def is_pull_quote(names: str) -> bool:
    """An aside named as a quote shows words of the article."""
    return "quote" in names


def attribute_hints(attributes: Mapping[str, str | None]) -> int:
    """Return the hints of the attributes beside class and id."""
    found = Hint.NOTHING
    style, role = attributes.get("style"), attributes.get("itemprop") or attributes.get("rel")
    if style:
        found |= _hints_of_style(style)
    if "hidden" in attributes:
        found |= hidden_by_attribute()
    if role:
        found |= _hints_of_role(role)
    if "data-published" in attributes or "data-modified" in attributes:
        found |= Hint.TIME
    return found


@rule("hints: names of elements that nobody sees", Hint.NOTHING)
def unseen_by_name(names: str) -> int:
    """Copies for screen readers and printing, and templates of pictures to share, are on no reader's screen."""
    return Hint.UNSEEN if _UNSEEN_NAMES.search(names) else Hint.NOTHING


@lru_cache(maxsize=4096)
def _hints_of_style(style: str) -> int:
    return hidden_by_style(style) | unseen_by_style(style)


@rule("hints: beside the screen by style", Hint.NOTHING)
def unseen_by_style(style: str) -> int:
    """An element far beside the screen, or clipped away, is never seen."""
    written = style.replace(" ", "").lower()
    return Hint.UNSEEN if "-" in written and _OFF_SCREEN.search(written) else Hint.NOTHING


@rule("hints: hidden by attribute", Hint.NOTHING)
def hidden_by_attribute() -> int:
    """An element with the attribute hidden is not shown."""
    return Hint.HIDDEN


@rule("hints: hidden by style", Hint.NOTHING)
def hidden_by_style(style: str) -> int:
    """An element with the style display:none is not shown."""
    return Hint.HIDDEN if "display:none" in style.replace(" ", "") else Hint.NOTHING


@lru_cache(maxsize=1024)
def _hints_of_role(role: str) -> int:
    return author_or_title_by_role(role) | time_by_role(role)


@rule("hints: author or headline by itemprop", Hint.NOTHING)
def author_or_title_by_role(role: str) -> int:
    """Schema.org and rel=author mark author and headline."""
    if "author" in role:
        return Hint.AUTHOR
    return Hint.TITLE if role == "headline" else Hint.NOTHING


@rule("hints: time by itemprop", Hint.NOTHING)
def time_by_role(role: str) -> int:
    """Schema.org marks elements with a time."""
    return Hint.TIME if role.startswith("date") else Hint.NOTHING


def forget() -> None:
    """Empty the caches of hints, after a rule was switched."""
    named.cache_clear()
    _hints_of_word.cache_clear()
    _hints_of_style.cache_clear()
    _hints_of_role.cache_clear()
