"""The key that labels are made with: drawn for one run, or made of words for many."""

import click

from screenad.cli.choices import Choices

_SALT = b"screenad --redact-key"


def key(choices: Choices) -> bytes:
    """Give the key for ``--redact``; nothing without it."""
    if not choices.redact:
        return b""
    from hashlib import scrypt  # slow to load, and few ask for labels
    from secrets import token_bytes

    if choices.redact_key:
        # Slow on purpose: whoever has the labels could try many words.
        words = choices.redact_key.encode("utf-8", "surrogateescape")
        return scrypt(words, salt=_SALT, n=2**14, r=8, p=1, dklen=32)
    if choices.resume or choices.shard.count > 1:
        needed = (
            "--redact with --resume or --shard needs --redact-key, so that labels stay the same"
        )
        raise click.UsageError(needed)
    return token_bytes(32)


def known(made: bytes) -> str:
    """Give what tells two keys apart and not what they are."""
    if not made:
        return ""
    from hashlib import blake2b  # as above

    return blake2b(made, digest_size=8, person=b"known").hexdigest()
