"""Sums of money, which of them are pay, and what that is worth."""

from screenad.facts.money.lexicon import lexicon
from screenad.facts.money.pay import offers
from screenad.facts.money.sums import Sum, sums
from screenad.facts.money.worth import CRYPTO, Setting, currency, worth

__all__ = ["CRYPTO", "Setting", "Sum", "currency", "lexicon", "offers", "sums", "worth"]
