"""Zip archives: each member in its place, whatever is wrong with the others."""

import re
import struct
import zlib
from collections.abc import Iterator
from copy import copy
from typing import IO, BinaryIO, cast
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipExtFile, ZipFile, ZipInfo

from screenad.inputs import unpacking
from screenad.inputs.flow import PackedError
from screenad.inputs.wants import Limits

#: The record that ends an archive, its length without the comment, and a comment's greatest.
END, END_SIZE, COMMENT = b"PK\x05\x06", 22, 65_535
END_64, END_64_SIZE, LOCATOR_SIZE = b"PK\x06\x06", 56, 20
#: No list of members takes more bytes for one of them, unless it is there to fill the memory.
ENTRY = 1024
WRONG = (OSError, EOFError, BadZipFile, NotImplementedError, RuntimeError, ValueError, zlib.error)
ENCRYPTED = 1
HIDDEN = re.compile(r"\.[^.]|__MACOSX$")
UTF8 = 0x800


def archive(file: BinaryIO, limits: Limits) -> ZipFile:
    """Open an archive that can be wound back, or raise a ``PackedError``."""
    try:
        if _list_size(file) > limits.members * ENTRY:
            much = f"more than {limits.members} files"
            raise PackedError(f"{much} are in it: none was read (--limit members=NUMBER)")
        return ZipFile(file)
    except (*WRONG, struct.error) as problem:
        raise PackedError(f"not a zip archive that can be read: {_said(problem)}") from problem


def members(zipped: ZipFile) -> Iterator[ZipInfo]:
    """Give the files of an archive in its own order, without those that systems hide."""
    for info in zipped.infolist():
        if not (info.is_dir() or any(map(HIDDEN.match, shown(info).split("/")))):
            yield info


def shown(info: ZipInfo) -> str:
    """Give a member's name as its owner wrote it."""
    if info.flag_bits & UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def chunks(zipped: ZipFile, info: ZipInfo, limits: Limits) -> Iterator[bytes]:
    """Unpack a member, or raise a ``PackedError`` where that can't go on."""
    if info.flag_bits & ENCRYPTED:
        raise PackedError("it is encrypted: unpack it with its password first")
    found = 0
    try:
        for data in _data(zipped, info, limits):
            found = zlib.crc32(data, found)
            yield data
        if found != info.CRC:
            raise BadZipFile("its checksum is wrong")
    except WRONG as problem:
        raise PackedError(f"damaged: {_said(problem)}; only what came before was read") from problem


def _data(zipped: ZipFile, info: ZipInfo, limits: Limits) -> Iterator[bytes]:
    """Unpack without the check at the end, which may take away what was read."""
    raw = copy(info)
    del raw.CRC
    if info.compress_type == ZIP_BZIP2:  # all that a block holds would come at once
        raw.compress_type, raw.file_size = ZIP_STORED, info.compress_size
        with zipped.open(raw) as stream:
            yield from unpacking.chunks("bzip2", cast("BinaryIO", stream), limits)
        return
    size = 65_536 if info.compress_type in {ZIP_STORED, ZIP_DEFLATED} else 256
    with cast("ZipExtFile", zipped.open(raw)) as stream:
        stream.MIN_READ_SIZE = min(size, stream.MIN_READ_SIZE)
        while data := stream.read(size):
            yield data


def _said(problem: Exception) -> str:
    return str(problem).lower().partition("\n")[0][:80] or type(problem).__name__


def _list_size(file: IO[bytes]) -> int:
    """Give the bytes of the list of members, which would be read into memory."""
    size = file.seek(0, 2)
    start = file.seek(max(size - COMMENT - END_SIZE, 0))
    tail = file.read()
    at = tail.rfind(END)
    found = struct.unpack_from("<I", tail, at + 12)[0] if at >= 0 else 0
    file.seek(max(start + at - LOCATOR_SIZE - END_64_SIZE, 0))
    end = file.read(END_64_SIZE)
    file.seek(0)
    if found == 2**32 - 1 and end.startswith(END_64):
        return int(struct.unpack_from("<Q", end, 40)[0])
    return int(found)
