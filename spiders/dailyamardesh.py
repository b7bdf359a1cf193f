"""আমার দেশ (Amar Desh): a daily of Dhaka, on Next.js."""

from newsarchive.crawling import Collection, Feed, Listing, NewsSitemap, OutletSpider


class DailyAmarDesh(OutletSpider):
    """The ids behind amd and the JSON list were seen in public code."""

    name = "dailyamardesh"
    name_bn = "আমার দেশ"
    name_en = "Amar Desh"
    domains = ("www.dailyamardesh.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        NewsSitemap("/sitemaps/news-sitemap.xml"),
        Feed("/feed"),
        Collection(
            "/api/stories?page={page}&slug=national",
            url="/national/{news_slug}",
            published="meta.first_published_at",
            pages=3,
        ),
        Listing("/national"),
    )
    articles = {r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<id>amd[A-Za-z0-9]{10})": "/{section}/{id}"}
    layouts = ("amardesh",)
    confidence = "A"
    verified_on = "2026-11: gathered facts (feed, sitemaps, selectors of the listing confidence A), no saved page"
