"""Sums and pay: cases in thirty languages, round trips, what it is set beside, what it costs."""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.numbers import format_currency
from engine import document, reported, tables
from engine import shipped as shipped_rules
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st
from program import call

from screenad.facts.money.lexicon import KINDS
from screenad.facts.money.sums import sums
from screenad.model import Level, Pay
from screenad.operators import Document
from screenad.ruleset import RuleSet
from screenad.text.fold import fold

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "amounts.yaml").read_text(encoding="utf-8")
)
ENDS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "pay-ends.yaml").read_text(encoding="utf-8")
)
#: A locale, its currency, and words for "salary ... a month" there.
LOCALES = [
    ("en_US", "USD", "Salary: {} per month"),
    ("en_GB", "GBP", "Salary: {} per month"),
    ("en_IN", "INR", "Salary: {} per month"),
    ("en_SG", "SGD", "Salary: SGD {} monthly"),
    ("de_DE", "EUR", "Gehalt: {} im Monat"),
    ("fr_FR", "EUR", "Salaire : {} par mois"),
    ("it_IT", "EUR", "Stipendio: {} al mese"),
    ("es_ES", "EUR", "Sueldo: {} al mes"),
    ("pt_BR", "BRL", "Salário: {} por mês"),
    ("pl_PL", "PLN", "Wynagrodzenie: {} miesięcznie"),
    ("ro_RO", "RON", "Salariu: {} pe lună"),
    ("tr_TR", "TRY", "Ücret: {} aylık"),
    ("ru_RU", "RUB", "Зарплата: {} в месяц"),
    ("uk_UA", "UAH", "Зарплата: {} на місяць"),
    ("zh_CN", "CNY", "工资：{}/月"),
    ("ja_JP", "JPY", "お給料は{}／月です"),
    ("ko_KR", "KRW", "급여: {} 매월"),
    ("th_TH", "THB", "ค่าจ้าง {} ต่อเดือน"),
    ("vi_VN", "VND", "Lương: {} /tháng"),
    ("id_ID", "IDR", "Gaji: {} per bulan"),
    ("ms_MY", "MYR", "Gaji: {} sebulan"),
    ("fil_PH", "PHP", "Sahod: {} kada buwan"),
    ("hi_IN", "INR", "वेतन: {} प्रति माह"),
    ("bn_BD", "BDT", "বেতন: {} প্রতি মাসে"),
    ("ur_PK", "PKR", "تنخواہ: {} ماہانہ"),
    ("ar_SA", "SAR", "الراتب: {} شهريا"),
    ("km_KH", "KHR", "ប្រាក់ខែ {} ក្នុងមួយខែ"),
    ("lo_LA", "LAK", "ຄ່າຈ້າງ {} ຕໍ່ເດືອນ"),
    ("sw_KE", "KES", "Mshahara: {} kwa mwezi"),
    ("sw_TZ", "TZS", "Mshahara: {} kwa mwezi"),
]
PIECES = ["$", "5", "1.5", "000", ",", ".", "-", "k", "万", "三", "千", "元", "tr", " ", "₹",
          "lakh", "month", "/", "salary", "月薪", "บาท", "๑๕", "U", "+",
          "(", "(a", "\n", "İ"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)


@pytest.fixture(scope="module")
def shipped() -> RuleSet:
    return shipped_rules()


