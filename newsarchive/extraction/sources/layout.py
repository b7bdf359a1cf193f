"""What a layout is: how one page design of a CMS is recognised and where its fields stand. Data only; `extract` reads it."""

from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborNode

from newsarchive.items import Verified


@dataclass(frozen=True, slots=True)
class Selector:
    """Where a value stands: a CSS selector, and what of the element is meant.

    Written `css` for its text, `css@name` for an attribute, `css::own` for the text that is not inside child elements, and with a last `::all` for
    those of all elements that match, joined: several authors, a date and its clock in two elements, a body in cards.
    """

    css: str
    attribute: str | None = None
    own_text: bool = False
    joined: bool = False

    @staticmethod
    @cache
    def of(written: str) -> "Selector":
        """Read the written form."""
        joined = written.endswith("::all")
        written = written.removesuffix("::all")
        if written.endswith("::own"):
            return Selector(written.removesuffix("::own"), own_text=True, joined=joined)
        css, _, attribute = written.partition("@")
        return Selector(css, attribute or None, joined=joined)

    def read(self, node: LexborNode, separator: str = "") -> str | None:
        """Give what is meant of a found element, with its white space as it stands; None where the attribute is missing.

        `separator` is put between the texts of its child elements.
        """
        if self.attribute:
            return node.attributes.get(self.attribute)
        return node.text(deep=not self.own_text, separator=separator)


def saying(css: str, words: str) -> str:
    """Write the selector of those elements that hold words, themselves or in a `<strong>` inside: `:lexbor-contains` looks at own text only."""
    holds = f':lexbor-contains("{words}")'
    return f"{css}:is({holds}, :has({holds}))"


@dataclass(frozen=True, slots=True)
class RelatedList:
    """The list of other stories: a selector of its entries and, within an entry, of title, link and time as shown.

    An empty `title` is the entry's own text.
    """

    entry: str
    title: str
    link: str = "a@href"
    published: str | None = None


@dataclass(frozen=True)
class Layout:
    """One page design. Selectors stand in order of trust; the first that gives a value is the field's witness.

    That any but the first had to serve is told as a problem: variants of equal right are one selector, with a comma.

    `scope`: the element that holds the article; all fields are looked for inside it, section, ticker and related list also outside.
    `fingerprint`: CSS selectors that must all match inside it. `published`: places of the publish time, whatever label stands there (some themes
    call it an update); `times`: elements whose own labels tell publication and update apart. `local_clock`: attributes that hold the local clock
    under a false offset of zero. `clock_without_half`: its clocks have twelve hours and no am or pm. `body`: the element that holds the paragraphs.
    `drop`: what inside it is not the article. `zone`: that of the one house whose design it is, for its pages under unknown addresses.
    `verified_on`: what the selectors were checked against, and when.
    """

    name: str
    verified_on: Verified
    fingerprint: tuple[str, ...]
    headline: tuple[str, ...]
    body: tuple[str, ...]
    scope: str = "body"
    kicker: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    local_clock: tuple[str, ...] = ()
    clock_without_half: bool = False
    zone: str = ""
    drop: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    ticker: tuple[str, ...] = ()
    related: tuple[RelatedList, ...] = field(default=())
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: tuple[str, ...] = ()
