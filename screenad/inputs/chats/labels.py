"""Chats written down by hand: a name and a colon before each turn."""

import re
from collections import Counter
from itertools import pairwise

from screenad.inputs.chats.heads import Style
from screenad.inputs.fields import field_of

#: Khmer has a colon of its own.
COLONS = ":：៖"
LABEL = re.compile(
    rf"[ \t>*_•-]{{0,4}}([^\W_][^{COLONS}\n]{{0,28}}?)[*_ ]{{0,3}}[{COLONS}](?!\s*[/\d])"
)
#: Who speaks, in words that no advert uses for its own parts.
ROLES = frozenset(
    (
        *("me", "i", "you", "him", "her", "he", "she", "hr"),
        *("recruiter", "agent", "agency", "candidate", "applicant", "boss", "manager", "employer"),
        *("friend", "victim", "scammer", "them", "worker", "caller", "interviewer", "client"),
        *("我", "你", "他", "她", "对方", "對方", "客服", "招聘"),
        *("经理", "老板", "中介", "求职者", "應徵者", "应聘者", "人事", "ฉัน"),
        *("ผม", "เขา", "นายหน้า", "ผู้สมัคร", "หัวหน้า", "tôi", "bạn", "họ"),
        *("anh", "chị", "em", "mình", "saya", "aku", "kamu", "dia"),
        *("pelamar", "agen", "perekrut", "ako", "siya", "yo", "él", "ella"),
        *("eu", "ele", "ela", "moi", "lui", "elle", "私", "相手"),
        *("担当者", "나", "상대", "담당자"),
    )
)
#: An FAQ is its author's from beginning to end.
NEVER = frozenset({"q", "question", "answer", "ans", "问", "答", "問", "ถาม", "ตอบ", "hỏi", "đáp"})
MOST = 4


def labels(text: str) -> Style | None:
    """Give the style of a text in which two to four people speak by turns; nothing for others."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [match[1].strip() for line in lines if (match := LABEL.match(line))]
    count = Counter(found)
    names = {name for name, times in count.items() if times > 1 or name.casefold() in ROLES}
    folded = {name.casefold() for name in names}
    if not 2 <= len(names) <= MOST or folded & NEVER or any(map(field_of, names)):
        return None
    turns = [name for name in found if name in names]
    changes = sum(one != other for one, other in pairwise(turns))
    known = len(folded & ROLES) > 1
    first = LABEL.match(lines[0])
    if not first or first[1].strip() not in names or changes + 1 < (2 if known else 4):
        return None
    if 2 * changes < len(turns) - 1 or 2 * len(turns) < len(lines):
        return None
    alternatives = "|".join(re.escape(name) for name in sorted(names))
    head = rf"[ \t>*_•-]{{0,4}}(?P<sender>{alternatives})[*_ ]{{0,3}}[{COLONS}](?P<text>.*)"
    return Style("labels", head)
