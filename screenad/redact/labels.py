"""Labels: the same for the same value wherever it stands, and no way back without the key."""

from base64 import b32encode

#: Bytes of a label: of a million values, any two have the same one in less than half of all runs.
_SIZE = 5


def label(kind: str, value: str, key: bytes) -> str:
    """Give the label of a value, such as ``[phone-k7h2mzqa]``.

    A number that is given for two apps differs in the kind only. ``key`` has up to 64 bytes.
    """
    from hashlib import blake2b  # slow to load, and seldom needed

    digest = blake2b(value.encode("utf-8", "surrogatepass"), key=key, digest_size=_SIZE)
    return f"[{kind}-{b32encode(digest.digest()).decode().lower()}]"
