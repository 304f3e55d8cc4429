"""Compressed files and archives: what is in them is read, and what can't be is told."""

import bz2
import gzip
import io
import lzma
import os
import random
import struct
import sys
import zipfile
import zlib
from functools import partial
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
RANDOM = random.Random(1)  # noqa: S311  # what can't be packed any smaller
LINES = b'{"text": "Packers wanted"}\n{"text": "Bakers wanted"}\n'
PACKERS = {
    "gzip": gzip.compress,
    "bzip2": partial(bz2.compress, compresslevel=1),
    "xz": lzma.compress,
    "zstd": zstd.compress,
}


def all_of(data, name="ads", form="", **limits):
    return list(read(io.BytesIO(data), name, form, Wants(limits=Limits(**limits))))


def told(found):
    return [(each.source, each.text if isinstance(each, Ad) else each.reason) for each in found]


def zipped(**members):
    return archive(members.items())


def archive(members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return stream.getvalue()


class Pipe(io.RawIOBase):
    """A stream that can't be wound back, and gives little at a time."""

    def __init__(self, data, size=7):
        self.stream, self.size = io.BytesIO(data), size

    def readable(self):
        return True

    def readinto(self, buffer):
        return self.stream.readinto(memoryview(buffer)[: self.size])


@pytest.mark.parametrize("packed", PACKERS.values(), ids=PACKERS)
@pytest.mark.parametrize("name", ["ads.jsonl.x", "-"])
def test_a_compressed_file_is_read_as_what_it_holds(packed, name):
    assert told(all_of(packed(LINES), name)) == [
        (f"{name}:1", "Packers wanted"),
        (f"{name}:2", "Bakers wanted"),
    ]


@pytest.mark.parametrize("packed", PACKERS.values(), ids=PACKERS)
def test_files_that_were_put_one_behind_the_other_are_one(packed):
    half = len(LINES) // 2
    assert len(all_of(packed(LINES[:half]) + packed(LINES[half:]))) == 2


@pytest.mark.parametrize("packed", PACKERS.values(), ids=PACKERS)
def test_of_a_cut_file_what_could_be_read_is_kept(packed):
    noise = RANDOM.randbytes(200_000).hex()
    lines = "".join(f'{{"text": "Packers {noise[n : n + 400]}"}}\n' for n in range(0, 400_000, 400))
    data = packed(lines.encode())
    *ads, fault = all_of(data[: len(data) * 3 // 4])
    assert len([ad for ad in ads if isinstance(ad, Ad)]) > 200
    assert fault == Skipped(
        "ads", "the compressed data ends too early: only what came before was read"
    )


def test_a_wrong_checksum_is_told_after_what_was_read():
    data = bytearray(gzip.compress(LINES))
    data[-8] ^= 1
    *ads, fault = all_of(bytes(data))
    assert len(ads) == 2
    assert fault.reason.startswith("the compressed data is damaged (")


def test_a_table_in_a_compressed_file_is_told_by_the_inner_name():
    (ad,) = all_of(gzip.compress(b"Packers wanted\n"), "ads.csv.gz")
    assert ad.source == "ads.csv.gz:1"


def test_each_file_of_an_archive_is_read_in_its_place_and_order():
    data = zipped(
        **{
            "b/ads.csv": "title,text\nPacker,come now\n",
            "a.jsonl.gz": gzip.compress(LINES),
            "photo.png": b"\x89PNG\r\n\x1a\n",
            "__MACOSX/a": "x",
            ".DS_Store": "x",
            "empty/": "",
            "inner.zip": zipped(**{"note.txt": "Cooks wanted"}),
        }
    )
    assert told(all_of(data, "ads.zip"))[:3] == [
        ("ads.zip/b/ads.csv:2", "Packer\n\ncome now"),
        ("ads.zip/a.jsonl.gz:1", "Packers wanted"),
        ("ads.zip/a.jsonl.gz:2", "Bakers wanted"),
    ]
    photo, note = all_of(data, "ads.zip")[3:]
    assert photo == Skipped("ads.zip/photo.png", "not a picture that can be read")
    assert told([note]) == [("ads.zip/inner.zip/note.txt", "Cooks wanted")]


def test_an_archive_by_a_pipe_is_read_too():
    data = zipped(**{"ads.jsonl": LINES})
    stream = io.BufferedReader(Pipe(data))
    assert told(read(stream, "-"))[0] == ("-/ads.jsonl:1", "Packers wanted")


def test_a_named_format_holds_for_what_is_inside():
    (ad,) = all_of(zipped(**{"a.jsonl": LINES}), form="text")
    assert ad.text == LINES.decode()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_method_of_archives_is_known(method):
    assert len(all_of(archive([("a", LINES)], method))) == 2


def test_names_of_members_are_shown_as_they_were_written():
    data = zipped(**{"招聘.txt": "Packers wanted"})
    unmarked = data.replace(struct.pack("<HH", 20, 0x800), struct.pack("<HH", 20, 0))
    for each in (data, unmarked):
        (ad,) = all_of(each, "ads.zip")
        assert ad.source == "ads.zip/招聘.txt"


def test_an_encrypted_member_is_told_and_the_others_are_read():
    data = bytearray(zipped(a="Packers wanted", b="Bakers wanted"))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    locked, open_one = all_of(bytes(data), "ads.zip")
    assert locked == Skipped("ads.zip/a", "it is encrypted: unpack it with its password first")
    assert open_one.text == "Bakers wanted"


def test_a_damaged_member_costs_no_other():
    data = archive([("a", "Packers wanted"), ("b", "Bakers wanted")], zipfile.ZIP_STORED)
    broken, fault, whole = all_of(data.replace(b"Packers wanted", b"Packers w!nted"), "ads.zip")
    places = [("ads.zip/a", "Packers w!nted"), ("ads.zip/b", "Bakers wanted")]
    assert told([broken, whole]) == places
    assert fault == Skipped(
        "ads.zip/a", "damaged: its checksum is wrong; only what came before was read"
    )


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(40), zipped(a=LINES)[:-30]])
def test_what_only_begins_as_an_archive_is_told(data):
    (found,) = all_of(data.replace(bytes(40), b"\x14" + bytes(40)), "ads.zip")
    assert found.reason.startswith("not a zip archive that can be read: ")


def test_an_empty_archive_says_so():
    assert all_of(zipped(), "x.zip") == [Skipped("x.zip", "no file in this archive")]


@pytest.mark.parametrize(
    "member", ["word/document.xml", "ppt/presentation.xml", "xl/workbook.xml", "xl/workbook.bin"]
)
def test_a_document_is_not_taken_for_an_archive(member):
    found = all_of(zipped(**{"[Content_Types].xml": "<x/>", member: "<x/>"}), "x.bin")
    assert [each.source for each in found] == ["x.bin"]


def test_more_than_may_be_unpacked_is_not():
    noise = RANDOM.randbytes(3000).hex() + "\n"
    *_, fault = all_of(gzip.compress((noise * 20).encode()), unpacked=20_000, record=8000)
    assert fault.reason == (
        "more than 0.0190735 MiB are packed in it: the rest was not read (--limit unpacked=SIZE)"
    )
    members = {f"{n}.txt": noise for n in range(20)}
    found = all_of(zipped(**members), "ads.zip", unpacked=20_000)
    assert [isinstance(each, Ad) for each in found[:3]] == [True] * 3
    assert len(found) < 7
    assert "(--limit unpacked=SIZE)" in found[-1].reason


def test_a_bomb_ends_where_it_swells_too_much():
    bomb = gzip.compress(b'{"text": "Packers wanted"}\n' + b" " * 40_000_000)
    first, *_, fault = all_of(bomb, "ads.jsonl.gz")
    assert first.text == "Packers wanted"
    assert fault.reason == (
        "it unpacks to more than 1000 times its size: the rest was not read (--limit ratio=NUMBER)"
    )
    assert "ratio" not in str(all_of(bomb, "ads.jsonl.gz", ratio=10_000))


def test_a_bomb_of_members_that_share_their_data_ends_too():
    """Each member of the list points at the same data."""
    small = 2**18
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(bytes(small)) + kernel.flush()
    crc = zlib.crc32(bytes(small))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), small, 1, 0)
    entry = struct.pack(
        "<4s6H3I5H2I",
        *(b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(packed), small, 1, 0, 0, 0, 0, 0, 0),
    )
    body = local + b"a" + packed
    entries = (entry + b"a") * 300
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 300, 300, len(entries), len(body), 0)
    found = all_of(body + entries + end, "bomb.zip")
    assert len(found) < 200
    assert "(--limit ratio=NUMBER)" in found[-1].reason


