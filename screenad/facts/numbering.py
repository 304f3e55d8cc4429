"""Of which country a telephone number is, and its international form where that is clear."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from screenad.model import Contact

#: Kinds of contact whose account is a telephone number.
NUMBERED = frozenset({"phone", "whatsapp", "viber", "signal", "zalo", "telegram", "line", "wechat"})


#: How long a country's code may be.
_CODES = (1, 2, 3, 4)


class Plan(NamedTuple):
    """How a country's numbers are made: its code, what stands before one at home, the lengths."""

    code: str
    trunk: str
    lengths: tuple[int, ...]


def international(
    found: Iterable[Contact], countries: Iterable[str], plans: Mapping[str, Plan]
) -> Iterator[Contact]:
    """Give numbers the form of E.164 where they fit one of the countries and no other of them."""
    likely = [plans[country] for country in sorted(countries) if country in plans]
    for contact in found:
        numbered = contact.kind in NUMBERED and contact.value.isdecimal()
        forms = {_form(contact.value, plan) for plan in likely} - {""} if numbered else ()
        yield Contact(contact.span, contact.kind, *forms) if len(forms) == 1 else contact


def countries(found: Iterable[Contact], plans: Mapping[str, Plan]) -> frozenset[str]:
    """Give the countries whose codes international numbers have."""
    numbers = {each.value[1:] for each in found if each.kind in NUMBERED and each.value[:1] == "+"}
    codes = {digits[:size] for digits in numbers for size in _CODES}
    return frozenset(
        country
        for country, plan in (plans.items() if numbers else ())
        if plan.code in codes
        for digits in numbers
        if digits.startswith(plan.code) and len(digits) - len(plan.code) in plan.lengths
    )


def _form(number: str, plan: Plan) -> str:
    """Give the international form; nothing where the number is none of the country's."""
    at_home = number.removeprefix(plan.trunk)
    if plan.trunk and at_home != number:
        return f"+{plan.code}{at_home}" if len(at_home) in plan.lengths else ""
    if number.startswith(plan.code) and len(number) - len(plan.code) in plan.lengths:
        return f"+{number}"
    return f"+{plan.code}{number}" if len(number) == plan.lengths[-1] else ""
