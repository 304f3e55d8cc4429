"""What the text says in values, one module a kind; each fact has a span."""

from screenad.facts.contacts import contacts

__all__ = ["contacts"]
