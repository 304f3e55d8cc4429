"""The outline of a text: one byte a character that says of what kind it is.

What hides words shows in the outline, so one quick search tells whether it is worth looking for.
Quick is a search that starts with a literal byte, or for several: about a nanosecond a character.
"""

from typing import Final

_LEADS: Final = (
    (b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", b"a"),
    (b" ", b"s"),
    (b".-_*/|~+=#^&'\"`", b"p"),
    (b"013457@$", b"1"),
    (b"2689", b"9"),
    (b"\xc2\xe2\xf0", b"e"),  # symbols and emoji, for the most part
    (bytes(range(0xC3, 0xCD)), b"x"),  # Latin beyond ASCII
    (bytes(range(0xCD, 0xD0)), b"g"),  # Greek
    (bytes(range(0xD0, 0xD7)), b"c"),  # Cyrillic, Armenian
    (b"\xe1", b"v"),  # Vietnamese among others
    (b"\xea", b"o"),  # Cherokee, and some Hangul
    (bytes(range(0xE4, 0xEA)), b"h"),  # Han
)
_LATER: Final = bytes(range(0x80, 0xC0))


def _kinds() -> bytes:
    kinds = bytearray(b"n" * 256)
    for leads, kind in _LEADS:
        for lead in leads:
            kinds[lead] = kind[0]
    return bytes(kinds)


_KINDS: Final = _kinds()
_LETTERS: Final = bytes.maketrans(b"xcgvo", b"aaaaa")


def outline(text: str) -> bytes:
    """Give one byte a character, by the first byte of its UTF-8 form.

    ``a`` ASCII letter, ``s`` space, ``p`` separating punctuation, ``1`` what can stand for a
    letter, ``9`` other digits, ``e`` symbol, ``x`` ``g`` ``c`` ``v`` ``o`` letters
    beyond ASCII, ``h`` Han, ``n`` the rest.
    """
    coded = text.encode("utf-8", "surrogatepass")
    if len(coded) == len(text):
        return coded.translate(_KINDS)
    return coded.translate(_KINDS, _LATER)


def letters_alike(shape: bytes) -> bytes:
    """Give the outline with every letter of an alphabet as ``a``."""
    beyond = b"x" in shape or b"c" in shape or b"v" in shape or b"g" in shape
    return shape.translate(_LETTERS) if beyond else shape
