"""Many adverts: in one process, in several, on several machines; cut short and gone on with."""

from screenad.batch.table import screen_batch
from screenad.batch.work import Plan

__all__ = ["Plan", "screen_batch"]
