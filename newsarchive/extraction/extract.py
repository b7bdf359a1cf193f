"""From a page to an article: the strings as the page shows them, and for each field the rule that found it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from selectolax.lexbor import LexborNode

from newsarchive.bengali import bylines
from newsarchive.bengali.text import fold
from newsarchive.extraction.document import Document, parse
from newsarchive.extraction.generic import GenericPage
from newsarchive.extraction.layout import Layout, RelatedList, Selector
from newsarchive.extraction.shown import Candidate, Shown, shown
from newsarchive.extraction.structured import StructuredArticle, structured_article
from newsarchive.items import Article, Page, Problem, Reason, RelatedLink, Role, TickerHeadline, TimeWitness


def extract(page: Page, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Extract an article from a page. Pure, and never raises for any bytes: what is wrong or missing is among its problems.

    `layouts`: the designs to choose from, likeliest first; the first whose fingerprint fits is used, none is needed for what the page tells
    machines (JSON-LD, meta). `outlet_names`: names that are no byline. The result is as shown; `normalize` makes it comparable.
    """
    return extract_document(parse(page), layouts, outlet_names)


def extract_document(document: Document, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Do what `extract` does with a page that is parsed already."""
    page = shown(document, layouts)
    article = Article(url=document.page.url, problems=list(document.problems))
    article.layout = page.layout.name if page else None
    article.canonical_url = document.canonical
    machine = structured_article(document)
    if machine and machine.is_free is False:
        article.problems.append(Problem("page", Reason.PAYWALLED, "json-ld: isAccessibleForFree"))
    generic = GenericPage(document, machine, outlet_names)
    outlets = {_folded(name) for name in generic.outlets}
    _headline(article, page, outlets, generic)
    _byline(article, document, page, machine, outlets, generic)
    _times(article, document, page, machine, generic)
    _body(article, page, machine, generic)
    _byline_of_body(article)
    _about(article, document, page, machine)
    if page:
        _ticker(article, page)
        _related(article, page)
    else:
        _generic_lists(article, generic)
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
        elif refused and _folded(value) in refused:
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


def _trusted(page: Shown | None, field: str) -> str | None:
    return page.first_rule(getattr(page.layout, field)) if page else None


def _headline(article: Article, page: Shown | None, outlets: set[str], generic: GenericPage) -> None:
    """Take the heading that the page shows; machines are told it with the outlet's name behind, or without its quotation marks."""

    def candidates() -> Iterator[Candidate]:
        if page:
            yield from page.found(page.layout.headline)
        yield from generic.headline()
        yield from generic.titles()

    _take(article, "headline", candidates(), outlets, _trusted(page, "headline"))
    _take(article, "kicker", page.found(page.layout.kicker) if page else generic.kicker())


def _byline(
    article: Article,
    document: Document,
    page: Shown | None,
    machine: StructuredArticle | None,
    outlets: set[str],
    generic: GenericPage,
) -> None:
    def candidates() -> Iterator[Candidate]:
        yield from page.found(page.layout.byline) if page else generic.sure_bylines()
        if machine:
            yield "json-ld: author", ", ".join(machine.authors) or None
        if not page:
            yield from generic.likely_bylines()
        elif page.scope.css_first(_CALLED_AUTHOR) is not None:
            yield from generic.sure_bylines()
        yield "meta: author", _meta(document, "author", "article:author")

    # Sites write the headline or their own name where machines look for the author (facts of several eMythMakers and Witter sites).
    # Themes print "admin" or "name of the reporter" where nobody is named.
    refused = outlets | bylines.NOBODY | ({_folded(article.headline)} if article.headline else set())
    _take(
        article,
        "byline",
        (_without_address(rule, value) for rule, value in candidates()),
        refused,
        _trusted(page, "byline"),
    )


# Where a design finds no byline, only a page with such an element is read the generic way, which walks over its whole tree.
_CALLED_AUTHOR = "[rel~=author], [itemprop=author], " + ", ".join(
    f'[class*="{word}" i]' for word in "author byline report writ correspond journalist contributor".split()
)
_folded = lru_cache(maxsize=4096)(fold)  # an outlet's names and the headlines of its strip, on each of its pages


def _without_address(rule: str, value: str | None) -> Candidate:
    """Pass over an author that is a web address (Facebook pages in article:author) or the name of a host."""
    return rule, None if value and _ADDRESS.match(value) else value


# A host's last part is small letters: "S.M.Sohel" is a name.
_ADDRESS = re.compile(r"\s*(?:(?i:https?://|www\.)|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?\s*$)")


def _times(
    article: Article, document: Document, page: Shown | None, machine: StructuredArticle | None, generic: GenericPage
) -> None:
    """Collect every string that may tell a time; `normalize` reads them and decides."""
    times = article.times
    if page:
        times += _layout_times(page)
    else:
        times += generic.sure_times()
    if machine and machine.published:
        times.append(TimeWitness("json-ld: datePublished", machine.published, "published"))
    if machine and machine.modified:
        times.append(TimeWitness("json-ld: dateModified", machine.modified, "modified"))
    for name, role in _TIME_META:
        text = _meta(document, name)
        if text:
            times.append(TimeWitness(f"meta: {name}", text, role))
    if not page:
        times += generic.likely_times()
    elif not times:
        found = generic.sure_times() + generic.likely_times()
        times += [replace(witness, half_unknown=page.layout.clock_without_half) for witness in found]
    if page and times:
        trusted = [selectors[0] for selectors in (page.layout.published, page.layout.times) if selectors]
        if trusted and not {page.rule(written) for written in trusted} & {witness.rule for witness in times}:
            article.problems.append(_failed("published_at", page.rule(trusted[0])))


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


def _body(article: Article, page: Shown | None, machine: StructuredArticle | None, generic: GenericPage) -> None:
    def candidates() -> Iterator[Candidate]:
        has_place = False
        for candidate in page.bodies() if page else generic.body():
            has_place = True
            yield candidate
        if machine:
            yield "json-ld: articleBody", machine.body
        if page and not has_place:  # an element of the layout that is empty means a page of pictures
            yield from generic.body()

    _take(article, "body", candidates(), trusted=_trusted(page, "body"))


def _byline_of_body(article: Article) -> None:
    """Copy the byline that the story begins with, where none stands in a place of its own; the body keeps it."""
    byline = None if article.byline else bylines.in_first_line((article.body or "").partition("\n\n")[0])
    if byline:
        article.byline = byline
        article.witnesses["byline"] = "body: first line"
        missing = (Reason.NOT_ON_PAGE, Reason.EMPTY)
        article.problems = [told for told in article.problems if told.field != "byline" or told.reason not in missing]


def _about(article: Article, document: Document, page: Shown | None, machine: StructuredArticle | None) -> None:
    """Fill what describes the article: section, tags, picture, captions, language."""

    def sections() -> Iterator[Candidate]:
        if page:
            yield from page.found(page.layout.section, anywhere=True)
        if machine:
            yield "json-ld: articleSection", machine.section
        yield "meta: article:section", _meta(document, "article:section")

    def images() -> Iterator[Candidate]:
        if page:
            yield from page.found(page.layout.image)
        yield "meta: og:image", _meta(document, "og:image")
        if machine:
            yield "json-ld: image", machine.image

    def tags() -> Iterator[tuple[str, Iterable[str]]]:
        if page:
            yield from page.all(page.layout.tags)
        if machine:
            yield "json-ld: keywords", machine.tags
        yield "meta: article:tag", document.meta.get("article:tag", ())

    _take(article, "section", sections(), trusted=_trusted(page, "section"))
    _take(article, "image", images(), trusted=_trusted(page, "image"))
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


def extract_ticker(document: Document, layouts: Iterable[Layout]) -> list[TickerHeadline]:
    """Read the running strip of a page that need not be an article, by the first layout that finds one."""
    for layout in layouts:
        for written in layout.ticker:
            headlines = _strip(document, written)
            if headlines:
                return headlines
    return []


def _ticker(article: Article, page: Shown) -> None:
    for written in page.layout.ticker:
        article.ticker = _strip(page.document, written)
        if article.ticker:
            article.witnesses["ticker"] = page.rule(written)
            if written != page.layout.ticker[0]:
                article.problems.append(_failed("ticker", page.rule(page.layout.ticker[0])))
            return


def _strip(document: Document, written: str) -> list[TickerHeadline]:
    """Read a strip's headlines in order, once each: a marquee writes its list twice to run without a gap."""
    headlines: dict[str, TickerHeadline] = {}
    for node in document.tree.css(written):
        title = node.text()
        if title and not title.isspace():
            link = node if node.tag == "a" else node.css_first("a")
            href = link.attributes.get("href") if link else None
            headlines.setdefault(_folded(title), TickerHeadline(title, document.absolute(href)))
    return list(headlines.values())


def _related(article: Article, page: Shown) -> None:
    document = page.document
    for related in page.layout.related:
        nodes = page.nodes(related.entry) or document.tree.css(related.entry)
        entries = [_entry(node, related, document) for node in nodes]
        kept = {entry.title + (entry.url or ""): entry for entry in entries if entry and not _is_itself(article, entry)}
        if kept:
            article.related = list(kept.values())
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


def _entry(node: LexborNode, related: RelatedList, document: Document) -> RelatedLink | None:
    title = _part(node, related.title)
    if not title or title.isspace():
        return None
    link = _part(node, related.link) if node.tag != "a" else node.attributes.get("href")
    return RelatedLink(
        title=title,
        url=document.absolute(link),
        published_raw=_part(node, related.published),
    )


def _part(entry: LexborNode, written: str | None) -> str | None:
    if not written:
        return None if written is None else entry.text()
    selector = Selector.of(written)
    node = entry.css_first(selector.css)
    return selector.read(node) if node else None


def _meta(document: Document, *names: str) -> str | None:
    return next((document.meta[name][0] for name in names if name in document.meta), None)
