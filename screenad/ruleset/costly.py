r"""Find expressions that can never match, and those that cost more than they should.

A scan looks for all expressions at once, and ``regex`` then for those that it found: one that the
scan can't hold, that nothing rare has to stand in, or that reaches far costs time on every text.
"""

from collections.abc import Callable, Iterator
from typing import Any

import regex

from screenad.errors import RuleError
from screenad.operators.regexes import FLAGS, Expression
from screenad.operators.tree import core, kind, tree
from screenad.ruleset.engine import version
from screenad.ruleset.patterns import lists
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.scanner import is_refused
from screenad.ruleset.superset import widened
from screenad.text.fold import fold_phrase

#: Characters that a match may span; what is farther away says something else.
WIDEST = 300
#: A class of so many characters of ASCII is rare enough to be looked for: digits, currency signs.
RARE = 16
_ESCAPE = regex.compile(r"\\(?:[pPN]\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", regex.DOTALL)
_PIECE = regex.compile(
    rf"(?P<escape>{_ESCAPE.pattern})"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<group>\(\?(?:P?<\w+>|[a-z-]+[:)]|[:=!>|]|<[=!]))"
    r"|(?P<count>[*+]|\{\d*,\})"
    r"|(?P<plain>.)",
    regex.DOTALL,
)
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_BARE = regex.compile(rf"{_UNSPACED}\\b|\\b{_UNSPACED}", regex.VERSION1)
_BOUND = "give it a bound, such as {0,20}"
_WORD = "write it as a phrase, or begin or end it with a word"


#: Whatever choices these bars part, they make 64 readings at most; and so do those of one choice.
_FEW_BARS, _ONE_CHOICE = 9, 64


def faults(each: Expression) -> Iterator[RuleError]:
    """Find what is wrong with one expression."""
    if _BARE.search(each.pattern):
        hint = "letters of scripts without spaces have no word boundary: leave it out"
        yield RuleError(each.where, r"'\b' beside a script without spaces", hint)
    yield from _dead(each)
    counts = [piece["count"] for piece in _PIECE.finditer(each.pattern) if piece["count"]]
    for count in counts:
        yield RuleError(each.where, f"unbounded quantifier {count!r}", _BOUND)
    if not counts:
        yield from _long(each)
    yield from _everywhere(each)


def unscanned(rules: RuleSet, asked: Callable[[str], bool]) -> Iterator[RuleError]:
    """Find phrases that the scanner can't look for, in the places asked for."""
    seen: set[str] = set()
    for phrase in (each for listed in lists(rules) for each in listed.phrases):
        if not asked(phrase.where) or phrase.expression in seen or _has_few_readings(phrase.text):
            continue
        if not widened(phrase.expression, regex.VERSION1):
            hint = "write it as two phrases or more"
            yield RuleError(phrase.where, f"{phrase.text!r} has too many readings", hint)
        seen.add(phrase.expression)


def _has_few_readings(phrase: str) -> bool:
    """Tell, by its bars, that a phrase is surely written out whole: that takes long to do."""
    bars = phrase.count("|")
    return bars <= _FEW_BARS or (phrase.count("(") == 1 and bars < _ONE_CHOICE)


def _dead(each: Expression) -> Iterator[RuleError]:
    pieces = _PIECE.finditer(each.pattern)
    never = {char for piece in pieces for char in _unfolded(piece["plain"] or piece["set"] or "")}
    if never:
        shown = " ".join(sorted(never))
        hint = "write lower case, simplified Han and plain width"
        yield RuleError(each.where, f"dead: folded text never holds {shown}", hint)


def _unfolded(characters: str) -> set[str]:
    written = _ESCAPE.sub("", characters)
    return {char for char in written if fold_phrase(char) != char}


def _long(each: Expression) -> Iterator[RuleError]:
    if not each.bounded:
        hint = "repeat less inside of what repeats, and let each part end where the next begins"
        yield RuleError(each.where, "can be tried in too many ways: some texts take long", hint)
    width = tree(each.pattern, FLAGS).max_width()
    if WIDEST < width < core().UNLIMITED:
        hint = f"keep to {WIDEST}, or use 'near'"
        yield RuleError(each.where, f"may match over {width:,} characters", hint)


def _everywhere(each: Expression) -> Iterator[RuleError]:
    """Find what has to be looked for in every text."""
    if not _is_rare(tree(each.pattern, FLAGS)):
        yield RuleError(each.where, "no character has to stand there", _WORD)
        return
    wide = widened(each.pattern, FLAGS)
    if not wide or (version() and is_refused(wide)):
        yield RuleError(each.where, "can't be scanned for, so every text is searched", _WORD)


def _is_rare(node: Any) -> bool:
    """Tell whether something must stand there that few texts have everywhere."""
    match kind(node):
        case "Sequence":
            return any(map(_is_rare, node.items))
        case "Branch":
            return all(map(_is_rare, node.branches))
        case "Group" | "Atomic":
            return _is_rare(node.subpattern)
        case "GreedyRepeat" | "LazyRepeat" | "PossessiveRepeat":
            return node.min_count > 0 and _is_rare(node.subpattern)
        case _:
            return _is_listed(node)


def _is_listed(node: Any) -> bool:
    """Tell whether a node is one of few characters, none of them white space."""
    if kind(node) == "SetUnion" and node.positive:
        return all(map(_is_listed, node.items))
    if kind(node) == "Character" and node.positive:
        return not chr(node.value).isspace()
    if kind(node) not in {"Range", "Property"} or not node.positive:
        return False
    held = [chr(code) for code in range(128) if node.matches(code)]
    return 0 < len(held) <= RARE and not any(map(str.isspace, held))
