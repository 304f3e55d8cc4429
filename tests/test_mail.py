"""Mails and mailboxes: who writes, what, and what is attached."""

import base64
import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read, recognise
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

SAMPLES = Path(__file__).parent / "samples"
HEAD = b"From: HR <hr@x.example>\nSubject: Packers\n"


def of(data, form="eml", name="m.eml", **limits):
    wants = Wants(limits=Limits(**limits))
    return list(read(io.BytesIO(data), name, form, wants))


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


def multipart(kind, *inner, head=HEAD, boundary="=B"):
    lines = b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in inner)
    told = f"Content-Type: multipart/{kind}; boundary={boundary}\n\n"
    return head + told.encode() + lines + f"--{boundary}--\r\n".encode()


def part(text, kind="text/plain", **lines):
    told = "".join(f"{k.replace('_', '-')}: {v}\n" for k, v in lines.items())
    return f"Content-Type: {kind}\n{told}\n".encode() + (
        text if isinstance(text, bytes) else text.encode()
    )


def test_a_mail_has_its_subject_its_senders_and_its_text():
    (ad,) = of(
        b"Received: by x\n" + HEAD + b"Reply-To: boss@y.example\nMessage-ID: <7@x>\n"
        b"To: me@home.example\n\nPackers wanted.\n\nStart Monday.\n"
    )
    assert (ad.source, ad.id) == ("m.eml", "7@x")
    assert parts(ad) == {
        "title": "Packers",
        "text": "Packers wanted.\n\nStart Monday.",
        "contact": "HR <hr@x.example>, boss@y.example",
    }


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"=?utf-8?B?5a6i5pyN?=", "客服"),
        (b"=?gb2312?Q?=B9=A4=D7=F7?=\n =?gb2312?Q?=B9=A4?=", "工作工"),
        (b"=?x-none?Q?abc?= def", "abc def"),
        (b"=?utf-8?B?not base64!?=", "=?utf-8?B?not base64!?="),
        (b"=?utf-8?B?a?=", "=?utf-8?B?a?="),
        (b"=?iso-2022-jp?B?GyRCO0U7dhsoQg==?=", "仕事"),
        ("Требуются рабочие".encode("cp1251"), "Требуются рабочие"),
        ("客服".encode(), "客服"),
        (b"folded\r\n over\r\n\tlines", "folded over\tlines"),
    ],
)
def test_a_subject_is_read_however_it_is_encoded(raw, words):
    (ad,) = of(b"From: a@x\nSubject: " + raw + b"\n\nWork\n")
    assert parts(ad).get("title", "") == words


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("gb2312", "gb18030", "招聘客服㐂，包吃住"),
        ("iso-2022-jp", "iso2022_jp", "未経験者歓迎の仕事"),
        ("big5", "big5", "高薪誠聘客服"),
        ("ks_c_5601-1987", "cp949", "해외 고수익 알바"),
        ("windows-874", "cp874", "รับสมัครพนักงาน"),
        ("koi8-r", "koi8_r", "Требуются рабочие"),
        ("unknown-8bit", "utf-8", "Tuyển dụng"),
        ("no such thing", "utf-8", "Tuyển dụng"),
    ],
)
@pytest.mark.parametrize("coding", ["8bit", "base64", "quoted-printable"])
def test_a_text_is_read_in_its_charset_and_coding(charset, codec, text, coding):
    raw = text.encode(codec)
    written = {
        "8bit": raw,
        "base64": base64.encodebytes(raw),
        "quoted-printable": b"".join(b"=%02X" % byte for byte in raw) + b"=\n",
    }[coding]
    head = f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: {coding}\n\n'
    (ad,) = of(HEAD + head.encode() + written)
    assert parts(ad)["text"] == text


def test_of_two_tellings_of_one_text_the_richer_is_read():
    (ad,) = of(
        multipart(
            "alternative",
            part("Packers wanted in a cold store"),
            part("<p>Packers <b>wanted</b></p><p>in a cold store</p>", "text/html"),
        )
    )
    assert parts(ad)["text"] == "Packers wanted\n\nin a cold store"
    assert ad.notes == ()


def test_of_two_tellings_that_differ_both_are_read():
    (ad,) = of(
        multipart(
            "alternative",
            part("A recipe for bread and butter"),
            part("<p>We keep your passport in the office</p>", "text/html"),
        )
    )
    text = parts(ad)["text"]
    assert text == "We keep your passport in the office\n\nA recipe for bread and butter"
    assert ad.notes == ("the text and the HTML of the mail say different things; both were read",)


def test_an_empty_telling_is_none():
    inner = (part("Packers wanted"), part("<img src=x>", "text/html"))
    (ad,) = of(multipart("alternative", *inner))
    assert parts(ad)["text"] == "Packers wanted"


