"""Many adverts: in one process, in several, on several machines; cut short and gone on with."""

from collections.abc import Mapping
from typing import Any

from screenad.batch.work import Plan

__all__ = ["Plan", "screen_batch"]


def screen_batch(
    batch: Any, plan: Plan | None = None, mapping: Mapping[str, str] | None = None
) -> Any:
    """Screen each row of a ``pyarrow.RecordBatch``; give a batch of results, a row for a row.

    Columns are named as the keys of a JSON record are, and ``mapping`` says what they are where
    the names do not; ``source`` is where a row is from, else its number. A row that can't be read
    has nulls, and the reason in ``report``, which is a JSON object of the schema ``screenad/1``.
    """
    from screenad.batch.table import screened  # one machine has no need of it

    return screened(batch, plan or Plan(), mapping or {})
