"""Vietnamese as it is often typed, without the marks on its letters: ``ho chieu``, hộ chiếu."""

import unicodedata

from screenad.operators.phrase import Choice, Literal, Sequence, Token


def toneless(tokens: Sequence) -> Sequence:
    """Let each word of a phrase stand without its marks as well."""
    return tuple(map(_with_or_without, tokens))


def _with_or_without(token: Token) -> Token:
    match token:
        case Literal(text) if (bare := _bare(text)) != text:
            return Choice(((token,), (Literal(bare),)), optional=False)
        case Choice(options, optional):
            return Choice(tuple(map(toneless, options)), optional)
        case _:
            return token


def _bare(text: str) -> str:
    split = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(char for char in split if not unicodedata.combining(char))
