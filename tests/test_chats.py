"""Exported and copied chats: who wrote what, and which adverts that makes."""

import io
import json
import time

import pytest
from engine import cases
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read
from screenad.inputs.chats.lines import STYLES, style
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

OFFER = (
    "Packers wanted in a cold store near the harbour, no experience needed, start on Monday. "
    "The pay is 900 USD a month. Write to @harbour_jobs_{} on Telegram."
)
TELEGRAM = {"name": "Ann", "type": "personal_chat", "id": 7, "messages": []}


def all_of(data, name="-", form="", **limits):
    data = data.encode() if isinstance(data, str) else data
    return list(read(io.BytesIO(data), name, form, Wants(limits=Limits(**limits))))


def turns(ad):
    """Give what each speaker of a chat says, in order."""
    return [
        (speaker, ad.text[span.start : span.end])
        for (_, span), speaker in zip(ad.fields, ad.speakers, strict=True)
    ]


def names(ad):
    return [name for name, _ in ad.fields]


def telegram(*messages, **more):
    listed = [{"id": n, "type": "message", **each} for n, each in enumerate(messages, 1)]
    return json.dumps({**TELEGRAM, **more, "messages": listed}, ensure_ascii=False, indent=1)


def said(sender, text, **more):
    return {"from": sender, "text": text, **more}


@pytest.mark.parametrize("case", cases("chat-heads"), ids=lambda case: case["line"][:40])
def test_a_message_begins_as_apps_write_it_in_every_language(case):
    found = next(match for each in STYLES if (match := each.head.match(case["line"])))
    sender = found["sender"].strip(" ~\u200e\u200f\u202a\u202c")
    assert (sender, found["text"]) == (case["sender"], case["text"])


WHATSAPP = """\
[01/05/24, 14:30:05] Ann: \u200eMessages and calls are end-to-end encrypted.
[01/05/24, 14:30:25] Ann: Packers wanted.

Room is free.
[01/05/24, 14:31:25] \u200eTom joined
[01/05/24, 14:31:26] Tom: <Media omitted>
[01/05/24, 14:31:29] Tom: I will think: maybe
"""


def test_a_message_goes_on_until_the_next_one_begins():
    (ad,) = all_of(WHATSAPP, "chat.txt")
    assert turns(ad)[1:] == [
        ("Ann", "Packers wanted.\n\nRoom is free."),
        ("Tom", "I will think: maybe"),
    ]
    assert (ad.source, names(ad)[1:]) == ("chat.txt", ["message 2", "message 4"])


def test_a_picture_that_was_left_out_is_noted():
    (ad,) = all_of(WHATSAPP)
    assert ad.notes == ("not read: pictures, files or sounds in message 3",)


@pytest.mark.parametrize(
    "omitted",
    [
        *("<Media omitted>", "\u200eimage omitted", "<Multimedia omitido>", "<Média omis>"),
        *("<Medien ausgeschlossen>", "<Media tidak disertakan>", "<Без медиафайлов>"),
        *("\u200eIMG-2024.jpg (file attached)", "<attached: 0001-PHOTO.jpg>", "[사진]", "照片"),
    ],
)
def test_what_stands_for_a_picture_is_no_words_in_any_language(omitted):
    (ad,) = all_of(f"01/05/2024, 14:30 - Ann: {omitted}\n01/05/2024, 14:31 - Ann: Packers wanted")
    assert turns(ad) == [("Ann", "Packers wanted")]
    assert ad.notes


def test_a_long_message_cannot_pass_for_a_picture():
    words = "Your passport is kept in the office and nothing of it is omitted"
    (ad,) = all_of(f"01/05/2024, 14:30 - Ann: \u200e{words}")
    assert words in ad.text


LINE = {
    "en": "[LINE] Chat history with Ann\nSaved on: 2024/05/01 10:00\n\nWed, 05/01/2024\n",
    "ja": "[LINE] Annとのトーク履歴\n保存日時:2024/05/01 10:00\n\n2024/05/01(水)\n",
    "zh-TW": "[LINE] 與Ann的聊天記錄\n儲存日期:2024/05/01 10:00\n\n2024/05/01(週三)\n",
    "th": "[LINE] ประวัติการสนทนากับ Ann\nบันทึกวันที่: 2024/05/01 10:00\n\n2024.05.01 พุธ\n",
}


@pytest.mark.parametrize("tag", LINE)
def test_line_in_its_languages(tag):
    body = '10:01\tAnn\tPackers wanted\n午前10:02\tAnn\t"two\nlines"\n10:05AM\tTom\tyes\n'
    (ad,) = all_of(LINE[tag] + body, "line.txt")
    assert turns(ad) == [("Ann", "Packers wanted"), ("Ann", "two\nlines"), ("Tom", "yes")]


