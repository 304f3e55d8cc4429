"""What a dot is: the end of a sentence, or part of a number, address, abbreviation or list."""

import re
from functools import cache

# Words before a dot that ends nothing. Those of one letter (e.g. u.s. р.) need no list.
_ABBREVIATIONS = """
    approx etc max min incl excl mr mrs ms dr st rm usd rp rs tk tel ph mob ext dept inc ltd co corp
    vs ie eg hrs yrs wk mth avg est ver vol jl hp tp ths usa uae
    bzw ca inkl zzgl ggf std str nr env ex tél mme aprox sr sra av avda núm bijv sig tys godz ul np
    руб тыс млн тел ул мес чел гр
    ரூ रु रू রু රු
"""
# These abbreviate only before a number: "no. 5", but "are there fees? no. none".
_BEFORE_NUMBERS = "no nos art fig sec pp"

# What follows a dot inside an address or a file name.
_ADDRESS_ENDINGS = """
    com net org info biz io me cc co xyz vip app club gov edu ac html php js asp ru cn tk ai tv ly
    gl hk tw sg vn kh mm th jp kr ph asia
"""
# How far a token is looked at, so that a text of a million dots costs no more than others.
_REACH = 48
_LONGEST_ABBREVIATION = 8
_LIST_REACH = 300
# What can stand directly before the number of an item.
_BEFORE_ITEMS = " \n(:：。！？；;"


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def is_end(text: str, at: int) -> bool:
    """Ask whether the dot at an offset ends a sentence."""
    after = text[at + 1 : at + 2]
    if after.isdigit():
        word = _word_before(text, at)
        return len(word) > 2 and word not in _words(_ABBREVIATIONS)
    if after.isalpha():
        return _glued_end(text, at)
    if after == "." or (after and not after.isspace() and after not in "\"')]}"):
        return False
    if after == ")" and text[at - 1 : at] == ".":
        return False
    return not _abbreviates(text, at) and not _spaced_address(text, at)


def _abbreviates(text: str, at: int) -> bool:
    """Ask whether the word before the dot is an abbreviation, here where white space follows."""
    word = _word_before(text, at)
    if _is_southeast(text[at - 1 : at]):
        return bool(_short_southeast().search(text, max(at - 4, 0), at))
    if word in _words(_BEFORE_NUMBERS):
        return text[at + 1 : at + 4].strip()[:1].isdigit()
    before = text[at - len(word) - 1 : at - len(word)]
    if text[at + 1 : at + 2] in ("\n", "") or before.isdigit():
        return False
    if before == "." and 0 < len(word) <= 3:
        return word not in _words(_ADDRESS_ENDINGS)
    return word in _words(_ABBREVIATIONS) or (len(word) == 1 and not is_unspaced(word))


def _spaced_address(text: str, at: int) -> bool:
    """Ask whether the dot stands in an address written with spaces: "t . me / x"."""
    if text[at - 1 : at] != " ":
        return False
    following = text[at + 1 : at + _REACH].split(None, 1)
    return bool(following) and _leading_word(following[0]) in _words(_ADDRESS_ENDINGS)


def _glued_end(text: str, at: int) -> bool:
    """Ask whether two sentences are glued together by a dot ("experience.we offer")."""
    before, after = text[at - 1 : at], text[at + 1 : at + 3]
    if _is_southeast(before) or _is_southeast(after[0]):
        return False
    if is_unspaced(before) or is_unspaced(after[0]):
        return True
    if before.isdigit():
        return text[max(at - 3, 0) : at].isdigit() and at > 2 and after.isalpha() and len(after) > 1
    if len(_word_before(text, at)) < 2 or len(after) < 2 or not after.isalpha():
        return False
    return not _in_address(text, at)


def _in_address(text: str, at: int) -> bool:
    before = text[max(at - _REACH, 0) : at].rsplit(None, 1)[-1]
    after = text[at + 1 : at + _REACH].split(None, 1)[0]
    if "@" in before or "/" in before or "@" in after or "/" in after or before.startswith("www"):
        return True
    endings = _words(_ADDRESS_ENDINGS)
    return any(_leading_word(part) in endings for part in after.split(".", 3)[:3])


def _word_before(text: str, at: int) -> str:
    """Give the letters, not all if many, that stand directly before an offset."""
    start = at
    floor = max(at - _LONGEST_ABBREVIATION, 0)
    while start > floor and (text[start - 1].isalpha() or _is_indic(text[start - 1])):
        start -= 1
    return text[start:at]


def _leading_word(part: str) -> str:
    found = _leading().match(part)
    return found[0] if found else ""


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def is_unspaced(char: str) -> bool:
    """Ask whether a character is of a script without spaces between words."""
    return char >= "\u0e00" and (
        _is_southeast(char)
        or "\u3005" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def _is_indic(char: str) -> bool:
    """Ask whether a character is of a script of India, whose vowel signs are no letters."""
    return "\u0900" <= char <= "\u0dff" and char not in "।॥"


def _is_southeast(char: str) -> bool:
    return (
        "\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"
    )


@cache
def _short_southeast() -> re.Pattern[str]:
    """Match the up to three characters of an abbreviation in Thai, Lao or Khmer."""
    script = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    return re.compile(f"(?:^|[^{script}])[{script}]{{1,3}}\\Z")


def list_number(text: str, at: int) -> int | None:
    """Give the start of the list number ("1." "2)" "3、") that a mark at an offset closes."""
    if not text[at - 1 : at].isdigit():
        return None
    start = at - 1
    while at - start < 2 and text[start - 1 : start].isdigit():
        start -= 1
    before = text[start - 1 : start]
    if not (before in _BEFORE_ITEMS or is_unspaced(before)):
        return None
    if text[at + 1 : at + 2].isdigit() and before not in ("", "\n"):
        return None
    if _opens(text, start) or _has_neighbour(text, start, at):
        return start
    return None


def _opens(text: str, start: int) -> bool:
    """Ask whether nothing stands before the number in its sentence."""
    before = text[max(start - 4, 0) : start].rstrip(" (")
    return before[-1:] in tuple("\n!?.;:。：") or (before == "" and start < 4)


def _has_neighbour(text: str, start: int, at: int) -> bool:
    """Ask whether the next or the last number of the list stands near."""
    number, mark, before = int(text[start:at]), text[at], text[start - 1 : start]
    lead = before if before == "(" else "" if is_unspaced(before) else " "
    return (
        f"{lead}{number + 1}{mark}" in text[at : at + _LIST_REACH]
        or f"{number - 1}{mark}" in text[max(start - _LIST_REACH, 0) : start]
    )
