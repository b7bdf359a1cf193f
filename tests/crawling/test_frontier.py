"""Each article is requested once, and the result does not depend on the order of responses."""

from itertools import permutations

from newsarchive.crawling.frontier import Frontier


def test_an_article_is_asked_once() -> None:
    frontier = Frontier(1)
    assert list(frontier.found(["a", "b", "a"], 0)) == [("a", 0), ("b", 0)]
    assert list(frontier.found(["b", "a"], 0)) == []


def test_links_are_followed_only_so_far() -> None:
    frontier = Frontier(1)
    list(frontier.found(["a"], 0))
    assert list(frontier.linked("a", ["b"])) == [("b", 1)]
    assert list(frontier.linked("b", ["c"])) == []


def test_depth_zero_means_listings_only() -> None:
    frontier = Frontier(0)
    list(frontier.found(["a"], 0))
    assert list(frontier.linked("a", ["b"])) == []


def test_an_article_shown_to_be_nearer_has_its_links_followed_after_all() -> None:
    frontier = Frontier(1)
    list(frontier.found(["a"], 0))
    list(frontier.linked("a", ["b"]))
    list(frontier.linked("b", ["c"]))
    assert list(frontier.found(["b"], 0)) == [("c", 1)]


def test_links_are_kept_only_while_they_may_be_followed() -> None:
    frontier = Frontier(1)
    list(frontier.found(["a"], 0))
    list(frontier.linked("a", ["b"]))
    assert frontier.uses_links("b")
    frontier.all_listed()
    assert frontier.uses_links("a")
    assert not frontier.uses_links("b")
    assert not Frontier(0).uses_links("a")


def test_links_may_show_that_an_article_is_nearer_after_the_last_listing() -> None:
    frontier = Frontier(2)
    list(frontier.found(["a", "b"], 0))
    frontier.all_listed()
    list(frontier.linked("a", ["c"]))
    list(frontier.linked("c", ["d"]))
    list(frontier.linked("d", ["e"]))
    assert list(frontier.linked("b", ["d"])) == [("e", 2)]


def test_an_article_that_was_found_is_known() -> None:
    frontier = Frontier(0)
    list(frontier.found(["a"], 0))
    assert "a" in frontier
    assert "b" not in frontier


def test_a_run_finds_the_same_in_any_order() -> None:
    listings = {"one": ["a"], "two": ["b"], "three": ["c", "a"]}
    links = {"a": ["b", "d"], "b": ["e"], "c": ["a"], "d": ["f"], "e": ["g"], "f": [], "g": []}
    outcomes = set()
    for order in permutations(listings):
        frontier, asked = Frontier(1), []
        for listing in order:
            waiting = [url for url, _ in frontier.found(listings[listing], 0)]
            while waiting:
                url = waiting.pop()
                asked.append(url)
                waiting += [found for found, _ in frontier.linked(url, links[url])]
        outcomes.add(tuple(sorted(asked)))
    assert outcomes == {("a", "b", "c", "d", "e")}
