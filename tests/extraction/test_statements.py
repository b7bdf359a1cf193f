"""Texts that state something of the page or its site, and headlines that have the same words."""

import pytest

from newsarchive.extraction.statements import Statement, statement
from newsarchive.items import Reason


@pytest.mark.parametrize(
    "text",
    [
        "পেজটি পাওয়া যায়নি",  # the page was not found
        "দুঃখিত! আপনি যে পৃষ্ঠাটি খুঁজছেন, তা খুঁজে পাওয়া যাচ্ছে না।",  # sorry, the page that you look for is not found
        "পেজ নট ফাউন্ড",
        "এই খবরটি আর নেই",  # this news is no more
        "লিংকটি সঠিক নয়",  # the link is not right
        "সংবাদটি সরিয়ে নেওয়া হয়েছে",  # the news was removed
        "৪০৪",
        "৪০৪ - পাতাটি নেই",
        "Oops! That page can’t be found.",
        "It looks like nothing was found at this location. Maybe try a search?",
        "The requested URL was not found on this server.",
        "This article is no longer available.",
        "404: This page could not be found",
        "potrika.example is for sale",
    ],
)
def test_a_missing_page_is_stated(text: str) -> None:
    assert statement(text) == Statement(Reason.SOFT_404, is_sure=True)


@pytest.mark.parametrize(
    "text",
    [
        "সাইটটি রক্ষণাবেক্ষণের জন্য বন্ধ আছে",  # the site is closed for maintenance
        "আমরা শিগগিরই ফিরে আসছি। সাময়িক অসুবিধার জন্য দুঃখিত।",  # we are back soon
        "ওয়েবসাইটের উন্নয়ন কাজ চলছে",  # the site is being improved
        "We’ll be back soon!",
        "Briefly unavailable for scheduled maintenance. Check back in a minute.",
        "502 Bad Gateway",
        "Error establishing a database connection",
        "There has been a critical error on this website.",
        "Warning: mysqli_connect(): (HY000/1045): Access denied in /var/www/a.php on line 3",
        "Whoops, looks like something went wrong.",
        "সার্ভারে সমস্যা হয়েছে, কিছুক্ষণ পর আবার চেষ্টা করুন",  # a problem of the server, try again later
    ],
)
def test_a_failed_or_closed_site_is_stated(text: str) -> None:
    assert statement(text) == Statement(Reason.SERVER_ERROR, is_sure=True)


@pytest.mark.parametrize("text", ["Coming Soon", "লগইন", "সাময়িকভাবে বন্ধ", "Not found", "দুঃখিত"])
def test_a_statement_that_names_neither_page_nor_site_is_not_sure(text: str) -> None:
    found = statement(text)
    assert found
    assert not found.is_sure


@pytest.mark.parametrize(
    "headline",
    [
        "৪০৪ পাতা কেন দেখায়, কী করবেন",  # why the page 404 is shown
        "নির্বাচন কমিশনের ওয়েবসাইট রক্ষণাবেক্ষণের জন্য সাময়িকভাবে বন্ধ",  # the site of the commission is closed for maintenance
        "নিখোঁজ জেলের লাশ পাওয়া যায়নি",  # the body of the fisherman was not found
        "খবরটি সঠিক নয়: মন্ত্রী",  # the news is not right: minister
        "মেট্রোরেল চলাচল সাময়িকভাবে বন্ধ",  # the metro is closed
        "ভূমিকম্পে ৪০৪ জনের মৃত্যু",  # 404 died in an earthquake
        "৫০২ কোটি টাকার সার্ভার কেনা হলো",  # servers for 502 crore were bought
        "ব্যাংকের সার্ভারে ত্রুটি, লেনদেন বন্ধ",  # fault in the server of the bank
        "Page not found ক্যাম্পেইন: হারানো নদীর খোঁজে তরুণেরা",
        "অভিনেতা আর নেই",  # the actor is no more
        "Warning: more rain is expected on the line to Sylhet",
        "",
        "।।। ???",
    ],
)
def test_a_headline_with_the_same_words_states_nothing(headline: str) -> None:
    assert statement(headline) is None


@pytest.mark.parametrize("piece", ["পৃষ্ঠা", "404 ", "warning: ", "সার্ভার", "শিগগির", "domain ", "a.", " ", "|"])
def test_long_repetition_is_read_to_a_limit(piece: str) -> None:
    assert statement(piece * 200_000) is None or piece.strip() in ("404", "warning:")
