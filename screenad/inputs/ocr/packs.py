"""Which of Tesseract's packs reads a script, and how sure it is of what it can't read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from screenad.inputs.ocr.tesseract import Word
from screenad.text.scripts import script_of

ENGLISH, VIETNAMESE = "eng", "vie"
# Below this a pack knows nothing of the script; above the other there is no need to ask on.
FITS, SETTLED = 0.15, 0.6
#: What a pack's confidence is, of 1, on lines in scripts that it doesn't know.
NOISE = 0.4
NOISES: Mapping[str, float] = MappingProxyType({"tha": 0.65})
#: By script, the likeliest to be on a poster first.
PACKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Thai": ("tha",),
        "Myanmar": ("mya",),
        "Khmer": ("khm",),
        "Cyrillic": ("rus", "ukr", "bel", "bul", "kaz", "kir", "mon", "srp", "tgk"),
        "Arabic": ("ara", "fas", "urd", "pus", "uig"),
        "Hangul": ("kor",),
        "Devanagari": ("hin", "nep", "mar"),
        "Lao": ("lao",),
        "Bengali": ("ben", "asm"),
        "Tamil": ("tam",),
        "Telugu": ("tel",),
        "Malayalam": ("mal",),
        "Kannada": ("kan",),
        "Gujarati": ("guj",),
        "Gurmukhi": ("pan",),
        "Sinhala": ("sin",),
        "Ethiopic": ("amh", "tir"),
        "Greek": ("ell",),
        "Hebrew": ("heb",),
        "Armenian": ("hye",),
        "Georgian": ("kat",),
    }
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a pack reads something: 0 for what it makes of any noise, 1 for all letters."""

    pack: str
    script: str
    grade: float


def fit(pack: str, script: str, words: Iterable[Word]) -> Fit:
    """Grade what a pack read, counting each word as often as it has letters of the script."""
    counted = [(_count(word.text, script), word.sure) for word in words]
    letters = sum(count for count, _ in counted)
    sure = sum(count * sure for count, sure in counted) / letters if letters else 0.0
    noise = NOISES.get(pack, NOISE)
    return Fit(pack, script, (sure - noise) / (1 - noise))


def has(text: str, script: str) -> bool:
    """Say whether a text has letters of a script."""
    return _count(text, script) > 0


def _count(text: str, script: str) -> int:
    return sum(1 for letter in text if letter.isalpha() and script_of(letter) == script)