def test_what_is_packed_too_often_is_left():
    data = b"Packers wanted"
    for _ in range(12):
        data = gzip.compress(data)
    assert told(all_of(data)) == [("ads", "Packers wanted")]
    assert told(all_of(data, depth=11)) == [
        ("ads", "packed more than 11 times over: not read (--limit depth=NUMBER)")
    ]


def test_too_many_members_are_cut_and_a_list_that_fills_the_memory_is_refused():
    data = zipped(**{f"{n}.txt": f"number {n}" for n in range(30)})
    found = all_of(data, "ads.zip", members=20)
    assert len(found) == 21
    assert found[-1] == Skipped(
        "ads.zip", "only the first 20 files were read (--limit members=NUMBER)"
    )
    long = zipped(**{"x" * 60_000: "a"})
    assert told(all_of(long, "ads.zip", members=20)) == [
        ("ads.zip", "more than 20 files are in it: none was read (--limit members=NUMBER)")
    ]


def test_a_missing_package_is_told_with_the_command_that_installs_it(monkeypatch):
    data = PACKERS["zstd"](LINES)
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    (found,) = all_of(data)
    assert "pip install 'screenad[zstd]'" in found.reason
    inside = all_of(zipped(a=data, b=LINES), "ads.zip")
    assert [isinstance(each, Ad) for each in inside] == [False, True, True]


@given(st.sampled_from([*PACKERS, "zip"]), st.integers(0, 200), st.binary(max_size=5))
def test_damaged_files_are_results_and_no_traceback(kind, place, junk):
    packed = zipped(a=LINES, b=LINES) if kind == "zip" else PACKERS[kind](LINES)
    at = place % len(packed)
    for found in all_of(packed[:at] + junk + packed[at + len(junk) :]):
        assert isinstance(found, Ad | Skipped)


def test_a_large_archive_of_sixty_four_bits_is_read():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made, made.open("a", "w", force_zip64=True) as member:
        member.write(LINES)
    assert len(all_of(stream.getvalue())) == 2


def test_a_file_in_a_folder_is_not_copied_to_be_read(tmp_path):
    path = tmp_path / "ads.zip"
    path.write_bytes(zipped(**{"a.jsonl": LINES, "z": os.urandom(50_000)}))
    with path.open("rb") as stream:
        found = list(read(stream, "ads.zip", "", Wants(limits=Limits(unpacked=1000, ratio=9))))
    assert told(found)[:2] == [
        ("ads.zip/a.jsonl:1", "Packers wanted"),
        ("ads.zip/a.jsonl:2", "Bakers wanted"),
    ]
