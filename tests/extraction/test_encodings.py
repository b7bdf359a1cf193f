"""Text of another encoding inside a page, and a publish time beside its picture's upload."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.extraction import normalize
from newsarchive.items import Article, EvidenceSource, Reason, TimeWitness

DHAKA = ZoneInfo("Asia/Dhaka")


def problems(article: Article, field: str) -> set[Reason]:
    return {problem.reason for problem in article.problems if problem.field == field}


def test_mojibake_is_repaired_and_reported() -> None:
    wrong = "সেতু চালু হলো".encode().decode("cp1252", errors="surrogateescape")
    wrong = "সেতু চালু হলো".encode().decode("latin-1") if "\udc81" in wrong else wrong
    article = normalize(Article("https://a.example/1", headline=wrong))
    assert article.headline == "সেতু চালু হলো"
    assert Reason.MISREAD in problems(article, "headline")


def test_bijoy_is_flagged_and_kept() -> None:
    article = normalize(Article("https://a.example/1", body="evsjv‡`k miKvi bZzb †mZz Pvjy K‡i‡Q Ges gvbyl Lywk n‡q‡Q"))
    assert article.body == "evsjv‡`k miKvi bZzb †mZz Pvjy K‡i‡Q Ges gvbyl Lywk n‡q‡Q"
    assert Reason.LEGACY_ENCODING in problems(article, "body")


@pytest.mark.parametrize(
    ("body", "flagged"), [("বিশ^ ব্যাংকের ঋণ নিয়ে আলোচনা চলছে।", True), ("বিশ্বব্যাংকের ঋণ নিয়ে আলোচনা চলছে।", False)]
)
def test_what_a_wrong_conversion_leaves_is_flagged(body: str, flagged: bool) -> None:
    assert (Reason.LEGACY_ENCODING in problems(normalize(Article("https://a.example/1", body=body)), "body")) is flagged


@pytest.mark.parametrize(("clock", "off"), [("03:52", False), ("09:50", True), ("15:50", True)])
def test_a_time_off_by_a_zone_or_meridiem_is_reported(clock: str, off: bool) -> None:
    # 66735271cb000 is 2024-06-19 21:49:37 UTC, 03:49 in Dhaka.
    article = Article("https://a.example/1", image="https://a.example/uploads/20240620-66735271cb000.jpg")
    article.times = [TimeWitness(EvidenceSource.HEURISTIC, "test", f"2024-06-20 {clock}", "published")]
    normalize(article, zone=DHAKA)
    assert article.published_at == datetime.fromisoformat(f"2024-06-20T{clock}:00").replace(tzinfo=DHAKA)
    assert (Reason.CONTRADICTED in problems(article, "published_at")) is off
