"""Feeds as sites write them: RSS, Atom, RDF, and everything that goes wrong in them."""

import codecs

import pytest

from newsarchive.items import Page, Reason
from newsarchive.outlets.sources.feed import read_feed
from newsarchive.outlets.sources.source import SourceEntry

BASE = "https://potrika.example/feed/"


def _read(text: str | bytes, charset: str | None = None, zone: str = "") -> tuple[SourceEntry, ...]:
    body = text.encode() if isinstance(text, str) else text
    return read_feed(Page(body, BASE, charset=charset), zone).entries


def _rss(entries: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>পত্রিকা</title><link>https://potrika.example</link>{entries}</channel></rss>'


def test_rss_tells_addresses_titles_and_times_as_written() -> None:
    item = (
        "<item><title>নদীর বাঁধ</title><link> https://potrika.example/news/1 </link>"
        "<pubDate>Sat, 22 Aug 2026 12:04:14 +0000</pubDate></item>"
    )
    assert _read(_rss(item)) == (
        SourceEntry("https://potrika.example/news/1", "নদীর বাঁধ", "Sat, 22 Aug 2026 12:04:14 +0000", None),
    )


def test_atom_tells_them_too() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">&lt;b&gt;ধান&lt;/b&gt; কাটা</title>'
        '<link rel="replies" href="/news/1/comments"/><link href="/news/1"/>'
        "<published>2026-08-22T10:00:00+06:00</published><updated>2026-08-22T11:00:00+06:00</updated></entry></feed>"
    )
    assert _read(atom) == (
        SourceEntry(
            "https://potrika.example/news/1", "ধান কাটা", "2026-08-22T10:00:00+06:00", "2026-08-22T11:00:00+06:00"
        ),
    )


def test_rdf_keeps_its_items_beside_the_channel() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>x</title></channel>'
        "<item><title>হাট</title><link>https://potrika.example/news/2</link><dc:date>2026-08-22</dc:date></item></rdf:RDF>"
    )
    assert _read(rdf) == (SourceEntry("https://potrika.example/news/2", "হাট", "2026-08-22", None),)


@pytest.mark.parametrize(
    "title",
    [
        "<title><![CDATA[মেলা শুরু]]></title>",
        '<title><a href="https://potrika.example/news/1">মেলা শুরু</a></title>',
        '<title>&lt;a href="/news/1"&gt;মেলা শুরু&lt;/a&gt;</title>',
        '<title><![CDATA[<a href="/news/1" hreflang="bn">মেলা শুরু</a>]]></title>',
        "<title>\n   মেলা শুরু\n</title>",
    ],
)
def test_a_title_is_text_however_it_is_wrapped(title: str) -> None:
    (lead,) = _read(_rss(f"<item>{title}<link>/news/1</link></item>"))
    assert (lead.url, lead.title) == ("https://potrika.example/news/1", "মেলা শুরু")  # the fair begins


def test_an_address_may_stand_in_the_guid_only() -> None:
    (lead,) = _read(_rss("<item><title>x</title><guid>https://potrika.example/news/3</guid></item>"))
    assert lead.url == "https://potrika.example/news/3"
    assert _read(_rss("<item><title>x</title><guid isPermaLink='false'>be3e68</guid></item>")) == ()


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (codecs.BOM_UTF8 + _rss("<item><title>চর</title><link>/1</link></item>").encode(), None),
        (b"\n\n  " + _rss("<item><title>চর</title><link>/1</link></item>").encode(), None),
        (_rss("<item><title>চর</title><link>/1</link></item>").replace("UTF-8", "ISO-8859-1").encode(), "iso-8859-1"),
        (_rss("<item><title>চর</title><link>/1</link></item>").replace("UTF-8", "UTF-16").encode("utf-16"), None),
        (_rss("<item><title>চর</title><link>/1</link></item>").encode() + b"<!-- cached -->\n<script>", None),
        (_rss("<item><title>চর</title><link>/1?a=1&b=2</link></item>").replace("&", "&amp;").encode(), None),
    ],
)
def test_bytes_are_read_for_what_they_are(body: bytes, charset: str | None) -> None:
    (lead,) = _read(body, charset)
    assert lead.title == "চর"  # a river island


