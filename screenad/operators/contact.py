"""Ask how the recruiter wants to be reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.model import Contact
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node

KINDS = (
    *("phone", "telegram", "whatsapp", "line", "wechat", "zalo", "viber", "kakao", "facebook"),
    *("signal", "email", "url", "wallet", "other"),
)


@dataclass(frozen=True, slots=True)
class HasContact(Operator):
    """Holds when a contact of one of the kinds stands in the advert."""

    kinds: tuple[str, ...]

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from a kind of contact, several, or ``any``."""
        kinds = tuple(item.choice((*KINDS, "any")) for item in node.items())
        return cls(KINDS if "any" in kinds else kinds)

    def find(self, doc: Document) -> Found:
        """Give the contacts."""
        image = doc.folded.image
        return tuple(Hit(*image(c.span.start, c.span.end)) for c in self._wanted(doc)) or None

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def _wanted(self, doc: Document) -> Iterator[Contact]:
        return (contact for contact in doc.contacts if contact.kind in self.kinds)
