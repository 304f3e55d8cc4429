"""Inputs that are made to do harm: each function writes one, or gives what goes to standard input.

A function takes the folder to write to and gives the arguments of the program, the stream that it
reads, or both. ``tests/cases/hostile-inputs.yaml`` says what has to come of each.
"""

import bz2
import gzip
import io
import json
import lzma
import os
import struct
import sys
import zipfile
import zlib
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread

ADVERT = b'{"text": "Bakers wanted from Monday."}\n'
MEGABYTE = 2**20
SAMPLES = Path(__file__).parent / "samples"


def written(folder, name, data):
    (folder / name).write_bytes(data)
    return [str(folder / name)]


def zipped(members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return stream.getvalue()


def sparse(folder, name, head, size=1024 * MEGABYTE):
    """Write a file that is long but takes no room: the rest of it is zeros."""
    with (folder / name).open("wb") as file:
        file.write(head)
        file.truncate(size)
    return [str(folder / name)]


def endless(data, head=b""):
    """Give a stream that never ends."""
    reading, writing = os.pipe()

    def feed():
        with suppress(BrokenPipeError), os.fdopen(writing, "wb", 0) as stream:
            stream.write(head)
            while True:
                stream.write(data)

    Thread(target=feed, daemon=True).start()
    return os.fdopen(reading, "rb")


def sharing_members(folder):
    """Write an archive whose members all point at the same data."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = bytes(MEGABYTE)
    packed = packer.compress(zeros) + packer.flush()
    about = (8, 0, 0, zlib.crc32(zeros), len(packed), MEGABYTE, 1, 0)
    body = struct.pack("<4s2H3H3I2H", b"PK\3\4", 20, 0, *about) + b"a" + packed
    entry = struct.pack("<4s3H3H3I2H3H2I", b"PK\1\2", 20, 20, 0, *about, 0, 0, 0, 0, 0) + b"a"
    entries = entry * 1000
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1000, 1000, len(entries), len(body), 0)
    return written(folder, "bomb.zip", body + entries + end)


def archives_in_archives(folder):
    data = ADVERT
    for depth in range(12):
        data = zipped([(f"{n}.{'zip' if depth else 'jsonl'}", data) for n in range(8)])
    return written(folder, "nested.zip", data)


def archive_in_itself(folder):
    """As near to it as can be written in a few lines: one in the other, far too often."""
    data = zipped([("ad.jsonl", ADVERT)])
    for _ in range(150):
        data = zipped([("next.zip", data)], zipfile.ZIP_STORED)
    return written(folder, "deep.zip", data)


def many_members(folder):
    return written(folder, "many.zip", zipped((f"{n}.jsonl", ADVERT) for n in range(1200)))


def long_list_of_members(folder):
    return written(folder, "list.zip", zipped((f"{n:060000}", b"") for n in range(400)))


def lying_archive(folder):
    """Write an archive whose member is said to be one byte long, and another said to be huge."""
    data = zipped([("a.jsonl", ADVERT * 1000), ("b.jsonl", ADVERT)])
    entry = data.index(b"PK\1\2")
    data = data[: entry + 24] + struct.pack("<I", 1) + data[entry + 28 :]
    entry = data.rindex(b"PK\1\2")
    data = data[: entry + 24] + struct.pack("<I", 2**31) + data[entry + 28 :]
    return written(folder, "lies.zip", data)


def names_that_steer(folder):
    names = ("../../etc/passwd.jsonl", "/abs.jsonl", "\x1b[2J\x1b]0;x\x07.jsonl", "a\u202ejsonl")
    return written(folder, "names.zip", zipped((name, ADVERT) for name in names))


def gzip_bomb(folder):
    return written(folder, "bomb.jsonl.gz", gzip.compress(ADVERT + bytes(300 * MEGABYTE), 9))


def gzip_in_gzip_bomb(folder):
    data = ADVERT + bytes(100 * MEGABYTE)
    for _ in range(3):
        data = gzip.compress(data, 9)
    return written(folder, "bomb.jsonl.gz.gz.gz", data)


def bzip2_bomb(folder):
    return written(folder, "bomb.jsonl.bz2", bz2.compress(ADVERT + bytes(100 * MEGABYTE)))


def bzip2_bomb_in_zip(folder):
    members = [("bomb.jsonl", ADVERT + bytes(100 * MEGABYTE))]
    return written(folder, "bomb.zip", zipped(members, zipfile.ZIP_BZIP2))


def xz_bomb(folder):
    return written(folder, "bomb.jsonl.xz", lzma.compress(ADVERT + bytes(100 * MEGABYTE), preset=1))


def xz_with_a_dictionary_of_gigabytes(folder):
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1536 * MEGABYTE, "mode": lzma.MODE_FAST}]
    small = lzma.compress(ADVERT, filters=[{**filters[0], "dict_size": 4096}])
    # The size of the dictionary is one byte of the block's header, which has a checksum.
    at = small.index(b"\x21\x01") + 2
    header = bytearray(small[12 : 12 + (small[12] + 1) * 4])
    header[at - 12] = 39
    header[-4:] = struct.pack("<I", zlib.crc32(header[:-4]))
    return written(folder, "large.jsonl.xz", small[:12] + header + small[12 + len(header) :])


def zstd_bomb(folder):
    zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    return written(folder, "bomb.jsonl.zst", zstd.compress(ADVERT + bytes(300 * MEGABYTE), 9))


def many_empty_streams(folder):
    return written(folder, "many.gz", gzip.compress(b"") * 50_000 + gzip.compress(ADVERT))


def cut_files(folder):
    """Write the first two thirds of a file of each kind."""
    noise = json.dumps({"text": "Bakers wanted", "more": os.urandom(3000).hex()}).encode() + b"\n"
    whole = {
        "a.gz": gzip.compress(noise * 30),
        "a.xz": lzma.compress(noise * 30),
        "a.bz2": bz2.compress(noise * 30),
        "a.zip": zipped([("a.jsonl", noise * 30)]),
        "a.json": json.dumps([{"text": "Bakers wanted"}] * 30).encode(),
        "a.csv": b'text,title\n"Bakers wanted, come","x"\n"Cooks wanted, come","y"\n',
    }
    for ending in ("xlsx", "xls", "ods"):
        whole[f"b.{ending}"] = (SAMPLES / f"table.{ending}").read_bytes()
    for name, data in whole.items():
        written(folder, name, data[: len(data) * 2 // 3])
    return [str(folder)]


def folder_of_loops(folder):
    written(folder, "ad.jsonl", ADVERT)
    (folder / "in").mkdir()
    for name in ("in/up", "in/again", "round"):
        (folder / name).symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "zero").symlink_to("/dev/zero")
    return [str(folder)]


def endless_words(_folder):
    return endless(b"Bakers wanted from Monday. " * 1000)


def endless_zeros(_folder):
    return endless(bytes(65_536))


def endless_line(_folder):
    return endless(b"x" * 65_536, ADVERT + b'{"text": "')


def endless_string(_folder):
    return endless(b"x" * 65_534 + b'\\"', b'["Bakers wanted", "')


def endless_row(_folder):
    return endless(b"x" * 65_536, b"title,text\nx,Bakers wanted\n")


def long_line(folder):
    return sparse(folder, "line.jsonl", ADVERT + b'{"text": "')


def long_row(folder):
    return sparse(folder, "line.csv", b"title,text\nx,Bakers wanted\n", 300 * MEGABYTE)


def long_value(folder):
    return sparse(folder, "value.json", b'[{"text": "Bakers wanted"}, "', 300 * MEGABYTE)


def nested_brackets(folder):
    return written(folder, "deep.json", b"[" * MEGABYTE)


def nested_objects(folder):
    return written(folder, "deep.json", b'{"a":' * 300_000 + b"1" + b"}" * 300_000)


def long_number(folder):
    return written(folder, "number.json", b'[{"text": ' + b"9" * 3 * MEGABYTE + b"}]")


def open_quotation(folder):
    empty = b"\n" * (5 * MEGABYTE)
    rows = b"".join(b'"row %d, Bakers wanted\n' % number + empty for number in range(2))
    return written(folder, "open.csv", b"title,text\n" + rows)


def only_quotations(folder):
    return written(folder, "marks.csv", b"text\n" + b'"' * (4 * MEGABYTE))


def wide_header(folder):
    names = b",".join(b"c%d" % n for n in range(100_000))
    return written(folder, "wide.csv", names + b"\ntitle,text\nx,Bakers wanted\n")


def long_header(folder):
    return written(folder, "head.csv", b"x" * 500_000 + b",text\na,Bakers wanted\n")


def far_cell(folder):
    from test_excel import book, row

    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return written(folder, "far.xlsx", book(row(1, "title", "text") + cell))


def swollen_sheet(folder):
    from test_excel import book, row

    rows = row(1, "title", "text") + " " * (150 * MEGABYTE) + row(2, "x", "Bakers wanted")
    return written(folder, "swollen.xlsx", book(rows))


def long_cell(folder):
    from test_excel import book, row

    return written(folder, "cell.xlsx", book(row(1, "title", "text") + row(2, "x", "y" * 10**8)))


def entities(folder):
    from test_excel import book, row

    told = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20 if n else "x"}">' for n in range(30))
    rows = row(1, "title", "text") + row(2, "x", "&a29;")
    return written(folder, "entities.xlsx", book(rows, "", f"<!DOCTYPE x [{told}]>"))


def parquet_of_nothing(folder):
    for number, size in enumerate((8, 100, 2**31 - 1)):
        data = b"PAR1" + bytes(200) + struct.pack("<I", size) + b"PAR1"
        written(folder, f"{number}.parquet", data)
    return [str(folder)]


def wide_text(folder):
    return written(folder, "wide.txt", b"\xff\xfe" + b"\x00\xd8" * MEGABYTE)


def document_of_entities(folder):
    """Write a Word document whose XML names a word that is made of others, and so on."""
    nested = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    text = f"<!DOCTYPE x [<!ENTITY e0 'Bakers '>{nested}]><x>&e9;</x>"
    return written(folder, "offer.docx", zipped([("word/document.xml", text)]))


def swollen_document(folder):
    """Write a Word document of a gigabyte of blanks."""
    text = b'<w:document xmlns:w="w"><w:t>Bakers wanted from Monday.</w:t>' + b" " * 2**30
    return written(folder, "offer.docx", zipped([("word/document.xml", text)]))


def elements_without_end(folder):
    """Write a Word document of a hundred million elements."""
    text = b'<w:document xmlns:w="w">' + b"<a/>" * 100_000_000
    return written(folder, "offer.docx", zipped([("word/document.xml", text)]))


def deep_document(folder):
    """Write a text document of elements, each in the one before."""
    text = "<p>Bakers wanted from Monday.</p>" + "<a>" * 2_000_000
    members = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", f"<x>{text}</x>"),
    ]
    return written(folder, "offer.odt", zipped(members))


def braces_of_rtf(folder):
    return written(folder, "offer.rtf", b"{\\rtf1 Bakers wanted from Monday." + b"{" * 3_000_000)


def pdf_bomb(folder):
    """Write a PDF whose one page is drawn with half a gigabyte of blanks."""
    packed = zlib.compress(b"BT (Bakers wanted) Tj ET" + b" " * 2**29, 9)
    objects = (
        b"<< /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(packed), packed),
    )
    body = b"".join(b"%d 0 obj %s endobj\n" % pair for pair in enumerate(objects, 1))
    return written(folder, "offer.pdf", b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n")


def picture_of_a_billion_pixels(folder):
    """Write the beginning of a picture that says to be far larger than it is."""
    head = struct.pack(">4sIIBBBBB", b"IHDR", 32_000, 32_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    data = zlib.compress(bytes(1000))
    rest = struct.pack(">I4s", len(data), b"IDAT") + data + bytes(4)
    return written(folder, "poster.png", b"\x89PNG\r\n\x1a\n" + chunk + rest)
