"""The article among a page's JSON-LD."""

import pytest

from newsarchive.extraction import parse
from newsarchive.extraction.sources.json_ld import JsonLd, JsonLdArticle, read_json_ld
from newsarchive.items import Page

ARTICLE = '{"@type":"NewsArticle","headline":"শিরোনাম","datePublished":"2026-01-02T03:04:05+06:00","author":{"@type":"Person","name":"রহিমা বেগম"}}'


def _read(*blocks: str, url: str = "https://a.example/", head: str = "") -> JsonLd:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return read_json_ld(parse(Page(f"<html><head>{head}{scripts}</head></html>".encode(), url)))


def _article(*blocks: str, url: str = "https://a.example/", head: str = "") -> JsonLdArticle | None:
    return _read(*blocks, url=url, head=head).article


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
    found = read_json_ld(parse(Page(page.encode(), "https://a.example/"))).article
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
    found = read_json_ld(parse(Page(page.encode(), "https://a.example/"))).article
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
    found = read_json_ld(parse(Page(page.encode(), "https://a.example/"))).article
    assert (found.published if found else None) == published
    assert found is None or found.body is None


@pytest.mark.parametrize(
    "kind",
    [
        "application/ld+json; charset=utf-8",
        "application/ld+json;charset=UTF-8",
        " Application/LD+JSON ",
        'APPLICATION/LD+JSON ; profile="x"',
    ],
)
def test_the_media_type_is_read_as_browsers_do(kind: str) -> None:
    page = f"<script type='{kind}'>{ARTICLE}</script>"
    found = read_json_ld(parse(Page(page.encode(), "https://a.example/"))).article
    assert found is not None
    assert found.published == "2026-01-02T03:04:05+06:00"


@pytest.mark.parametrize("kind", ["application/json+ld", "text/ld+json", "application/ld+json-x"])
def test_another_media_type_is_none(kind: str) -> None:
    page = f"<script type='{kind}'>{ARTICLE}</script>"
    assert read_json_ld(parse(Page(page.encode(), "https://a.example/"))).article is None


@pytest.mark.parametrize(
    "own",
    [
        '"url":"https://a.example/n/7/"',
        '"mainEntityOfPage":{"@id":"http://www.a.example/n/7?x=1"}',
        '"@id":"https://a.example/n/7#article"',
    ],
)
def test_of_several_articles_the_one_with_the_address_of_the_page_is_taken(own: str) -> None:
    other = '{"@type":"NewsArticle","headline":"অন্য গ্রামের অন্য খবর","url":"https://a.example/n/6","datePublished":"2026-01-01"}'
    mine = '{"@type":"NewsArticle","headline":"খেয়াঘাটে নতুন নৌকা","datePublished":"2026-01-07",' + own + "}"
    for blocks in ((other, mine), (mine, other), (f"[{other},{mine}]",)):
        found = _article(*blocks, url="https://a.example/n/7")
        assert found is not None
        assert found.published == "2026-01-07"


@pytest.mark.parametrize(
    "head", ['<meta property="og:title" content="খেয়াঘাটে নতুন নৌকা">', "<title>খেয়াঘাটে নতুন নৌকা | কাগজ</title>"]
)
def test_of_several_articles_without_address_the_one_with_the_title_of_the_page_is_taken(head: str) -> None:
    other = '{"@type":"NewsArticle","headline":"অন্য গ্রামের অন্য খবর","datePublished":"2026-01-01"}'
    mine = '{"@type":"NewsArticle","headline":"খেয়াঘাটে নতুন নৌকা","datePublished":"2026-01-07"}'
    found = _article(other, mine, head=head)
    assert found is not None
    assert found.published == "2026-01-07"


def test_of_several_articles_that_are_none_of_the_page_the_first_is_taken() -> None:
    found = _article(ARTICLE, ARTICLE.replace("শিরোনাম", "আরেক শিরোনাম").replace("2026-01-02", "2020-01-02"))
    assert found is not None
    assert found.headline == "শিরোনাম"


