"""Addresses: web links and e-mail."""

import re
from collections.abc import Iterator
from functools import cache

from screenad.facts.apps import account
from screenad.model import Contact, Span

#: Signs for "at", and what is in every text with such a sign.
_AT = {"@": ("@",), "＠": ("＠",), r"[(\[][aA][tT][)\]]": ("t)", "T)", "t]", "T]")}
# Endings that make a bare "name.ending" an address.
_SURE = """com net org info biz io cc xyz vip club shop store edu gov asia mobi ly gl page me tv
    ru ua su kz by uz de fr es nl pl pt br mx ar cl pe eu uk ca au nz jp kr cn hk tw mo sg my th vn
    ph id kh la mm np bd lk pk ir ae sa qa kw tr ke ng gh za et tz ug eg app ai ee link site online
    top icu live pro bid bet cyou sbs cfd xin wang lol buzz"""
# Everyday words of English: an address only before a path, or behind http or www.
_UNSURE = """co in it us be no at so to do is am dog jobs work fun job life world group click win
    website space tech fans press host"""

# Names of software, and hosts of messengers without an account.
_NO_HOSTS = "asp.net vb.net ado.net t.me wa.me m.me fb.com line.me zalo.me"

_SCHEMES = r"(?:https?|tg|weixin|viber|line)://"
# Scripts without spaces are glued to addresses, and their punctuation ends them.
_BODY = r"[^\s<>\"'`|\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\uffef]"


def links(text: str) -> Iterator[Contact]:
    """Find web addresses; those of messengers are of the messenger's kind."""
    yield from _written(text)
    if _spaced_hint().search(text):
        yield from _written_apart(text)


def _written(text: str) -> Iterator[Contact]:
    for found in _candidates(text):
        written = found[0].rstrip(".,;:!?)]}*_~")
        start = found.start()
        contact = _link(written, Span(start, start + len(written)))
        if contact:
            yield contact


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Search only between white space where there is a dot or a scheme: no address is elsewhere."""
    done = 0
    for hint, end in sorted(each.span() for hints in _hints() for each in hints.finditer(text)):
        if hint >= done:
            start = hint
            while start > done and not text[start - 1].isspace():
                start -= 1
            space = _space().search(text, end)
            done = space.start() if space else len(text)
            yield from _addresses().finditer(text, start, done)


def _written_apart(text: str) -> Iterator[Contact]:
    for found in _spaced().finditer(text):
        known = account(re.sub(r"\s", "", found[0]).lower().replace("(dot)", "."))
        if known:
            yield Contact(Span(*found.span()), *known)


def _link(written: str, span: Span) -> Contact | None:
    bare = re.sub(r"^https?://", "", written, flags=re.IGNORECASE)
    bare = re.sub(r"^www\.", "", bare, flags=re.IGNORECASE)
    known = account(bare)
    if known:
        return Contact(span, *known)
    if not bare or (bare == written and not _is_address(bare)):
        return None
    host, slash, path = bare.partition("/")
    return Contact(span, "url", (host.lower() + slash + path).rstrip("/"))


def _is_address(bare: str) -> bool:
    """Ask whether a name without scheme is an address, and not two sentences glued together."""
    host, slash, path = bare.partition("/")
    labels = re.split(r"[?#:]", host)[0].split(".")
    ending = labels[-1]
    if (ending.istitle() and ending != "Com") or bare.lower() in _words(_NO_HOSTS):
        return False
    if ending.lower() in _words(_UNSURE):
        return bool(slash and path) or len(labels) > 2
    return ending.lower() in _words(_SURE)


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def emails(text: str) -> Iterator[Contact]:
    """Find e-mail addresses, looking a bounded way to each side of each ``@``."""
    for start, end in _at_places(text):
        host = _domain().match(text, end, end + 120)
        name = host and _local_part().search(text, max(start - 64, 0), start)
        if host and name:
            span = Span(name.start(), host.end())
            yield Contact(span, "email", f"{name[0]}@{host[0].replace(' ', '')}".lower())


def _at_places(text: str) -> Iterator[tuple[int, int]]:
    """Find the signs for "at", in order, with a space on both sides if they stand apart."""
    signs = [sign for sign, hints in _AT.items() if any(hint in text for hint in hints)]
    for start, end in sorted(each.span() for sign in signs for each in _at(sign).finditer(text)):
        apart = text[start - 1 : start] == " " == text[end : end + 1]
        yield start - apart, end + apart


@cache
def _hints() -> tuple[re.Pattern[str], ...]:
    """Give searches that begin with a literal: ten times quicker than one for both."""
    return re.compile(r"\.[A-Za-z]{2}"), re.compile("://")


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\s")


@cache
def _addresses() -> re.Pattern[str]:
    label = "[A-Za-z0-9][A-Za-z0-9-]{0,62}"
    bare = rf"(?<![A-Za-z0-9@._-])(?:{label}\.){{1,5}}[A-Za-z]{{2,14}}(?![A-Za-z0-9@_-]|\.\w)"
    return re.compile(rf"{_SCHEMES}{_BODY}+|{bare}(?:[/?#]{_BODY}*)?", re.IGNORECASE)


@cache
def _spaced_hint() -> re.Pattern[str]:
    ends = ("[mM][eE]/", "[mM][eE] /", "[mM] [eE]/", "[mM] [eE] /")
    return re.compile(f"/(?:{'|'.join(f'(?<={end})' for end in ends)}) ?\\+?\\w")


@cache
def _spaced() -> re.Pattern[str]:
    """Match messenger links written apart: "t . me / name", "wa(dot)me/…"."""
    dot = r"[ ]?(?:\.|\(dot\))[ ]?"
    return re.compile(rf"(?<![A-Za-z0-9.])(?:t|wa|m|zalo){dot}m[ ]?e[ ]?/[ ]?\+?\w+", re.IGNORECASE)


@cache
def _at(sign: str) -> re.Pattern[str]:
    return re.compile(sign)


@cache
def _local_part() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}\Z")


@cache
def _domain() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,14}(?![A-Za-z0-9])"
        r"|[A-Za-z0-9-]{1,63}[ ]?\.[ ]?(?:com|c[ ]o[ ]m|net|org|co|cn)(?![A-Za-z0-9])"
    )
