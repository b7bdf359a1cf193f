"""From a page to an article: the strings as the page shows them, and for each field the rule that found it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from newsarchive.bengali import bylines
from newsarchive.extraction.blocks import MOST_ELEMENTS
from newsarchive.extraction.document import Document, parse
from newsarchive.extraction.heuristics import GenericPage
from newsarchive.extraction.heuristics.dateline import of_first_line
from newsarchive.extraction.lists import entries, strip
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.persons import person
from newsarchive.extraction.sources.embedded_state import StateArticle
from newsarchive.extraction.sources.layout import Layout
from newsarchive.extraction.sources.layout_view import Candidate, Shown, shown
from newsarchive.extraction.sources.metadata import StructuredArticle, structured_article, tells_of_another
from newsarchive.items import Article, Page, Problem, Reason, RelatedLink, Role, TimeWitness


def extract(page: Page, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Extract an article from a page. Pure, and never raises for any bytes: what is wrong or missing is among its problems.

    `layouts`: the designs to choose from, likeliest first; the first whose fingerprint fits is used, none is needed for what the page tells
    machines (JSON-LD, meta). `outlet_names`: names that are no byline. The result is as shown; `normalize` makes it comparable.
    """
    return extract_document(parse(page), layouts, outlet_names)


@dataclass(frozen=True, slots=True)
class _Witnesses:
    """Who may tell of a page's article.

    `page`: the page as its layout shows it, None where no layout fits. `machine`: what it tells machines. `state`: what its program keeps of an
    article that it does not show. `generic`: what is read without a layout, when it is asked.
    """

    document: Document
    page: Shown | None
    machine: StructuredArticle | None
    state: StateArticle | None
    generic: GenericPage

    def meta(self, *names: str) -> str | None:
        """Give the content of the first of some meta tags."""
        meta = self.document.meta
        return next((meta[name][0] for name in names if name in meta), None)

    def trusted(self, field: str) -> str | None:
        """Name the rule that the layout trusts most for a field."""
        return self.page.first_rule(getattr(self.page.layout, field)) if self.page else None