KAKAO = {
    "pc": (
        "김하나 님과 카카오톡 대화\n저장한 날짜 : 2024-05-01 15:21:00\n\n"
        "--------------- 2024년 5월 1일 수요일 ---------------\n"
        "[김하나] [오후 3:21] 포장\n직원\n[톰] [오후 3:22] 네\n"
    ),
    "android": (
        "김하나 님과 카카오톡 대화\n저장한 날짜 : 2024년 5월 1일 오후 3:30\n\n"
        "2024년 5월 1일 오후 3:21\n2024년 5월 1일 오후 3:21, 김하나 : 포장\n직원\n"
        "2024년 5월 1일 오후 3:22, 톰 : 네\n"
    ),
    "ios": ("2024. 5. 1. 오후 3:21, 김하나 : 포장\n직원\n2024. 5. 1. 오후 3:22, 톰 : 네\n"),
    "csv": (
        'Date,User,Message\n2024-05-01 15:21:00,"김하나","포장\n직원"\n'
        '2024-05-01 15:22:00,"톰","네"\n'
    ),
}


@pytest.mark.parametrize("kind", KAKAO)
def test_kakaotalk_from_its_programs(kind):
    (ad,) = all_of(KAKAO[kind], "talk.csv" if kind == "csv" else "talk.txt")
    assert turns(ad) == [("김하나", "포장\n직원"), ("톰", "네")]


PASTES = {
    "wechat": "王姐 2024-05-01 15:21\n招包装工\n小林 2024-05-01 15:22\n在哪里？\n",
    "telegram": "王姐, [01.05.2024 15:21]\n招包装工\n\n小林, [01.05.2024 15:22]\n在哪里？\n",
    "labels": "王姐：招包装工\n小林：在哪里？\n王姐：港口\n小林：好\n",
    "khmer": "សុខា៖ 招包装工\nដារ៉ា៖ 在哪里？\nសុខា៖ 港口\nដារ៉ា៖ 好\n",
    "roles": "HR: 招包装工\nMe: 在哪里？\n",
}


@pytest.mark.parametrize("kind", PASTES)
def test_what_was_copied_from_a_screen_is_a_chat(kind):
    (ad,) = all_of(PASTES[kind])
    assert [text for _, text in turns(ad)][:2] == ["招包装工", "在哪里？"]
    assert len(set(ad.speakers)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Position: packer\nSalary: 900\nPosition: driver\nSalary: 950\n",
        "Q: Do I pay a fee?\nA: No.\nQ: Is there a room?\nA: Yes.\n",
        "Company: Harbour Store\nLocation: Riga\nPay: 900\nContact: Ann\n",
        "Monday: 08:00\nTuesday: 09:00\nMonday: 10:00\nTuesday: 11:00\n",
        "Start 01/05/2024 14:30\nPackers wanted in the harbour.\n",
        "We need packers. Ann: the boss. Tom: the driver.",
        "",
    ],
)
def test_an_advert_with_colons_dates_or_questions_is_no_chat(text):
    assert style(text) is None


def test_telegram_gives_the_words_behind_links_buttons_and_cards():
    runs = ["Packers wanted ", {"type": "text_link", "text": "here", "href": "https://a.example"}]
    button = [[{"type": "url", "text": "Join", "data": "https://b.example"}]]
    data = telegram(
        said("Ann", runs, inline_bot_buttons=button),
        said("Ann", "", contact_information={"first_name": "Bo", "phone_number": "+10005550100"}),
        said("Tom", "", photo="photos/1.jpg"),
    )
    (ad,) = all_of(data, "result.json")
    assert turns(ad) == [
        ("Ann", "Packers wanted here (https://a.example)\nJoin https://b.example"),
        ("Ann", "Bo, +10005550100"),
    ]
    assert ad.notes == ("not read: pictures, files or sounds in message 3",)


def test_what_was_forwarded_is_said_by_whom_it_is_from():
    (ad,) = all_of(telegram(said("Tom", "Packers wanted", forwarded_from="Harbour Jobs")))
    assert ad.speakers == ("Harbour Jobs",)


def test_all_chats_of_an_account_are_read_each_on_its_own():
    chats = {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 1, "first_name": "Tom"},
        "chats": {
            "about": "All chats.",
            "list": [
                json.loads(telegram(said("Ann", "Packers wanted"))),
                json.loads(telegram(said("Bo", "Bakers wanted"))),
            ],
        },
    }
    first, second = all_of(json.dumps(chats, indent=1), "result.json")
    assert (first.source, turns(first)) == ("result.json#chats/1", [("Ann", "Packers wanted")])
    assert (second.source, turns(second)) == ("result.json#chats/2", [("Bo", "Bakers wanted")])


