"""From a page to an article: the strings as the page shows them, and for each field the rule that found it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from selectolax.lexbor import LexborNode

from newsarchive.bengali.text import fold
from newsarchive.extraction.body import paragraphs
from newsarchive.extraction.document import Document, parse
from newsarchive.extraction.layout import Layout, RelatedList, Selector
from newsarchive.extraction.structured import StructuredArticle, structured_article
from newsarchive.items import Article, Page, Problem, Reason, RelatedLink, TickerHeadline, TimeWitness

_Candidate = tuple[str, str | None]  # the rule, and what it found


def extract(page: Page, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Extract an article from a page. Pure, and never raises for any bytes: what is wrong or missing is among its problems.

    `layouts`: the designs to choose from, likeliest first; the first whose fingerprint fits is used, none is needed for what the page tells
    machines (JSON-LD, meta). `outlet_names`: names that are no byline. The result is as shown; `normalize` makes it comparable.
    """
    return extract_document(parse(page), layouts, outlet_names)


def extract_document(document: Document, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Do what `extract` does with a page that is parsed already."""
    shown = next(_shown(document, layouts), None)
    article = Article(url=document.page.url, problems=list(document.problems))
    article.layout = shown.layout.name if shown else None
    article.canonical_url = document.canonical
    machine = structured_article(document)
    _headline(article, document, shown, machine)
    _byline(article, document, shown, machine, outlet_names)
    _times(article, document, shown, machine)
    _body(article, shown, machine)
    _about(article, document, shown, machine)
    if shown:
        _ticker(article, shown)
        _related(article, shown)
    return article


class _Shown:
    """A page read through its layout."""

    def __init__(self, document: Document, layout: Layout, scope: LexborNode) -> None:
        self.document = document
        self.layout = layout
        self.scope = scope

    def rule(self, written: str) -> str:
        return f"{self.layout.name}: {written}"

    def found(self, selectors: Sequence[str]) -> Iterator[_Candidate]:
        """Give for each selector that matches the text of its first element that holds any; an empty text if none does."""
        for rule, texts in self.all(selectors):
            yield rule, next(texts, "")

    def all(self, selectors: Sequence[str]) -> Iterator[tuple[str, Iterator[str]]]:
        """Give for each selector that matches the texts of its elements, of those that hold some."""
        for written in selectors:
            selector = Selector.of(written)
            nodes = self.scope.css(selector.css)
            if nodes:
                yield self.rule(written), _texts(selector, nodes)


def _texts(selector: Selector, nodes: Iterable[LexborNode]) -> Iterator[str]:
    return (text for node in nodes if (text := selector.read(node)) and not text.isspace())


def _shown(document: Document, layouts: Iterable[Layout]) -> Iterator[_Shown]:
    """Give the page as each layout that fits it shows it."""
    for layout in layouts:
        scope = layout.find(document.tree)
        if scope:
            yield _Shown(document, layout, scope)


def _take(article: Article, field: str, candidates: Iterable[_Candidate], refused: Collection[str] = ()) -> None:
    """Set a field to the first candidate that says something and is not refused; note why there is none."""
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
            return
    article.problems.append(Problem(field, Reason.EMPTY, empty) if empty else _not_on_page(field))


@cache
def _not_on_page(field: str) -> Problem:
    return Problem(field, Reason.NOT_ON_PAGE)


def _headline(article: Article, document: Document, shown: _Shown | None, machine: StructuredArticle | None) -> None:
    def candidates() -> Iterator[_Candidate]:
        if shown:
            yield from shown.found(shown.layout.headline)
        if machine:
            yield "json-ld: headline", machine.headline
        yield "meta: og:title", _meta(document, "og:title")
        if not shown:
            headings = document.tree.tags("h1")
            if len(headings) == 1:
                yield "h1", headings[0].text()
        title = document.tree.css_first("title")
        yield "title", title.text() if title else None

    _take(article, "headline", candidates())
    _take(article, "kicker", shown.found(shown.layout.kicker) if shown else ())


def _byline(
    article: Article,
    document: Document,
    shown: _Shown | None,
    machine: StructuredArticle | None,
    outlet_names: Collection[str],
) -> None:
    def candidates() -> Iterator[_Candidate]:
        if shown:
            yield from shown.found(shown.layout.byline)
        if machine:
            yield "json-ld: author", ", ".join(machine.authors) or None
        yield "meta: author", _meta(document, "author", "article:author")

    # Sites write the headline or their own name where machines look for the author (facts of several eMythMakers and Witter sites).
    refused = {_folded(name) for name in (*outlet_names, article.headline) if name}
    _take(article, "byline", (_without_address(rule, value) for rule, value in candidates()), refused)


_folded = lru_cache(maxsize=1024)(fold)  # an outlet's names and desks, on each of its pages


def _without_address(rule: str, value: str | None) -> _Candidate:
    """Pass over an author that is a web address (Facebook pages in article:author)."""
    return rule, None if value and value.strip().lower().startswith(("http://", "https://", "www.")) else value


def _times(article: Article, document: Document, shown: _Shown | None, machine: StructuredArticle | None) -> None:
    """Collect every string that may tell a time; `normalize` reads them and decides."""
    times = article.times
    if shown:
        layout = shown.layout
        times += (TimeWitness(rule, text, "published") for rule, text in shown.found(layout.published) if text)
        times += (TimeWitness(rule, text, "either") for rule, text in shown.found(layout.times) if text)
        times += (TimeWitness(rule, text, "modified") for rule, text in shown.found(layout.modified) if text)
    if machine and machine.published:
        times.append(TimeWitness("json-ld: datePublished", machine.published, "published"))
    if machine and machine.modified:
        times.append(TimeWitness("json-ld: dateModified", machine.modified, "modified"))
    for name, role in _TIME_META:
        text = _meta(document, name)
        if text:
            times.append(TimeWitness(f"meta: {name}", text, role))


_TIME_META: tuple[tuple[str, Literal["published", "modified"]], ...] = (
    ("article:published_time", "published"),
    ("article:modified_time", "modified"),
)


def _body(article: Article, shown: _Shown | None, machine: StructuredArticle | None) -> None:
    def candidates() -> Iterator[_Candidate]:
        if shown:
            for written in shown.layout.body:
                node = shown.scope.css_first(written)
                if node:
                    yield shown.rule(written), "\n\n".join(paragraphs(node, _dropped(node, shown.layout)))
        if machine:
            yield "json-ld: articleBody", machine.body

    _take(article, "body", candidates())


def _dropped(body: LexborNode, layout: Layout) -> frozenset[int]:
    return frozenset(node.mem_id for node in body.css(", ".join(layout.drop))) if layout.drop else frozenset()


def _about(article: Article, document: Document, shown: _Shown | None, machine: StructuredArticle | None) -> None:
    """Fill what describes the article: section, tags, picture, captions, language."""

    def sections() -> Iterator[_Candidate]:
        if shown:
            yield from shown.found(shown.layout.section)
        if machine:
            yield "json-ld: articleSection", machine.section
        yield "meta: article:section", _meta(document, "article:section")

    def images() -> Iterator[_Candidate]:
        if shown:
            yield from shown.found(shown.layout.image)
        yield "meta: og:image", _meta(document, "og:image")
        if machine:
            yield "json-ld: image", machine.image

    def tags() -> Iterator[tuple[str, Iterable[str]]]:
        if shown:
            yield from shown.all(shown.layout.tags)
        if machine:
            yield "json-ld: keywords", machine.tags
        yield "meta: article:tag", document.meta.get("article:tag", ())

    _take(article, "section", sections())
    _take(article, "image", images())
    article.image = document.absolute(article.image)
    root = document.tree.root
    article.language = (root.attributes.get("lang") if root else None) or (machine.language if machine else None)
    _take_list(article, "tags", tags())
    _take_list(article, "captions", _merged(shown.all(shown.layout.captions)) if shown else ())


def _merged(found: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Join what all selectors found: the captions of one article stand in several kinds of places."""
    rules: list[str] = []
    texts: list[str] = []
    for rule, values in found:
        rules.append(rule)
        texts += values
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


def _ticker(article: Article, shown: _Shown) -> None:
    for written in shown.layout.ticker:
        article.ticker = _strip(shown.document, written)
        if article.ticker:
            article.witnesses["ticker"] = shown.rule(written)
            return


def _strip(document: Document, written: str) -> list[TickerHeadline]:
    """Read a strip's headlines in order, once each: a marquee writes its list twice to run without a gap."""
    headlines: dict[str, TickerHeadline] = {}
    for node in document.tree.css(written):
        title = node.text()
        if title and not title.isspace():
            link = node if node.tag == "a" else node.css_first("a")
            href = link.attributes.get("href") if link else None
            headlines.setdefault(title, TickerHeadline(title, document.absolute(href)))
    return list(headlines.values())


def _related(article: Article, shown: _Shown) -> None:
    document = shown.document
    for related in shown.layout.related:
        nodes = shown.scope.css(related.entry) or document.tree.css(related.entry)
        entries = [_entry(node, related, document) for node in nodes]
        kept = {entry.title + (entry.url or ""): entry for entry in entries if entry}
        if kept:
            article.related = list(kept.values())
            article.witnesses["related"] = shown.rule(related.entry)
            return


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
    if written is None:
        return None
    selector = Selector.of(written)
    node = entry.css_first(selector.css)
    return selector.read(node) if node else None


def _meta(document: Document, *names: str) -> str | None:
    return next((document.meta[name][0] for name in names if name in document.meta), None)
