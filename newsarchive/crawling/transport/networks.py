"""Which IP addresses may be requested: those of the public internet, and the networks that the operator allows."""

import re
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final, Self

from newsarchive.errors import NewsarchiveError

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network

# The special-purpose registry of IANA, multicast, and the address at which Azure's hosts reach their metadata service.
_NOT_PUBLIC_4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",
    )
)  # fmt: skip
_PUBLIC_6: Final = IPv6Network("2000::/3")
# Protocol assignments with Teredo, documentation.
_NOT_PUBLIC_6: Final = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
# Forms of IPv6 that lead to an IPv4 address, and how many bits it is from the right: mapped, translated, NAT64, 6to4.
_EMBEDDING: Final = (
    (IPv6Network("::ffff:0:0/96"), 0),
    (IPv6Network("::ffff:0:0:0/96"), 0),
    (IPv6Network("64:ff9b::/96"), 0),
    (IPv6Network("2002::/16"), 80),
)
# 127.1, 2130706433, 0x7f.0.0.1, 0177.0.0.1: forms that resolvers read as an IPv4 address.
_NUMBERS: Final = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}", re.IGNORECASE)


IN_PRIVATE_NETWORK: Final = (
    "If it is a site of your own network, set NEWSARCHIVE_ALLOWED_NETWORKS to its addresses, such as 192.168.7.0/24."
)


class NetworkSettingError(NewsarchiveError):
    """NEWSARCHIVE_ALLOWED_NETWORKS cannot be read; the message states what to write."""

    exit_code = 2


class Networks:
    """The public internet and the allowed networks in addition."""

    def __init__(self, allowed: tuple[IPNetwork, ...] = ()) -> None:
        self._allowed = allowed

    @classmethod
    def of(cls, setting: str | None) -> Self:
        """Return the networks of the setting NEWSARCHIVE_ALLOWED_NETWORKS, separated by commas. Raises NetworkSettingError."""
        written = [piece.strip() for piece in (setting or "").split(",") if piece.strip()]
        try:
            return cls(tuple(map(ip_network, written)))
        except ValueError as error:
            raise NetworkSettingError(
                f"NEWSARCHIVE_ALLOWED_NETWORKS: {error}. Write networks, separated by commas: 127.0.0.1/32, fd00::/8"
            ) from error

    def contain(self, address: IPAddress) -> bool:
        """Return whether an address may be requested: it is public or in an allowed network, and so is an IPv4 address that it leads to."""
        if any(address in network for network in self._allowed if network.version == address.version):
            return True
        if isinstance(address, IPv4Address):
            return not any(address in network for network in _NOT_PUBLIC_4)
        embedded = list(_embedded(address))
        if embedded:
            return all(map(self.contain, embedded))
        return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)

    def refuse(self, host: str) -> bool:
        """Return whether a host is by itself, without a look-up, in no network that may be requested."""
        name = host.rstrip(".").lower()
        if name == "localhost" or name.endswith(".localhost"):
            return not self.contain(IPv4Address("127.0.0.1"))
        address = literal(name)
        return address is not None and not self.contain(address)


def literal(host: str) -> IPAddress | None:
    """Return the IP address that a host consists of, in any notation that resolvers read (127.1, 0x7f000001, [::1]); None for a name."""
    host = host.strip("[]").rstrip(".")
    try:
        return ip_address(host)
    except ValueError:
        pass
    if not _NUMBERS.fullmatch(host):
        return None
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _embedded(address: IPv6Address) -> Iterator[IPv4Address]:
    for network, bits in _EMBEDDING:
        if address in network:
            yield IPv4Address(int(address) >> bits & 0xFFFFFFFF)
