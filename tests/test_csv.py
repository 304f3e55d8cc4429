"""Tables as text: what separates them, what their columns are, and rows that are broken."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read, recognise
from screenad.inputs.cells import Lines, cells, separator
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

LIMITS = Limits()
PACKERS = "Packers wanted in a cold store, room and bus are free."
BAKERS = "Bakers wanted from Monday; come and see us in the shop."


def all_of(data, name="ads.csv", form="", limits=LIMITS, **mapping):
    data = data.encode() if isinstance(data, str) else data
    return list(read(io.BytesIO(data), name, form, Wants(mapping, limits=limits)))


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


def rows(text, between=",", limits=LIMITS):
    return [row.cells for row in cells(Lines(io.StringIO(text, ""), limits), between, limits)]


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_separator_and_line_end_is_told(between, end, mark):
    lines = [
        between.join(("id", "job title", "description")),
        between.join(("7", "Packer", f'"{PACKERS}"')),
        between.join(("8", "Baker", f'"{BAKERS}"')),
    ]
    first, second = all_of(mark + end.join(lines))
    assert parts(first) == {"title": "Packer", "text": PACKERS}
    assert (first.id, first.source[-2:], first.notes) == ("7", ":2", ())
    assert (parts(second)["text"], second.source[-2:]) == (BAKERS, ":3")


def test_a_table_says_itself_what_separates_it():
    (ad,) = all_of("sep=|\ntext|title\na, b; c|Packer\n")
    assert parts(ad) == {"title": "Packer", "text": "a, b; c"}


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"title,text\nPacker,now\n", "-", "csv"),
        (b'"title";"text"\r\n"Packer";"now"\r\n', "-", "csv"),
        ("标题\t正文\n打包员\t来吧\n".encode(), "-", "csv"),
        ("title,text\nPacker,now\n".encode("utf-16"), "-", "csv"),
        (b"title,text\nPacker,now\n", "ads.txt", "csv"),
        (b"Packers, Bavet\nLine, place, title\n", "-", "text"),
        (b"text", "-", "text"),
        (b"Company, place\nand more than that", "-", "text"),
        (b"Packers wanted", "ads.tsv", "csv"),
        (b'{"text": "a"}\n', "ads.csv", "jsonl"),
    ],
)
def test_a_table_is_told_by_the_names_of_its_columns(head, name, form):
    assert recognise(head, name) == form


def test_a_cell_may_hold_separators_marks_and_line_ends_and_the_place_is_the_first_line():
    first, second = all_of('title,text\nx,"a, ""b""\n\nc"\ny,z\n')
    assert (parts(first)["text"], first.source) == ('a, "b"\n\nc', "ads.csv:2")
    assert second.source == "ads.csv:5"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('a,"b"', ("a", "b")),
        ('a, "b, c"', ("a", "b, c")),
        ('5" pipe,b', ('5" pipe', "b")),
        ('"a"b,c', ("ab", "c")),
        ('"","",""', ("", "", "")),
        ('"a",', ("a", "")),
        (",,", ("", "", "")),
        ('""""', ('"',)),
    ],
)
def test_marks_are_read_as_office_programs_write_them(line, found):
    assert rows(line + "\n") == [found]


CELLS = st.lists(st.text("ab,;\"\n' é", max_size=6), min_size=1, max_size=4)


