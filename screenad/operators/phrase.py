"""The expression that a phrase stands for, and what every match of it begins with."""

from collections.abc import Iterable, Mapping
from functools import cache

import regex

from screenad.operators.boundary import ARABIC_PREFIX, left, right
from screenad.operators.seen import NUMBER, is_telling
from screenad.operators.tokens import Choice, Literal, Mark, Sequence, must_stand

_SPACE = r"[\s\-]{1,3}"
_REST = r"[\p{L}\p{M}]{0,14}"
#: What is joined to the next word counts to the gap: French "de l'argent", Italian "d'oro".
_ELIDED = r"(?:(?:[cdjlmnst]|qu|dell|all|dall|nell|sull)')?"
_NEAR = r"[^\n.!?。！？；，\sA-Za-z]{0,6}?"
#: Scripts that put no spaces between words; in others a gap without one would be inside a word.
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_APART = rf"(?:(?<![\p{{L}}\p{{M}}])|(?<={_UNSPACED})|(?={_NEAR}{_UNSPACED}))"
_GAP = (
    rf"(?:[\s\-]{{1,3}}(?:(?:[^\s.!?;؟؛۔።।]|\.(?=\d)){{1,20}}[\s\-]{{1,3}}){{0,3}}?{_ELIDED}"
    rf"|{_APART}{_NEAR})"
)
_NUMBER = r"(?<![\d.,])\d(?:[\d.,]{0,12}\d)?"
_EMITTED: Mapping[str, str] = {" ": _SPACE, "*": _REST, "..": _GAP, "#": _NUMBER}
#: Koreans write compounds together or apart, as they like, and particles onto words.
_KOREAN: Mapping[str, str] = {
    **_EMITTED,
    " ": r"[\s\-]{0,3}",
    "..": r"[^\s.!?;]{0,6}?(?:[\s\-]{1,3}[^\s.!?;]{1,20}){0,3}?[\s\-]{0,3}",
}
#: The Burmese set off any few words; it takes them three signs to write a syllable.
_BURMESE: Mapping[str, str] = {
    **_KOREAN,
    "..": r"[^\s.!?;။၊]{0,14}?(?:[\s\-]{1,3}[^\s.!?;။၊]{1,24}){0,3}?[\s\-]{0,3}",
}


def expression(tokens: Sequence, literals: Iterable[str]) -> str:
    """Write the expression that matches the phrase in folded text; ``literals`` are required."""
    first, last = (_is_sure(tokens, at) for at in (0, -1))
    written = _emit(tokens, _signs(literals))
    return left(_edge(tokens, 0), sure=first) + written + right(_edge(tokens, -1), sure=last)


def openings(tokens: Sequence) -> tuple[str, ...]:
    """Give what every match begins with one of: a literal, or a number; none if not sure.

    What is short and no word begins at too many places to be of use.
    """
    found = _openings(tokens)
    apart = not left(_edge(tokens, 0)).endswith(ARABIC_PREFIX)
    return tuple(dict.fromkeys(found)) if apart and all(map(is_telling, found)) else ()


def _openings(tokens: Sequence) -> tuple[str, ...]:
    match tokens[:1]:
        case [Literal(text)] if text != NUMBER:
            return (text,)
        case [Mark("#")]:
            return (NUMBER,)
        case [Choice(options, optional)]:
            ways = [*options, _behind(tokens)] if optional else options
            inner = [_openings(way) for way in ways]
            return tuple(text for each in inner for text in each) if all(inner) else ()
        case _:
            return ()


def _behind(tokens: Sequence) -> Sequence:
    """Give what stands there without the first choice, and the space that goes with it."""
    return tokens[1 + (spaces_taken(tokens).get(0) == 1) :]


def has_loose_spaces(literals: Iterable[str]) -> bool:
    """Tell whether a space in a phrase with these literals may be nothing at all."""
    return _signs(literals) is not _EMITTED


def _signs(literals: Iterable[str]) -> Mapping[str, str]:
    letters = "".join(literals)
    if any("\uac00" <= character <= "\ud7a3" for character in letters):
        return _KOREAN
    return _BURMESE if any("က" <= character <= "႟" for character in letters) else _EMITTED


@cache
def _escaped(text: str) -> str:
    escaped: str = regex.escape(text)
    return escaped


def _emit(tokens: Sequence, signs: Mapping[str, str]) -> str:
    takes = spaces_taken(tokens)
    out: list[str] = []
    for at, token in enumerate(tokens):
        match token:
            case Literal(text):
                out.append(_escaped(text))
            case Mark(sign):
                out.append("" if at in takes.values() else signs[sign])
            case Choice(options, optional):
                inner = "(?:" + "|".join(_emit(option, signs) for option in options) + ")"
                side = takes.get(at, at) - at
                out.append(_emit_optional(inner, signs[" "], side) if optional else inner)
    return "".join(out)


def _emit_optional(inner: str, space: str, side: int) -> str:
    match side:
        case -1:
            return f"(?:{space}{inner})?"
        case 1:
            return f"(?:{inner}{space})?"
        case _:
            return f"{inner}?"


def spaces_taken(tokens: Sequence) -> dict[int, int]:
    """Give for each optional choice the space that goes with it where it is missing.

    That is the one towards the first word that must stand there, so that one a gap is left.
    """
    takes: dict[int, int] = {}
    if len(tokens) < 2:  # most are an option of a choice
        return takes
    anchor = next((at for at, t in enumerate(tokens) if must_stand(t)), len(tokens))
    for at, token in enumerate(tokens):
        if isinstance(token, Choice) and token.optional and _is_apart(tokens, at):
            sides = (at - 1, at + 1) if at > anchor else (at + 1, at - 1)
            free = [s for s in sides if _is_space(tokens, s) and s not in takes.values()]
            if free:
                takes[at] = free[0]
    return takes


def _is_apart(tokens: Sequence, at: int) -> bool:
    """Tell whether a choice is a word of its own, and no part of one: ``pass(port|)``."""
    beside = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
    return all(isinstance(token, Mark) and token.sign != "*" for token in beside)


def _is_space(tokens: Sequence, at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at] == Mark(" ")


def _is_sure(tokens: Sequence, at: int) -> bool:
    """Tell whether all that a match may begin (0) or end (-1) with is known."""
    match tokens[at]:
        case Choice(options, False):
            return all(_is_sure(option, at) for option in options)
        case token:
            return isinstance(token, Literal)


def _edge(tokens: Sequence, at: int) -> str:
    """Collect the characters that a match may begin (0) or end (-1) with, where they are known."""
    if not tokens:
        return ""
    match tokens[at]:
        case Literal(text):
            return text[at]
        case Mark():
            return ""
        case Choice(options, optional):
            inner = "".join(_edge(option, at) for option in options)
            beyond = tokens[1:] if at == 0 else tokens[:-1]
            if optional and beyond and beyond[at] in {Mark(" "), Mark("..")}:
                beyond = beyond[1:] if at == 0 else beyond[:-1]
            return inner + (_edge(beyond, at) if optional else "")
