"""The keys of the index of a web archive, as the package `surt` makes them (0.3.1, compared once)."""

import pytest

from newsarchive.captures.cdxj import surt


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.example.com/", "com,example)/"),
        ("https://example.com", "com,example)/"),
        ("https://www2.Example.com/News/1/", "com,example)/news/1"),
        ("http://example.com:8080/a?b=2&a=1", "com,example:8080)/a?a=1&b=2"),
        ("https://example.com/?", "com,example)/"),
        ("https://example.com/a/?x=1", "com,example)/a?x=1"),
        ("https://www.example.com/%E0%A6%96%E0%A6%AC%E0%A6%B0/1", "com,example)/%e0%a6%96%e0%a6%ac%e0%a6%b0/1"),
        (
            "https://example.com/খবর/১?q=নদী",
            "com,example)/%e0%a6%96%e0%a6%ac%e0%a6%b0/%e0%a7%a7?q=%e0%a6%a8%e0%a6%a6%e0%a7%80",
        ),
        ("https://খবর.example.com/x", "com,example,xn--q5b8bm)/x"),
        ("https://example.com:443/a#frag", "com,example)/a"),
        ("https://example.com/a?b=&c", "com,example)/a?b=&c"),
        ("https://example.com//double//", "com,example)/double"),
        ("https://m.example.com/a%20b/c+d", "com,example,m)/a%20b/c+d"),
    ],
)
def test_the_key_of_an_address(url: str, key: str) -> None:
    assert surt(url) == key
