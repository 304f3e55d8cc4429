"""Files that hold no text, told by their first bytes, in words their owner would use."""

from screenad.said import said

BEGINNINGS = (
    (b"%PDF-", said("a PDF")),
    (b"PK\x03\x04", said("a zip archive or an office document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", said("an old office document")),
    (b"{\\rtf", said("an RTF document")),
    (b"\x89PNG\r\n", said("a picture (PNG)")),
    (b"\xff\xd8\xff", said("a picture (JPEG)")),
    (b"GIF8", said("a picture (GIF)")),
    (b"RIFF", said("a picture, sound or film (RIFF)")),
    (b"\x1f\x8b", said("a compressed file (gzip)")),
    (b"BZh", said("a compressed file (bzip2)")),
    (b"\xfd7zXZ\x00", said("a compressed file (xz)")),
    (b"(\xb5/\xfd", said("a compressed file (zstd)")),
    (b"SQLite format 3\x00", said("a database (SQLite)")),
    (b"\x7fELF", said("a program")),
    (b"PAR1", said("a table (Parquet)")),
)
# What is told from its members only, by the format that would read it.
DOCUMENTS = {"epub": "a book (EPUB)"}
ORDINARY = frozenset("\t\n\v\f\r\x1b")
SAMPLE = 65_536


def kind(head: bytes) -> str:
    """Say what a file is that begins so; empty when it may be text."""
    if head[4:8] == b"ftyp":
        return said("a film or a picture (MP4, HEIC)")
    return next((what for start, what in BEGINNINGS if head.startswith(start)), "")


def refused(what: str) -> str:
    """Say that a file of some kind is not read."""
    what = DOCUMENTS.get(what, what)
    return said("not text but {what}; copy the words out of it and paste them", what=what)


def is_noise(text: str) -> bool:
    """Say whether a third or more of the characters could stand in no text."""
    sample = text[:SAMPLE]
    odd = sum(1 for c in sample if c == "\ufffd" or (c < " " and c not in ORDINARY))
    return 3 * odd >= len(sample) > 0
