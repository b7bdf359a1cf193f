"""Counters of readers, shares and comments are no text of an article: each fetch shows another number, and none is an edit."""

import pytest

from newsarchive.bengali.text import compose
from newsarchive.extraction.lines import is_counter

COUNTERS = [
    "এই সংবাদটি ১২৩ বার পড়া হয়েছে",  # this news was read 123 times
    "সংবাদটি পড়া হয়েছে: ১২৩ বার",
    "খবরটি ১,২৩৪ জন পড়েছেন",  # 1,234 people have read the news
    "এ পর্যন্ত ১২৩ বার পঠিত",  # read so far
    "পঠিত: ৫৬ বার",
    "মোট পাঠক: ১২৩ জন",  # readers in all
    "১২৩ শেয়ার",
    "মন্তব্য (১২৩)",  # comments
    "০ কমেন্ট",
    "123 Views",
    "Post Views: ১২৩",
    "1.2k shares",
    "ভিউ: ২৩",
]
TEXTS = [
    "১২৩ জন নিহত",  # killed
    "মেলায় ১২ হাজার দর্শক",  # spectators at the fair
    "১২ হাজার দর্শক",
    "বইটি ১২ জন পড়েছেন বলে জানান তিনি।",  # the book, he says, was read by twelve
    "ভিডিওটি ১২ লাখ বার দেখা হয়েছে।",  # the video was seen 1.2 million times
    "শেয়ার ১২ টাকা",  # a share of twelve taka
    "নিউজটি শেয়ার করুন",
    "মোট ১২ জন আহত",  # injured
]


@pytest.mark.parametrize("text", COUNTERS)
def test_a_counter(text: str) -> None:
    assert is_counter(compose(text))


@pytest.mark.parametrize("text", TEXTS)
def test_no_counter(text: str) -> None:
    assert not is_counter(compose(text))
