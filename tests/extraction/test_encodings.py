"""Text of another encoding inside a page, and a publish time beside its picture's upload."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.extraction import extract, normalize
from newsarchive.items import Article, EvidenceSource, Page, Reason, TimeWitness

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


def _misread(text: str) -> str:
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte) for byte in text.encode()
    )


PROSE = "ঘাটের মাঝিরা বলেন, ঠিক এই সময়ে প্রতিদিন শত শত যাত্রী নদী পার হন এবং পারানি দিতে কেউ আপত্তি করেন না।"


@pytest.mark.parametrize("damaged", [("headline",), ("byline",), ("body",), ("headline", "byline", "body")])
def test_each_field_that_a_database_misread_is_repaired_and_reported(damaged: tuple[str, ...]) -> None:
    texts = {"headline": "ঘাটে নতুন নৌকা নামল", "byline": "নিজস্ব প্রতিবেদক", "body": f"{PROSE}\n\n{PROSE} আজ।"}
    shown = {field: _misread(text) if field in damaged else text for field, text in texts.items()}
    paragraphs = "".join(f"<p>{part}</p>" for part in shown["body"].split("\n\n"))
    page = f"<html><body><h1>{shown['headline']}</h1><div class=author>{shown['byline']}</div><div>{paragraphs}</div></body></html>"
    article = normalize(extract(Page(page.encode(), "https://a.example/1")))
    assert {field: getattr(article, field) for field in texts} == texts
    assert {problem.field for problem in article.problems if problem.reason is Reason.MISREAD} == set(damaged)


def test_a_paragraph_in_bijoy_is_reported_with_its_beginning() -> None:
    bijoy = "evsjv‡`k miKvi bZzb †mZz Pvjy K‡i‡Q Ges gvbyl Lywk n‡q‡Q|"
    article = normalize(Article("https://a.example/1", body=f"{PROSE}\n\n{bijoy}\n\n{PROSE}"))
    (problem,) = [each for each in article.problems if each.field == "body"]
    assert problem.reason is Reason.LEGACY_ENCODING
    assert bijoy in problem.detail
    assert bijoy in (article.body or "")


@pytest.mark.parametrize("field", ["headline", "body"])
def test_a_hyphen_for_a_conjunct_is_reported_with_its_word(field: str) -> None:
    article = Article("https://a.example/1")
    setattr(article, field, "হত্যাকা-ের বিচার চেয়ে মিছিল")  # a march that demands the trial of a murder
    (problem,) = [each for each in normalize(article).problems if each.field == field]
    assert problem.reason is Reason.LEGACY_ENCODING
    assert "হত্যাকা-ের" in problem.detail


@pytest.mark.parametrize("field", ["headline", "body"])
def test_a_misread_sign_in_sound_text_is_repaired_and_reported(field: str) -> None:
    article = Article("https://a.example/1")
    setattr(article, field, "সেতু Ã¢â‚¬â€œ চালু হলো â€˜আজâ€™")
    normalize(article)
    assert getattr(article, field) == "সেতু – চালু হলো ‘আজ’"
    assert Reason.MISREAD in problems(article, field)


def test_the_bullet_of_a_byline_that_the_body_keeps_is_reported() -> None:
    article = normalize(Article("https://a.example/1", byline="ফেনী সংবাদদাতা", body="সেতু চালু হলো। ষফেনী সংবাদদাতা"))
    assert Reason.LEGACY_ENCODING in problems(article, "body")
    assert not problems(article, "byline")
