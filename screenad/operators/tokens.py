r"""A phrase as people write it in a rule, read into tokens.

A phrase is text as people write it. White space also matches a hyphen or a line end, and in
Korean and Burmese nothing at all.

* ``*`` at the end of a word: the rest of the word, ``deduct*``
* ``(a|b)``: one of these; ``(a|)``: with or without
* ``..`` between words: up to three words, or six characters of a script without spaces
* ``#``: a number, ``# a day``
* ``\`` before a character: the character itself
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from screenad.text.fold import fold_phrase

_LEX = regex.compile(r"\\(.)|(\s*\.\.\s*)|(\s+)|([*#(|)])|([^\\*#(|)\s.]+|\.)")


class PhraseError(ValueError):
    """A phrase is not well formed."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Characters that must stand there, folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """White space, the rest of a word, a gap or a number: ``" "``, ``"*"``, ``".."``, ``"#"``."""

    sign: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; ``optional`` when nothing will do as well."""

    options: tuple["Sequence", ...]
    optional: bool


Token = Literal | Mark | Choice
Sequence = tuple[Token, ...]


def read(phrase: str) -> Sequence:
    """Read a phrase; raise ``PhraseError`` when it is not well formed."""
    words = [match.groups() for match in _LEX.finditer(phrase.strip())]
    tokens, at = _sequence(words, 0)
    if at != len(words):
        raise PhraseError("')' or '|' without '('")
    if _is_open(tokens):
        raise PhraseError("'..' stands between two words that must be there, not 'a .. (b|)'")
    if _is_doubled(tokens):
        raise PhraseError("'(a |) b' asks for two spaces: '(a|) b'")
    if not required(tokens):
        raise PhraseError("a phrase needs a word that must stand there")
    return tokens


def required(tokens: Sequence) -> tuple[str, ...]:
    """Give literals one of which every match contains, the longest that there are."""
    sets = [found for token in tokens if (found := _literals(token))]
    return max(sets, key=lambda each: min(map(len, each)), default=())


def must_stand(token: Token) -> bool:
    """Tell whether a token is a word or a number that has to be there."""
    match token:
        case Mark(sign):
            return sign == "#"
        case Choice(_, optional):
            return not optional
        case _:
            return True


def _literals(token: Token) -> tuple[str, ...]:
    match token:
        case Literal(text):
            return (text,)
        case Choice(options, False):
            inner = [required(option) for option in options]
            return tuple(text for each in inner for text in each) if all(inner) else ()
        case _:
            return ()


def _is_open(tokens: Sequence) -> bool:
    """Tell whether beyond a gap nothing must stand: ``a .. (b|)`` asks no more than ``a``."""
    gap = Mark("..")
    ways = (tokens, tokens[::-1])
    return gap in (next((t for t in way if t == gap or must_stand(t)), None) for way in ways)


def _is_doubled(tokens: Sequence) -> bool:
    """Tell whether a space stands beside one at the edge of a choice."""
    inner = (option for token in tokens if isinstance(token, Choice) for option in token.options)
    return any(_is_space(a, -1) and _is_space(b, 0) for a, b in pairwise(tokens)) or any(
        map(_is_doubled, inner)
    )


def _is_space(token: Token, at: int) -> bool:
    """Tell whether a token may begin (0) or end (-1) with a space."""
    if isinstance(token, Choice):
        return any(_is_space(option[at], at) for option in token.options)
    return token == Mark(" ")


def _sequence(words: list[tuple[str, ...]], at: int, depth: int = 0) -> tuple[Sequence, int]:
    out: list[Token] = []
    while at < len(words):
        plain, gap, space, mark, text = words[at]
        if mark in {")", "|"}:
            break
        at += 1
        if mark == "(":
            if depth > 1:
                raise PhraseError("choices may be nested once only")
            choice, at = _choice(words, at, depth)
            out.append(choice)
        elif mark:
            out.append(Mark(mark))
        elif gap:
            out.append(Mark(".."))
        elif space:
            out.append(Mark(" "))
        else:
            _literal(out, plain or text)
    return tuple(_folded(out)), at


def _literal(out: list[Token], text: str) -> None:
    match out[-1:]:
        case [Literal(before)]:
            out[-1] = Literal(before + text)
        case _:
            out.append(Literal(text))


def _folded(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if not isinstance(token, Literal):
            yield token
        elif text := fold_phrase(token.text):
            yield Literal(text)


def _choice(words: list[tuple[str, ...]], at: int, depth: int) -> tuple[Choice, int]:
    options: list[Sequence] = []
    while True:
        option, at = _sequence(words, at, depth + 1)
        options.append(_stripped(option))
        if at >= len(words):
            raise PhraseError("'(' without ')'")
        at += 1
        if words[at - 1][3] == ")":
            break
    filled = tuple(option for option in options if option)
    if not filled:
        raise PhraseError("an empty choice")
    return Choice(filled, optional=len(filled) < len(options)), at


def _stripped(tokens: Sequence) -> Sequence:
    """Drop white space at the edges of an option that more than that stands in."""
    if len(tokens) > 1 and tokens[0] == Mark(" ") and tokens[-1] == Mark(" "):
        return tokens[1:-1]
    return tokens
