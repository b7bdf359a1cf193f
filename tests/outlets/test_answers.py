"""Challenges and soft 404s are distinguished from articles."""

import pytest

from newsarchive.outlets import NEWS_ID, Feed, Outlet
from newsarchive.outlets.answers import is_challenge, other_article

_ARTICLE = "<p>নদীর পাড়ে বাঁধের কাজ শেষ হয়েছে।</p>" * 5  # work on the river's embankment is done


@pytest.mark.parametrize(
    "body",
    [
        "<html><head><title>Just a moment...</title></head><body></body></html>",
        "<!DOCTYPE html><html><head>\n<TITLE lang=en> Attention Required! | Cloudflare</TITLE>",
        "<html><body><script>window._cf_chl_opt={cvId:'3'}</script></body></html>",
        "<title>Access to this page has been denied</title>",
        "<title>DDoS-Guard</title>",
        "<title>Before you continue to Google</title>",
        '<html><body><form><div class="g-recaptcha" data-sitekey="x"></div></form></body></html>',
        "<html><script>var a=toNumbers('f6');document.cookie='__test='+a</script></html>",
        '<html><script src="https://geo.captcha-delivery.com/captcha/"></script></html>',
    ],
)
def test_a_challenge_is_recognised(body: str) -> None:
    assert is_challenge(body.encode())


@pytest.mark.parametrize(
    "body",
    [
        f"<title>বন্যার খবর</title>{_ARTICLE}<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        f'<title>বন্যার খবর</title>{_ARTICLE}<form><div class="g-recaptcha" data-sitekey="x"></div></form></html>',
        f"<title>বন্যার খবর</title>{_ARTICLE}<script>if (0) {{ _cf_chl_opt }}</script>",
        "<title>ক্যাপচা কী</title><p>A captcha asks: are you human?</p>",
        "<rss><channel><title>Just another site</title></channel></rss>",
        "",
    ],
)
def test_an_article_with_a_guards_scripts_is_none(body: str) -> None:
    assert not is_challenge(body.encode())


def test_a_header_of_cloudflare_marks_a_challenge() -> None:
    assert is_challenge(b"", b"challenge")


SITE = "https://www.potrika.example"
OUTLET = Outlet("potrika", "পত্রিকা", "Potrika", ("www.potrika.example",), "Asia/Dhaka", (Feed(),), NEWS_ID)
SLUGS = Outlet("potrika", "পত্রিকা", "Potrika", ("www.potrika.example",), "Asia/Dhaka", (Feed(),))


@pytest.mark.parametrize(
    ("answered", "canonical"),
    [
        ("/news/7", "/news/9"),  # the newest article under an unknown number
        ("/news/9", None),  # a redirect to it
        ("/news/9", "/news/9"),
        ("/", None),  # a redirect to the front page
        ("/404", "/404"),
    ],
)
def test_another_page_is_a_soft_404(answered: str, canonical: str | None) -> None:
    assert other_article(OUTLET, f"{SITE}/news/7", SITE + answered, SITE + canonical if canonical else None)


@pytest.mark.parametrize(
    ("answered", "canonical"),
    [
        ("/news/7", "/news/7"),
        ("/amp/news/7", "/news/7"),
        ("/news/7/slug", None),
        ("/news/7", None),
        ("/news/7", "/"),  # a template that calls every page the front page
    ],
)
def test_the_article_by_another_way_is_none(answered: str, canonical: str | None) -> None:
    assert other_article(OUTLET, f"{SITE}/news/7", SITE + answered, SITE + canonical if canonical else None) is None


def test_a_copy_of_another_sites_article_is_an_article() -> None:
    assert other_article(OUTLET, f"{SITE}/news/7", f"{SITE}/news/7", "https://elsewhere.example/news/9") is None


def test_a_guessed_number_must_be_proved() -> None:
    asked = f"{SITE}/news/7"
    assert other_article(OUTLET, asked, asked, None, proof=True)
    assert other_article(OUTLET, asked, asked, f"{SITE}/", proof=True)
    assert other_article(OUTLET, asked, asked, asked, proof=True) is None


def test_without_numbers_a_renamed_article_is_the_article() -> None:
    asked = f"{SITE}/old-name/"
    assert other_article(SLUGS, asked, f"{SITE}/new-name/", f"{SITE}/new-name/") is None
    assert other_article(SLUGS, asked, f"{SITE}/", None)
