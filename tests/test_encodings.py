"""Bytes to text: every encoding that people's files are in, and bytes in none."""

import codecs
import io
import json
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read
from screenad.inputs.charsets import meant
from screenad.inputs.encodings import decode

OFFER = "Packers wanted in a cold store. Room and bus are free, pay every Friday."


OLD = {
    "gb18030": "高薪诚聘仓库打包员，包吃包住，工资日结，联系电话请看海报。",
    "big5": "高薪誠徵倉庫包裝員，包吃包住，薪水日結，意者請來電洽詢。",
    "shift_jis": "倉庫での梱包スタッフを募集しています。寮完備、日払い可能です。",
    "euc_kr": "냉동 창고 포장 직원을 모집합니다. 숙식 제공, 매주 금요일 급여 지급.",
    "cp1251": "Требуются упаковщики на холодный склад, жильё бесплатно, оплата по пятницам.",
    "cp874": "รับพนักงานแพ็คของในห้องเย็น มีที่พักฟรี จ่ายค่าแรงทุกวันศุกร์",
    "cp1252": "Se buscan peones para el almacén frío: habitación gratis, 70 € al día. ¡Llámanos!",
    "cp1250": "Pakowacze do chłodni. Mieszkanie za darmo, wypłata w każdy piątek. Dzwoń już dziś!",
    "cp1256": "مطلوب عمال تغليف في مخزن مبرد، السكن مجاني والدفع كل يوم جمعة",
}

CASES = yaml.safe_load((Path(__file__).parent / "cases/encodings.yaml").read_text("utf-8"))


def all_of(data, name="-", form="", **mapping):
    return list(read(io.BytesIO(data), name, form, Wants(mapping)))


@pytest.mark.parametrize(("encoding", "text"), OLD.items(), ids=OLD)
def test_an_old_encoding_is_read_and_named(encoding, text):
    (ad,) = all_of(text.encode(encoding), "ad.txt")
    assert ad.text == text
    assert ad.notes == (f"read as {meant(encoding)}",)


@pytest.mark.parametrize(("encoding", "text"), OLD.items(), ids=OLD)
def test_a_long_file_is_judged_where_its_letters_are(encoding, text):
    whole = "plain ASCII first. " * 3000 + (text + "\n") * 2000
    assert decode(whole.encode(encoding)).text == whole


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_every_unicode_form_is_read_without_a_word(encoding):
    (ad,) = all_of(OFFER.encode(encoding))
    assert (ad.text, ad.notes) == (OFFER, ())


def test_a_few_broken_bytes_leave_the_rest_readable_and_are_counted():
    data = "Упаковщики нужны".encode() + b"\xff" + " на склад".encode() + b"\xd0"
    (ad,) = all_of(data)
    assert ad.text == "Упаковщики нужны\ufffd на склад\ufffd"
    assert ad.notes == ("2 characters could not be read as utf-8",)


def test_a_broken_pair_in_sixteen_bits_is_counted():
    found = decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xdc" + b"c\0")
    assert (found.text, found.note) == ("ab\ufffdc", "1 character could not be read as utf-16-le")


def test_bytes_of_no_encoding_are_replaced_and_counted():
    found = decode(bytes([0x81, 0x00, 0xFF, 0xFE, 0x00, 0x81]) * 3)
    assert found.note


@given(st.binary(max_size=300), st.booleans(), st.sampled_from(["", "cp1251", "gb18030"]))
def test_any_bytes_are_decoded(data, whole, hint):
    text = decode(data, whole=whole, hint=hint).text
    assert text.encode("utf-8").decode() == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf8_comes_back_as_it_was(text):
    data = text.encode()
    if not any(data.startswith(mark) for mark in (codecs.BOM_UTF8,)):
        assert decode(data).text == text


@pytest.mark.parametrize("encoding", ["gb18030", "cp1251", "cp1252"])
def test_lines_in_an_old_encoding_are_read(encoding):
    records = [{"text": OLD[encoding], "id": n} for n in range(3)]
    data = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    ads = all_of(data.encode(encoding), "ads.jsonl")
    assert [ad.text for ad in ads] == [OLD[encoding]] * 3
    assert {ad.notes for ad in ads} == {(f"read as {meant(encoding)}",)}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_lines_in_another_unicode_form_are_read(encoding):
    data = '{"text": "one \u2028 line"}\r\n{"text": "高薪"}\n'.encode(encoding)
    assert [ad.text for ad in all_of(data, "ads.jsonl")] == ["one \u2028 line", "高薪"]


def test_json_in_an_old_encoding_is_noted_on_each_advert():
    data = json.dumps([OLD["cp1251"], OLD["cp1251"]], ensure_ascii=False).encode("cp1251")
    assert [ad.notes for ad in all_of(data, "x.json")] == [("read as cp1251",)] * 2


@pytest.mark.parametrize("package", ["with", "without"])
def test_lines_of_few_words_in_thirty_encodings_are_read(package, monkeypatch):
    """One line, and one with more below, in each encoding: how many come back as they were."""
    if package == "without":
        monkeypatch.setitem(sys.modules, "chardet", None)
    wrong = [
        f"{encoding}: {text[:20]}"
        for encoding, languages in CASES["encodings"].items()
        for words in map(CASES["words"].get, languages)
        for text in (words[0], "\n".join(words))
        if decode(text.encode(encoding)).text != text
    ]
    assert len(CASES["encodings"]) == 36
    assert len(wrong) <= {"with": 0, "without": 24}[package], wrong


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        *(
            ("GB2312", "gb18030"),
            ("gbk", "gb18030"),
            ("ISO-8859-1", "cp1252"),
            ("tis-620", "cp874"),
        ),
        *(("Shift_JIS", "cp932"), ("x-sjis", "cp932"), ("windows-874", "cp874"), ("UTF8", "utf-8")),
        *(("rot13", ""), ("idna", ""), ("hex", ""), ("klingon", ""), ("a" * 999, ""), ("\0", "")),
    ],
)
def test_an_encoding_is_known_by_the_names_that_people_give_it(name, codec):
    assert meant(name) == codec


def test_a_named_encoding_is_not_questioned():
    wants = Wants(encoding="koi8-u")
    (ad,) = read(io.BytesIO("їжа є".encode("koi8-u")), "ad.txt", "", wants)
    assert ad.text == "їжа є"


def test_what_does_not_fit_a_named_encoding_is_counted():
    wants = Wants(encoding="shift_jis")
    (ad,) = read(io.BytesIO(b"pay every Friday \xfe now"), "ad.txt", "", wants)
    assert "\ufffd" in ad.text
    assert ad.notes == ("1 character could not be read (U+FFFD)",)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_a_named_encoding_holds_for_every_format(form):
    text = "倉庫での梱包スタッフを募集しています"
    data = {
        "jsonl": json.dumps({"text": text}, ensure_ascii=False) + "\n",
        "json": json.dumps([{"text": text}], ensure_ascii=False),
        "csv": f"text,id\n{text},1\n",
    }[form]
    for encoding in ("utf-16-le", "euc_jp", "iso2022_jp"):
        (ad,) = read(io.BytesIO(data.encode(encoding)), "x", form, Wants(encoding=encoding))
        assert ad.text == text
