"""What a rule can ask of an advert: one module a family, one table for all of them."""

from collections.abc import Callable, Mapping

from screenad.operators.amount import HasSum
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.contact import HasContact
from screenad.operators.disguise import Disguised
from screenad.operators.hours import HasHours
from screenad.operators.logic import AllOf, AtLeast, NoneOf
from screenad.operators.measure import Count, InField
from screenad.operators.near import Near
from screenad.operators.node import Node
from screenad.operators.pay import HasPay
from screenad.operators.phrases import Phrases, Terms
from screenad.operators.place import HasPlace
from screenad.operators.polarity import EvenNegated
from screenad.operators.refer import FiredRule
from screenad.operators.regexes import Regex
from screenad.operators.requirement import HasRequirement
from screenad.operators.weigh import Weigh

OPERATORS: Mapping[str, Callable[[Node, Builder], Operator]] = {
    "all": AllOf.parse,
    "any": AtLeast.parse_any,
    "at-least": AtLeast.parse,
    "contact": HasContact.parse,
    "count": Count.parse,
    "disguise": Disguised.parse,
    "even-negated": EvenNegated.parse,
    "field": InField.parse,
    "hours": HasHours.parse,
    "near": Near.parse,
    "not": NoneOf.parse,
    "pay": HasPay.parse,
    "phrases": Phrases.parse,
    "place": HasPlace.parse,
    "regex": Regex.parse,
    "requirement": HasRequirement.parse,
    "rule": FiredRule.parse,
    "sum": HasSum.parse,
    "terms": Terms.parse,
    "weigh": Weigh.parse,
}

__all__ = ["OPERATORS", "Builder", "Document", "Found", "Hit", "Node", "Operator"]
