"""Ask how the recruiter wants to be reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.facts.hosts import Host
from screenad.facts.numbering import countries
from screenad.model import Contact
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node, chosen, flagged

KINDS = (
    *("phone", "telegram", "whatsapp", "line", "wechat", "zalo", "viber", "kakao", "facebook"),
    *("signal", "email", "url", "wallet", "other"),
)


@dataclass(frozen=True, slots=True)
class HasContact(Operator):
    """Holds when a contact of one of the kinds stands in the advert.

    ``hosts``: of an address of one of these kinds. ``elsewhere``: a number of a country that is
    neither that of the work nor one whose people the advert speaks to, where both are known.
    """

    kinds: tuple[str, ...]
    hosts: frozenset[str] = frozenset()
    elsewhere: bool = False

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from a kind of contact, several, ``any``, or a mapping with more to ask."""
        if not node.is_map():
            return cls(_kinds(node))
        entries = node.entries(("kind", "host", "elsewhere"))
        return cls(
            _kinds(entries["kind"]) if "kind" in entries else KINDS,
            chosen(entries, "host", tuple(Host)),
            flagged(entries, "elsewhere"),
        )

    def find(self, doc: Document) -> Found:
        """Give the contacts."""
        image = doc.folded.image
        return tuple(Hit(*image(c.span.start, c.span.end)) for c in self._wanted(doc)) or None

    def said(self) -> str:
        """Give the condition in words."""
        hosts = f", with the host {' or '.join(sorted(self.hosts))}" if self.hosts else ""
        elsewhere = ", of neither the country of the work nor the reader's" * self.elsewhere
        return f"a contact: {', '.join(self.kinds)}{hosts}{elsewhere}"

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def _wanted(self, doc: Document) -> Iterator[Contact]:
        for contact in doc.contacts:
            if (
                contact.kind in self.kinds
                and (not self.hosts or self.hosts & doc.tables.hosts.kinds(contact))
                and (not self.elsewhere or _is_elsewhere(contact, doc))
            ):
                yield contact


def _kinds(node: Node) -> tuple[str, ...]:
    kinds = tuple(item.choice((*KINDS, "any")) for item in node.items())
    return KINDS if "any" in kinds else kinds


def _is_elsewhere(contact: Contact, doc: Document) -> bool:
    own = countries([contact], doc.tables.phones)
    known = bool(own and doc.workplace and doc.homes)
    return known and own.isdisjoint({doc.workplace, *doc.homes})
