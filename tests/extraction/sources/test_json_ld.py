"""The article among a page's JSON-LD."""

import pytest

from newsarchive.extraction import parse
from newsarchive.extraction.sources.json_ld import JsonLdArticle, json_ld_article
from newsarchive.items import Page

ARTICLE = '{"@type":"NewsArticle","headline":"শিরোনাম","datePublished":"2026-01-02T03:04:05+06:00","author":{"@type":"Person","name":"রহিমা বেগম"}}'


def _article(*blocks: str) -> JsonLdArticle | None:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return json_ld_article(parse(Page(f"<html><head>{scripts}</head></html>".encode(), "https://a.example/")))


@pytest.mark.parametrize(
    "blocks",
    [
        (ARTICLE,),
        ('{"@type":"Organization","name":"x"}', '{"@type":"WebSite"}', ARTICLE),
        (f"[{ARTICLE}]",),
        ('{"@graph":[{"@type":"BreadcrumbList"},' + ARTICLE + "]}",),
        ('{"@type":"WebPage","mainEntity":' + ARTICLE + "}",),
        ("not json at all", "", "[1,2,null]", ARTICLE),
        (ARTICLE.replace('"NewsArticle"', '["Article","NewsArticle"]'),),
    ],
)
def test_the_article_is_found_wherever_it_stands(blocks: tuple[str, ...]) -> None:
    found = _article(*blocks)
    assert found is not None
    assert (found.headline, found.published, found.authors) == ("শিরোনাম", "2026-01-02T03:04:05+06:00", ["রহিমা বেগম"])


def test_a_block_is_known_however_its_type_is_written() -> None:
    page = f'<script type="application/ld&#43;json">{ARTICLE}</script>'
    found = json_ld_article(parse(Page(page.encode(), "https://a.example/")))
    assert found is not None
    assert found.headline == "শিরোনাম"


def test_raw_newlines_in_strings_are_read() -> None:
    found = _article(ARTICLE.replace("শিরোনাম", "শিরো\nনাম"))
    assert found is not None
    assert found.headline == "শিরো\nনাম"


def test_entities_are_resolved_once() -> None:
    found = _article(ARTICLE.replace("শিরোনাম", "&#2453;&amp;&amp;amp;"))
    assert found is not None
    assert found.headline == "ক&&amp;"


def test_several_authors_are_all_named() -> None:
    found = _article('{"@type":"Article","author":[{"name":"এক"},"দুই",{"name":["তিন"]},null,7]}')
    assert found is not None
    assert found.authors == ["এক", "দুই", "তিন"]


def test_an_outlet_that_names_itself_as_a_news_organisation_is_no_author() -> None:
    found = _article(
        '{"@type":"Article","author":[{"@type":["NewsMediaOrganization"],"name":"সংস্থা"},{"@type":"Person","name":"এক"}],'
        '"publisher":{"@type":"NewsMediaOrganization","name":"সংস্থা"}}'
    )
    assert found is not None
    assert (found.authors, found.publisher) == (["এক"], "সংস্থা")


@pytest.mark.parametrize(
    "block", ['{"@type":"Organization"}', '"x"', "[" * 100_000, '{"@type":{"a":1},"headline":[[]]}']
)
def test_a_page_without_an_article_has_none(block: str) -> None:
    assert _article(block) is None


@pytest.mark.parametrize("value", ["7", "null", "[]", "{}", '{"url":7}', "[[[]]]", "true", '""'])
@pytest.mark.parametrize(
    "key", ["headline", "datePublished", "author", "image", "keywords", "articleSection", "articleBody"]
)
def test_values_of_any_kind_are_survived(key: str, value: str) -> None:
    assert _article(f'{{"@type":"Article","{key}":{value}}}') is not None


@pytest.mark.parametrize(
    "block",
    [
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/* <![CDATA[ */ {ARTICLE} /* ]]> */",
        f"{ARTICLE};",
        ARTICLE[:-1] + ",}",
        ARTICLE.replace('"রহিমা বেগম"}', '"রহিমা বেগম",}'),
        ARTICLE.replace("NewsArticle", "http://schema.org/NewsArticle"),
        ARTICLE.replace("NewsArticle", "schema:NewsArticle"),
    ],
)
def test_what_templates_leave_in_a_block_is_mended(block: str) -> None:
    found = _article(block)
    assert found is not None
    assert (found.headline, found.authors) == ("শিরোনাম", ["রহিমা বেগম"])


def test_a_second_description_of_the_article_completes_the_first() -> None:
    found = _article(
        ARTICLE, '{"@type":"Article","headline":"শিরোনাম","articleSection":"খেলা","datePublished":"2020-01-01"}'
    )
    assert found is not None
    assert (found.section, found.published) == ("খেলা", "2026-01-02T03:04:05+06:00")


def test_another_article_completes_nothing() -> None:
    found = _article(ARTICLE, '{"@type":"Article","headline":"অন্য খবর","articleSection":"খেলা"}')
    assert found is not None
    assert found.section is None


def test_an_article_in_a_script_of_plain_json_is_found() -> None:
    page = f'<html><head><script type="application/json">{{"a":1}}</script><script type="application/json">{ARTICLE}</script></head></html>'
    found = json_ld_article(parse(Page(page.encode(), "https://a.example/")))
    assert found is not None
    assert found.headline == "শিরোনাম"


@pytest.mark.parametrize("mark", ["<p>%s</p>", "&lt;p&gt;%s&lt;/p&gt;", "<div>%s</div><br><br>"])
def test_a_body_written_as_html_is_read_as_paragraphs(mark: str) -> None:
    found = _article('{"@type":"Article","articleBody":"' + (mark % "এক।") + (mark % "দুই।") + '"}')
    assert found is not None
    assert found.body == "এক।\n\nদুই।"


def test_a_body_of_fifty_thousand_tags_is_survived() -> None:
    assert _article('{"@type":"Article","articleBody":"' + "&lt;div&gt;" * 50_000 + 'পাঠ"}') is not None


@pytest.mark.parametrize(
    ("value", "free"),
    [("true", True), ("false", False), ('"False"', False), ('"http://schema.org/True"', True), ("null", None)],
)
def test_whether_everybody_may_read_it(value: str, free: bool | None) -> None:
    found = _article(f'{{"@type":"Article","isAccessibleForFree":{value}}}')
    assert found is not None
    assert found.is_free is free


def test_keys_that_a_theme_writes_in_small_letters_are_read() -> None:
    found = _article(
        '{"@type":"BlogPosting","headline":"শিরোনাম","datePublished":"2026-01-02","datemodified":"2026-01-03"}'
    )
    assert found is not None
    assert (found.published, found.modified) == ("2026-01-02", "2026-01-03")


@pytest.mark.parametrize(("kind", "published"), [("video.other", "2026-11-12T16:58:00+05:30"), ("article", None)])
def test_a_page_that_is_a_video_is_dated_by_it(kind: str, published: str | None) -> None:
    video = '{"@type":"VideoObject","name":"শিরোনাম","uploadDate":"2026-11-12T16:58:00+05:30","description":"a film"}'
    page = f'<head><meta property="og:type" content="{kind}"><script type="application/ld+json">{video}</script></head>'
    found = json_ld_article(parse(Page(page.encode(), "https://a.example/")))
    assert (found.published if found else None) == published
    assert found is None or found.body is None
