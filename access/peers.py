"""Whose word about other readers is believed: the proxies that were declared, by their addresses.

Without addresses these are the programs of this machine: where only it reaches the server, nobody
else can come.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.types import Scope

from access.hosts import is_loopback
from model.settings import Settings


class Peers:
    """The addresses of proxies; networks stand for all in them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._networks = tuple(ip_network(word) for word in words)

    def hold(self, scope: Scope) -> bool:
        """Return whether a request comes straight from one of them."""
        client = scope.get("client")
        address = _address(client[0]) if client else None
        if address is None:
            return False
        if not self._networks:
            return address.is_loopback
        return any(address in network for network in self._networks)


def is_told(settings: Settings) -> bool:
    """Return whether it is known who may speak for others: else everybody on the network could."""
    return bool(settings.proxy_addresses) or is_loopback(settings.host)


def _address(word: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(word.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
