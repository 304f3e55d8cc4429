"""A report in which labels stand for what tells who people are: Report to Report, and no more."""

from screenad.redact.report import NOTE, redacted

__all__ = ["NOTE", "redacted"]
