"""Accounts that money goes to: IBANs and cards by check digits, UPI, others by words before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from screenad.facts.phones import is_money
from screenad.model import Contact, Span

# What people write before the number of an account at a bank. Underscores stand for spaces.
_APART = r"""bank_account account_(?:no|number|num|nr) acc(?:oun)?t?\.?_?(?:no|number|num|#)
    a/c a/c_no bank_acct (?:no|nomor|nomer)\.?_?rek(?:ening)? norek rekening rek\. akaun
    akaun_bank số_tài_khoản số_tk stk tài_khoản_ngân_hàng tk_ngân_hàng
    cuenta_(?:bancaria|n[oº°]|número) conta_(?:bancária|corrente|n[oº°]) compte_bancaire
    numéro_de_compte kontonummer konto-?nr номер_(?:счета|счёта|карты) на_карту р/с
    номер_рахунку hesap_(?:no|numarası) paybill(?:_(?:no|number))? till_(?:no|number)
    lipa_namba cbu cvu clabe chave_pix pix"""
_TOGETHER = """账号 帳號 帐号 账户号?码? 银行卡号? 銀行卡號? (?:银行|收款|汇款)账[号户]
    (?:銀行|收款|匯款)[帳賬][號戶] 卡号 卡號 口座番号 口座 振込先 계좌번호 계좌 입금계좌
    เลขที่บัญชี เลขบัญชี บัญชีธนาคาร رقم_الحساب حساب_بنكي खाता_संख्या खाता_नंबर"""
# Between those words and the number: signs, and the name of a bank.
_BANKS = """bca bni bri mandiri btn bsi cimb dana ovo gopay maybank rhb hsbc dbs uob ocbc bdo
    bpi gcash maya vcb vietcombank acb mb tpbank bidv techcombank sacombank aba acleda wing
    kbank scb ktb bbl icbc 국민 신한 우리 하나 농협 กสิกร กรุงไทย ไทยพาณิชย์ กรุงเทพ 工行 建行
    农行 中行 招行"""
_GAP = r"[\s:：.=#\-–(（\[是为為]|number|nomor|num|no|nr|bank"
_REACH = 48
#: Letters before the digits of an IBAN.
_COUNTRY = 2
#: The least and the most characters of each.
_IBAN, _CARD, _ACCOUNT = (15, 34), (13, 19), (6, 20)


def accounts(text: str, lowered: str, digits: Sequence[Span]) -> Iterator[Contact]:
    """Find the accounts in a text with these digits; ``lowered`` is the same in lower case."""
    for start, end in _ibans(text, digits):
        words = text[start:end].split(" ")
        # Words in capitals may follow: the longest that is right counts.
        whole = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        if right := next(filter(_is_iban, whole), ""):
            span = Span(start, start + len(right))
            yield Contact(span, "other", right.replace(" ", ""))
    for found in _upi().finditer(text):
        if name := _upi_name().search(text, max(found.start() - 40, 0), found.start()):
            span = Span(name.start(), found.end())
            yield Contact(span, "other", text[span.start : span.end].lower())
    for found in _long(text, digits):
        span, value = Span(*found.span()), "".join(filter(str.isdecimal, found[0]))
        if _is_account(lowered, span, value):
            yield Contact(span, "other", str(int(value)).zfill(len(value)))


def _ibans(text: str, digits: Iterable[Span]) -> Iterator[tuple[int, int]]:
    end = 0
    for each in digits:
        # The country before it are two letters.
        begun = each.start >= end and text[each.start - 1 : each.start].isupper()
        if begun and (found := _iban().match(text, each.start)):
            end = found.end()
            yield each.start - _COUNTRY, end


def _long(text: str, digits: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Match rows of digits that are long enough; two characters behind may forbid one."""
    for each in digits:
        if each.end - each.start >= _ACCOUNT[0]:
            yield from _digits().finditer(text, each.start, each.end + 2)


def _is_account(lowered: str, span: Span, value: str) -> bool:
    if _CARD[0] <= len(value) <= _CARD[1] and value[0] in "23456" and _is_card(value):
        return True
    if not _ACCOUNT[0] <= len(value) <= _ACCOUNT[1] or is_money(lowered, span):
        return False
    return bool(_named().search(lowered, max(span.start - _REACH, 0), span.start))


def _is_iban(written: str) -> bool:
    """Check ISO 13616: letters count from ten, the first four characters go last."""
    value = written.replace(" ", "")
    if not _IBAN[0] <= len(value) <= _IBAN[1]:
        return False
    moved = value[4:] + value[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


def _is_card(value: str) -> bool:
    """Check by Luhn: every second digit from the right is doubled."""
    digits = [int(char) for char in reversed(value)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return len({*value}) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


@cache
def _iban() -> re.Pattern[str]:
    country = r"(?<=[A-Z]{2}\d\d)(?<![A-Za-z0-9][A-Z]{2}\d\d)"
    return re.compile(rf"\d\d{country}(?:[ ]?[A-Z0-9]){{11,30}}+(?![a-z])")


@cache
def _upi() -> re.Pattern[str]:
    """Match addresses of India's UPI: a name and the handle of a bank, which is no domain."""
    banks = "ok(?:axis|hdfcbank|icici|sbi)|ybl|ibl|axl|paytm|apl|upi|jio|airtel|postbank|sbi|hdfc"
    return re.compile(rf"@(?:{banks})(?![\w.-])", re.IGNORECASE)


@cache
def _upi_name() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.@-])[A-Za-z0-9][A-Za-z0-9._-]+\Z")


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d(?<![\w.,+-]\d)(?<!\d[ ]\d)(?:[ \-]?\d){5,19}+(?![\w%]|[ \-.,]\d)")


@cache
def _named() -> re.Pattern[str]:
    apart, together, banks = map(_any_of, (_APART, _TOGETHER, _BANKS))
    words = rf"(?<![^\W\d_])(?:{apart})(?![^\W\d_])|{together}"
    return re.compile(rf"(?:{words})(?:{_GAP}|{banks})*+\Z")


def _any_of(words: str) -> str:
    return "|".join(each.replace("_", " ") for each in words.split())
