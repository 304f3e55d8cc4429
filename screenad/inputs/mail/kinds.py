"""Whether a text is a mail or a mailbox, told by how it begins."""

import re

LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*:|[ \t]")
MAILBOX = re.compile(r"From \S+ .*\d\d:\d\d.*\n[A-Za-z][A-Za-z0-9-]*:")
#: Two of these make a head; one of them alone is how people write "Subject: ...", too.
NAMES = frozenset(
    (
        *("from", "to", "cc", "subject", "date", "message-id", "received", "mime-version"),
        *("return-path", "delivered-to", "reply-to", "content-type"),
        *("content-transfer-encoding", "dkim-signature", "authentication-results"),
        *("x-mailer",),
    )
)
#: A mail client writes these, a person hardly does.
ENDINGS = frozenset({".eml", ".mht", ".mhtml"})


def mail(text: str, ending: str) -> str:
    """Name the format of a text that begins so, in a file with that ending; "" for neither."""
    if MAILBOX.match(text):
        return "mbox"
    names: set[str] = set()
    for line in text.splitlines():
        found = LINE.match(line)
        if not found:
            return _told(names, ending) if not line.strip() else ""
        names.add((found[1] or "").lower())
    return _told(names, ending)


def _told(names: set[str], ending: str) -> str:
    return "eml" if len(names & NAMES) >= (1 if ending in ENDINGS else 2) else ""
