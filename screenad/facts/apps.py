"""Messengers: what people call them, and what their links say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from screenad.text.words import Words

# Names under each kind; underscores stand for spaces. All in lower case.
_NAMES: Mapping[str, str] = {
    "telegram": """telegram telegrm telegarm telgram tlgrm tele tg телеграм телеграмм телеграме
        телеграмме телегу телега телеге тг テレグラム 텔레그램 텔레 텔 电报 電報 飞机 飛機
        纸飞机 紙飛機 小飞机 飞_机 飛_機 电_报 電_報 เทเลแกรม เทเลแกม เทเล टेलीग्राम টেলিগ্রাম
        تلغرام تلگرام تلجرام تيليجرام تليجرام تيليغرام تليغرام ٹیلیگرام
        តេឡេក្រាម တယ်လီဂရမ် ✈️""",
    "whatsapp": """whatsapp whatsap whats_app whatapp watsapp whatssap wattsapp wapp wsp wa zap
        ватсап вотсап вацап 왓츠앱 와츠앱 ワッツアップ व्हाट्सएप व्हाट्सऐप হোয়াটসঅ্যাপ
        واتساب واتس_اب واتس وتساب الواتس الواتساب عالواتس عالواتساب بالواتس واٹس_ایپ واتساپ
        วอทแอป""",
    "line": "line ไลน์ ไลน์ไอดี ไลน ライン 라인 賴 赖 加賴 加赖",
    "wechat": """wechat we_chat weixin 微信 vx v信 薇信 威信 薇 加v 加微 微❤️ 微❤ 微_信 v_信 v❤信
        v❤️信 w信 威_信 卫星 围信 溦信 위챗
        ウィーチャット вичат วีแชท""",
    "zalo": "zalo zl",
    "viber": "viber вайбер вибер ဗိုက်ဘာ",
    "kakao": "kakaotalk kakao katalk 카카오톡 카카오 카톡 오픈채팅 오픈톡 カカオトーク カカオ",
    "facebook": "facebook messenger fb 페이스북 페메 เฟซบุ๊ก เฟสบุ๊ค เฟส фейсбук फेसबुक فيسبوك 脸书 臉書",
    "signal": "signal 시그널 シグナル",
    "other": """qq 扣扣 skype discord instagram potato potato_chat 土豆 蝙蝠 batchat bat_chat botim
        snapchat 企鹅 imo wire session simplex ins 小红书""",
}
# Everyday words too: beside these a bare word is no name of an account.
_EVERYDAY = """line signal messenger tele wa zap potato zl imo wire session simplex ins
    土豆 蝙蝠 企鹅 飞机 飛機 小飞机 薇 赖 賴 卫星 围信 小红书 텔 เทเล เฟส 라인 ✈️"""


class Mention(NamedTuple):
    """A place in a text that names a messenger."""

    start: int
    end: int
    kind: str
    everyday: bool


@cache
def _kinds() -> Mapping[str, str]:
    return {
        name.replace("_", " "): kind for kind, names in _NAMES.items() for name in names.split()
    }


@cache
def _everyday() -> frozenset[str]:
    return frozenset(_EVERYDAY.split())


def _possible(words: Words) -> Iterator[str]:
    """Give the names that are somewhere in the text."""
    lowered = words.text
    names = _ascii_names()
    for first in names.keys() & words.letters:
        yield from (name for name in names[first] if name in lowered)
    if not lowered.isascii():
        begun, other = _other_names()
        for first in set(begun.findall(lowered)):
            yield from (name for name in other[first] if name in lowered)


@cache
def _ascii_names() -> Mapping[str, Sequence[str]]:
    """Give the names in ASCII by their first word."""
    names: dict[str, list[str]] = {}
    for name in filter(str.isascii, _kinds()):
        names.setdefault(name.partition(" ")[0], []).append(name)
    return names


@cache
def _other_names() -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """Give the other names by their first character, and what finds those."""
    names: dict[str, list[str]] = {}
    for name in _kinds():
        if not name.isascii():
            names.setdefault(name[0], []).append(name)
    return re.compile(f"[{''.join(names)}]"), names


def mentions(words: Words) -> Sequence[Mention]:
    """Find the messengers named in a lower-case text, in order; a longer name hides its parts."""
    found = sorted(
        (at, -at - len(name), name, _kinds()[name])
        for name in _possible(words)
        for at in _places(words.text, name)
    )
    kept: list[Mention] = []
    for start, minus_end, name, kind in found:
        if not kept or start >= kept[-1].end:
            kept.append(Mention(start, -minus_end, kind, name in _everyday()))
    return kept


def _places(lowered: str, name: str) -> Iterator[int]:
    at = lowered.find(name)
    while at >= 0:
        end = at + len(name)
        if not _is_part(lowered, at, end) and not (
            name == "line" and _other_line().search(lowered, max(at - 12, 0), at)
        ):
            yield at
        at = lowered.find(name, end)


@cache
def _other_line() -> re.Pattern[str]:
    return re.compile(
        r"(?:hot|land|help|direct|phone|production|assembly|front|first|on|in|the|bus|info)[ -]\Z"
    )


def _is_part(lowered: str, start: int, end: int) -> bool:
    """Ask whether the name is only a part of a longer word in its own script."""
    before, after = lowered[start - 1 : start], lowered[end : end + 1]
    if lowered[start].isascii() and (before.isdigit() or before in ("_", "@", ".", "#")):
        return True
    return _joins(before, lowered[start]) or _joins(after, lowered[end - 1])


def _joins(outside: str, inside: str) -> bool:
    """Ask whether two neighbours make one word: both Latin, or both Cyrillic."""
    if inside.isascii():
        return outside.isascii() and (outside.isalpha() or outside == "_")
    return "а" <= inside <= "я" and "а" <= outside <= "я"


_Link = tuple[str, str]

# Host and path of each messenger's links; the group is the account.
_LINKS: Sequence[_Link] = (
    ("telegram", r"(?:t|telegram)\.(?:me|dog)/(?:s/|joinchat/(?=\w))?(\+?[\w-]+)"),
    ("telegram", r"tg://resolve\?domain=(\w+)"),
    ("whatsapp", r"(?:wa\.me/|(?:api\.|web\.)?whatsapp\.com/send/?\?phone=)(\+?\d{7,15})"),
    ("whatsapp", r"(?:wa\.me|wa\.link|(?:chat\.)?whatsapp\.com)/([\w/-]+)"),
    ("line", r"(?:line\.me/(?:r/)?ti/[pg]2?/|page\.line\.me/|lin\.ee/)[~@]?(?:%40)?([\w.-]+)"),
    ("wechat", r"(?:u\.wechat\.com/|weixin://dl/chat\?)([\w-]+)"),
    ("zalo", r"(?:chat\.)?zalo\.me/(?:g/)?([\w.-]+)"),
    ("viber", r"viber://(?:chat|add)/?\?number=(?:%2b)?(\+?\d{7,15})"),
    ("kakao", r"(?:open|pf|qr)\.kakao\.com/(?:o/|me/)?(\w+)"),
    ("facebook", r"(?:[\w-]+\.)?(?:facebook|fb)\.com/profile\.php\?id=(\d+)"),
    ("facebook", r"(?:m\.me|fb\.me|(?:[\w-]+\.)?(?:facebook|fb)\.com)/((?:groups/)?[\w.-]+)"),
    ("facebook", r"(?:[\w-]+\.)?messenger\.com/t/([\w.-]+)"),
    ("signal", r"signal\.(?:me|group)/#(?:p/|eu/)?(\+?[\w-]+)"),
)


@cache
def _links() -> Sequence[tuple[str, re.Pattern[str]]]:
    return tuple((kind, re.compile(link, re.IGNORECASE)) for kind, link in _LINKS)


def account(address: str) -> tuple[str, str] | None:
    """Give the kind and the account that an address (without ``https://``) leads to."""
    for kind, link in _links():
        found = link.match(address)
        if found:
            return kind, _account_name(kind, found[1])
    return None


def _account_name(kind: str, name: str) -> str:
    if kind == "whatsapp" and name.lstrip("+").isdigit():
        return "+" + name.lstrip("+")
    # Invitations are not names: their case matters.
    return name if name.startswith("+") else name.lower().rstrip(".-")
