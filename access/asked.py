"""What a request says of itself, read the same way everywhere."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Scope

NETWORK = 64  # bits of an IPv6 address that name whose it is; the rest is free to choose


def all_of(scope: Scope, name: bytes) -> list[str]:
    """Return every value of a header, in lower case."""
    found = (value for key, value in scope["headers"] if key == name)
    return [value.decode("latin-1").strip().lower() for value in found]


def kind_of(scope: Scope) -> str:
    """Return the content type without its parameters; two of them are none that is known."""
    return ", ".join(all_of(scope, b"content-type")).partition(";")[0].strip()


def address_of(scope: Scope) -> str:
    """Return the address that a request comes from; of IPv6 the network, as one reader has it."""
    client = scope.get("client")
    word = client[0] if client else ""
    try:
        address = ip_address(word.partition("%")[0])
    except ValueError:
        return word
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, NETWORK), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