def extract_document(document: Document, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Do what `extract` does with a page that is parsed already."""
    page = shown(document, layouts)
    machine = structured_article(document)
    generic = GenericPage(document, machine, outlet_names)
    state = None if page and page.shows_body() else generic.state
    told = _Witnesses(document, page, machine, state, generic)
    article = Article(url=document.page.url, problems=list(document.problems))
    article.layout = page.layout.name if page else None
    article.canonical_url = document.canonical
    if machine and machine.is_free is False:
        article.problems.append(Problem("page", Reason.PAYWALLED, "json-ld: isAccessibleForFree"))
    outlets = {folded(name) for name in generic.outlets}
    _headline(article, told, outlets)
    if machine and tells_of_another(machine, f"{article.headline or ''} {article.kicker or ''}", outlets):
        article.problems.append(Problem("headline", Reason.CONTRADICTED, f"json-ld tells of {machine.headline}"[:160]))
        told = replace(told, machine=None)
    _byline(article, told, outlets)
    _times(article, told)
    _body(article, told)
    _byline_of_body(article)
    _day_of_body(article)
    _about(article, told)
    if page:
        _ticker(article, page, generic)
        _related(article, page)
    else:
        _generic_lists(article, generic)
        if generic.outline.is_cut:
            article.problems.append(
                Problem("page", Reason.TOO_DEEP, f"only its first {MOST_ELEMENTS} elements were read")
            )
        if generic.several:
            article.problems.append(Problem("page", Reason.SEVERAL_ARTICLES, "only the first was read"))
    return article


def _take(
    article: Article,
    field: str,
    candidates: Iterable[Candidate],
    refused: Collection[str] = (),
    trusted: str | None = None,
) -> None:
    """Set a field to the first candidate that says something and is not refused; note why there is none.

    `trusted`: the rule that the page's layout trusts most; that another one had to serve is told, for selectors decay.
    """
    empty = None
    for rule, value in candidates:
        if value is None:
            continue
        if not value or value.isspace():
            empty = rule
        elif refused and folded(value) in refused:
            article.problems.append(Problem(field, Reason.REFUSED, f"{rule} says {value.strip()[:80]}"))
        else:
            setattr(article, field, value)
            article.witnesses[field] = rule
            if trusted and rule != trusted:
                article.problems.append(_failed(field, trusted))
            return
    article.problems.append(Problem(field, Reason.EMPTY, empty) if empty else _not_on_page(field))


def _failed(field: str, trusted: str) -> Problem:
    return Problem(field, Reason.RULE_FAILED, f"{trusted} found nothing")


@cache
def _not_on_page(field: str) -> Problem:
    return Problem(field, Reason.NOT_ON_PAGE)


def _headline(article: Article, told: _Witnesses, outlets: set[str]) -> None:
    """Take the heading that the page shows; machines are told it with the outlet's name behind, or without its quotation marks."""
    page, state, generic = told.page, told.state, told.generic

    def candidates() -> Iterator[Candidate]:
        if page:
            yield from page.found(page.layout.headline)
        if state and state.headline:
            yield state.headline
        yield from generic.headline()
        yield from generic.titles()

    _take(article, "headline", candidates(), outlets, told.trusted("headline"))
    _take(article, "kicker", page.found(page.layout.kicker) if page else generic.kicker())


def _byline(article: Article, told: _Witnesses, outlets: set[str]) -> None:
    page, machine, state, generic = told.page, told.machine, told.state, told.generic

    def candidates() -> Iterator[Candidate]:
        if page:
            yield from page.found(page.layout.byline)
        if state and state.byline:
            yield state.byline
        if not page:
            yield from generic.sure_bylines()
        if machine:
            yield "json-ld: author", ", ".join(machine.authors) or None
        if not page:
            yield from generic.likely_bylines()
        elif page.scope.css_first(_CALLED_AUTHOR) is not None:
            yield from generic.sure_bylines()
        yield "meta: author", told.meta("author", "article:author")

    # Sites write the headline or their own name where machines look for the author (facts of several eMythMakers and Witter sites).
    # Themes print "admin" or "name of the reporter" where nobody is named.
    refused = outlets | bylines.NOBODY | ({folded(article.headline)} if article.headline else set())
    persons = ((rule, person(rule, value, told.document)) for rule, value in candidates())
    _take(article, "byline", persons, refused, told.trusted("byline"))


# Where a design finds no byline, only a page with such an element is read the generic way, which walks over its whole tree.
_CALLED_AUTHOR = "[rel~=author], [itemprop=author], " + ", ".join(
    f'[class*="{word}" i]' for word in "author byline report writ correspond journalist contributor".split()
)


def _times(article: Article, told: _Witnesses) -> None:
    """Collect every string that may tell a time; `normalize` reads them and decides."""
    state = list(_state_times(told.state)) if told.state else []
    if told.page:
        _times_of_design(article, told, told.page, state)
        return
    sure, machines, likely = told.generic.sure_times(), list(_machine_times(told)), told.generic.likely_times()
    if told.machine and told.machine.is_video:  # a film is put up before its story, or long after
        machines, likely = likely, machines
    article.times += [*state, *sure, *machines, *likely]


def _times_of_design(article: Article, told: _Witnesses, page: Shown, state: list[TimeWitness]) -> None:
    """Take the strings where the layout has them, and what machines are told; where there are none, those that the generic way finds."""
    layout, generic = page.layout, told.generic
    article.times += [*_layout_times(page), *state, *_machine_times(told)]
    if not article.times:
        found = generic.sure_times() + generic.likely_times()
        article.times += [replace(witness, half_unknown=layout.clock_without_half) for witness in found]
    trusted = [page.rule(selectors[0]) for selectors in (layout.published, layout.times) if selectors]
    if article.times and trusted and not set(trusted) & {witness.rule for witness in article.times}:
        article.problems.append(_failed("published_at", trusted[0]))


def _state_times(state: StateArticle) -> Iterator[TimeWitness]:
    if state.published:
        yield TimeWitness(*state.published, "published")
    if state.modified:
        yield TimeWitness(*state.modified, "modified")


def _machine_times(told: _Witnesses) -> Iterator[TimeWitness]:
    machine = told.machine
    if machine and machine.published:
        yield TimeWitness("json-ld: datePublished", machine.published, "published")
    if machine and machine.modified:
        yield TimeWitness("json-ld: dateModified", machine.modified, "modified")
    for name, role in _TIME_META:
        text = told.meta(name)
        if text:
            yield TimeWitness(f"meta: {name}", text, role)


def _layout_times(page: Shown) -> Iterator[TimeWitness]:
    layout = page.layout
    half_unknown = layout.clock_without_half
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("published", layout.published),
        ("either", layout.times),
        ("modified", layout.modified),
    )
    for role, selectors in roles:
        for rule, text in page.found(selectors, join=" ", separator=" "):
            if text:
                yield TimeWitness(rule, text, role, half_unknown)
    for rule, text in page.found(layout.local_clock):
        if text:
            yield TimeWitness(rule, _FALSE_OFFSET.sub("", text), "published")


