"""`python -m quality real [--unknown]`: what is missing on the real pages, and which problems are reported, in numbers of pages.

Nothing is judged, as no person has read all of them; two trees are compared by their numbers. `--unknown`: as if nothing were known of the outlet.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsarchive.extraction.site_copies import saved_at
from newsarchive.items import Article, Page
from quality.material import real_articles
from quality.reading import LAYOUT, read, read_unknown

_FIELDS = ("headline", "kicker", "byline", "published_at", "modified_at", "body", "image", "section")


def main(arguments: Sequence[str] = ()) -> None:
    """Print the number of pages for each missing field, problem, precision and kind of author."""
    unknown = "--unknown" in arguments
    counts: Counter[str] = Counter()
    for page in map(_as_saved, real_articles()):
        counts.update(set(_shown(read_unknown(page) if unknown else read(page, LAYOUT))))
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")


def _as_saved(page: Page) -> Page:
    return replace(page, fetched_at=saved_at(page.body))


def _shown(article: Article) -> Iterator[str]:
    """Yield what is counted of an article."""
    yield "pages"
    yield from (f"without {field}" for field in _FIELDS if not getattr(article, field))
    yield from (f"problem {problem.field}: {problem.reason}" for problem in article.problems)
    yield from (f"author: {author.kind}" for author in article.authors)
    yield f"precision: {article.published_precision}"
    if not article.problems:
        yield "without problems"
    if article.published_raw and article.published_raw == article.modified_raw:
        yield "one string for both times"
    if "[email" in (article.body or ""):
        yield "hidden address in the body"
