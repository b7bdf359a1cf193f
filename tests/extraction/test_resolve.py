"""From candidates to a value, its witness and its problems."""

from collections.abc import Iterator

from newsarchive.extraction.evidence import Candidate, ListCandidate
from newsarchive.extraction.resolve import resolve, resolve_list
from newsarchive.items import Article, EvidenceSource, Problem, Reason

URL = "https://a.example/1"
LAYOUT = Candidate(EvidenceSource.LAYOUT, "riptware: h1", "সেতু খুলল")  # "bridge opened"
META = Candidate(EvidenceSource.META, "meta: og:title", "নতুন সেতু খুলল")  # "new bridge opened"


def test_the_first_candidate_with_text_is_taken() -> None:
    article = Article(URL)
    resolve(article, "headline", [LAYOUT._replace(text=None), META])
    assert (article.headline, article.witnesses) == (META.text, {"headline": META.rule})
    assert article.problems == []


def test_a_failed_selector_is_reported_if_another_source_serves() -> None:
    article = Article(URL)
    resolve(article, "headline", [META], expected_rule=LAYOUT.rule)
    assert article.problems == [Problem("headline", Reason.RULE_FAILED, "riptware: h1 found nothing")]


def test_a_byline_in_the_body_does_not_mean_that_a_selector_failed() -> None:
    article = Article(URL)
    in_body = Candidate(EvidenceSource.BODY, "body: first line", "বাসস")  # an agency
    resolve(article, "byline", [in_body], expected_rule="riptware: .by")
    assert (article.byline, article.problems) == ("বাসস", [])


def test_a_refused_value_is_reported_and_the_next_one_taken() -> None:
    article = Article(URL)
    resolve(article, "byline", [LAYOUT, META], refused={"সেতু খুলল"})
    assert article.byline == META.text
    assert article.problems == [Problem("byline", Reason.REFUSED, "riptware: h1 gives সেতু খুলল")]


def test_an_empty_element_and_a_missing_one_have_different_reasons() -> None:
    empty, missing = Article(URL), Article(URL)
    resolve(empty, "headline", [LAYOUT._replace(text=" ")])
    resolve(missing, "headline", [LAYOUT._replace(text=None)])
    assert empty.problems == [Problem("headline", Reason.EMPTY, LAYOUT.rule)]
    assert missing.problems == [Problem("headline", Reason.NOT_ON_PAGE)]


def test_candidates_behind_the_one_taken_are_not_read() -> None:
    def candidates() -> Iterator[Candidate]:
        yield LAYOUT
        raise AssertionError("asked for another candidate")

    resolve(Article(URL), "headline", candidates())


def test_the_first_list_with_values_is_taken() -> None:
    article = Article(URL)
    empty: list[str] = []
    lists = [
        ListCandidate(EvidenceSource.LAYOUT, "a: .tag", empty),
        ListCandidate(EvidenceSource.META, "meta: article:tag", ["নদী"]),
    ]
    resolve_list(article, "tags", lists)
    assert (article.tags, article.witnesses) == (["নদী"], {"tags": "meta: article:tag"})
