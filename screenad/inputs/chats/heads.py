"""The lines that begin a message, in every app and language that writes chats as text."""

import re
from functools import cache
from typing import NamedTuple

#: Marks of direction, which apps put anywhere, and the blanks that may stand inside a time.
M = r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{0,3}"
B = r"[ \u00a0\u202f\u2009]"
DATE = (
    rf"(?:\d{{1,4}}{M}{B}?[./\-–年／]{M}{B}?\d{{1,2}}{M}{B}?[./\-–月／]{M}{B}?\d{{1,4}}日?\.?"
    rf"|\d{{4}}년{B}?\d{{1,2}}월{B}?\d{{1,2}}일|[A-Z][a-z]{{2,8}}\.?{B}\d{{1,2}},{B}\d{{4}}(?:{B}at)?)"
    rf"(?:{B}(?:BE|CE|AD|พ\.ศ\.|ค\.ศ\.))?"
)
#: Half of the day, in whatever language: a word or two without a digit.
HALF = r"[^\d\s:\[\],،\-–—]{1,12}"
#: A time of day, which stands in every head of an app.
CLOCK = re.compile(r"\d[:.]\d\d")
TIME = rf"(?:{HALF}{B}?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{B}?{HALF}(?:{B}{HALF})?)?"
WHEN = rf"(?:{DATE}{M}[,،]?{B}{{1,2}}{M}{TIME}|{TIME}[,،]?{B}{{1,2}}{DATE})"
SENDER = rf"(?P<sender>[^:：\n]{{1,80}}?){B}?[:：](?:{B}|$)"
REST = rf"{M}(?:{SENDER})?(?P<text>.*)"


class Style(NamedTuple):
    """How messages begin: ``head`` with who writes and the first words; ``nobody`` is layout.

    ``needed`` heads make a chat of a text. A head without a sender is a word of the app.
    Expressions are compiled when a text is looked at that has a time in it.
    """

    name: str
    begins: str
    layout: str = ""
    needed: int = 2

    @property
    def head(self) -> re.Pattern[str]:
        """Match the line that begins a message."""
        return _compiled(self.begins)

    @property
    def nobody(self) -> re.Pattern[str] | None:
        """Match a line that is layout, where there are such lines."""
        return _compiled(self.layout) if self.layout else None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


#: "[1/5/24, 14:30:05] Ann: ..." and "1/5/24, 14:30 - Ann: ...".
WHATSAPP = Style(
    "whatsapp",
    rf"{M}(?:\[{M}{WHEN}{M}\]{B}{{0,2}}|{WHEN}{M}{B}[-–—]{B})~?{REST}",
    needed=1,
)
#: The same with less around it: "1/5/24 14:30:05: Ann: ...", "2024. 5. 1. 오후 3:21, 김 : ...".
DATED = Style(
    "dated",
    rf"{M}{WHEN}(?:[:,]{B}{REST}|(?P<alone>)$)",
    r"(?:Talk_|KakaoTalk |Date Saved|저장한 날짜|.{1,80}(?:카카오톡 대화|Chats with))",
)
#: "[Kim] [오후 3:21] ...", below a rule with the date.
KAKAO = Style(
    "kakao",
    rf"\[(?P<sender>[^\[\]]{{1,80}})\]{B}\[{TIME}\]{B}(?P<text>.*)",
    r"-{5,20}.{1,60}-{5,20}$|Date Saved|저장한 날짜|.{1,80}(?:카카오톡 대화|Chats with)",
)
#: "10:01<tab>Ann<tab>...", below a line with the date.
LINE = Style(
    "line",
    rf"{TIME}\t(?P<sender>[^\t]{{0,80}})\t?(?P<text>.*)",
    rf"\[LINE\]|(?:Saved on|保存日時|儲存日期|儲存時間|บันทึกวันที่|저장한 날짜)\W"
    rf"|(?:[^\W\d]{{2,9}}[,.]?{B})?\d{{1,4}}[./]\d{{1,2}}[./]\d{{1,4}}{B}?\(?\S{{0,16}}\)?$",
    needed=1,
)
#: "10:01 Ann ...", below "2024.05.01 Wednesday": the first word is the name.
LINE_PC = Style(
    "line-pc",
    r"\d{2}:\d{2} (?P<sender>\S{1,40}) (?P<text>.*)",
    r"\d{4}\.\d{2}\.\d{2} \S{1,16}$",
)
#: "Ann 2024-05-01 15:21", "Ann, [01.05.2024 15:21]" or "Ann — 05/01/2024 3:21 PM" above the words.
ABOVE = Style(
    "above",
    rf"(?P<sender>\S.{{0,58}}?)(?:,{B}\[{WHEN}\]|{B}[—–]{B}{WHEN}|{B}{{1,2}}{WHEN})"
    rf"(?P<text>){B}*$",
)


@cache
def omitted() -> re.Pattern[str]:
    """Match what stands where a picture, a sound or a file was."""
    return re.compile(
        rf"{M}<?{B}?(?:.{{0,40}}(?:omitted|omitid[oa]|omis[e]?|omess[oi]|ausgeschlossen|weggelassen|"
        r"weggelaten|pominięt[oy]|опущен[оы]?|без медиафайлов|не включены|dahil edilmedi|"
        r"tidak disertakan|dihilangkan|diabaikan|bị bỏ qua|đã bỏ qua|ละเว้น|ไม่รวม|省略|忽略|생략|"
        r"無し|محذوف|تم استبعاد|छोड़|বাদ)[^\n]{0,24}|attached: [^<>\n]{1,80}|Photo|Video|Photos|"
        r"Sticker|\[?(?:사진|동영상|이모티콘|写真|スタンプ|動画|照片|圖片|贴图|貼圖|图片|视频|语音|表情|"
        rf"สติกเกอร์|รูป|รูปภาพ|รูปถ่าย|วิดีโอ)\]?){B}?>?$"
        rf"|{M}\S{{1,80}}\.\w{{2,4}} \([^()\n]{{3,40}}\)$",
        re.IGNORECASE,
    )
