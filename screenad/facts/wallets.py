"""Wallets of crypto-currencies: addresses of Bitcoin and Tron by checksum, others by shape."""

import re
from collections.abc import Iterator
from functools import cache, reduce

from screenad.model import Contact, Span

# Each begins with a literal, to which the search can skip.
_SHAPES = {
    "0x": "[0-9a-fA-F]{40}",
    "T": "[1-9A-HJ-NP-Za-km-z]{33}",
    "bc1": "[02-9ac-hj-np-z]{11,71}",
    "BC1": "[02-9AC-HJ-NP-Z]{11,71}",
    "1": "[1-9A-HJ-NP-Za-km-z]{25,34}",
    "3": "[1-9A-HJ-NP-Za-km-z]{25,34}",
}
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
#: Of Base58Check addresses: bytes in all, the last four being the checksum.
_BYTES = 25
#: The generator of Bech32's checksum, and what it leaves of Bech32 and of Bech32m (BIP 350).
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_LEFT = (1, 0x2BC830A3)


def wallets(text: str) -> Iterator[Contact]:
    """Find addresses of Bitcoin, Ethereum and Tron."""
    for shape in _shapes():
        for found in shape.finditer(text):
            if _is_whole(found[0]):
                yield Contact(Span(*found.span()), "wallet", found[0])


def _is_whole(address: str) -> bool:
    """Ask whether an address agrees with its own checksum; Ethereum's can't be asked here."""
    if address.startswith("0x"):
        return True
    if address[:2] in {"bc", "BC"}:
        return _bech32(address.lower()) in _LEFT
    return _base58(address)


def _base58(address: str) -> bool:
    from hashlib import sha256  # slow to load, and seldom needed

    number = reduce(lambda total, char: total * 58 + _BASE58.index(char), address, 0)
    if number >= 256**_BYTES:
        return False
    data = number.to_bytes(_BYTES, "big")
    return sha256(sha256(data[:-4]).digest()).digest()[:4] == data[-4:]


def _bech32(address: str) -> int:
    """Give what the checksum leaves of an address that begins with ``bc1``."""
    total = 1
    # The human-readable part "bc" in high and low bits, and then the data.
    for value in (3, 3, 0, 2, 3, *map(_BASE32.index, address[3:])):
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            total ^= generator * (top >> bit & 1)
    return total


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    alone, end = "(?<![A-Za-z0-9]%s)", "(?![A-Za-z0-9])"
    return tuple(re.compile(first + alone % first + rest + end) for first, rest in _SHAPES.items())
