"""The table of sources: what the keys that rules name under ``sources`` stand for."""

from collections.abc import Iterator

from screenad.ruleset.located import Located

#: Where a pack keeps its table.
FILE = "data/sources.yaml"


def citations(doc: Located) -> Iterator[tuple[str, str]]:
    """Read the table: each key, and who says it, where and when."""
    for key, node in doc.entries().items():
        text = " ".join(node.text().split())
        if text:
            yield key, text
