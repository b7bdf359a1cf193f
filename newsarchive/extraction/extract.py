"""From a page to an article: for each field the strings as the page shows them and the rule that found them."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from newsarchive.bengali.bylines import names_nobody
from newsarchive.extraction.answer import judge
from newsarchive.extraction.authors import kicker_of_signature, plausible_author, prefer_kicker_with_name
from newsarchive.extraction.blocks import MOST_ELEMENTS
from newsarchive.extraction.document import Document, parse
from newsarchive.extraction.encodings import report_misread
from newsarchive.extraction.evidence import ListCandidate
from newsarchive.extraction.images import is_site_image
from newsarchive.extraction.left_out import report_left_out
from newsarchive.extraction.page_evidence import PageEvidence
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.resolve import resolve, resolve_list, rule_failed
from newsarchive.extraction.sources.layout import Layout
from newsarchive.items import Article, Page, Problem, Reason, RelatedLink

_LONGEST_DETAIL = 160  # characters


def extract(page: Page, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Return the article of a page. Pure, and raises nothing for any bytes: what is wrong or missing is among its problems.

    `layouts`: the layouts to choose from, likeliest first; the first whose fingerprint matches is used. `outlet_names`: names that are no byline.
    The strings are as shown; `normalize` makes them comparable and reads times and authors.
    """
    return extract_document(parse(page), layouts, outlet_names)


def extract_document(document: Document, layouts: Iterable[Layout] = (), outlet_names: Collection[str] = ()) -> Article:
    """Return the article of a parsed page, as `extract` does."""
    evidence = PageEvidence(document, layouts, outlet_names)
    article = Article(url=document.page.url, problems=list(document.problems))
    article.layout = evidence.layout.layout.name if evidence.layout else None
    article.canonical_url = document.canonical
    _resolve_headline(article, evidence)
    _resolve(article, evidence, "body")
    evidence.body = article.body or ""
    _resolve_byline(article, evidence)
    _collect_times(article, evidence)
    _resolve(article, evidence, "section")
    _resolve_image(article, evidence)
    article.language = _language(evidence)
    _resolve_lists(article, evidence)
    report_left_out(article, evidence.left_out(article), evidence.metadata.outlets)
    if not evidence.layout:
        article.problems += _limits(evidence)
    report_misread(article, document.misread)
    refused = judge(article, evidence)
    if refused:
        article.problems.append(refused)
    return article


def _resolve(article: Article, evidence: PageEvidence, field: str, refused: Collection[str] = ()) -> None:
    resolve(article, field, evidence.candidates(field), refused=refused, expected_rule=evidence.expected_rule(field))


def _resolve_headline(article: Article, evidence: PageEvidence) -> None:
    """Set headline and kicker; drop metadata that describes another article."""
    metadata = evidence.metadata
    if metadata.json_ld and metadata.json_ld.is_free is False:
        article.problems.append(Problem("page", Reason.PAYWALLED, "json-ld: isAccessibleForFree"))
    if metadata.damage:
        article.problems.append(Problem("page", Reason.BROKEN_METADATA, f"json-ld: {metadata.damage}"))
    _resolve(article, evidence, "headline", _folded_outlets(evidence))
    resolve(article, "kicker", evidence.candidates("kicker"))
    other = metadata.refuse_other_article(f"{article.headline or ''} {article.kicker or ''}")
    if other:
        detail = f"json-ld describes another article: {other}"[:_LONGEST_DETAIL]
        article.problems.append(Problem("headline", Reason.CONTRADICTED, detail))


def _resolve_byline(article: Article, evidence: PageEvidence) -> None:
    # Some sites write the headline or their own name into metadata's author.
    refused = _folded_outlets(evidence) | ({folded(article.headline)} if article.headline else set())
    found = chain(kicker_of_signature(article), evidence.candidates("byline"))
    candidates = (plausible_author(each, evidence.document) for each in found)
    expected = evidence.expected_rule("byline")
    resolve(article, "byline", candidates, refused=refused, refuses=names_nobody, expected_rule=expected)
    prefer_kicker_with_name(article)


def _resolve_image(article: Article, evidence: PageEvidence) -> None:
    """Set the image; the outlet's logo or picture for shared links is none of the article."""
    document = evidence.document
    found = evidence.candidates("image")
    candidates = (each for each in found if not each.text or not is_site_image(each.text, document))
    resolve(article, "image", candidates, expected_rule=evidence.expected_rule("image"))
    article.image = document.absolute(article.image)


def _collect_times(article: Article, evidence: PageEvidence) -> None:
    """Collect every string that may give a time; `normalize` reads them and chooses."""
    article.times += evidence.times()
    expected = evidence.layout.expected_time_rules if evidence.layout else []
    if article.times and expected and not set(expected) & {witness.rule for witness in article.times}:
        article.problems.append(rule_failed("published_at", expected[0]))


def _resolve_lists(article: Article, evidence: PageEvidence) -> None:
    resolve_list(article, "tags", evidence.tags())
    headline = (article.headline or "").strip()
    resolve_list(article, "captions", evidence.lists("captions", headline))
    expected = evidence.expected_rule("ticker")
    resolve_list(article, "ticker", evidence.lists("ticker", headline), expected_rule=expected)
    resolve_list(article, "related", _others(article, evidence.lists("related", headline)))


def _others(article: Article, lists: Iterable[ListCandidate[RelatedLink]]) -> Iterator[ListCandidate[RelatedLink]]:
    """Yield lists of related links without the article itself: the lists of some sections begin with it."""
    headline, own = (article.headline or "").strip(), (article.url, article.canonical_url)
    for each in lists:
        yield each._replace(
            values=[link for link in each.values if link.url not in own and link.title.strip() != headline]
        )


def _language(evidence: PageEvidence) -> str | None:
    root, json_ld = evidence.document.tree.root, evidence.metadata.json_ld
    return (root.attributes.get("lang") if root else None) or (json_ld.language if json_ld else None)


def _folded_outlets(evidence: PageEvidence) -> set[str]:
    return {folded(name) for name in evidence.metadata.outlets}


def _limits(evidence: PageEvidence) -> Iterator[Problem]:
    """Yield what of a page without layout was not read."""
    if evidence.view.blocks.is_cut:
        yield Problem("page", Reason.TOO_DEEP, f"only its first {MOST_ELEMENTS} elements were read")
    if evidence.view.several:
        yield Problem("page", Reason.SEVERAL_ARTICLES, "only the first was read")
