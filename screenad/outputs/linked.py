"""Groups of adverts that belong together, for people and for programs."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from rich.text import Text

from screenad.campaigns import Campaign, Member
from screenad.outputs.lines import Line, console_for, indented, item, put
from screenad.outputs.palette import QUIET
from screenad.outputs.pen import Pen
from screenad.outputs.writer import Style

SCHEMA = "screenad-link/1"
_SHOWN = 20


def written(groups: Sequence[Campaign], out: TextIO, style: Style) -> None:
    """Write groups for people: what links the adverts of each, and where they are."""
    pen, console = Pen(style), console_for(out, style)
    for number, group in enumerate(groups, 1):
        put(console, _group(number, group, pen), style.width)


def dumped(groups: Sequence[Campaign], out: TextIO) -> None:
    """Write a group a line, as JSON."""
    for number, group in enumerate(groups, 1):
        shaped = {"schema": SCHEMA, "group": number, **_shape(group)}
        out.write(json.dumps(shaped) + "\n")


def _group(number: int, group: Campaign, pen: Pen) -> Iterator[Line]:
    if number > 1:
        yield Line()
    head = pen.say("linked.group", number=number, count=len(group.adverts))
    yield Line(pen.level(group.level, pen.say(f"level.{group.level}")).append(f" {head}"))
    for contact in group.contacts:
        value = f"{contact.kind}: {contact.value}"
        said = pen.say("linked.contact", contact=value, count=contact.adverts)
        yield item(said, pen.bullet)
    if alike := group.alike:
        said = pen.say("linked.alike", count=alike.adverts, share=f"{alike.least:.0%}")
        yield item(said, pen.bullet)
    for member in group.adverts[:_SHOWN]:
        yield indented(_member(member, pen), 4)
    more = len(group.adverts) - _SHOWN
    if more > 0:
        yield indented(Text(pen.say("more", count=more), QUIET), 4)


def _member(member: Member, pen: Pen) -> Text:
    named = f"{member.source} ({member.id})" if member.id else member.source
    return Text.assemble(pen.inline(named), (f"  {pen.say(f'level.{member.level}')}", QUIET))


def _shape(group: Campaign) -> dict[str, Any]:
    alike = group.alike
    return {
        "level": group.level,
        "contacts": [
            {"kind": each.kind, "value": each.value, "adverts": each.adverts}
            for each in group.contacts
        ],
        "alike": alike and {"adverts": alike.adverts, "least": round(alike.least, 2)},
        "adverts": [
            {"source": each.source, "id": each.id, "level": each.level, "points": each.points}
            for each in group.adverts
        ],
    }
