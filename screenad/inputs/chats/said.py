"""What one message of an exported chat says, in the shapes that apps give it."""

from collections.abc import Iterator, Mapping

from screenad.inputs.chats.message import Message
from screenad.inputs.values import plain, words

Record = Mapping[str, object]

MEDIA = frozenset(
    (
        *("photo", "file", "media_type", "sticker_emoji", "location_information", "photos"),
        *("videos", "audio_files", "gifs", "sticker", "files", "call_duration"),
    )
)
#: The names that those who read out WeChat's and others' databases give to their columns.
WHO = (
    *("sender", "nickname", "remark", "strtalker", "talker", "from", "user", "username", "author"),
    *(
        "name",
        "发送人",
        "發送人",
        "发送者",
        "昵称",
        "姓名",
        "发言人",
        "ผู้ส่ง",
        "ngườigửi",
        "pengirim",
    ),
)
WHAT = (
    *("strcontent", "message", "content", "text", "msg", "body", "内容", "消息", "消息内容"),
    *("聊天内容", "訊息", "ข้อความ", "nộidung", "pesan"),
)
WHEN = (
    *("createtime", "strtime", "date", "time", "datetime", "timestamp", "时间", "時間", "日期"),
    *("发送时间", "เวลา", "วันที่", "thờigian", "ngày", "waktu", "tanggal"),
)
MINE = ("issender", "isself", "fromme", "isfromme", "是否发送")


def message(record: Record, number: int) -> Message | None:
    """Give the message; nothing for what the app says itself."""
    if "sender_name" in record:
        return _meta(record, number)
    if isinstance(record.get("author"), dict):
        return _discord(record, number)
    if record.get("type") in {"message", "service"}:
        return _telegram(record, number)
    return row(record, number)


def row(record: Record, number: int) -> Message:
    """Give the message of a row, whose columns are told by their names."""
    found = {plain(key): words(value) for key, value in record.items()}
    sender = "me" if _first(found, MINE) in {"1", "true", "True"} else _first(found, WHO)
    text = _first(found, WHAT)
    return Message(number, sender, text, unread=not text.strip())


def columns(names: Iterator[str]) -> bool:
    """Say whether the columns of a table are those of a chat."""
    found = {plain(name) for name in names}
    return all(found & set(wanted) for wanted in (WHO, WHAT, WHEN))


def _first(found: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((found[name] for name in names if found.get(name, "").strip()), "")


def _telegram(record: Record, number: int) -> Message | None:
    if record.get("type") == "service":
        return None
    parts = [_runs(record.get("text")), *_buttons(record), *_poll(record), *_card(record)]
    origin = record.get("forwarded_from") or ""
    return Message(
        number,
        words(record.get("from")) or words(record.get("from_id")),
        "\n".join(part for part in parts if part.strip()),
        words(origin),
        unread=not MEDIA.isdisjoint(record),
    )


def _runs(text: object) -> str:
    """Join the runs of a text; an address behind other words is written out."""
    if not isinstance(text, list):
        return words(text)
    return "".join(_run(part) for part in text)


def _run(part: object) -> str:
    if not isinstance(part, dict):
        return words(part)
    said, href = words(part.get("text")), words(part.get("href"))
    return f"{said} ({href})" if href and href not in said else said


def _buttons(record: Record) -> Iterator[str]:
    """Give the words and addresses of the buttons below a message."""
    rows = record.get("inline_bot_buttons")
    for each in rows if isinstance(rows, list) else ():
        for button in each if isinstance(each, list) else ():
            if isinstance(button, dict):
                address = words(button.get("data")) if button.get("type") == "url" else ""
                yield " ".join(filter(None, (words(button.get("text")), address)))


def _poll(record: Record) -> Iterator[str]:
    poll = record.get("poll")
    if isinstance(poll, dict):
        yield words(poll.get("question"))
        answers = poll.get("answers")
        for answer in answers if isinstance(answers, list) else ():
            yield words(answer.get("text")) if isinstance(answer, dict) else ""


def _card(record: Record) -> Iterator[str]:
    card = record.get("contact_information")
    if isinstance(card, dict):
        yield words(card)


def _meta(record: Record, number: int) -> Message:
    share = record.get("share")
    shared = (
        [words(share.get(key)) for key in ("share_text", "link")] if isinstance(share, dict) else []
    )
    parts = [words(record.get("content")), *shared]
    text = "\n".join(dict.fromkeys(repaired(part) for part in parts if part.strip()))
    unread = not MEDIA.isdisjoint(record)
    return Message(number, repaired(words(record.get("sender_name"))), text, unread=unread)


def repaired(text: str) -> str:
    """Undo UTF-8 that was written out as if it were Latin-1, byte by byte."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _discord(record: Record, number: int) -> Message:
    author = record["author"]
    name = (
        words(author.get("nickname")) or words(author.get("name"))
        if isinstance(author, dict)
        else ""
    )
    embeds = record.get("embeds")
    shown = [
        words(embed.get(key))
        for embed in (embeds if isinstance(embeds, list) else ())
        if isinstance(embed, dict)
        for key in ("title", "description", "url")
    ]
    text = "\n".join(part for part in (words(record.get("content")), *shown) if part.strip())
    return Message(number, name, text, unread=bool(record.get("attachments")))