def test_hidden_words_of_a_mail_are_read_and_told():
    (ad,) = of(HEAD + part("<p>Work</p><p style='display:none'>no fee</p>", "text/html"))
    assert "no fee" in ad.text
    assert ad.notes == ("6 characters of it are hidden in a mail program; they were read, too",)


def test_a_forwarded_mail_is_an_advert_of_its_own():
    inner = b"From: boss@y.example\nSubject: Offer\n\nWe keep your passport."
    outer, forwarded = of(multipart("mixed", part("Is it real?"), part(inner, "message/rfc822")))
    assert parts(outer)["text"] == "Is it real?"
    assert forwarded.source == "m.eml#1"
    assert parts(forwarded) == {
        "title": "Offer",
        "text": "We keep your passport.",
        "contact": "boss@y.example",
    }


def test_attached_files_are_read_by_what_they_hold():
    disposition = 'attachment; filename="%s"'
    mail, ad, page, line = of(
        multipart(
            "mixed",
            part("See below."),
            part("Packers wanted", Content_Disposition=disposition % "a/b\\c d.txt"),
            part("<p>Cooks wanted</p>", "application/octet-stream; name=page.bin"),
            part(
                '{"text": "Bakers wanted"}\n', "application/json", Content_Disposition="attachment"
            ),
        )
    )
    assert (ad.source, ad.text) == ("m.eml#a-b-c-d.txt", "Packers wanted")
    assert (page.source, page.text) == ("m.eml#page.bin", "Cooks wanted")
    assert (line.source.partition(":")[0], line.text) == ("m.eml#3", "Bakers wanted")
    assert mail.notes == ()


def test_attached_files_that_are_not_read_are_named():
    (ad,) = of(
        multipart(
            "mixed",
            part("See below."),
            part(b"\x7fELF" + bytes(99), "application/x-dosexec; name=run.exe"),
            part(bytes(range(32)) * 9, "audio/mpeg", Content_Disposition="inline; filename=x.mp3"),
        )
    )
    assert len(ad.notes) == 2
    assert ad.notes[0].startswith("not read: run.exe (")
    assert ad.notes[1].startswith("not read: x.mp3 (")


def test_a_page_saved_as_a_mail_is_its_words():
    whole = multipart(
        "related",
        part("<html><title>Packers</title><p>Cold store.</p>", "text/html"),
        part("p { margin: 0 }", "text/css"),
        head=b"From: <Saved by a browser>\nSubject: Packers\nMIME-Version: 1.0\n",
    )
    assert recognise(whole, "page.mhtml") == "eml"
    (ad,) = of(whole)
    assert (parts(ad)["title"], parts(ad)["text"]) == ("Packers", "Cold store.")
    assert ad.notes == ()


def test_a_mail_with_nothing_in_it_says_so():
    assert of(b"To: me@home.example\n\n\n") == [Skipped("m.eml", "there is no text")]


def test_a_mail_that_is_only_an_attachment_is_read():
    (ad,) = of(b"To: me@x\n" + part("Packers", "text/plain", Content_Disposition="attachment"))
    assert (ad.source, ad.text) == ("m.eml#1", "Packers")


def test_parts_are_found_when_the_last_boundary_is_missing():
    whole = multipart("mixed", part("Packers wanted"), part("Start Monday"))
    (ad,) = of(whole.replace(b"--=B--\r\n", b""))
    assert parts(ad)["text"] == "Packers wanted\n\nStart Monday"


def test_a_line_that_only_looks_like_the_boundary_is_text():
    (ad,) = of(multipart("mixed", part("--=Bee hive\n--=B is in a line --=B\nwork")))
    assert parts(ad)["text"] == "--=Bee hive\n--=B is in a line --=B\nwork"


def test_mails_in_mails_end_at_the_depth_that_is_allowed():
    mail = b"From: a@x\nSubject: 0\n\nwork"
    for number in range(1, 9):
        head = b"From: a@x\nSubject: %d\n" % number
        inner = part("outside"), part(mail, "message/rfc822")
        mail = multipart("mixed", *inner, head=head, boundary=f"B{number}")
    found = of(mail, depth=5)
    assert [parts(ad)["title"] for ad in found] == ["8", "7", "6", "5", "4"]
    assert found[-1].notes == ("not read: 1 (mails in mails, nested too deeply)",)


def test_parts_in_parts_end_at_the_depth_that_is_allowed():
    mail = b"Content-Type: text/plain\n\ndeep"
    for number in range(9):
        mail = multipart("mixed", part("work"), mail, head=b"", boundary=f"B{number}")
    (ad,) = of(HEAD + mail, depth=4)
    assert parts(ad)["text"] == "\n\n".join(["work"] * 4)
    assert ad.notes == ("parts nested too deeply were not read",)


