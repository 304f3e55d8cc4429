"""Numbers of passports and identity cards: by the words before them, or by their own shape."""

import re
from collections.abc import Iterator
from functools import cache

from screenad.redact.namewords import any_of
from screenad.redact.stretches import Stretch

# Underscores stand for spaces.
_APART = r"""passports? paspor pasport pasaporte passaporte passeport reisepass hộ_chiếu
    паспорт\w* (?:id|identity|national_id|ic)(?:_card)?_?(?:number|num|nr|no|\#) nric aadhaar
    ssn nin nik ktp e-ktp mykad cccd cmnd căn_cước dni curp cpf инн снилс"""
_TOGETHER = """护照号?码? 護照號?碼? 身份证号?码? 身分證字?號?碼? 证件号码? パスポート番号
    旅券番号 マイナンバー 여권번호 여권 주민등록번호 주민번호 พาสปอร์ต หนังสือเดินทาง
    เลขบัตรประชาชน บัตรประชาชน رقم_الجواز"""
_GAP = r"(?:[\s:：.=\#\-–(（]|number|nomor|num|no|nr|số|номер|เลขที่|是|为|為)*+"
# Of China with its check digit, of Singapore, of Korea.
_SHAPES = r"""(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\d{3}[\dXx](?![\dA-Za-z])
  |(?<![A-Za-z0-9])[STFGM]\d{7}[A-Z](?![A-Za-z0-9])
  |(?<!\d)\d\d(?:0[1-9]|1[0-2])[0-3]\d-[1-8]\d{6}(?!\d)"""


def papers(text: str) -> Iterator[Stretch]:
    """Find numbers of papers in a text."""
    for found in _announced().finditer(text):
        yield _stretch(found, 1)
    for found in _shaped().finditer(text):
        yield _stretch(found, 0)


def _stretch(found: re.Match[str], group: int) -> Stretch:
    value = re.sub(r"[\s.\-]", "", found[group]).upper()
    return Stretch(found.start(group), found.end(group), "paper", value)


@cache
def _announced() -> re.Pattern[str]:
    code = r"([A-Z]{0,3}[ ]?\d(?:[ .\-]?\d){4,17}[A-Z]?)(?![A-Z0-9])"
    apart = rf"(?<![^\W\d_])(?:{any_of(_APART)})(?![^\W\d_])"
    words = rf"(?:{apart}|{any_of(_TOGETHER)})"
    return re.compile(f"{words}{_GAP}{code}", re.IGNORECASE)


@cache
def _shaped() -> re.Pattern[str]:
    return re.compile(_SHAPES, re.VERBOSE)
