"""Unicode in two or four bytes a character without a mark, told by what the characters are."""

import re
from collections import Counter

#: What no text in one byte a character has much of; Latin letters in two bytes have a zero each.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SAMPLE = 4096
#: Fewer of them may be in any text.
FEW = 8
#: The greatest share of characters that belong to none of the scripts of the rest.
ODD = 0.1
#: Blocks that texts are in, by their first and last character. What is common to all has no name.
BLOCKS = (
    *((0x09, 0x0D, ""), (0x20, 0x7E, ""), (0xA0, 0x24F, "latin"), (0x300, 0x36F, "")),
    *((0x370, 0x3FF, "greek"), (0x400, 0x52F, "cyrillic"), (0x530, 0x58F, "armenian")),
    *((0x590, 0x5FF, "hebrew"), (0x600, 0x77F, "arabic"), (0x900, 0x97F, "devanagari")),
    *((0x980, 0x9FF, "bengali"), (0xA00, 0xDFF, "india"), (0xE00, 0xE7F, "thai")),
    *((0xE80, 0xEFF, "lao"), (0x1000, 0x109F, "burmese"), (0x10A0, 0x10FF, "georgian")),
    *((0x1100, 0x11FF, "east"), (0x1200, 0x139F, "ethiopic"), (0x1780, 0x17FF, "khmer")),
    *((0x1E00, 0x1EFF, "latin"), (0x2000, 0x206F, ""), (0x20A0, 0x20CF, "")),
    *((0x2500, 0x27BF, ""), (0x3000, 0x303F, ""), (0x3040, 0x318F, "east")),
    *((0x4E00, 0x9FFF, "east"), (0xAC00, 0xD7AF, "east"), (0xFF00, 0xFFEF, "")),
    *((0xFE00, 0xFE0F, ""), (0x1F000, 0x1FAFF, "")),
)


def wide_form(data: bytes) -> str:
    """Name the form of Unicode whose characters are wide, or ""."""
    sample = data[:SAMPLE]
    controls = len(CONTROL.findall(sample))
    if not controls or len(sample) < 4:
        return ""
    if controls < max(FEW, len(sample) / 5) and _is_narrow(sample):
        return ""
    shares = {form: _odd(sample, form) for form in ("utf-32-le", "utf-32-be")}
    shares |= {form: _odd(sample, form) for form in ("utf-16-le", "utf-16-be")}
    best = min(shares, key=lambda form: shares[form])
    return best if shares[best] <= ODD else ""


def _is_narrow(sample: bytes) -> bool:
    """Say whether it could be UTF-8, as far as it goes."""
    try:
        sample[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 8
    return True


def _odd(sample: bytes, form: str) -> float:
    """Give the share of characters that stand alone in their script."""
    size = 4 if form.startswith("utf-32") else 2
    try:
        text = sample[: len(sample) // size * size].decode(form)
    except UnicodeDecodeError as error:
        if error.end < len(sample) - size:  # half a pair at the end is no fault
            return 1.0
        text = sample[: error.start].decode(form, "ignore")
    scripts = Counter(map(_script, text))
    del scripts["odd"]
    return 1 - (scripts.pop("", 0) + max(scripts.values(), default=0)) / max(len(text), 1)


def _script(character: str) -> str:
    code = ord(character)
    return next((name for first, last, name in BLOCKS if first <= code <= last), "odd")
