"""A layout: how pages of one template are recognised, and the selectors of their fields. Data only."""

from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborNode

from newsarchive.items import Verified


@dataclass(frozen=True, slots=True)
class Selector:
    """A CSS selector, and which value of the matched element is meant.

    Written `css` for its text, `css@name` for an attribute, `css::own` for the text outside its child elements. A last `::all` joins the values of
    all elements that match: several authors, a date and its clock in two elements, a body in cards.
    """

    css: str
    attribute: str | None = None
    own_text: bool = False
    joined: bool = False

    @staticmethod
    @cache
    def of(written: str) -> "Selector":
        """Return the selector of a written form."""
        joined = written.endswith("::all")
        written = written.removesuffix("::all")
        if written.endswith("::own"):
            return Selector(written.removesuffix("::own"), own_text=True, joined=joined)
        css, _, attribute = written.partition("@")
        return Selector(css, attribute or None, joined=joined)

    def read(self, node: LexborNode, separator: str = "") -> str | None:
        """Return the value of a matched element, white space unchanged; None if the attribute is missing.

        `separator` is put between the texts of its child elements.
        """
        if self.attribute:
            return node.attributes.get(self.attribute)
        return node.text(deep=not self.own_text, separator=separator)


def containing_text(css: str, words: str) -> str:
    """Return the selector of the elements that contain words, also in a `<strong>` inside: `:lexbor-contains` sees own text only."""
    contains = f':lexbor-contains("{words}")'
    return f"{css}:is({contains}, :has({contains}))"


@dataclass(frozen=True, slots=True)
class RelatedList:
    """The related links: a selector of the entries and, within an entry, of title, link and time as shown.

    An empty `title` means the entry's own text.
    """

    entry: str
    title: str
    link: str = "a@href"
    published: str | None = None


@dataclass(frozen=True)
class Layout:
    """One template of pages. The selectors of a field are in order of trust; the first that gives a value is the field's witness.

    If any but the first had to serve, that is a problem (`rule_failed`); variants of equal rank are one selector, with a comma.

    `scope`: the element that contains the article; fields are looked up inside it, section, ticker and related links also outside.
    `fingerprint`: CSS selectors that must all match inside it. `published`: elements of the publish time, whatever their label (some themes call it
    an update); `times`: elements whose own labels separate publish and update time. `mislabelled_utc`: attributes that hold local time under a false
    offset of zero. `twelve_hour_without_meridiem`: its clocks have twelve hours and no am or pm. `body`: the element that contains the paragraphs.
    `drop`: elements inside it that are not the article's. `zone`: the time zone of the one outlet that uses the layout, for pages of unknown
    addresses. `absent`: fields that pages of the template do not show; a field that is neither absent nor has a selector is left to the heuristics.
    `verified_on`: on which page the selectors were seen to work, and when.
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
    mislabelled_utc: tuple[str, ...] = ()
    twelve_hour_without_meridiem: bool = False
    zone: str = ""
    drop: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    ticker: tuple[str, ...] = ()
    related: tuple[RelatedList, ...] = field(default=())
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
