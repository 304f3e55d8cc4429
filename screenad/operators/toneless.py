"""Vietnamese as it is often typed, without the marks on its letters: ``ho chieu``, hộ chiếu."""

import unicodedata
from functools import cache
from typing import Final

MARKED: Final = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


def toneless(expression: str) -> str:
    """Let each letter of an expression stand without its marks as well."""
    return expression.translate(_with_or_without())


def bare(text: str) -> str:
    """Take the marks off the letters."""
    split = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(char for char in split if not unicodedata.combining(char))


@cache
def _with_or_without() -> dict[int, str]:
    return {ord(char): f"[{char}{bare(char)}]" for char in MARKED}
