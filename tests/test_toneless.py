"""A phrase is found without its marks where it is long enough to be told by that."""

import pytest
from engine import condition, quotes

from screenad.model import Ad
from screenad.operators import Document


def matched(phrase, text, language="vi"):
    doc = Document(Ad(text))
    return quotes(doc, condition({"phrases": {language: [phrase]}}).find(doc)) or []


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("giữ hộ chiếu", "Giữ hộ chiếu, GIU HO CHIEU, giữ ho chiếu", 3),
        ("đừng nói với gia đình", "dung noi voi gia dinh", 1),
        ("(giữ|thu) (hộ chiếu|cccd)", "thu ho chieu, giu cccd", 2),
        ("khoá cửa .. đêm", "khoa cua ca dem", 1),
        ("(lương|) ngày #", "luong ngay 300, ngày 300, ngay 300", 2),
        ("thẻ sim", "Put the sim in. Thẻ sim.", 1),
        ("thật", "that", 0),
        ("bảo (vệ|hiểm)", "bao ve, bao hiem, bảo vệ", 2),
        ("(đặt cọc|dat coc)", "dat coc, đặt cọc", 2),
    ],
)
def test_marks_may_be_left_off_a_phrase_that_is_long_enough(phrase, text, expected):
    assert len(matched(phrase, text)) == expected, matched(phrase, text)


@pytest.mark.parametrize(
    ("language", "phrase", "text", "expected"),
    [
        ("es", "número de teléfono", "numero de telefono, número de telefono", 2),
        ("pt", "inscrição", "taxa de inscricao, inscrição", 2),
        ("pt", "(mês|mes)", "por mês, por mes", 2),
        ("fr", "(reçois|reçu*)", "tu recois, recus", 2),
        ("it", "libertà", "liberta", 1),
        ("es", "papá", "papa frita, papá", 1),
        ("pl", "(kaucj*|wpłat*)", "Wpłata, wplata, WPLATY", 3),
        ("pl", "są", "sa, są", 1),
        ("ro", "plăti* (taxa|garanția)", "plătiți garanția, platiti garantia, plătiţi garanţia", 3),
        ("ro", "în", "in, în", 1),
        ("tr", "maaş*", "Maaşınız, MAASINIZ, maas", 3),
        ("tr", "ücret* kes*", "ücretten kesilir, ucretten kesilir", 2),
    ],
)
def test_languages_of_fewer_marks_are_typed_without_them_too(language, phrase, text, expected):
    assert len(matched(phrase, text, language)) == expected, matched(phrase, text, language)


def test_the_marks_of_other_languages_count():
    assert not matched("für Fahrer", "fur Fahrer", "de")
