"""The report's words, in English, for how a level comes about and what would change it."""

from collections.abc import Mapping

WEIGHING: Mapping[str, str] = {
    # What would change the level. {numbers} are those of signs, as in [1] [3].
    "heading.changes": "What would change the level",
    "change.without": "Without {numbers} it would be '{level}'.",
    "change.steady": (
        "No sign carries it alone: without any one of them, and what rests on it, it stays "
        "'{level}'."
    ),
    "change.together": "Without all of {numbers} it would be '{level}'.",
    "change.none": "That would not mean that the offer is fine.",
    "change.more": (
        "One more sign of another kind, of {points} points or more and not a common one, would "
        "make it '{level}'."
    ),
    "change.any": (
        "One more sign of another kind that is not a common one would make it '{level}'."
    ),
    "change.lacks.currency": (
        "It is not said in which currency this is. If it is, pay can be set beside what such work "
        "pays, and may count:"
    ),
    "change.lacks.period": (
        "It is not said for what time this is. If it is, pay can be set beside what such work "
        "pays, and may count:"
    ),
    "change.lacks.country": (
        "It is not known in which country this is paid, or what such work pays there. If it is, "
        "pay may count:"
    ),
    "explain.share": (
        "{points} of {weight} points count: it is number {place} of the group {group}, and each "
        "counts half as much as the one before"
    ),
    "explain.common": (
        "common signs, those that are alone at most low, count for no more than {points} points "
        "together"
    ),
    "explain.bands": "levels begin at so many points: {list}",
    "explain.credit": "what speaks for the offer takes off no more than {points} points",
    "explain.credit.none": (
        "what speaks for the offer takes off nothing beside a sign that is high by itself"
    ),
}
