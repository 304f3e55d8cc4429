"""What finds names: labels and titles before them, the lines of a chat, a number beside them."""

from dataclasses import dataclass
from functools import cache

import regex

from screenad.redact import namewords as words
from screenad.redact.namewords import any_of

# One to four words that begin with a capital, in scripts that have them.
_WORD = r"\p{Lu}(?:[\p{L}\p{M}'’\-]+|\.)"
_NAME = rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,3}})"
# "Ms Office" is no lady.
_TITLE = rf"(?:{any_of(words.TITLES)})\b\.?[ ](?!(?i:{any_of(words.PROGRAMS)})\b)"
_SIGN = r"[ ]?[:：=][ ]?"
# Where a Chinese name may begin in a text without spaces.
_BEGUN = r"(?<=[^\p{Han}]|[系繫找叫是问問加到]|\A)"
_KOREAN = rf"(?P<name>[{words.HANGUL_SURNAMES}]"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What finds names anywhere, right before a number and right after one: in ``name`` each."""

    anywhere: tuple[regex.Pattern[str], ...]
    before: regex.Pattern[str]
    after: regex.Pattern[str]


@cache
def patterns() -> Patterns:
    """Give the patterns."""
    calling = rf"\b(?i:{any_of(words.CALLING)})\b[ ]?:?[ ]"
    start = rf"(?:{calling}|^[^\w+]*|[,/|•;(（][ ]?)(?:{_TITLE})?"
    return Patterns(
        tuple(map(_compiled, (*_west(), *_chinese(), *_others(), *_senders()))),
        _compiled(rf"{start}{_NAME}[ ]?[:：\-–(（,]?[ ]?\Z"),
        _compiled(rf"[ ]?[(（\-–][ ]?(?:{_TITLE})?{_NAME}[ ]?(?:[)）]|$)"),
    )


def _west() -> tuple[str, ...]:
    return (
        rf"\b(?i:{any_of(words.LABELS)})\b{_SIGN}(?:{_TITLE})?{_NAME}",
        rf"\b(?i:{any_of(words.SAYING)})[ ]?:?[ ]?(?:{_TITLE})?{_NAME}",
        rf"\b{_TITLE}{_NAME}",
    )


def _chinese() -> tuple[str, ...]:
    labels, ranks = any_of(words.HAN_LABELS), any_of(words.HAN_RANKS)
    titles, surname = "先生|女士|小姐", f"[{words.HAN_SURNAMES}]"
    end = rf"(?={titles}|{ranks}|\P{{Han}}|\Z)"
    return (
        rf"(?:{labels})[:：是\s]{{1,2}}(?P<name>\p{{Han}}{{1,4}}?){end}",
        rf"{_BEGUN}(?P<name>{surname}\p{{Han}}{{0,2}}?)(?={titles})",
        rf"{_BEGUN}(?P<name>{surname})(?={ranks})",
    )


def _others() -> tuple[str, ...]:
    japanese = r"(?P<name>\p{Han}{1,4}(?:[ \u3000]\p{Han}{1,3})?|[\p{Katakana}ー]{2,10})"
    arabic = r"(?P<name>\p{Arabic}+(?:[ ]\p{Arabic}+)?)"
    hindi = r"(?P<name>\p{Devanagari}+(?:[ ]\p{Devanagari}+)?)"
    thai, titles = any_of(words.THAI_LABELS), any_of(words.THAI_TITLES)
    verbs = any_of(words.THAI_VERBS)
    return (
        rf"(?:{any_of(words.JAPANESE_LABELS)})[:：]\s?{japanese}",
        rf"(?:{any_of(words.KOREAN_LABELS)})[:：\s]{{1,2}}{_KOREAN}[가-힣]{{1,2}})(?![가-힣]{{2}})",
        rf"(?<![가-힣]){_KOREAN}[가-힣]{{0,2}})[ ]?(?={any_of(words.KOREAN_RANKS)})",
        rf"(?:{thai})[ :：]*(?:{titles})[ ]?(?P<name>[ก-๎]{{2,20}})",
        rf"คุณ[ ]?(?!{verbs})(?P<name>[ก-๎]{{2,15}})(?=[\s:(\-]*[+0]\d[\d\s\-]{{7}})",
        rf"(?:{any_of(words.ARABIC_LABELS)})[ :]{{1,3}}{arabic}",
        rf"(?:{any_of(words.HINDI_LABELS)})[ ]{hindi}",
    )


def _senders() -> tuple[str, ...]:
    """Match who sent a line of a chat, as messengers export and copy it."""
    day = r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}"
    clock = r"\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
    who = r"(?P<name>[^\n:：\[\]\d\s][^\n:：\[\]]{0,39}?)"
    return (
        rf"^[\u200e\u200f]?\[?{day},?[ ]{clock}\]?(?:[ ]-)?[ ]{who}[:：]",
        rf"^{who},?[ ](?:\[(?:{day},?[ ])?{clock}\]|{day},?[ ]{clock}):?[ ]*$",
        rf"^\[{clock}\][ ]{who}[:：]",
    )


def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.MULTILINE)
