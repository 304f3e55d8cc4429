"""STIX 2.1: one bundle with a report and a note an advert, and what can be looked for elsewhere."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import TextIO
from uuid import UUID, uuid5

from screenad import __version__
from screenad.model import Report, Skipped
from screenad.outputs import told
from screenad.outputs.dumped import Array
from screenad.outputs.observed import WALLET, Object, observed, pattern
from screenad.outputs.pen import Pen
from screenad.outputs.sealed import digest, written
from screenad.outputs.writer import Style, Tlp

#: Of all ids that are not fixed by the specification.
NAMESPACE = UUID("7c9a5be2-4d0e-5d0b-9a53-1b5d6cf0a3c4")
_TLP = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
#: As published by OASIS for version 2.0 of the protocol.
_MARKINGS = {
    Tlp.CLEAR: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    Tlp.GREEN: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    Tlp.AMBER: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    Tlp.STRICT: "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    Tlp.RED: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}


class Stix:
    """Write a bundle object by object; of what was written, only the ids are kept."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._pen = Pen(style)
        self._time = written(style.time)
        self._marking = _MARKINGS[style.tlp]
        self._known: set[str] = set()
        self._content = blake2b(digest_size=16)
        stream.write('{"type": "bundle", "objects": ')
        self._objects = Array(stream)
        self._add(_marking(style.tlp))
        self._maker = self._add(self._made("identity", "screenad", **_IDENTITY))

    def write(self, item: Report | Skipped) -> None:
        """Write the objects of one advert."""
        for each in self._of(item):
            self._add(each)

    def close(self) -> None:
        """Close the bundle; its id says what is in it."""
        self._objects.close()
        id_ = uuid5(NAMESPACE, self._content.hexdigest())
        self._stream.write(f', "id": "bundle--{id_}"}}\n')

    def _of(self, item: Report | Skipped) -> Iterator[Object]:
        name = _source(item)
        content = {
            "abstract": told.title(item, self._pen),
            "content": told.text(item, self._pen),
        }
        if isinstance(item, Skipped):
            yield self._made("note", name, **content, object_refs=[self._maker])
            return
        contacts = item.contacts if told.names_contacts(item) else ()
        found = list({each["id"]: each for each in (observed(c, item) for c in contacts)}.values())
        signs = [self._indicator(each, item) for each in found if pattern(each)]
        report = f"report--{_id(name)}"
        note = self._made("note", name, **content, object_refs=[report])
        # Strict readers take no reference to kinds from outside the specification: those of
        # wallets are led to by their indicators.
        known = (each for each in found if each["type"] != WALLET)
        refs = [each["id"] for each in (note, *known, *signs)]
        yield from (self._marked(each) for each in found)
        yield from (*signs, note, self._report(item, name, refs))

    def _report(self, item: Report, name: str, refs: list[object]) -> Object:
        return self._made(
            "report",
            name,
            name=told.title(item, self._pen),
            description=self._pen.say("source", source=item.ad.source),
            report_types=["indicator" if told.names_contacts(item) else "observed-data"],
            published=self._time,
            labels=told.tags(item),
            external_references=[
                {"source_name": "advert", "external_id": f"sha256:{digest(item.ad)}"}
            ],
            object_refs=refs,
        )

    def _indicator(self, found: Object, item: Report) -> Object:
        return self._made(
            "indicator",
            pattern(found),
            name=self._pen.say("told.contact", head=told.title(item, self._pen)),
            description=self._pen.say("told.check"),
            indicator_types=["anomalous-activity"],
            pattern=pattern(found),
            pattern_type="stix",
            valid_from=self._time,
        )

    def _made(self, kind: str, name: str, /, **more: object) -> Object:
        """Make an object of the kinds that have an author and a time."""
        by = {} if kind == "identity" else {"created_by_ref": self._maker}
        begin = {"type": kind, "spec_version": "2.1", "id": f"{kind}--{_id(name)}", **by}
        return self._marked({**begin, "created": self._time, "modified": self._time, **more})

    def _marked(self, found: Object) -> Object:
        return {**found, "object_marking_refs": [self._marking]}

    def _add(self, found: Object) -> str:
        id_ = str(found["id"])
        if id_ not in self._known:
            self._known.add(id_)
            self._objects.add(found)
            self._content.update(id_.encode())
        return id_


_IDENTITY = {
    "name": "screenad",
    "description": f"screenad {__version__}, a program that screens recruitment adverts",
    "identity_class": "system",
}


def _marking(tlp: Tlp) -> Object:
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": _MARKINGS[tlp],
        "created": "2022-10-01T00:00:00.000Z",
        "name": f"TLP:{tlp.upper()}",
        "extensions": {_TLP: {"extension_type": "property-extension", "tlp_2_0": tlp.value}},
    }


def _source(item: Report | Skipped) -> str:
    if isinstance(item, Skipped):
        return f"{item.source} {item.reason}"
    return f"{item.ad.source} {item.ad.id} {digest(item.ad)}"


def _id(name: str) -> UUID:
    return uuid5(NAMESPACE, name.encode("utf-8", "replace").decode())
