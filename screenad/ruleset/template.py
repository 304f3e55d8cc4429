"""A new rule, ready to be filled in."""

TEMPLATE = """\
# yaml-language-server: $schema=rule.schema.json
# "screenad rules schema > rule.schema.json" writes the schema named above.
id: {id}
title: What the reader should see in one line
points: 15
harms: [fraud]
why: Why this sign matters, in one or two plain sentences.
advice: What to do about it.
when:
  near:
    first: {{phrases: [passport, travel document]}}
    second: {{phrases: [hand over, leave it with]}}
    within: {{words: 6, characters: 14}}
fires:
  - Please hand over your passport when you arrive.
  - Have every travel document ready to hand over.
  - Leave it with our driver, passport and all.
silent:
  - A valid passport is required.
"""


def new_rule(name: str) -> str:
    """Write a rule file for the id ``name``; it loads, and its examples hold, as it stands."""
    return TEMPLATE.format(id=name)
