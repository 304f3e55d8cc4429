"""Pictures: how they are opened, in which order lines are read, and how well."""

import io
import re
import shutil
import socket
import unicodedata
from pathlib import Path

import pytest
import yaml
from engine import shipped
from PIL import Image

from screenad.inputs import Wants, read, recognise
from screenad.inputs.ocr.line import Line
from screenad.inputs.ocr.order import text
from screenad.inputs.ocr.packs import PACKS
from screenad.inputs.ocr.picture import pages
from screenad.inputs.ocr.sentence import sentence
from screenad.inputs.ocr.tesseract import Word, packs
from screenad.inputs.ocr.tiles import LONGEST, parts
from screenad.inputs.wants import Limits
from screenad.model import Ad, Level, Skipped
from screenad.screen import screen
from screenad.text.scripts import script_of

SAMPLES = Path(__file__).parent / "samples"
CASES = yaml.safe_load((Path(__file__).parent / "cases/pictures.yaml").read_text("utf-8"))
OCR = "read from a picture by OCR: letters may be wrong"
#: Languages that there are rules for.
SCREENED = ("en", "zh-Hans", "zh-Hant", "ja", "ko", "th", "vi")


def all_of(data, name="poster", form="", **limits):
    return list(read(io.BytesIO(data), name, form, Wants(limits=Limits(**limits))))


def saved(picture, kind, **options):
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def opened(data, **limits):
    return list(pages([data], Limits(**limits), []))


def line(words, left, top, width=100, height=20):
    right, bottom = left + width, top + height
    return Line(((left, top), (right, top), (right, bottom), (left, bottom)), words, 1.0)


def wrong(found, given):
    """Give the share of letters that would have to be changed, blanks left aside."""
    one, other = (re.sub(r"\s", "", unicodedata.normalize("NFKC", each)) for each in (given, found))
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        left = [number]
        for at, mine in enumerate(other):
            left.append(min(row[at + 1] + 1, left[-1] + 1, row[at] + (letter != mine)))
        row = left
    return row[-1] / len(one)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_picture_is_told_by_its_first_bytes(kind):
    data = saved(Image.new("RGB", (30, 20)), kind)
    assert recognise(data[:1024], "poster.dat") == "image"
    assert opened(data)[0].size == (30, 20)


def test_a_picture_without_writing_says_so():
    (found,) = all_of(saved(Image.new("RGB", (300, 200), "white"), "PNG"))
    assert found == Skipped("poster", "no writing was found in this picture")


def test_more_pixels_than_are_let_in_are_not_unpacked():
    data = saved(Image.new("1", (9000, 9000)), "PNG")
    (found,) = all_of(data)
    assert found == Skipped("poster", "this picture has more than 50 million pixels")


def test_a_broken_picture_says_so():
    data = saved(Image.effect_noise((300, 200), 90), "PNG")
    for broken in (data[:300], data[:60] + b"\xff" * 40):
        (found,) = all_of(broken)
        assert "picture" in found.reason


def test_pages_of_a_tiff_before_a_broken_one_are_read():
    pages_ = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    data = saved(pages_[0], "TIFF", save_all=True, append_images=pages_[1:])
    faults = []
    assert len(list(pages([data[:-60]], Limits(), faults))) == 1
    assert faults


def test_a_phone_that_was_turned_is_turned_back():
    camera = Image.Exif()
    camera[0x0112] = 6
    (seen,) = opened(saved(Image.new("RGB", (40, 20)), "JPEG", exif=camera))
    assert seen.size == (20, 40)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_is_white(mode):
    (seen,) = opened(saved(Image.new("RGBA", (4, 4), (0, 0, 0, 0)).convert(mode), "PNG"))
    assert seen.getpixel((1, 1)) == (255, 255, 255)


def test_of_moving_pictures_the_first_is_read_and_of_a_tiff_each_page():
    first, second = Image.new("L", (9, 9), 0), Image.new("L", (9, 9), 255)
    for kind, count in (("GIF", 1), ("WEBP", 1), ("TIFF", 2)):
        data = saved(first, kind, save_all=True, append_images=[second])
        assert len(opened(data)) == count