@pytest.mark.parametrize(
    "author",
    [
        '"creator":["রহিমা বেগম"]',
        '"author":[],"creator":{"name":"রহিমা বেগম"}',
        '"author":{"@id":"#p1"}',
        '"author":[{"@type":"Person","@id":"#p1"}]',
        '"author":"#p1"',
        '"author":{"@list":[[{"name":{"@value":"রহিমা বেগম","@language":"bn"}}]]}',
    ],
)
def test_the_author_is_found_however_it_is_written(author: str) -> None:
    graph = (
        '{"@graph":[{"@type":"Article","headline":"x",'
        + author
        + '},{"@type":"Person","@id":"#p1","name":"রহিমা বেগম"}]}'
    )
    found = _article(graph)
    assert found is not None
    assert found.authors == ["রহিমা বেগম"]


def test_a_reference_to_nothing_is_no_author() -> None:
    found = _article('{"@type":"Article","author":{"@id":"#nobody"}}')
    assert found is not None
    assert found.authors == []


def test_a_page_is_read_if_no_article_is_described() -> None:
    page = '{"@type":"WebPage","name":"শিরোনাম","datePublished":"2026-01-02","author":{"name":"রহিমা বেগম"}}'
    found = _article(page)
    assert found is not None
    assert (found.headline, found.published, found.authors) == ("শিরোনাম", "2026-01-02", ["রহিমা বেগম"])
    both = _article(page, ARTICLE)
    assert both is not None
    assert both.published == "2026-01-02T03:04:05+06:00"
    assert _article('{"@type":"WebPage","name":"প্রচ্ছদ"}') is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1794456900", "1794456900"),
        ("1794456900000", "1794456900000"),
        ("1794456900.5", "1794456900"),
        ('"1794456900"', "1794456900"),
        ("true", None),
        ("1e999", None),
    ],
)
def test_a_time_may_be_a_number(written: str, read: str | None) -> None:
    found = _article('{"@type":"Article","datePublished":' + written + "}")
    assert found is not None
    assert found.published == read


def test_damage_is_reported_where_an_article_is_described_and_only_there() -> None:
    assert _read(ARTICLE[:-40]).damage == "cut off"
    assert _read('{"@type":"BreadcrumbList","itemList', ARTICLE).damage == ""
    assert _read(f"/* seo */ {ARTICLE}").damage == ""
    assert _read(ARTICLE).damage == ""


def test_what_precedes_the_end_of_a_cut_block_is_used() -> None:
    found = _article(ARTICLE[: ARTICLE.index("রহিমা")])
    assert found is not None
    assert (found.published, found.authors) == ("2026-01-02T03:04:05+06:00", [])


PERSON = '{"@type":"Person","name":"রহিমা বেগম"}'


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('[{"@type":"Organization","name":"চরবার্তা"},%s]', ["রহিমা বেগম"]),
        ('[%s,{"@type":["Organization"],"name":"চরবার্তা"}]', ["রহিমা বেগম"]),
        ('["মোহনা বার্তা",%s]', ["রহিমা বেগম"]),
        ('[{"@type":"Person","name":"মোহনা বার্তা"},%s]', ["রহিমা বেগম"]),
        ('[{"@type":"Organization","name":"নিজস্ব প্রতিবেদক"},%s]', ["নিজস্ব প্রতিবেদক", "রহিমা বেগম"]),
        ('[{"@type":"Organization","name":"রয়টার্স"},%s]', ["রয়টার্স", "রহিমা বেগম"]),
    ],
)
def test_beside_a_person_the_publisher_and_other_organisations_are_no_authors(author: str, names: list[str]) -> None:
    publisher = '"publisher":{"@type":"Organization","name":"মোহনা বার্তা"}'
    found = _article(f'{{"@type":"NewsArticle",{publisher},"author":{author.replace("%s", PERSON)}}}')
    assert found is not None
    assert found.authors == names


def test_an_organisation_alone_is_the_author() -> None:
    written = '{"@type":"NewsArticle","publisher":"মোহনা বার্তা","author":{"@type":"Organization","name":"NAME"}}'
    for name in ("চরবার্তা", "মোহনা বার্তা"):
        found = _article(written.replace("NAME", name))
        assert found is not None
        assert found.authors == [name]
