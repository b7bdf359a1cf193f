"""Pages of no known design, made of small pieces."""

from datetime import datetime
from zoneinfo import ZoneInfo

from newsarchive.extraction import extract, normalize
from newsarchive.items import Article, Page, Reason

DHAKA = ZoneInfo("Asia/Dhaka")
HEADLINE = "চরের মানুষের জন্য ভাসমান হাসপাতাল চালু"
PARAGRAPHS = [
    "নদীর বুকে ভাসমান একটি হাসপাতাল গতকাল থেকে চরের মানুষকে চিকিৎসা দিতে শুরু করেছে। প্রথম দিনেই সেবা নিয়েছেন দেড় শ রোগী।",
    "হাসপাতালের পরিচালক জানান, সপ্তাহে ছয় দিন তিনজন চিকিৎসক নৌযানটিতে থাকবেন। ওষুধও দেওয়া হবে বিনা মূল্যে।",
    "চরের বাসিন্দারা বলছেন, আগে শহরে যেতে তাঁদের আধা দিন লেগে যেত। এখন ঘাটে দাঁড়ালেই চিকিৎসক পাওয়া যাচ্ছে।",
]
BODY = "<div>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>"


def read(body: str, head: str = "", fetched_at: datetime | None = None) -> Article:
    """Extract and normalise a page as the generic way finds it."""
    html = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    article = extract(Page(html.encode(), "https://a.example/news/1", fetched_at))
    return normalize(article, fetched_at, zone=DHAKA)


def paragraphs(article: Article) -> list[str]:
    """Return the paragraphs of a body."""
    return (article.body or "").split("\n\n")


def reasons(article: Article, field: str) -> set[Reason]:
    """Return why a field is missing or doubtful."""
    return {problem.reason for problem in article.problems if problem.field == field}


def og(title: str) -> str:
    """Add a title as metadata."""
    return f'<meta property="og:title" content="{title}">'
