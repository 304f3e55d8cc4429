"""Which addresses are out in the open: nobody's own machine, network or cloud console."""

import ipaddress
import socket
from collections.abc import Callable

from screenad.errors import InputError
from screenad.said import said

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Gives the addresses of a host, as they are written.
Resolve = Callable[[str, int], list[str]]
#: IPv6 addresses that stand for the IPv4 address in their last 32 bits.
TRANSLATED = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))


def resolved(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise InputError("", said("no such host: {host}", host=host[:100])) from problem
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Say whether an address may be asked for a page that somebody else has named."""
    try:
        found = _plain(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.teredo:
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _plain(address: Address) -> Address:
    """Give the IPv4 address that an IPv6 one stands for, or the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if not inner and any(address in network for network in TRANSLATED):
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address
