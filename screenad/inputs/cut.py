"""What is said where an input goes on beyond its limit."""

from screenad.said import Said, said


def cut_at(limit: int) -> Said:
    """Say that so many bytes were read, and no more."""
    return said("only the first {size} MiB were read", size=f"{limit / 2**20:g}")