@given(st.lists(CELLS, max_size=5), st.sampled_from([",", ";", "\t", "|"]))
def test_what_is_quoted_comes_back(table, between):
    lines = [between.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    assert rows("\n".join(lines), between) == [tuple(row) for row in table]


@given(st.text('ab,"\n\r\x00', max_size=80))
def test_any_text_is_cut_into_rows_and_no_letter_is_lost(text):
    found = rows(text)
    assert sum(cell.count("a") for row in found for cell in row) == text.count("a")


@given(st.text('ab,"\n', max_size=80), st.integers(1, 30))
def test_a_small_limit_ends_every_row(text, record):
    limits = Limits(record=record)
    for row in cells(Lines(io.StringIO(text, ""), limits), ",", limits):
        assert row.fault or sum(map(len, row.cells)) <= 2 * record


def test_a_mark_that_is_never_closed_costs_no_other_row():
    first, second, third = all_of('text,title\n"never,x\nsecond,y\nthird,z\n')
    assert (first.text, first.notes) == ('x\n\n"never', ("a quotation mark is never closed",))
    assert (second.source, third.source) == ("ads.csv:3", "ads.csv:4")
    assert parts(third) == {"title": "z", "text": "third"}


def test_rows_of_any_width_are_read_and_what_is_too_much_is_told():
    short, long = all_of(f'title,text\nPacker\nBaker,now,"{"x" * 300}"\n')
    assert parts(short) == {"title": "Packer"}
    assert parts(long) == {"title": "Baker", "text": "now"}
    assert long.notes == ("not read: 'column 3' (--map text=KEY says which key holds the text)",)


def test_a_long_cell_is_no_matter_and_a_longer_one_is_one_bad_row():
    long = "x" * 200_000
    first, second, third = all_of(
        f'text\n"{long}"\n{"y" * 300_000}\nthird row\n', limits=Limits(record=250_000)
    )
    assert first.text == long
    assert second.reason == "longer than 0.238419 MiB (--limit record=SIZE)"
    assert (third.text, third.source) == ("third row", "ads.csv:4")


def test_too_many_columns_are_one_bad_row():
    bad, good = all_of("title,text\n" + "," * 20_000 + "\nPacker,now\n")
    assert bad == Skipped("ads.csv:2", "more than 16384 columns (--limit columns=NUMBER)")
    assert parts(good)["text"] == "now"


def test_a_nul_is_shown():
    (ad,) = all_of(b"text,id\npay\0now,1\n")
    assert ad.text == "pay\ufffdnow"


def test_names_may_stand_below_a_title_and_over_two_rows():
    first, second = all_of(
        "Vacancies of May,,,,\n,,,,\nposition,salary,,,text\n,currency,min,max,\n"
        "Packer,USD,900,1200,come now\nBaker,USD,800,,come soon\n"
    )
    assert parts(first) == {"title": "Packer", "salary": "USD 900-1200", "text": "come now"}
    assert parts(second)["salary"] == "USD 800"
    assert first.notes == ("not read: 1 row above the names of the columns",)
    assert first.source == "ads.csv:5"


def test_without_names_every_column_of_words_is_read_and_the_rest_is_told():
    first, second = all_of(
        "7,Packer now,https://x.example/1,We keep your passport in the office.,900\n"
        "8,Baker now,https://x.example/2,Come and see us in the shop.,800\n"
    )
    assert parts(first) == {"text": "Packer now\nWe keep your passport in the office."}
    (note,) = first.notes
    assert note == (
        "no names of columns: column 4 was taken for the text, with column 2; "
        "not read: columns 1, 3, 5 (--map text=COLUMN)"
    )
    assert second.source == "ads.csv:2"


def test_without_a_column_called_text_the_one_with_most_words_is_taken():
    first, _ = all_of(f"row,who,what\n1,Ann,{BAKERS}\n2,Bob,Packers wanted soon now\n")
    assert parts(first) == {"text": BAKERS}
    assert first.notes[0].endswith(
        "no column is called text: 'what' was taken for it (--map text=COLUMN)"
    )


def test_a_table_of_one_column_has_no_separator():
    first, second = all_of(f"{PACKERS}\n{BAKERS}\n")
    assert (first.text, second.text) == (PACKERS, BAKERS)
    first, second = all_of(f"text\n{PACKERS}\n{BAKERS}\n")
    assert (first.text, first.source, first.notes) == (PACKERS, "ads.csv:2", ())


@pytest.mark.parametrize("column", ["B", "2", "the advert", "The_Advert"])
def test_a_column_is_named_by_its_name_its_number_or_its_letter(column):
    (ad,) = all_of("text,the advert\nno,yes\n", text=column)
    assert parts(ad) == {"text": "yes"}
    assert ad.source == "ads.csv:2"


def test_columns_without_names_are_named_by_number():
    first, _ = all_of("1,Packers wanted now\n2,Bakers wanted now\n", text="B", id="1")
    assert (first.text, first.id) == ("Packers wanted now", "1")


@pytest.mark.parametrize("column", ["bodi", "9", "ZZ", "0"])
def test_a_column_that_is_not_there_is_one_complaint(column):
    (found,) = all_of("title,body\na,b\nc,d\n", text=column)
    assert found.source == "ads.csv"
    assert found.reason.startswith(f"no column {column!r} (from --map; ")


@pytest.mark.parametrize(
    "names",
    [
        "职位,公司,工作地点,薪资,职位描述,联系方式",
        "職種,会社名,勤務地,給与,仕事内容,連絡先",
        "직책,회사,근무지,급여,상세내용,연락처",
        "ตำแหน่ง,บริษัท,สถานที่ทำงาน,เงินเดือน,รายละเอียดงาน,ติดต่อ",
        "Vị trí,Công ty,Địa điểm,Mức lương,Mô tả công việc,Liên hệ",
        "Posisi,Perusahaan,Lokasi,Gaji,Deskripsi,Kontak",
        "Jawatan,Syarikat,Lokasi,Gaji,Penerangan,Hubungi",
        "Должность,Компания,Город,Зарплата,Описание,Контакты",
        "Посада,Компанія,Місто,Зарплата,Опис,Контакти",
        "المسمى الوظيفي,الشركة,الموقع,الراتب,الوصف,الاتصال",
        "पद,कंपनी,स्थान,वेतन,विवरण,संपर्क",
        "পদ,কোম্পানি,স্থান,বেতন,বিবরণ,যোগাযোগ",
        "पद,कम्पनी,स्थान,तलब,विवरण,सम्पर्क",
        "عہدہ,کمپنی,مقام,تنخواہ,تفصیل,رابطہ",
        "Pozisyon,Şirket,Konum,Maaş,Açıklama,İletişim",
        "Puesto,Empresa,Ubicación,Salario,Descripción,Contacto",
        "Cargo,Empresa,Localização,Salário,Descrição,Contato",
        "Poste,Entreprise,Lieu,Salaire,Description du poste,Coordonnées",
        "Stelle,Firma,Ort,Gehalt,Stellenbeschreibung,Kontakt",
        "Posizione,Azienda,Sede,Stipendio,Descrizione,Contatto",
        "Stanowisko,Pracodawca,Miejsce,Wynagrodzenie,Opis,Kontakt",
        "ရာထူး,ကုမ္ပဏီ,တည်နေရာ,လစာ,အကြောင်းအရာ,ဆက်သွယ်ရန်",
        "មុខតំណែង,ក្រុមហ៊ុន,ទីតាំង,ប្រាក់ខែ,ការពិពណ៌នា,ទំនាក់ទំនង",
        "ຕຳແໜ່ງ,ບໍລິສັດ,ສະຖານທີ່,ເງິນເດືອນ,ລາຍລະອຽດ,ຕິດຕໍ່",
        "பதவி,நிறுவனம்,இடம்,சம்பளம்,விளக்கம்,தொடர்பு",
        "තනතුර,සමාගම,ස්ථානය,වැටුප,විස්තරය,සම්බන්ධතා",
        "Cheo,Kampuni,Mahali,Mshahara,Maelezo,Mawasiliano",
        "የስራ መደብ,ድርጅት,ቦታ,ደመወዝ,ዝርዝር,አድራሻ",
        "Posisyon,Kumpanya,Lokasyon,Sahod,Deskripsyon,Makipag-ugnayan",
        "عنوان شغلی,شرکت,محل کار,حقوق,شرح شغل,تماس",
    ],
    ids=lambda names: names.partition(",")[0],
)
def test_names_of_columns_are_known_in_many_languages(names):
    (ad,) = all_of(f"{names}\nPacker,Seven,Bavet,900 USD,come now,@abcdef\n")
    assert parts(ad) == {
        "title": "Packer",
        "company": "Seven",
        "location": "Bavet",
        "salary": "900 USD",
        "text": "come now",
        "contact": "@abcdef",
    }


def test_rows_in_other_encodings_are_read_each_by_itself():
    text = "Требуются упаковщики на холодный склад, оплата по пятницам."
    data = b"title,text\nA," + "жильё\n".encode() + b'B,"' + text.encode("cp1251") + b'"\n'
    first, second = all_of(data)
    assert (parts(first)["text"], first.notes) == ("жильё", ())
    assert (parts(second)["text"], second.notes) == (text, ("read as cp1251",))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030", "shift_jis", "cp1251"])
def test_tables_in_other_encodings_are_read(encoding):
    text = {"cp1251": "Требуются упаковщики на склад", "shift_jis": "倉庫での梱包スタッフを募集"}
    text = text.get(encoding, "高薪诚聘仓库打包员，包吃包住")
    first, _ = all_of(f"text,title\r\n{text},{text}\r\n{text},{text}\r\n".encode(encoding))
    assert parts(first) == {"title": text, "text": text}


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_of_adverts_or_of_reasons(data):
    for found in all_of(b"text,title\n" + data, form="csv"):
        assert isinstance(found, Ad | Skipped)


def test_no_separator_is_seen_where_there_is_none():
    assert separator("one line\nanother, with a comma\nmore", LIMITS) == "\x1f"
    assert separator("", LIMITS) == "\x1f"


@pytest.mark.parametrize("data", ["", "\n\n", ",,\n,,\n", '""\n'])
def test_an_empty_table_says_so(data):
    assert all_of(data) == [Skipped("ads.csv", "there is no text")]


def test_bad_rows_before_the_first_good_one_hide_no_row():
    bad = ("," * 20_000 + "\n") * 60
    *faults, good = all_of(bad + "title,text\n" + bad + "Packer,now\n")
    assert len(faults) == 120
    assert (parts(good)["text"], good.source) == ("now", "ads.csv:122")


def test_a_table_of_bad_rows_alone_is_told_row_by_row():
    assert len(all_of(("," * 20_000 + "\n") * 70)) == 70


def test_rows_are_given_before_much_of_the_table_was_read():
    rows = io.StringIO("title,text\n" + "".join(f"x,{'y' * 2**20}\n" for _ in range(9)))
    stream = io.BytesIO(rows.getvalue().encode())
    ads = read(io.BufferedReader(stream), "ads.csv", "csv")
    next(ads)
    assert stream.tell() < 4 * 2**20
