"""What class names and ids tell of an element. They prove nothing; whoever asks looks at the text as well."""

import re
from functools import lru_cache
from typing import Final


class Hint:
    """What an element's name, or its tag, says that it holds: bits of an int, for they are asked for a thousand times a page."""

    NOTHING: Final = 0
    BOILERPLATE: Final = 1  # menus, side columns, footers, forms, advertisements
    RELATED: Final = 2  # lists of other stories
    COMMENTS: Final = 4  # comments
    SHARE: Final = 8  # share bars, tags, counters, buttons
    CAPTION: Final = 16
    TICKER: Final = 32
    AUTHOR: Final = 64
    TITLE: Final = 128
    KICKER: Final = 256
    BREADCRUMBS: Final = 512
    HIDDEN: Final = 1024
    CLOCK: Final = 2048  # the page's own clock
    HEADING: Final = 4096
    TIME: Final = 8192  # a time written for machines


NOT_BODY: Final = (
    Hint.BOILERPLATE
    | Hint.RELATED
    | Hint.COMMENTS
    | Hint.SHARE
    | Hint.CAPTION
    | Hint.TICKER
    | Hint.BREADCRUMBS
    | Hint.HIDDEN
)
# What a paragraph of prose is not, whatever it is called.
NOT_A_PARAGRAPH: Final = Hint.BOILERPLATE | Hint.RELATED | Hint.SHARE | Hint.TICKER

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
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Hint.HEADING),
}

# Words of names: a name is cut at hyphens, underscores and capitals; a word counts as a whole, or where marked * as its beginning.
_WORDS: Final[tuple[tuple[int, tuple[str, ...]], ...]] = (
    (
        Hint.BOILERPLATE,
        (
            "nav* navbar* menu* submenu sidebar* footer* ad ads adv advert* adsense adsbox adbox banner* gpt dfp promo* newsletter* subscri* cookie*",
            "consent popup modal* login signin search* pagination pager paging widget* toolbar offcanvas skip sponsor* outbrain taboola* donat*",
            "disclaimer copyright download*",
        ),
    ),
    (
        Hint.RELATED,
        (
            "related* relate also more* readmore seealso recommend* popular* latest* trending* teaser* similar* suggest* mostread* recent* moreon",
            "prevnext previous next",
        ),
    ),
    (Hint.COMMENTS, ("comment* disqus* respond fbcomments reply replies",)),
    (
        Hint.SHARE,
        (
            "share* sharing sharethis* social* addthis* addtoany tag tags taglist tagcloud tagarea keywords topics counter views viewcount hits",
            "print printbtn rating vote* like follow* bookmark fontsize zoom",
        ),
    ),
    (Hint.CAPTION, ("caption* figcaption pcaption credit* photocredit imgcaption",)),
    (Hint.TICKER, ("ticker* newsticker* marquee* breaking* scrollnews scrool* newsflash myslides scroll* headlines",)),
    (
        Hint.AUTHOR,
        (
            "author* byline* reporter* reportar* writer* writter correspondent* contributor* journalist* pwriter dauthor rpt vcard autor*",
        ),
    ),
    (
        Hint.TITLE,
        (
            "titl* headline* heading* dtitle entrytitle posttitle newshead* newstitle* storyhead* arthead* titel* ueberschrift",
        ),
    ),
    (Hint.KICKER, ("kicker shoulder* overline roofline topline subtitle* eyebrow",)),
    (Hint.BREADCRUMBS, ("breadcrumb* crumb crumbs",)),
    (Hint.HIDDEN, ("hidden hide invisible screenreader sr visuallyhidden dnone",)),
    (Hint.CLOCK, ("clock today* currentdate todaydate",)),
)


def _words() -> tuple[dict[str, int], dict[str, int]]:
    whole: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    for meaning, rows in _WORDS:
        for word in " ".join(rows).split():
            table = beginnings if word.endswith("*") else whole
            key = word.removesuffix("*")
            table[key] = table.get(key, Hint.NOTHING) | meaning
    return whole, beginnings


_WHOLE, _BEGINNINGS = _words()
_LENGTHS: Final = sorted(set(map(len, _BEGINNINGS)))
_WHOLE_PAGE: Final = frozenset({"html", "body", "main"})
_PARTS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def hints_of(tag: str, names: str) -> int:
    """Tell what an element with this tag and these class names and id says that it holds."""
    if tag in _WHOLE_PAGE or "hentry" in names:
        return Hint.NOTHING  # WordPress lists the article's tags, categories and author among the names of the article
    found = BY_TAG.get(tag, Hint.NOTHING)
    if "label-hidden" in names:
        names = names.replace("label-hidden", "")  # Drupal's fields without their labels
    for part in _PARTS.findall(names):
        found |= _word(part.lower())
    return found


@lru_cache(maxsize=65536)
def _word(part: str) -> int:
    found = _WHOLE.get(part, Hint.NOTHING)
    for length in _LENGTHS:
        found |= _BEGINNINGS.get(part[:length], Hint.NOTHING)
    return found