def plain(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number


def told(text: str, pay: Pay) -> list[object]:
    quote = text[pay.span.start : pay.span.end]
    period = pay.period.value if pay.period else None
    values = [quote, plain(pay.low), plain(pay.high), pay.currency, period]
    return [*values, "commission"] if pay.commission else values


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_pay_is_read_with_ends_currency_period_and_place(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [told(text, pay) for pay in document(text).pay] == case["pay"]


@pytest.mark.parametrize("language", ENDS)
def test_open_ends_are_told_and_what_is_no_pay_is_left(language: str) -> None:
    cases = ENDS[language]
    wanted: dict[str, object] = {text: [] for text in cases["no-pay"]}
    wanted |= {text: [(None, high)] for text, high in cases["up-to"].items()}
    wanted |= {text: [(low, None)] for text, low in cases["from"].items()}
    wanted |= {text: [(both, both)] for text, both in cases["exactly"].items()}
    base = {text: [p for p in document(text).pay if not p.commission] for text in wanted}
    read = {text: [(pay.low, pay.high) for pay in pays] for text, pays in base.items()}
    assert read == wanted


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale[0])
@given(amount=st.integers(1_000, 9_999_999))
def test_an_amount_written_as_in_a_country_is_read_back(
    locale: tuple[str, str, str], amount: int
) -> None:
    name, code, words = locale
    written = format_currency(amount, code, locale=name, format_type="standard")
    (pay,) = document(words.format(written)).pay
    assert (pay.low, pay.high, pay.currency, pay.period) == (amount, amount, code, "month")


@given(st.integers(1, 99), st.sampled_from("kKwW万千"))
def test_an_amount_in_thousands_is_worth_so_many(number: int, factor: str) -> None:
    times = 1000 if factor in "kK千" else 10_000
    (pay,) = document(f"月薪{number}{factor}").pay
    assert pay.low == pay.high == number * times


@given(TEXTS)
def test_pay_lies_in_the_text_in_order_and_none_over_another(text: str) -> None:
    found = document(text).pay
    assert all(0 <= pay.span.start < pay.span.end <= len(text) for pay in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(pay.low is not None or pay.high is not None for pay in found)


@given(TEXTS)
def test_a_range_goes_upwards(text: str) -> None:
    for pay in document(text).pay:
        assert pay.low is None or pay.high is None or pay.low <= pay.high


def test_a_dollar_is_that_of_the_place_of_work() -> None:
    assert document("Cook for a hotel in Singapore, $2,000 per month").pay[0].currency == "SGD"
    assert document("Cook for a hotel in Cambodia, $2,000 per month").pay[0].currency == "USD"
    assert document("Cook, $2,000 per month").pay[0].currency == "USD"


def test_pay_without_a_word_for_its_currency_is_in_that_of_the_language() -> None:
    assert document("Lương 20 triệu mỗi tháng, bao ăn ở").pay[0].currency == "VND"
    assert document("Salary 5 lakh per annum").pay[0].currency is None


def test_what_is_not_known_is_left_open() -> None:
    pay = document("Salary 5 lakh per annum").pay[0]
    assert (pay.monthly, pay.against, pay.ratios) == (None, None, None)


def test_pay_by_the_hour_day_week_and_year_is_turned_into_months() -> None:
    text = "pays $10 per hour. It pays $80 per day. It pays $400 per week. It pays $24,000 per year"
    worth = [round(pay.monthly[0] or 0) for pay in document(text).pay if pay.monthly]
    assert worth == [1730, 2080, 1732, 2000]


def test_a_rule_set_without_tables_knows_no_money() -> None:
    assert Document(document("$50").ad).sums == ()


def test_the_json_tells_what_pay_is_set_beside() -> None:
    text = b"Salary $900 to $1,400 per month in Cambodia. 50 USDT per order."
    first, second = call("-f", "jsonl", stdin=text).records[0]["facts"]["pay"]
    assert first == {
        "part": "base",
        "quote": "$900 to $1,400 per month",
        "low": 900,
        "high": 1400,
        "currency": "USD",
        "period": "month",
        "monthly_usd": [900, 1400],
        "ratio": 3.8,
        "against": "KH",
        "field": "text",
        "start": 7,
        "end": 31,
    }
    assert (second["low"], second["currency"], second["period"]) == (50, "USDT", "task")
    assert (second["monthly_usd"], second["ratio"], second["against"]) == (None, None, None)


def test_the_report_says_how_many_times_the_usual_pay_it_is() -> None:
    text = "Typists wanted in Cambodia, typing is enough, no experience. Salary $1,500 per month."
    done = call(stdin=text.encode())
    assert (
        "about 6 times what such work pays in Cambodia (about 240 US dollars a month: "
        "estimate, 2026)" in done.out
    )
    explained = call("--explain", stdin=text.encode()).out
    assert "$1,500 per month [68:84]: pay, 1,500 USD, period: month" in explained
    assert "6.2 times what such work pays (KH)" in explained


def money(part: str) -> dict[str, Any]:
    """Read a part of the words for money as they are written."""
    path = Path(__file__).parents[1] / "rules" / "data" / "money.yaml"
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)[part]  # noqa: S506
    return read


def words() -> Iterator[tuple[str, str, str]]:
    for language, kinds in money("words").items():
        for kind, listed in kinds.items():
            yield from ((language, kind, word.strip()) for word in listed.split(","))


def test_every_word_is_of_a_known_kind_or_currency() -> None:
    rates = tables().rates.per_dollar
    assert [each for each in words() if each[1] not in KINDS and each[1] not in rates] == []
    shared = {code.strip() for codes in money("shared").values() for code in codes.split(",")}
    assert shared <= rates.keys() | {"YER"}


def test_no_word_is_listed_twice_for_one_thing() -> None:
    folded = [(language, kind, fold(word).text) for language, kind, word in words()]
    assert [each for each in set(folded) if folded.count(each) > 1] == []


@pytest.mark.parametrize(
    "unit", ["1", "$1 ", "1,", "三", "万", "1k", "-1", "1 - ", "per ", "salary "]
)
@pytest.mark.long
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (20_000, 160_000))
    assert keeps_pace(seconds, short, long)


