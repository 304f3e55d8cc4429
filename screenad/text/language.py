"""In which scripts and languages a text is written; several in one text is normal."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from screenad.text.profiles import any_sign, ranks, shared, signs, words
from screenad.text.scripts import count_scripts, script_of

# Enough to tell; what follows rarely changes the languages.
_LETTERS = 4000
_SHARE = 0.15
# A language of less text counts as well when this many of its very own words occur.
_OWN_WORDS, _OWN_SHARE = 5, 0.05

_ALONE: Mapping[str, str] = {
    "Thai": "th", "Lao": "lo", "Khmer": "km", "Myanmar": "my", "Bengali": "bn", "Hangul": "ko",
    "Ethiopic": "am", "Hiragana": "ja", "Katakana": "ja", "Greek": "el", "Hebrew": "he",
    "Armenian": "hy", "Georgian": "ka", "Tamil": "ta", "Telugu": "te", "Kannada": "kn",
    "Malayalam": "ml", "Sinhala": "si", "Gujarati": "gu", "Gurmukhi": "pa",
}  # fmt: skip
# How many letters of an alphabet say as much as one of these.
_WEIGHT: Mapping[str, int] = {"Han": 3, "Hangul": 2, "Hiragana": 2, "Katakana": 2, "Ethiopic": 2}


def languages(text: str) -> tuple[str, ...]:
    """Give BCP 47 tags, most text first; ``und`` where no language is known, () if no letters."""
    excerpt = _excerpt(text)
    counts = count_scripts(excerpt)
    weights, own = _latin(excerpt, mostly=2 * counts["Latin"] > counts.total())
    for script, count in counts.items():
        if script != "Latin":
            weights[_language(script, excerpt, counts)] += count * _WEIGHT.get(script, 1)
    known = {tag: weight for tag, weight in weights.items() if tag != "und"}
    total = sum(known.values())
    kept = [tag for tag in known if _matters(known[tag] / total, own[tag])]
    return tuple(sorted(kept, key=lambda tag: (-known[tag], tag))) or ("und",) * bool(counts)


def scripts(text: str) -> Mapping[str, int]:
    """Count the letters of each script among the first few thousand, most first."""
    return dict(count_scripts(_excerpt(text)).most_common())


def _matters(share: float, own_words: int) -> bool:
    """Ask whether there is enough of a language to name it."""
    return share >= _SHARE or (share >= _OWN_SHARE and own_words >= _OWN_WORDS)


def _excerpt(text: str) -> str:
    """Cut the text behind its first few thousand letters."""
    left = _LETTERS
    for found in _word().finditer(text):
        left -= found.end() - found.start()
        if left <= 0:
            return unicodedata.normalize("NFC", text[: found.end() + left])
    return unicodedata.normalize("NFC", text)


def _language(script: str, text: str, counts: Mapping[str, int]) -> str:
    """Name the language of a script other than Latin."""
    if script in ("Han", "Hiragana", "Katakana") and _is_japanese(counts):
        return "ja"
    if script in ("Hiragana", "Katakana"):
        return "und"
    if script in ("Han", "Devanagari", "Arabic", "Cyrillic"):
        return max(shared(script), key=lambda entry: _speaks_for(entry[1], text))[0]
    return _ALONE.get(script, "und")


def _is_japanese(counts: Mapping[str, int]) -> bool:
    """Ask whether there is more kana than the stray の of a Chinese text."""
    kana = counts.get("Hiragana", 0) + counts.get("Katakana", 0)
    return kana >= 3 and kana >= 0.08 * counts.get("Han", 0)


def _speaks_for(sign: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in sign.finditer(text.lower()))


def _latin(text: str, *, mostly: bool) -> tuple[Counter[str], Counter[str]]:
    """Count letters by language, and the different words that are of one language only.

    Each clause goes to the language that most of its words speak for, or else to the one that
    leads overall. A brand or two in a text of another script (not ``mostly`` Latin) say nothing.
    """
    clauses = [_latin_words(clause) for clause in _clause().split(text)]
    votes = [_votes(clause) for clause in clauses]
    overall: Counter[str] = Counter()
    for vote in votes:
        overall.update(vote)
    own = _own_words(clauses)
    known = {tag for tag in overall if own[tag] >= 2}
    rank = ranks()
    leading = known or (overall if mostly else ())
    lead = max(leading, key=lambda tag: (overall[tag], -rank[tag]), default="und")
    letters: Counter[str] = Counter()
    for clause, vote in zip(clauses, votes, strict=True):
        speaking = sorted(
            known & vote.keys(), key=lambda tag: (vote[tag], overall[tag], -rank[tag])
        )
        letters[speaking[-1] if speaking else lead] += sum(map(len, clause))
    return letters, own


def _latin_words(text: str) -> list[str]:
    found = (word.lower() for word in _word().findall(text))
    return [word for word in found if script_of(word[0]) == "Latin"]


def _votes(clause: list[str]) -> Counter[str]:
    """Let each word speak for its languages, in equal parts of twelve."""
    votes: Counter[str] = Counter()
    for word in clause:
        speaking = _speaking(word)
        for tag in speaking:
            votes[tag] += 12 // len(speaking)
    return votes


def _own_words(clauses: list[list[str]]) -> Counter[str]:
    different = {word for clause in clauses for word in clause}
    spoken = [_speaking(word) for word in different]
    return Counter(tags[0] for tags in spoken if len(tags) == 1)


def _speaking(word: str) -> list[str]:
    """Name the languages that a word speaks for: those that list it, or else by its letters."""
    if len(word) == 1:
        return []
    listed = words().get(word)
    if listed or not any_sign().search(word):
        return listed or []
    return [tag for tag, sign in signs() if sign.search(word)]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[\n.!?;:,()|/•✅]+")
