"""The pages of made-up outlets: articles in two layouts, front pages, feeds, sitemaps."""

import random
from datetime import datetime
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from bench.made_up import WORDS, vocabulary
from bench.month.outlets import ZONE
from bench.month.world import SEED, MadeUpArticle, Site

LISTED = 40  # articles on a front page
NAMED = 30  # articles in a feed or sitemap
_LENGTH = 60
_CHALLENGE = "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"


def article_page(site: Site, article: MadeUpArticle, now: datetime, *, is_new_layout: bool) -> str:
    """Return the page of an article as it is now."""
    headline, paragraphs = _text(site.outlet.key, article.number)
    for edit in range(article.edits_until(now)):
        paragraphs = (
            *paragraphs,
            f"{' '.join(_text(site.outlet.key, -(article.number * 10 + edit))[0].split()[:5])} সংশোধন {edit + 1}।",
        )
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    time = f"{article.published_at.astimezone(ZoneInfo(ZONE)):%d-%m-%Y %I:%M:%S %p}"
    if is_new_layout:
        main = f'<article><h1 class="title">{headline}</h1><span class="when">প্রকাশ: {time}</span><div class="text">{body}</div></article>'
    else:
        main = f"""<main><h1 class="details-title">{headline}</h1><div class="details-meta"><span class="reporter">নিজস্ব প্রতিবেদক</span>
<p class="details-date">প্রকাশের সময়: {time}</p></div><div class="details-body">{body}</div></main>"""
    return f'<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>{headline}</title></head><body>{main}</body></html>'


def front_page(site: Site, now: datetime, path: str, extra: str = "") -> str:
    """Return the front page. `path`: what the addresses of articles begin with; `extra`: more of its head."""
    links = "".join(
        f'<div class="media"><a href="{path}{each.number}"><h5>{_text(site.outlet.key, each.number)[0]}</h5></a></div>'
        for each in site.newest(now, LISTED)
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{extra}</head><body>{links}</body></html>'


def feed(site: Site, now: datetime, host: str) -> str:
    """Return the feed, in Atom."""
    entries = "".join(
        f"<entry><title>{_text(site.outlet.key, each.number)[0]}</title><id>{host}/details/{each.number}</id>"
        f'<link href="{host}/details/{each.number}"/><published>{each.published_at.isoformat()}</published>'
        f"<updated>{_stated(site, each, now)}</updated></entry>"
        for each in site.newest(now, NAMED)
    )
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{site.outlet.key}</title>{entries}</feed>'


def sitemap(site: Site, now: datetime, host: str) -> str:
    """Return the news sitemap."""
    entries = "".join(
        f"<url><loc>{host}/details/{each.number}</loc><lastmod>{_stated(site, each, now)}</lastmod><news:news>"
        f"<news:publication_date>{each.published_at.isoformat()}</news:publication_date>"
        f"<news:title>{_text(site.outlet.key, each.number)[0]}</news:title></news:news></url>"
        for each in site.newest(now, NAMED)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
    )


def challenge_page() -> str:
    """Return the page that a site shows to programs."""
    return _CHALLENGE


def _stated(site: Site, article: MadeUpArticle, now: datetime) -> str:
    return (article.changed_at(now) if site.outlet.states_edits else article.published_at).isoformat()


@cache
def _words() -> tuple[list[str], list[float]]:
    return vocabulary(random.Random(SEED)), list(accumulate(1 / (rank + 2) for rank in range(WORDS)))


@cache
def _text(key: str, number: int) -> tuple[str, tuple[str, ...]]:
    """Return the headline and the paragraphs of an article."""
    words, weights = _words()
    chosen = random.Random(f"{key} {number}").choices(words, cum_weights=weights, k=7 + _LENGTH)
    body = chosen[7:]
    return " ".join(chosen[:7]), tuple(f"{' '.join(body[at : at + 20])}।" for at in range(0, _LENGTH, 20))
