"""What pay is worth: its currency, US dollars a month, and so many times what such work pays."""

from collections.abc import Sequence
from typing import NamedTuple

from screenad.facts.money.pay import Offer
from screenad.facts.tables import Tables
from screenad.model import Ends, Pay, Period, Span

#: Hours, days, weeks and years of full-time work in a month.
_MONTHS = {
    Period.HOUR: 173.0,
    Period.DAY: 26.0,
    Period.WEEK: 4.33,
    Period.MONTH: 1.0,
    Period.YEAR: 1 / 12,
}
#: Pay without a period is taken to be by the month if it is worth so many dollars.
_MONTHLY = (60.0, 15_000.0)
#: A word for more currencies than this, dollars or pesos, may mean any of them.
_MANY = 5
CRYPTO = frozenset({"USDT", "BTC", "ETH"})


class Setting(NamedTuple):
    """Where an advert is at home: the country of the work, of the reader, and its languages."""

    workplace: str
    reader: str
    languages: Sequence[str]


def currency(codes: Sequence[str], setting: Setting, tables: Tables) -> str | None:
    """Settle which currency is meant, by the work's place or the text's language."""
    if len(codes) == 1:
        return codes[0]
    own, country = _own(setting, tables)
    if not codes:
        return own or _of_country(setting.workplace, tables)
    wanted = (setting.workplace, country) if setting.workplace else (country, setting.reader)
    # The first two letters of a currency's code are its country's.
    unsure = own is None and not setting.workplace and len(codes) > _MANY
    likely = None if unsure else codes[0]
    return next((c for place in wanted for c in codes if place == c[:2]), likely)


def worth(offer: Offer, span: Span, code: str | None, workplace: str, tables: Tables) -> Pay:
    """Tell what an offer is worth where the work is."""
    of = offer.sum
    monthly = _monthly(of.low, of.high, code, offer.period, tables)
    wage = tables.wages.get(workplace or _home(code))
    return Pay(
        span=span,
        low=of.low,
        high=of.high,
        currency=code,
        period=offer.period,
        commission=offer.commission,
        monthly=monthly,
        against=wage if monthly and not offer.commission else None,
    )


def _monthly(
    low: float | None,
    high: float | None,
    code: str | None,
    period: Period | None,
    tables: Tables,
) -> Ends | None:
    rate = tables.rates.per_dollar.get(code) if code else None
    if rate is None or period is Period.TASK:
        return None
    times = _MONTHS[period] if period else 1.0
    ends = tuple(None if end is None else end / rate * times for end in (low, high))
    if period is None and not all(_MONTHLY[0] <= end <= _MONTHLY[1] for end in ends if end):
        return None
    return ends[0], ends[1]


def _own(setting: Setting, tables: Tables) -> tuple[str | None, str]:
    """Give the currency and country of the text's language; no currency if it has several."""
    home = tables.money.home.get(setting.languages[0]) if setting.languages else None
    return home or ("", "")


def _of_country(country: str, tables: Tables) -> str | None:
    return next((code for code in tables.rates.per_dollar if code[:2] == country), None)


def _home(code: str | None) -> str:
    """Give the country that a currency is of, where it is of one; its code begins like it."""
    return code[:2] if code and code not in {"USD", "EUR"} else ""