def seconds(text: str) -> float:
    built = document(text)
    before = time.process_time()
    assert isinstance(built.pay, tuple)
    return time.process_time() - before


def test_a_text_without_numbers_costs_next_to_nothing() -> None:
    text = fold("we are looking for a friendly person who likes to cook and to serve guests. " * 27)
    known = tables().money
    assert list(sums(text.text, known)) == []


#: Offers that were made known, each in words of our own: to where, what, and how many times.
LURES = [
    ("Casino staff in Bavet, Cambodia, no experience. Salary 23-25 triệu đồng per month.", 3.7),
    ("Casino staff in Cambodia, no experience. Salary USD 500 to 700 per month.", 2.1),
    ("Chat staff in Cambodia, no experience. Salary USD 700 to 1,000 per month.", 2.9),
    ("Operator for online games in Cambodia, no experience. Salary Rp 7-16 juta per month.", 1.6),
    ("Customer service in Cambodia, no experience. Salary Rp 15-30 juta per month.", 3.5),
    ("Customer service in Mae Sot, Thailand, no experience. Rp 100-150 juta per month.", 16.3),
    ("Call centre in Cambodia, no experience. Salary RM 5,000 to RM 8,000 per month.", 5.1),
    ("Hotel work in Cambodia, no experience. Salary USD 1,200 to 1,500 per month.", 5.0),
    ("Data entry in Thailand, no experience. Salary ₹1 lakh per month.", 3.1),
    ("Digital sales in Dubai, no experience. Salary AED 3,000 per month.", 1.8),
    ("Customer service in Cambodia, no experience. Salary USD 800 per month.", 3.3),
    ("Customer service in Laos, no experience. Salary USD 800 per month.", 5.3),
    ("Customer service in Thailand, no experience. Salary USD 1,500 to 2,000 per month.", 4.4),
    ("Resort work in Cambodia, no experience. 10,000,000 KRW per month.", 30.7),
    ("Typing in Cambodia, no experience. 3,000,000 to 5,000,000 KRW per month.", 9.2),
    ("Typing in Cambodia, no experience. Salary NT$150,000 per month.", 19.6),
    ("柬埔寨招客服，无需经验，月薪1万到2万元。", 6.2),
    ("缅甸招客服，无需经验，一天3000元。", 105.7),
    ("云南招客服，无需经验，月薪8000元。", 1.6),
    ("Call centre in Laos, no experience. Salary USD 5,000 per month.", 33.3),
]
#: Lawful work, as such work is paid.
LAWFUL = [
    ("Hotel waiter in Dubai, no experience. AED 2,000 to 2,500 per month, free room.", 1.2),
    ("Warehouse work in Poland, no experience. 4,700 to 5,500 PLN per month.", 1.0),
    ("Security guard in Qatar, no experience. QAR 1,500 to 1,900 per month.", 0.9),
    ("Domestic worker in Saudi Arabia, no experience. SAR 1,500 to 1,800 per month.", 0.9),
    ("Factory work in Korea under the permit system. 2,100,000 to 2,600,000 KRW per month.", 0.9),
    ("Care worker in the United Kingdom, no experience. £2,100 to £2,300 per month.", 1.0),
    ("Farm work in Australia, no experience. AUD 4,000 to 4,600 per month.", 1.0),
    ("Construction helper in Romania, no experience. 4,500 to 6,000 lei per month.", 1.1),
    ("Cleaner in Singapore, no experience. SGD 1,600 to 1,800 per month.", 1.0),
    ("Registered nurse in Saudi Arabia. SAR 4,500 to 6,500 per month.", 2.7),
    ("English teacher in Thailand with a degree. THB 35,000 to 45,000 per month.", 3.1),
    (
        "Japanese speaking staff in Bangkok, Thailand, work permit arranged. 35,000 THB a month.",
        3.1,
    ),
    ("Korean native speaker in Malaysia, work permit arranged. RM 5,000 to 9,000 a month.", 2.3),
    ("Able seaman, STCW certificate, join in the Philippines. USD 1,500 to 1,900 a month.", 5.2),
    ("Offshore roustabout in Abu Dhabi, United Arab Emirates. USD 3,500 a month.", 7.8),
]
FAR = {"implausible-pay", "impossible-pay"}