def test_a_group_is_cut_into_its_offers_and_the_rest_stays_a_talk():
    senders = ["Ann", "Bo", "Cy", "Di", "Ed"]
    messages = [said(each, OFFER.format(each)) for each in senders]
    data = telegram(*messages, said("Ed", "good morning"), name="Jobs", type="private_supergroup")
    *offers, rest = all_of(data, "group.json")
    assert [ad.source for ad in offers] == [f"group.json#messages/{n}" for n in range(1, 6)]
    assert turns(offers[2]) == [("", "Jobs"), ("Cy", OFFER.format("Cy"))]
    assert (rest.source, turns(rest)[1:]) == ("group.json#messages", [("Ed", "good morning")])
    assert rest.notes == ("adverts of their own: messages 1, 2, 3, 4, 5",)


def test_an_offer_in_a_talk_of_two_stays_in_the_talk():
    data = telegram(*(said("Ann", OFFER.format(n)) for n in range(6)), said("Tom", "Where?"))
    (ad,) = all_of(data)
    assert len(turns(ad)) == 7


def test_every_post_of_a_channel_is_for_itself():
    data = telegram(
        said("Jobs", OFFER.format(1)), said("Jobs", OFFER.format(2)), type="public_channel"
    )
    assert [ad.source for ad in all_of(data, "c.json")] == [
        "c.json#messages/1",
        "c.json#messages/2",
    ]


def test_a_long_chat_is_cut_into_parts_that_overlap():
    messages = [said("Ann" if n % 2 else "Tom", f"words {n}") for n in range(1, 26)]
    first, second, third = all_of(telegram(*messages), "c.json", messages=10)
    assert [ad.source for ad in (first, second, third)] == [
        "c.json#messages/1-10",
        "c.json#messages/10-19",
        "c.json#messages/19-25",
    ]
    assert turns(second)[0] == turns(first)[-1]
    assert first.notes == ("a long chat in parts that overlap: this is one of them",)


def test_facebook_is_read_from_its_last_message_and_its_letters_are_mended():
    def written(text):
        return text.encode().decode("latin-1")

    data = {
        "participants": [{"name": "Ann"}, {"name": written("Zoë")}],
        "messages": [
            {"sender_name": written("Zoë"), "timestamp_ms": 2, "content": written("¿Dónde? 工作")},
            {"sender_name": "Ann", "timestamp_ms": 1, "content": "Packers wanted"},
        ],
        "title": "Ann",
    }
    (ad,) = all_of(json.dumps(data), "message_1.json")
    assert turns(ad) == [("Ann", "Packers wanted"), ("Zoë", "¿Dónde? 工作")]


def test_discord_as_its_exporter_writes_it():
    data = {
        "guild": {"id": "1", "name": "Work"},
        "channel": {"id": "2", "name": "jobs"},
        "messages": [
            {"id": "3", "content": "Packers wanted", "author": {"name": "ann", "nickname": "Ann"},
             "embeds": [{"title": "Harbour", "url": "https://a.example"}]},
        ],
    }  # fmt: skip
    (ad,) = all_of(json.dumps(data, indent=1), "export.json")
    assert turns(ad) == [("", "jobs"), ("Ann", "Packers wanted\nHarbour\nhttps://a.example")]


def test_wechat_by_the_columns_of_those_who_read_it_out():
    rows = (
        "StrTalker,IsSender,CreateTime,StrContent\n"
        "ann,0,1714546860,招包装工\nann,1,1714546920,在哪里？\n"
    )
    listed = [
        {"StrTalker": "ann", "IsSender": 0, "StrContent": "招包装工"},
        {"StrTalker": "ann", "IsSender": 1, "StrContent": "在哪里？"},
    ]
    for data, name in ((rows, "chat.csv"), (json.dumps(listed), "chat.json")):
        (ad,) = all_of(data, name)
        assert turns(ad) == [("ann", "招包装工"), ("me", "在哪里？")]


PAGE = """<!DOCTYPE html>
<html>
 <head>
<title>Exported Data</title>
 </head>
 <body>
  <div class="page_wrap">
   <div class="page_header"><div class="text bold">
Ann
   </div></div>
   <div class="page_body chat_page">
    <div class="history">
     <div class="message service" id="message-1"><div class="body details">
1 May 2024
     </div></div>
     <div class="message default clearfix" id="message1">
      <div class="body">
       <div class="pull_right date details" title="01.05.2024 15:21:00 UTC+07:00">
15:21
       </div>
       <div class="from_name">
Ann
       </div>
       <div class="text">
Packers &amp; bakers<br>write <a href="https://a.example/x">here</a>
       </div>
      </div>
     </div>
     <div class="message default clearfix joined" id="message2">
      <div class="body"><div class="text">
Soon!
      </div></div>
     </div>
     <div class="message default clearfix" id="message3">
      <div class="body"><div class="from_name">
Tom
      </div>
      <div class="forwarded body"><div class="from_name">
Harbour Jobs <span class="date details">01.05.2024</span>
      </div><div class="text">
Drivers wanted
      </div></div>
      <div class="media_wrap clearfix"><div class="title bold">
Photo
      </div></div></div>
     </div>
    </div>
   </div>
  </div>
 </body>
</html>
"""


