"""Agencies that the foot of a body names are authors beside those of the byline."""

from newsarchive.extraction import normalize
from newsarchive.items import Article, Author

BODY = "নদীর পানি কমতে শুরু করেছে।\n\nসূত্র: বাসস"


def test_the_agency_at_the_foot_is_an_author_and_its_line_stays() -> None:
    found = normalize(Article("https://a.example/1", byline="নিজস্ব প্রতিবেদক", body=BODY))
    assert found.authors == [Author("নিজস্ব প্রতিবেদক", "correspondent"), Author("বাসস", "agency")]
    assert (found.byline, found.body) == ("নিজস্ব প্রতিবেদক", BODY)


def test_an_agency_of_the_byline_is_one_author() -> None:
    assert normalize(Article("https://a.example/1", byline="বাসস", body=BODY)).authors == [Author("বাসস", "agency")]


def test_the_outlet_itself_is_no_author() -> None:
    assert normalize(Article("https://bss.example/1", body=BODY), outlet_names=["বাসস"]).authors == []
