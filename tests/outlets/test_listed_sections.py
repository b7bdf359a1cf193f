"""A listing of a section is evidence for the section of the articles in its main list, and for no others."""

from newsarchive.extraction import parse
from newsarchive.items import Page, TickerHeadline
from newsarchive.outlets import NEWS_ID, SECTION_ID, Listing, Outlet
from newsarchive.outlets.listed_sections import section_slug, sections_of

OUTLET = Outlet("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka", (Listing("/"),), NEWS_ID)
MENU = '<nav><a href="#">আরও</a><a href="/khela">খেলা</a><a href="/khela">সব খবর</a><a href="/krishi">কৃষি</a></nav>'


def links(numbers: range, folder: str = "/news", around: str = '<ul class="main"><li>{}</li></ul>') -> str:
    return "".join(around.format(f'<a href="{folder}/{number}">শিরোনাম {number}</a>') for number in numbers)


def read(
    body: str, path: str = "/khela", outlet: Outlet = OUTLET, ticker: tuple[TickerHeadline, ...] = ()
) -> dict[str, str]:
    page = Page(f"<html><body>{MENU}{body}</body></html>".encode(), f"https://potrika.example{path}")
    return dict(sections_of(parse(page), outlet, ticker))


def urls(numbers: range, folder: str = "/news") -> set[str]:
    return {f"https://potrika.example{folder}/{number}" for number in numbers}


def test_the_section_has_its_name_in_the_menu() -> None:
    found = read(links(range(1, 4)))
    assert set(found) == urls(range(1, 4))
    assert set(found.values()) == {"খেলা"}


def test_a_section_without_a_name_in_the_menu_has_that_of_the_address() -> None:
    assert set(read(links(range(1, 4)), "/list/haor/2").values()) == {"haor"}


def test_further_pages_of_a_section_are_the_same_section() -> None:
    for path in ("/khela/20", "/khela?page=2", "/category/khela/", "/khela.html"):
        assert set(read(links(range(1, 4)), path).values()) == {"খেলা"}, path


def test_lists_beside_the_main_one_state_nothing() -> None:
    side = links(range(50, 53), around='<aside class="latest"><b>{}</b></aside>')
    assert set(read(links(range(1, 8)) + side)) == urls(range(1, 8))
    assert read(links(range(1, 4)) + side) == {}, "none is the larger one"


def test_the_ticker_states_nothing() -> None:
    moving = links(range(50, 60), around="<marquee>{}</marquee>")
    ticker = tuple(TickerHeadline("শিরোনাম", url) for url in urls(range(50, 60)))
    assert set(read(moving + links(range(1, 4)), ticker=ticker)) == urls(range(1, 4))


def test_an_article_whose_address_has_another_section_is_not_of_this_one() -> None:
    outlet = Outlet("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka", (Listing("/"),), SECTION_ID)
    found = read(links(range(100, 105), "/khela") + links(range(200, 205), "/krishi"), outlet=outlet)
    assert set(found) == urls(range(100, 105), "/khela")


def test_a_list_of_everything_has_no_section() -> None:
    for path in ("/", "/latest", "/archive/all/20", "/2026/08/22", "/index.html", "/category"):
        assert section_slug(f"https://potrika.example{path}") is None, path
        assert read(links(range(1, 4)), path) == {}, path