def test_the_pages_that_telegram_exports():
    (ad,) = all_of(PAGE, "messages.html")
    assert turns(ad) == [
        ("Ann", "Packers & bakers\nwrite here (https://a.example/x)"),
        ("Ann", "Soon!"),
        ("Harbour Jobs", "Drivers wanted"),
    ]
    assert ad.notes == ("not read: pictures, files or sounds in message 3",)


def test_a_chat_that_breaks_off_is_read_up_to_there_and_says_so():
    whole = telegram(said("Ann", "Packers wanted"), said("Tom", "Where?"))
    ad, fault = all_of(whole[: whole.rindex("Where")], "cut.json")
    assert turns(ad) == [("Ann", "Packers wanted")]
    assert isinstance(fault, Skipped)
    assert fault.reason.endswith("the rest was not read")


def test_a_message_that_is_too_long_costs_only_itself():
    data = telegram(said("Ann", "Packers wanted"), said("Ann", "x" * 5000), said("Tom", "Where?"))
    skipped, ad = all_of(data, "c.json", record=2000)
    assert skipped.source == "c.json#messages/2"
    assert [text for _, text in turns(ad)] == ["Packers wanted", "Where?"]


def test_a_long_message_of_text_is_cut_and_noted():
    (ad,) = all_of("01/05/2024, 14:30 - Ann: " + "ha " * 1000 + "\n" + "ho\n" * 9, record=2000)
    assert len(ad.text) <= 2000
    assert ad.notes == ("a message was cut: the rest was not read",)


def test_a_chat_of_pictures_only_is_no_advert_and_no_silence():
    found = all_of(telegram(said("Ann", "", photo="photos/1.jpg")), "c.json")
    assert found == [Skipped("c.json", "a chat without words")]


@pytest.mark.parametrize("data", ["Packers wanted.", '{"jobs": 1}', "<p>Packers</p>", ""])
def test_who_insists_on_a_chat_hears_that_it_is_none(data):
    (found,) = all_of(data, "x", "chat")
    assert isinstance(found, Skipped)


def test_a_chat_is_one_text_for_who_insists_on_that():
    (ad,) = all_of(WHATSAPP, "chat.txt", "text")
    assert (ad.text, ad.speakers) == (WHATSAPP, ())


SAMPLES = [
    *(
        text.encode()
        for text in (WHATSAPP, *LINE.values(), *KAKAO.values(), *PASTES.values(), PAGE)
    ),
    telegram(said("Ann", "Packers wanted"), said("Tom", "Where?")).encode(),
]


@given(st.sampled_from(SAMPLES), st.data())
def test_a_broken_chat_never_crashes_the_reader(sample, data):
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, len(sample)))
    broken = sample[:start] + data.draw(st.binary(max_size=8)) + sample[end:]
    for found in all_of(broken, "x", "chat"):
        assert isinstance(found, Skipped) or found.text.strip()


class Endless(io.RawIOBase):
    """A chat of so many messages, none of which is there before it is asked for."""

    def __init__(self, head, line, times):
        self.head, self.line, self.times = head, line, times

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.head and self.times:
            self.times -= 1
            self.head = self.line
        data, self.head = self.head[: len(buffer)], self.head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def test_the_first_advert_comes_long_before_the_end_of_a_long_chat():
    head = json.dumps(TELEGRAM)[:-2].encode()
    line = json.dumps({"type": "message", "from": "Ann", "text": "Packers wanted"}).encode() + b","
    stream = Endless(head, line, 100_000)
    found = next(read(io.BufferedReader(stream), "result.json"))
    assert isinstance(found, Ad)
    assert stream.times > 95_000


@pytest.mark.parametrize(
    "text",
    [
        "1/5/24, 14:30 - " + " :" * 20_000,
        "[" * 50_000,
        ("1" * 300 + " ") * 500,
        "a" * 100_000 + ":",
        ("Ann " * 20 + "\n") * 2000,
        "Ann: " + "x: " * 30_000,
        "-" * 100_000 + "\n" + "- " * 50_000,
        "1. " * 40_000,
        "1 USD " * 20_000,
    ],
    ids=range(9),
)
def test_lines_made_to_be_slow_take_time_in_proportion(text):
    def cost(words):
        start = time.process_time()
        for form in ("chat", ""):
            all_of(words, "x.txt", form)
        return time.process_time() - start

    assert keeps_pace(cost, text[: len(text) // 8], text)
