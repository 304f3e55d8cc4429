"""Every way to say a phrase, written out."""

from collections.abc import Iterator

from screenad.operators.tokens import Choice, Literal, Mark, Sequence


def variants(tokens: Sequence) -> Iterator[str]:
    """Write out every choice of a phrase, for people to read."""
    if not tokens:
        yield ""
        return
    for rest in variants(tokens[1:]):
        match tokens[0]:
            case Literal(text) | Mark(text):
                yield text + rest
            case Choice(options, optional):
                yield from (first + rest for option in options for first in variants(option))
                if optional:
                    yield rest