def test_too_many_parts_are_said():
    (ad,) = of(multipart("mixed", *[part(f"word{n}") for n in range(9)]), members=3)
    assert parts(ad)["text"] == "word0\n\nword1\n\nword2"
    assert ad.notes == ("not all of its parts were read: there are too many",)


def test_a_mail_over_the_limit_is_cut_and_says_so():
    (ad,) = of(HEAD + b"\n" + b"work " * 1000, value=500)
    assert ad.notes[0].startswith("only the first")
    assert len(ad.text) < 600


@pytest.mark.parametrize(
    "lines",
    [
        b"Subject: " + b"x" * 500_000,
        b"Subject: " + b"=?utf-8?Q?" * 50_000,
        b"From: " + b"(" * 500_000,
        b"From: " + b'"<' * 250_000,
        b"Content-Type: text/plain; " + b'"' * 500_000,
        b"Content-Type: text/plain; " + b"a=b;" * 125_000,
        b"Content-Type: multipart/mixed; boundary=" + b"x" * 500_000,
        b"Subject: x\n" + b" y\n" * 170_000,
        b"X: y\n" * 100_000,
        b"a" * 500_000,
    ],
)
def test_a_head_of_half_a_megabyte_is_read_in_time(lines):
    begun = time.process_time()
    found = of(lines + b"\nTo: me@x\n\nwork\n")
    assert time.process_time() - begun < 1.5
    assert len(found) == 1
    assert isinstance(found[0], Skipped) or len(found[0].text) < 10_000


def test_a_line_of_a_head_that_was_cut_is_said():
    (ad,) = of(b"Subject: " + b"x" * 9000 + b"\n\nwork")
    assert ad.notes == ("lines of its head beyond 8 kB were not read",)


def test_ten_thousand_nested_parts_are_read_in_time():
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000)
    )
    begun = time.process_time()
    found = of(HEAD + nested + b"Content-Type: text/plain\n\nwork")
    assert time.process_time() - begun < 2
    assert "parts nested too deeply were not read" in found[0].notes


def test_a_mailbox_gives_its_mails_one_by_one():
    box = (
        b"From a@x Mon Jan  5 09:00:00 2026\nFrom: a@x\nSubject: one\n\nPackers\n>From Hull\n\n"
        b"From b@x Mon Jan  5 09:00:00 2026\nFrom: b@x\nSubject: two\n\nCooks\nFrom here on\n"
    )
    first, second = of(box, "mbox", "m.mbox")
    assert [first.source, second.source] == ["m.mbox#1", "m.mbox#2"]
    assert parts(first)["text"] == "Packers\nFrom Hull"
    assert parts(second)["text"] == "Cooks\nFrom here on"


def test_a_mail_of_a_mailbox_over_the_limit_is_cut_and_the_next_is_read():
    begin = b"From a@x Mon Jan  5 09:00:00 2026\n"
    long = begin + b"Subject: one\n\n" + b"work work\n" * 200
    first, second = of(long + b"\n" + begin + b"Subject: two\n\nshort\n", "mbox", value=500)
    assert first.notes[0].startswith("only the first")
    assert len(first.text) < 500
    assert (parts(second)["text"], second.notes) == ("short", ())


def test_a_mailbox_without_a_mail_says_so():
    assert of(b"", "mbox") == [Skipped("m.eml", "there is no mail in it")]


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"Return-Path: <a@x>\nReceived: from x\n by y\nSubject: z\n\nwork", "-", "eml"),
        (b"From: a@x\r\nSubject: z\r\n\r\nwork", "-", "eml"),
        (b"Subject: work for you\n\nPackers wanted", "-", "text"),
        (b"Subject: work for you\n\nPackers wanted", "x.eml", "eml"),
        (b"From: HR\nPackers wanted today, at once\nSubject: x\n", "-", "text"),
        (b"Salary: 3000\nPlace: Hull\n\nWrite to us", "-", "text"),
        (b"From a@x Mon Jan  5 09:00:00 2026\nFrom: a@x\n", "-", "mbox"),
        (b"From Monday on we need packers at 09:00 in 2026\nCall us", "-", "text"),
    ],
)
def test_a_mail_is_known_by_how_it_begins(head, name, form):
    assert recognise(head, name) == form


@given(st.data())
def test_a_mail_with_a_piece_cut_out_never_breaks(data):
    whole = (SAMPLES / data.draw(st.sampled_from(["forwarded.eml", "offers.mbox"]))).read_bytes()
    at, until = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    for form in ("eml", "mbox"):
        for found in of(whole[:at] + whole[until:], form):
            assert isinstance(found, Ad | Skipped)