def test_an_ampersand_that_is_no_entity_spoils_nothing_else() -> None:
    leads = _read(_rss("<item><title>ক & খ</title><link>/1</link></item><item><title>গ</title><link>/2</link></item>"))
    assert [lead.url for lead in leads] == ["https://potrika.example/1", "https://potrika.example/2"]


def test_times_without_a_zone_get_the_declared_one() -> None:
    item = "<item><link>/1</link><pubDate>2026-08-22 12:04:14</pubDate></item>"
    (lead,) = _read(_rss(item), zone="UTC")
    assert lead.published == "2026-08-22T12:04:14+00:00"
    (lead,) = _read(_rss(item))
    assert lead.published == "2026-08-22 12:04:14"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!DOCTYPE html><html><head><title>x</title></head><body><p>404</p></body></html>", Reason.UNREADABLE),
        (b"<urlset><url><loc>https://potrika.example/1</loc></url></urlset>", Reason.UNREADABLE),
        (b"", Reason.UNREADABLE),
        (b"{}", Reason.UNREADABLE),
        (b"\xff\xfe\x00\x01", Reason.UNREADABLE),
        (_rss("").encode(), Reason.EMPTY),
        (_rss("<item><title>no link</title></item>").encode(), Reason.EMPTY),
    ],
)
def test_what_is_no_feed_or_holds_nothing_has_a_reason(body: bytes, reason: Reason) -> None:
    found = read_feed(Page(body, BASE))
    assert (found.entries, found.reason) == ((), reason)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><title>&c;&x;</title><link>/1</link></item></channel></rss>"
    )
    (lead,) = _read(bomb)
    assert "haha" not in (lead.title or "")
    assert "root:" not in (lead.title or "")


def _item(title: str, link: str) -> str:
    return f"<item><title>{title}</title><link>{link}</link></item>"


@pytest.mark.parametrize("fault", ["ঝড়&nbsp;ক", "ঝড় & বৃষ্টি", "ঝড়\x0b", "ঝড় &unknown; ক"])
def test_a_fault_in_one_item_spoils_no_other(fault: str) -> None:
    rest = _item("ঝড় &amp; বৃষ্টি", "https://potrika.example/news.php?id=2&amp;cat=3")
    first, second = _read(_rss(_item(fault, "https://potrika.example/news.php?id=1&cat=2") + rest))
    assert first.url == "https://potrika.example/news.php?id=1&cat=2"
    assert (second.url, second.title) == ("https://potrika.example/news.php?id=2&cat=3", "ঝড় & বৃষ্টি")


def test_what_stands_in_cdata_stays_as_it_is() -> None:
    items = _item("<![CDATA[ঝড় &amp; বৃষ্টি]]>", "https://potrika.example/1") + _item(
        "ঝড় & বৃষ্টি", "https://potrika.example/2"
    )
    assert [lead.title for lead in _read(_rss(items))] == ["ঝড় & বৃষ্টি", "ঝড় & বৃষ্টি"]


def test_half_an_address_of_an_answer_that_was_cut_off_is_none() -> None:
    whole = _rss(_item("এক", "https://potrika.example/news/45117") + _item("দুই", "https://potrika.example/news/45118"))
    cut = whole[: whole.index("45118") + 3]
    assert [lead.url for lead in _read(cut)] == ["https://potrika.example/news/45117"]


def test_an_element_of_another_vocabulary_is_not_the_items_own() -> None:
    item = (
        '<item xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">'
        '<atom:link href="https://potrika.example/feed"/><media:title>ছবি</media:title>'
        "<title>নদীর বাঁধ</title><link>https://potrika.example/news/1</link></item>"
    )
    assert [(lead.url, lead.title) for lead in _read(_rss(item))] == [("https://potrika.example/news/1", "নদীর বাঁধ")]
