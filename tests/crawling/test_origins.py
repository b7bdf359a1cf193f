"""Which addresses a run requests: its own schemes, hosts and ports."""

from typing import Any

import pytest

from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.crawling.transport.networks import Networks
from newsarchive.crawling.transport.origins import Origin, Origins
from newsarchive.items import Reason
from newsarchive.outlets import NEWS_ID, Feed, Outlet


def _origins(*domains: str, **options: Any) -> Origins:
    sources = (Feed("/feed"), Feed("https://feeds.potrika.example/rss.xml"))
    outlet = Outlet("potrika", "পত্রিকা", "Potrika", domains, "Asia/Dhaka", sources, NEWS_ID, **options)
    return Origins.of_outlet(outlet, Networks())


OWN = _origins("www.potrika.example", "bangla.potrika.example")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.potrika.example/news/1",
        "https://WWW.Potrika.Example/news/1",
        "https://www.potrika.example:443/news/1",
        "https://www.potrika.example./news/1",
        "https://potrika.example/news/1",
        "https://bangla.potrika.example/",
        "https://feeds.potrika.example/rss.xml",
    ],
)
def test_own_addresses_are_requested_as_they_are(url: str) -> None:
    assert OWN.requestable(url) == url


def test_http_at_an_outlet_of_https_becomes_https() -> None:
    assert OWN.requestable("http://potrika.example/news/1") == "https://potrika.example/news/1"
    assert OWN.requestable("http://www.potrika.example:80/x").startswith("https://")


def test_https_at_an_outlet_of_http_is_its_own() -> None:
    url = "https://potrika.example/news/1"
    assert _origins("potrika.example", scheme="http").requestable(url) == url


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://elsewhere.example/news/1", Reason.OFF_SITE),
        ("https://epaper.potrika.example/news/1", Reason.OFF_SITE),
        ("https://m.potrika.example/news/1", Reason.OFF_SITE),
        ("https://potrika.example.evil.example/", Reason.OFF_SITE),
        ("https://xpotrika.example/", Reason.OFF_SITE),
        ("https://www.potrika.example:8443/news/1", Reason.OFF_SITE),
        ("http://www.potrika.example:443/news/1", Reason.OFF_SITE),
        ("https://www.potrika.example:80/news/1", Reason.OFF_SITE),
        ("https://8.8.8.8/news/1", Reason.OFF_SITE),
        ("http://10.0.0.1/", Reason.PRIVATE_ADDRESS),
        ("https://localhost/", Reason.PRIVATE_ADDRESS),
        ("http://potrika.example@169.254.169.254/", Reason.PRIVATE_ADDRESS),
        ("https://me:secret@www.potrika.example/", Reason.BAD_ADDRESS),
        ("file:///etc/passwd", Reason.BAD_ADDRESS),
        ("ftp://www.potrika.example/news/1", Reason.BAD_ADDRESS),
        ("javascript:alert(1)", Reason.BAD_ADDRESS),
        ("data:text/html,x", Reason.BAD_ADDRESS),
        ("https:///news/1", Reason.BAD_ADDRESS),
        ("https://www.potrika.example:0/", Reason.BAD_ADDRESS),
        ("https://www.potrika.example:99999/", Reason.BAD_ADDRESS),
        ("https://www.potrika.example:port/", Reason.BAD_ADDRESS),
        ("https://[::1/", Reason.BAD_ADDRESS),
        ("https://a b/", Reason.BAD_ADDRESS),
        ("https://-/", Reason.BAD_ADDRESS),
        ("", Reason.BAD_ADDRESS),
        ("/news/1", Reason.BAD_ADDRESS),
    ],
)
def test_other_addresses_are_refused_with_their_reason(url: str, reason: Reason) -> None:
    with pytest.raises(NotFetchedError) as refused:
        OWN.requestable(url)
    assert refused.value.reason is reason


def test_a_declared_port_is_the_only_one() -> None:
    own = _origins("potrika.example:8080", scheme="http")
    assert own.requestable("http://potrika.example:8080/news/1")
    for other in ("http://potrika.example/", "https://potrika.example/", "https://potrika.example:8080/"):
        with pytest.raises(NotFetchedError, match="not the outlet's own"):
            own.requestable(other)


def test_an_origin_is_written_as_in_an_address() -> None:
    assert str(Origin.of("HTTPS://Potrika.Example./a?b#c")) == "https://potrika.example"
    assert str(Origin.of("http://[2606:4700::1111]:8080/")) == "http://[2606:4700::1111]:8080"
