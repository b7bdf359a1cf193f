"""Names lead to public addresses, or to none: at every connection anew."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from scrapy.resolver import dnscache
from twisted.internet.address import IPv4Address, IPv6Address

from newsarchive.crawling.transport.networks import Networks
from newsarchive.crawling.transport.resolver import CheckingResolver


@pytest.fixture(autouse=True)
def _no_cache() -> Iterator[None]:
    dnscache.clear()
    yield
    dnscache.clear()


def _resolver(*answers: list[str], allowed: str = "") -> CheckingResolver:
    """Return a resolver on a computer where each look-up gives the next list of addresses, the last one again and again."""
    remaining = list(answers)

    def resolve(receiver: Any, _host: str, port: int = 0, *_: Any) -> None:
        receiver.resolutionBegan(None)
        for address in remaining.pop(0) if len(remaining) > 1 else remaining[0]:
            receiver.addressResolved((IPv6Address if ":" in address else IPv4Address)("TCP", address, port))
        receiver.resolutionComplete()

    reactor: Any = SimpleNamespace(nameResolver=SimpleNamespace(resolveHostName=resolve))
    return CheckingResolver(reactor, 100, Networks.of(allowed))


def _connect(resolver: CheckingResolver, host: str = "potrika.example") -> list[str]:
    """Return the addresses that an endpoint receives."""
    endpoint = Mock()
    resolver.resolveHostName(endpoint, host, 443)
    endpoint.resolutionComplete.assert_called_once_with()
    return [call.args[0].host for call in endpoint.addressResolved.call_args_list]


def test_public_addresses_are_passed_on_in_their_order() -> None:
    resolver = _resolver(["2606:4700::1111", "8.8.8.8"])
    assert _connect(resolver) == ["2606:4700::1111", "8.8.8.8"]
    assert not resolver.refused


@pytest.mark.parametrize(
    "answer",
    [["127.0.0.1"], ["10.1.2.3"], ["::1"], ["::ffff:192.168.1.1"], ["64:ff9b::7f00:1"], ["8.8.8.8", "169.254.169.254"]],
)
def test_a_host_with_a_private_address_has_none(answer: list[str]) -> None:
    resolver = _resolver(answer)
    assert _connect(resolver) == []
    assert resolver.refused == {"potrika.example"}


def test_a_host_that_changes_its_address_is_checked_again() -> None:
    resolver = _resolver(["8.8.8.8"], ["127.0.0.1"], ["8.8.4.4"])
    assert _connect(resolver) == ["8.8.8.8"]
    dnscache.clear()
    assert _connect(resolver) == []
    assert resolver.refused == {"potrika.example"}
    dnscache.clear()
    assert _connect(resolver) == ["8.8.4.4"]
    assert not resolver.refused


def test_what_is_cached_is_checked_too() -> None:
    resolver = _resolver(["10.0.0.1"])
    assert _connect(resolver) == []
    assert _connect(resolver) == []


def test_allowed_networks_are_passed_on() -> None:
    assert _connect(_resolver(["127.0.0.1"], allowed="127.0.0.1/32")) == ["127.0.0.1"]


def test_an_unknown_host_is_not_refused_but_unknown() -> None:
    resolver = _resolver([])
    assert _connect(resolver) == []
    assert not resolver.refused