_FALSE_OFFSET = re.compile(r"(?:Z|[+-]00:?00)\s*$")
_TIME_META: tuple[tuple[str, Role], ...] = (
    ("article:published_time", "published"),
    ("article:modified_time", "modified"),
    # Of schema.org, Dublin Core, Parse.ly, Sailthru, and of publishers' own.
    ("datepublished", "published"),
    ("datemodified", "modified"),
    ("dc.date.issued", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("publish-date", "published"),
    ("publish_date", "published"),
    ("pubdate", "published"),
)


def _body(article: Article, told: _Witnesses) -> None:
    page, state, generic = told.page, told.state, told.generic

    def candidates() -> Iterator[Candidate]:
        if state:
            yield state.body
        has_place = False
        for candidate in page.bodies() if page else generic.body():
            has_place = True
            yield candidate
        in_json = told.machine.body if told.machine else None
        # An element of the layout that is empty means a page of pictures. Many templates run the paragraphs of articleBody together.
        shown = list(generic.body()) if page and not has_place else []
        if in_json and "\n\n" not in in_json:
            yield from (each for each in shown if each[1] and len(each[1]) > _MOST_OF * len(in_json))
        yield "json-ld: articleBody", in_json
        yield from shown

    _take(article, "body", candidates(), trusted=told.trusted("body"))


_MOST_OF = 0.8  # of the length of articleBody, that what the page shows must have to go before it


def _byline_of_body(article: Article) -> None:
    """Copy the byline that the story begins with, where none stands in a place of its own; the body keeps it."""
    byline = None if article.byline else bylines.in_first_line((article.body or "").partition("\n\n")[0])
    if byline:
        article.byline = byline
        article.witnesses["byline"] = "body: first line"
        missing = (Reason.NOT_ON_PAGE, Reason.EMPTY)
        article.problems = [told for told in article.problems if told.field != "byline" or told.reason not in missing]


def _day_of_body(article: Article) -> None:
    """Hear the dateline that the story begins with, where the page tells no time."""
    dateline = None if article.times else of_first_line((article.body or "").partition("\n\n")[0])
    if dateline:
        article.times.append(TimeWitness("body: dateline", dateline, "published"))


def _about(article: Article, told: _Witnesses) -> None:
    """Fill what describes the article: section, tags, picture, captions, language."""
    document, page, machine = told.document, told.page, told.machine

    def sections() -> Iterator[Candidate]:
        if page:
            yield from page.found(page.layout.section, anywhere=True)
        if machine:
            yield "json-ld: articleSection", machine.section
        yield "meta: article:section", told.meta("article:section")

    def images() -> Iterator[Candidate]:
        if page:
            yield from page.found(page.layout.image)
        yield "meta: og:image", told.meta("og:image")
        if machine:
            yield "json-ld: image", machine.image

    def tags() -> Iterator[tuple[str, Iterable[str]]]:
        if page:
            yield from page.all(page.layout.tags)
        if machine:
            yield "json-ld: keywords", machine.tags
        yield "meta: article:tag", document.meta.get("article:tag", ())

    _take(article, "section", sections(), trusted=told.trusted("section"))
    _take(article, "image", images(), trusted=told.trusted("image"))
    article.image = document.absolute(article.image)
    root = document.tree.root
    article.language = (root.attributes.get("lang") if root else None) or (machine.language if machine else None)
    _take_list(article, "tags", tags())
    _take_list(article, "captions", _captions(article, page) if page else ())


def _captions(article: Article, page: Shown) -> Iterator[tuple[str, list[str]]]:
    """Join what all selectors find: captions stand in several kinds of places. Some templates print the headline for want of one."""
    rules: list[str] = []
    texts: list[str] = []
    headline = (article.headline or "").strip()
    for rule, values in page.all(page.layout.captions):
        rules.append(rule)
        texts += (text for text in values if text.strip() != headline)
    yield "; ".join(rules), texts


def _take_list(article: Article, field: str, candidates: Iterable[tuple[str, Iterable[str]]]) -> None:
    for rule, values in candidates:
        kept = list(dict.fromkeys(value for value in values if value and not value.isspace()))
        if kept:
            setattr(article, field, kept)
            article.witnesses[field] = rule
            return
    article.problems.append(_not_on_page(field))


def _ticker(article: Article, page: Shown, generic: GenericPage) -> None:
    """Take the strip by the layout; where it finds none, the page may have another, which its name tells."""
    for css in page.layout.ticker:
        article.ticker = strip(page.document, css)
        if article.ticker:
            article.witnesses["ticker"] = page.rule(css)
            if css != page.layout.ticker[0]:
                article.problems.append(_failed("ticker", page.rule(page.layout.ticker[0])))
            return
    if page.document.tree.css_first(_CALLED_STRIP) is not None:
        rule, article.ticker = generic.ticker()
        if article.ticker:
            article.witnesses["ticker"] = rule
            if page.layout.ticker:
                article.problems.append(_failed("ticker", page.rule(page.layout.ticker[0])))


# Only a page with such an element is read the generic way for a strip.
_CALLED_STRIP = 'marquee, [class*="ticker" i], [id*="ticker" i], [class*="breaking" i], [class*="trending" i]'


def _related(article: Article, page: Shown) -> None:
    for related in page.layout.related:
        kept = [entry for entry in entries(page, related) if not _is_itself(article, entry)]
        if kept:
            article.related = kept
            article.witnesses["related"] = page.rule(related.entry)
            return


def _is_itself(article: Article, entry: RelatedLink) -> bool:
    """Tell whether an entry is the story that the page tells: some lists of a section begin with it."""
    return entry.url in (article.url, article.canonical_url) or entry.title.strip() == (article.headline or "").strip()


def _generic_lists(article: Article, generic: GenericPage) -> None:
    """Take what an unknown page shows of other stories, and its captions."""
    for field, (rule, values) in (
        ("ticker", generic.ticker()),
        ("related", generic.related()),
        ("captions", generic.captions()),
    ):
        if values:
            setattr(article, field, values)
            article.witnesses[field] = rule
