"""Names of accounts: those with ``@``, and the bare ones that follow a messenger's name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from screenad.facts.apps import Mention
from screenad.model import Contact, Span

# Between a messenger's name and an account: signs and words that say "here it is".
_GAP = r"""(?:[\s:：=@＠\-–—>→.,，、/|&+(（)）\[\]【】「」"'*_~👉👇📱📲📞☎✈\ufe0f]
  |(?:id|no|nos|num|number|is|at|on|me|us|chat|only|contact|account|acc|user|username|name|add|or
     |and|call|text|sms|message|msg|dm|pm|via|hr|admin|official|kita|saya|ke|nomor|nomer|no\ hp
     |atau|dan|номер|или|и|por|al|o|y|ou|au|số|qua|hoặc|ไอดี|เบอร์|หรือ|아이디|번호|또는)
     (?![^\W\d])
  |[号號码碼我请請或和]|账号|帳號|帐号|联系|联络|客服|同号|同號|のid|で)*"""
_GAP_LENGTH = 40

# Words that make even a plain word behind them a name: "WeChat ID: bluesky".
_NAMED = r"[:：=]|(?<![a-z])id(?![a-z])|[号號]|ไอดี|아이디"

_HANDLE = r"[A-Za-z0-9](?:[A-Za-z0-9_]|[.-](?=[A-Za-z0-9_])){2,31}"


def leads_to(lowered: str, mention: Mention, start: int) -> bool:
    """Ask whether the messenger is named for the account at an offset."""
    near = start - mention.end <= _GAP_LENGTH
    return near and bool(_gap().fullmatch(lowered, mention.end, start))


def at_handles(text: str) -> Iterator[Span]:
    """Find names written with ``@``; the span includes the sign."""
    for handle in _at_handles():
        yield from (Span(*found.span()) for found in handle.finditer(text))


def bare_handles(text: str, lowered: str, named: Iterable[Mention]) -> Iterator[Contact]:
    """Find names without ``@`` directly behind the name of a messenger."""
    for mention in named:
        gap = _gap().match(lowered, mention.end, mention.end + _GAP_LENGTH)
        start = gap.end() if gap else mention.end
        found = _handle().match(text, start)
        between = lowered[mention.end : start]
        glued = start == mention.end and lowered[start - 1].isascii()
        if found and not glued and _is_name(text, found, between, mention):
            yield Contact(Span(*found.span()), mention.kind, found[0].lower())


def _is_name(text: str, found: re.Match[str], between: str, mention: Mention) -> bool:
    """Ask whether a word can be the name of an account, and not the next word of the text."""
    word = found[0]
    if word.isdigit():
        return mention.kind == "other" and 5 <= len(word) <= 11
    if not re.search("[A-Za-z]", word) or text[found.end() : found.end() + 1] in ("@", "/", "'"):
        return False
    odd = bool(re.search(r"[A-Za-z].*\d|_", word)) and not re.fullmatch(r"[A-Za-z]+-\d+", word)
    named = bool(_named().search(between))
    if mention.everyday:
        return named and (odd or "id" in between or "号" in between)
    return odd or (named and _stands_alone(text, found))


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Ask whether no sentence goes on behind the word."""
    return not re.match(r"[ ]?[A-Za-z:]", text[found.end() : found.end() + 2])


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(_GAP, re.VERBOSE)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(_NAMED)


@cache
def _handle() -> re.Pattern[str]:
    return re.compile(_HANDLE)


@cache
def _at_handles() -> tuple[re.Pattern[str], ...]:
    """Match them after each sign: a search that begins with a literal is ten times as quick."""
    return tuple(re.compile(rf"{at}(?<![A-Za-z0-9._%+@/-].)[ ]?{_HANDLE}") for at in "@＠")
