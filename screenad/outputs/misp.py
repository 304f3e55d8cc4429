"""MISP: one event with a report an advert, and the contacts that the worse ones name."""

from collections.abc import Iterator, Mapping
from typing import TextIO
from uuid import UUID, uuid5

from screenad.model import Contact, Level, Report, Skipped
from screenad.outputs import told
from screenad.outputs.dumped import Array, dumped
from screenad.outputs.misptypes import REPORT, Template, template, value
from screenad.outputs.pen import Pen
from screenad.outputs.sealed import NO_TIME, digest
from screenad.outputs.writer import Style

Object = dict[str, object]
#: What an attribute is to its object, its value, and its tags.
Values = list[tuple[str, str, tuple[str, ...]]]
#: Of the ids of objects and attributes, which have to be the same in every run.
NAMESPACE = UUID("3f0a4b54-6a0e-5f2c-8d59-0c1a7d2e9b16")
_THREATS: Mapping[Level, str] = {
    Level.CRITICAL: "1",
    Level.HIGH: "1",
    Level.MEDIUM: "2",
    Level.LOW: "3",
    Level.NONE: "4",
}


class Misp:
    """Write an event object by object; of what was written, only ids are kept."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._tlp = style.tlp
        self._pen = Pen(style)
        self._time = style.time or NO_TIME
        self._stamp = str(int(self._time.timestamp()))
        self._known: set[str] = set()
        self._worst = Level.NONE
        self._count = 0
        stream.write('{"Event": {"Object": ')
        self._objects = Array(stream)

    def write(self, item: Report | Skipped) -> None:
        """Write the objects of one advert."""
        self._count += 1
        if isinstance(item, Report):
            self._worst = max(self._worst, item.level, key=lambda level: level.rank)
        for each in self._of(item):
            if each["uuid"] not in self._known:
                self._known.add(str(each["uuid"]))
                self._objects.add(each)

    def close(self) -> None:
        """Close the event: what it is called, how bad it is, and who may see it."""
        self._objects.close()
        event = {
            "uuid": _id(self._stamp, *sorted(self._known)),
            "info": self._pen.say("told.event", count=self._count),
            "date": f"{self._time:%Y-%m-%d}",
            "timestamp": self._stamp,
            "threat_level_id": _THREATS[self._worst],
            "analysis": "2",
            "distribution": "0",
            "published": False,
            "Tag": [{"name": f"tlp:{self._tlp}"}],
        }
        self._stream.write(f", {dumped(event, self._stream)[1:]}}}\n")

    def _of(self, item: Report | Skipped) -> Iterator[Object]:
        title, text = told.title(item, self._pen), told.text(item, self._pen)
        if isinstance(item, Skipped):
            reason: Values = [("title", title, ()), ("summary", text, ())]
            yield self._object(REPORT, _id("report", item.source, item.reason), reason)
            return
        contacts = item.contacts if told.names_contacts(item) else ()
        found = {each["uuid"]: each for each in (self._contact(c, item) for c in contacts)}
        yield from found.values()
        values: Values = [
            ("title", title, _tags(item)),
            ("case-number", item.ad.id or item.ad.source, ()),
            ("summary", text, ()),
        ]
        id_ = _id("report", item.ad.source, item.ad.id, digest(item.ad))
        references = [self._reference(id_, str(uuid)) for uuid in found]
        yield {**self._object(REPORT, id_, values), "ObjectReference": references}

    def _contact(self, contact: Contact, report: Report) -> Object:
        kind, written = template(contact), value(contact, report)
        id_ = _id(kind.name, kind.relation, written)
        values: Values = [(kind.relation, written, ())]
        if kind.app and contact.kind != "other":
            values.append((kind.app, contact.kind, ()))
        return {
            **self._object(kind, id_, values),
            "comment": self._pen.say("told.check"),
        }

    def _object(self, kind: Template, id_: str, values: Values) -> Object:
        return {
            "uuid": id_,
            "name": kind.name,
            "meta-category": kind.category,
            "template_uuid": kind.uuid,
            "template_version": kind.version,
            "timestamp": self._stamp,
            "distribution": "5",
            "Attribute": [self._attribute(kind, id_, *each) for each in values if each[1].strip()],
        }

    def _attribute(
        self, kind: Template, of: str, relation: str, text: str, tags: tuple[str, ...]
    ) -> Object:
        type_, category = kind.types.get(relation, ("text", "Other"))
        return {
            "uuid": _id(of, relation),
            "object_relation": relation,
            "type": type_,
            "category": category,
            "value": text,
            # An advert can name anybody: nothing is to be blocked unseen.
            "to_ids": False,
            "disable_correlation": relation != kind.relation,
            "timestamp": self._stamp,
            "distribution": "5",
            "Tag": [{"name": tag} for tag in tags],
        }

    def _reference(self, of: str, to: str) -> Object:
        return {
            "uuid": _id(of, to),
            "object_uuid": of,
            "referenced_uuid": to,
            "relationship_type": "mentions",
            "timestamp": self._stamp,
        }


def _tags(report: Report) -> tuple[str, ...]:
    """Give labels the form of MISP's machine tags."""
    parts = (tag.partition(":") for tag in told.tags(report))
    return tuple(f'screenad:{key}="{value}"' for key, _, value in parts)


def _id(*parts: str) -> str:
    return str(uuid5(NAMESPACE, "\n".join(parts).encode("utf-8", "replace").decode()))