@pytest.mark.parametrize(("text", "ratio"), [*LURES, *LAWFUL])
def test_pay_is_set_beside_what_such_work_pays_there(text: str, ratio: float) -> None:
    (pay,) = document(text).pay
    assert pay.ratios
    assert round(pay.ratios[0] or 0, 1) == pytest.approx(ratio, abs=0.11, rel=0.02)


@pytest.mark.parametrize(("text", "ratio"), LURES)
def test_a_lure_is_told_by_its_pay(shipped: RuleSet, text: str, ratio: float) -> None:
    told = {finding.rule for finding in reported(shipped, text).findings}
    assert bool(told & FAR) == (ratio >= 2.5)


@pytest.mark.parametrize(("text", "ratio"), LAWFUL)
def test_lawful_pay_is_no_sign(shipped: RuleSet, text: str, ratio: float) -> None:  # noqa: ARG001
    report = reported(shipped, text)
    assert not FAR & {finding.rule for finding in report.findings}
    assert report.level.rank < Level.MEDIUM.rank


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chat operators for Cambodia, no experience. Up to 2,000 USD a month.", True),
        ("Chat operators for Cambodia, no experience. Up to 1,000 USD a month.", False),
        ("Salespeople, no experience. Up to 30,000 USD a month in the United States.", False),
        ("Engineers for Cambodia, a degree is needed. Up to 4,000 USD a month.", False),
    ],
)
def test_a_top_without_a_low_end_tells_less(shipped: RuleSet, text: str, told: bool) -> None:
    report = reported(shipped, text)
    assert {f.rule for f in report.findings} & FAR == ({"implausible-pay"} if told else set())


def test_a_time_of_day_is_no_sum() -> None:
    assert [each.low for each in document("The van leaves at 12:30, bring 250").charges] == [250]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I have something for you in New York, 400 dollars a day.", True),
        ("I have something for you in New York, 4,000 dollars.", False),
        ("Waiters in New York, 400 dollars a day.", False),
        ("I have something for you in New York, 400 dollars a day, social insurance.", False),
    ],
)
def test_high_pay_by_the_day_needs_a_name(shipped: RuleSet, text: str, told: bool) -> None:
    report = reported(shipped, text)
    assert ("unnamed-high-pay" in {f.rule for f in report.findings}) is told
