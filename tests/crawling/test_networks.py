"""Which addresses are of the public internet, in every notation that a resolver reads."""

from ipaddress import ip_address

import pytest

from newsarchive.crawling.transport.networks import Networks, NetworkSettingError, literal


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.255.255.254",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0X7F.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "0",
        "0.0.0.0",  # noqa: S104  refused, not listened on
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "3232235777",
        "169.254.169.254",
        "0xa9fea9fe",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "240.0.0.1",
        "localhost",
        "LOCALHOST.",
        "db.localhost",
        "[::1]",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
    ],
)
def test_a_host_in_a_private_or_reserved_network_is_refused(host: str) -> None:
    assert Networks().refuse(host)


@pytest.mark.parametrize(
    "host",
    [
        "8.8.8.8",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "192.167.255.255",
        "223.255.255.255",
        "134744072",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "potrika.example",
        "localhost.example",
        "127.0.0.1.example",
        "10.example",
        "0x7f.example",
    ],
)
def test_public_addresses_and_names_are_not(host: str) -> None:
    assert not Networks().refuse(host)


def test_allowed_networks_are_requested_and_nothing_beside_them() -> None:
    networks = Networks.of(" 127.0.0.1/32, fd00:7::/32 ,")
    assert networks.contain(ip_address("127.0.0.1"))
    assert networks.contain(ip_address("::ffff:127.0.0.1"))
    assert networks.contain(ip_address("fd00:7::9"))
    assert not networks.contain(ip_address("127.0.0.2"))
    assert not networks.contain(ip_address("fd00:8::9"))
    assert not networks.contain(ip_address("10.0.0.1"))
    assert not networks.refuse("localhost")


def test_a_setting_that_names_no_networks_is_refused_with_an_example() -> None:
    with pytest.raises(NetworkSettingError, match=r"192\.168\.0\.1/33.*127\.0\.0\.1/32"):
        Networks.of("192.168.0.1/33")


@pytest.mark.parametrize(
    "host", ["", "a", "1.2.3.4.5", "0x", "08", "1e9", "256.0.0.1", "١٢٧.0.0.1", "[", "127.0.0.1 x", "x" * 9000]
)
def test_what_is_no_address_is_a_name(host: str) -> None:
    assert literal(host) is None or host == "0x"