def test_long_screenshots_are_parted_where_nothing_is_written():
    picture = Image.effect_noise((300, 5000), 90).convert("RGB")
    picture.paste("white", (0, 1800, 300, 1840))
    tops = [top for top, _ in parts(picture)]
    assert tops[:2] == [0, 1820]
    assert all(part.height <= LONGEST for _, part in parts(picture))
    assert sum(part.height for _, part in parts(picture)) == 5000


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ""),
        ([line("b", 0, 30), line("a", 0, 0)], "a\nb"),
        ([line("pay", 0, 0), line("900", 300, 3), line("age", 0, 30), line("20", 300, 31)],
         "pay 900\nage 20"),
        ([line("a", 0, 0), line("b", 0, 80)], "a\n\nb"),
        ([line(f"l{n}", 0, n * 30) for n in range(4)]
         + [line(f"r{n}", 300, 15 + n * 33) for n in range(4)],
         "l0\nl1\nl2\nl3\n\nr0\nr1\nr2\nr3"),
        ([line("hello", 0, 0), line("hi", 300, 25), line("the job", 0, 50)],
         "hello\n\nhi\n\nthe job"),
        ([line("مطلوب", 300, 0), line("عمال", 100, 0)], "مطلوب عمال"),
        ([line("a", 0, 0), line("  ", 0, 30)], "a"),
    ],
    ids=["none", "rows", "table", "apart", "columns", "chat", "from the right", "blank"],
)  # fmt: skip
def test_lines_are_read_in_the_order_of_a_reader(lines, expected):
    assert text(lines) == expected


def test_thai_letters_that_stand_close_are_one_word_and_others_are_not():
    def seen(*words):
        return [Word(left, left + 10, 5, word, 1.0) for left, word in words]

    assert sentence(seen((0, "รั"), (11, "บ"), (30, "งาน")), 30) == "รับ งาน"
    assert sentence(seen((0, "pay"), (11, "now")), 30) == "pay now"


def test_every_pack_is_for_a_script_that_is_known():
    known = {script_of(letter) for letter in "ไမខжعकລবதతമಕગਪසአαאაԱ한"}
    assert set(PACKS) == known


@pytest.mark.slow
def test_a_poster_is_read_without_any_network_and_says_that_letters_may_be_wrong(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (ad,) = all_of((SAMPLES / "pictures/en.png").read_bytes())
    assert wrong(ad.text, CASES["en"]["text"]) < 0.03
    assert ad.notes == (OCR,)


@pytest.mark.slow
def test_a_scanned_page_is_read_in_its_place():
    (ad,) = all_of((SAMPLES / "scan.pdf").read_bytes(), "scan.pdf", seconds=120)
    assert ad.text.startswith("Page one in words")
    assert "The company keeps your passport" in ad.text
    assert ad.notes == (f"page 2: {OCR}",)


def test_what_can_not_be_read_in_time_is_said():
    (found,) = all_of((SAMPLES / "pictures/en.png").read_bytes(), seconds=0)
    assert "it takes too long (--limit seconds=NUMBER)" in found.reason


@pytest.mark.slow
def test_where_tesseract_is_not_installed_the_note_names_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    packs.cache_clear()
    (found,) = all_of((SAMPLES / "pictures/th.png").read_bytes())
    packs.cache_clear()
    assert "lines in the picture could not be read well" in str(found)
    assert "more scripts are read where the program Tesseract is" in str(found)


@pytest.mark.long
@pytest.mark.parametrize("tag", CASES)
def test_most_letters_of_a_script_are_read(tag):
    case = CASES[tag]
    (ad,) = all_of((SAMPLES / f"pictures/{tag}.png").read_bytes(), seconds=300)
    assert wrong(ad.text, case["text"]) <= case["wrong"]
    assert OCR in ad.notes


@pytest.mark.long
def test_a_poster_turned_a_little_is_read():
    (ad,) = all_of((SAMPLES / "pictures/poster.jpg").read_bytes(), seconds=300)
    assert wrong(ad.text, CASES["en"]["text"]) < 0.03


@pytest.mark.long
@pytest.mark.parametrize("tag", SCREENED)
def test_a_picture_reaches_the_level_of_its_text(tag):
    rules = shipped()
    (ad,) = all_of((SAMPLES / f"pictures/{tag}.png").read_bytes(), seconds=300)
    expected = screen(Ad(CASES[tag]["text"]), rules).level
    assert expected.rank >= Level.HIGH.rank
    assert screen(ad, rules).level.rank >= expected.rank


@pytest.mark.long
def test_nothing_but_letters_without_sense_ends_in_time():
    noise = Image.effect_noise((6000, 4000), 120)
    for found in all_of(saved(noise, "PNG"), seconds=5):
        assert isinstance(found, Ad | Skipped)
