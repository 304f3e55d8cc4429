"""What makes a report good evidence: a digest of the text as it was read, and when that was."""

from datetime import UTC, datetime
from hashlib import sha256

from screenad.model import Ad

#: Stands for a time that is not known where a format needs one.
NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


def digest(ad: Ad) -> str:
    """Give the SHA-256 of an advert's text in UTF-8, as hexadecimal digits."""
    return sha256(ad.text.encode("utf-8", "surrogatepass")).hexdigest()


def written(time: datetime | None) -> str:
    """Write a time in UTC as RFC 3339 does, to the millisecond."""
    return f"{time or NO_TIME:%Y-%m-%dT%H:%M:%S.000Z}"
