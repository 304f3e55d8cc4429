"""Bytes to text: never an error, always a word about what was guessed or lost."""

import codecs
import re
from typing import NamedTuple

from screenad.inputs.charsets import meant
from screenad.inputs.wide import CONTROL, wide_form
from screenad.said import counted, said

# In this order: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people's computers wrote before UTF-8. A short list guesses better than all that exist.
OLD = (
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp874", "cp1258", "cp1251", "koi8_r"),
    *("cp1250", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
)
SAMPLE = 16_384
# Shifts from one set of characters to another, in encodings of seven bits.
SHIFTS = (
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"\x1b(?:\$[@B]|\([JI])"), "iso2022_jp_ext"),
    (re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e]){2,}~\}"), "hz"),
)
# The standards have controls where the code pages that are like them have letters and quotes.
WINDOWS = {
    "iso8859-2": "cp1250",
    "iso8859-15": "cp1252",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-6": "cp1256",
    "iso8859-13": "cp1257",
    "iso8859-4": "cp1257",
}
HIGH_CONTROL = re.compile(rb"[\x80-\x9f]")
BEYOND = re.compile(rb"[\x80-\xff]")
# What Western texts hold beyond ASCII; a text of nothing else was hardly written in cp1250.
WESTERN = frozenset("áéíóúñüçãõâêôàèìòùäöëïîûßøåæÁÉÍÓÚÑÜÇÃÕÂÊÔÀÈÄÖØÅÆ¿¡£€–—‘’“”…•·°ªº«»©®™\xa0")


class Decoded(NamedTuple):
    """A text, the encoding it was in, and what the reader should know about that."""

    text: str
    encoding: str = "utf-8"
    note: str = ""


def decode(data: bytes, *, whole: bool = True, hint: str = "") -> Decoded:
    """Read ``data`` as text.

    ``whole`` is false where the end was cut off and may split a character; ``hint`` is an
    encoding to try before guessing.
    """
    form, mark = unicode_form(data)
    if form:
        return _lossy(data[mark:], form, whole)
    text = _strict(data, "utf-8", whole)
    if text is not None:
        return _seven_bits(data) or Decoded(text, note=_lost(text))
    return _nearly_utf8(data, whole) or _old(data, whole, hint)


def unicode_form(data: bytes) -> tuple[str, int]:
    """Name the Unicode form that ``data`` shows, and the length of its mark; ("", 0) if none."""
    for mark, form in MARKS:
        if data.startswith(mark):
            return form, len(mark)
    return wide_form(data), 0


def _strict(data: bytes, encoding: str, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, whole)
    except UnicodeDecodeError:
        return None


def _lossy(data: bytes, encoding: str, whole: bool) -> Decoded:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data, whole)
    kept = codecs.getincrementaldecoder(encoding)("ignore").decode(data, whole)
    lost = len(text) - len(kept)
    note = counted(
        "{count} character could not be read as {encoding}",
        "{count} characters could not be read as {encoding}",
        count=lost,
        encoding=encoding,
    )
    return Decoded(text, encoding, note if lost else "")


def _lost(text: str) -> str:
    """Say how many characters others could not read before us."""
    count = text.count("\ufffd")
    return f"{count} character{'s' * (count != 1)} could not be read (U+FFFD)" if count else ""


def _seven_bits(data: bytes) -> Decoded | None:
    """Read what has only bytes of ASCII but shifts between sets of characters."""
    for shift, encoding in SHIFTS:
        if shift.search(data[:SAMPLE]):
            return _lossy(data, encoding, True)._replace(
                note=said("read as {encoding}", encoding=encoding)
            )
    return None


def _nearly_utf8(data: bytes, whole: bool) -> Decoded | None:
    """Accept UTF-8 with a few broken bytes: far more characters beyond ASCII are right."""
    found = _lossy(data, "utf-8", whole)
    beyond = sum(1 for character in found.text if character > "\x7f")
    return found if 5 * found.text.count("\ufffd") <= beyond else None


def _old(data: bytes, whole: bool, hint: str) -> Decoded:
    text = _strict(data, hint, whole) if hint else None
    if text is not None:
        return Decoded(text, hint, said("read as {encoding}", encoding=hint))
    guess = _guess(data)
    found = _lossy(data, guess or "utf-8", whole)
    guessed = said("read as {encoding}", encoding=guess) if guess else ""
    both = said("{first}; {second}", first=guessed, second=found.note)
    note = both if guessed and found.note else guessed or found.note
    return Decoded(found.text, found.encoding, note)


def _guess(data: bytes) -> str:
    """Name the old encoding that a sample of ``data`` looks most like, or ""."""
    sample = _sample(data)
    if 30 * len(CONTROL.findall(sample)) > len(sample):
        return ""
    try:
        from chardet import detect  # better with few words, but not everywhere
    except ImportError:
        return _guess_normally(sample)
    found = meant(detect(sample)["encoding"] or "")
    return WINDOWS.get(found, found) if HIGH_CONTROL.search(sample) else found


def _guess_normally(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, and most texts are UTF-8

    for cut in range(4):  # a sample that ends inside a character fits no encoding
        best = from_bytes(sample[: len(sample) - cut], cp_isolation=list(OLD)).best()
        if best:
            return _western(sample) if best.encoding == "cp1250" else meant(best.encoding)
    return ""


def _sample(data: bytes) -> bytes:
    """Take a part of ``data`` that has the first byte beyond ASCII in it, from blank to blank.

    A blank is never half of a character.
    """
    strange = BEYOND.search(data)
    near = max(strange.start() - SAMPLE // 4, 0) if strange else 0
    start = data.rfind(b" ", 0, near) + 1
    part = data[start : start + SAMPLE]
    end = max(part.rfind(b" "), part.rfind(b"\n"))
    return part[:end] if len(data) > start + SAMPLE and end > 0 else part


def _western(sample: bytes) -> str:
    letters = {c for c in sample.decode("cp1252", "replace") if c > "\x7f"}
    return "cp1252" if letters <= WESTERN else "cp1250"
