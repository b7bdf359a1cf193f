"""Real paragraphs, which cleaning leaves as they are but for what its rules name."""

import re
import unicodedata
from itertools import islice

from newsarchive.bengali.text import clean
from newsarchive.extraction import parse
from newsarchive.outlets.reading import read_article
from newsarchive.outlets.registry import outlets
from quality.material import real_articles
from tests.shared import shared

# What the rules name besides NFC and white space: characters that show nothing, joiners, a sign typed twice, the letter আ typed in two,
# khanda ta of old, a bar for the danda.
_NAMED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TWICE = re.compile("([\u0981\u09bc-\u09cd\u09d7])\\1+")


def _plain(text: str) -> str:
    """Return a text without all that the rules name, by the tables of Unicode alone."""
    text = unicodedata.normalize("NFC", text).replace("অা", "আ").replace("ত্\u200d", "ৎ").replace("|", "।")
    return " ".join(_TWICE.sub(r"\1", _NAMED.sub("", text)).split())


def test_a_thousand_real_paragraphs_keep_all_that_a_reader_sees() -> None:
    shared("pages")
    outlet = outlets()["dainikamadershomoy"]
    bodies = (read_article(parse(page), outlet).body or "" for page in real_articles())
    paragraphs = list(islice((part for body in bodies for part in body.split("\n\n") if part.strip()), 2000))
    assert len(paragraphs) >= 1000
    assert [part for part in paragraphs if _plain(clean(part)) != _plain(part)] == []
    composed = [" ".join(unicodedata.normalize("NFC", part).split()) for part in paragraphs]
    same = sum(clean(part) == whole for part, whole in zip(paragraphs, composed, strict=True))
    assert same > len(paragraphs) * 0.8, "most text needs no more than one Unicode form"
