"""In which scripts and languages a text is written; several in one text is normal."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from screenad.text.profiles import SHARED, any_sign, ranks, shared, signs, words
from screenad.text.sample import Sample, sample_of, words_in
from screenad.text.scripts import script_of

_SHARE = 0.15
# A language of less text counts as well when this many of its very own words occur.
_OWN_WORDS, _OWN_SHARE = 5, 0.05

# For the languages in which words are looked for: so many letters or words tell too little, this
# share of the words or signs is enough, and so much kana to a letter of Han leaves no Chinese.
_FEW_LETTERS, _FEW_WORDS, _FEW_VOICES, _SOME_VOICES = 40, 8, 1.0, 3.0
_FAINT, _NEARLY, _EQUALLY, _ENGLISH_VOICES = 0.05, 0.3, 0.6, 2.0
_KANA, _MOSTLY_KANA = 3, 0.4
# Languages whose words are hardly told apart count as one, and are meant together.
_CLOSE: Mapping[str, str] = {"ms": "id"}
_MEANT: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "ms"), "hi-Latn": ("hi", "ur"), "ne-Latn": ("ne", "hi")
}  # fmt: skip

_ALONE: Mapping[str, str] = {
    "Thai": "th", "Lao": "lo", "Khmer": "km", "Myanmar": "my", "Bengali": "bn", "Hangul": "ko",
    "Ethiopic": "am", "Hiragana": "ja", "Katakana": "ja", "Greek": "el", "Hebrew": "he",
    "Armenian": "hy", "Georgian": "ka", "Tamil": "ta", "Telugu": "te", "Kannada": "kn",
    "Malayalam": "ml", "Sinhala": "si", "Gujarati": "gu", "Gurmukhi": "pa",
}  # fmt: skip
# How many letters of an alphabet say as much as one of these.
_WEIGHT: Mapping[str, int] = {"Han": 3, "Hangul": 2, "Hiragana": 2, "Katakana": 2, "Ethiopic": 2}


@cache
def known() -> frozenset[str]:
    """Give the languages that can be told, without script or country."""
    others = (tag for script in SHARED for tag, _ in shared(script))
    return frozenset(map(_base, (*ranks(), *_ALONE.values(), *others)))


def languages(text: str) -> tuple[str, ...]:
    """Give BCP 47 tags, most text first; ``und`` where no language is known, () if no letters."""
    excerpt, counts, _ = sample = sample_of(text)
    weights, own = _latin(sample)
    for script, count in counts.items():
        if script != "Latin":
            weights[_language(script, excerpt, counts)] += count * _WEIGHT.get(script, 1)
    known = {tag: weight for tag, weight in weights.items() if tag != "und"}
    total = sum(known.values())
    kept = [tag for tag in known if _matters(known[tag] / total, own[tag])]
    return tuple(sorted(kept, key=lambda tag: (-known[tag], tag))) or ("und",) * bool(counts)


def spoken(text: str, *, sparing: bool = False) -> frozenset[str]:
    """Give the languages whose words may stand in a text, without script or country.

    That is generous, unless ``sparing``: few words speak for all that they could be of. ``known``
    has all that can be told apart; of others nothing is said.
    """
    excerpt, counts, written = sample_of(text)
    found: set[str] = set()
    for script, count in counts.items():
        match script:
            case "Latin":
                mostly = 2 * count > counts.total()
                found.update(_latin_spoken(written, mostly=mostly, sparing=sparing))
            case "Han" | "Hiragana" | "Katakana":
                found.update(_eastern(counts))
            case "Devanagari" | "Arabic" | "Cyrillic":
                found.update(_sharing(script, excerpt, few=not sparing and count < _FEW_LETTERS))
            case _:
                found.add(_ALONE.get(script, "und"))
    return frozenset(found)


def scripts(text: str) -> Mapping[str, int]:
    """Count the letters of each script among the first few thousand, most first."""
    return dict(sample_of(text).counts.most_common())


def _eastern(counts: Mapping[str, int]) -> Iterator[str]:
    """Give Japanese where there is kana, and Chinese unless there is as much kana as it takes.

    Few letters of Han alone may be either.
    """
    kana, han = counts.get("Hiragana", 0) + counts.get("Katakana", 0), counts.get("Han", 0)
    if kana >= _KANA or han <= _FEW_LETTERS:
        yield "ja"
    if kana < _MOSTLY_KANA * han:
        yield "zh"


def _sharing(script: str, text: str, *, few: bool) -> Iterator[str]:
    """Give the languages of a shared script that its letters and words speak for."""
    told = {tag: _speaks_for(sign, text) for tag, sign in shared(script)}
    most = max(told.values())
    yield from (tag for tag, times in told.items() if few or times >= _FAINT * most)


def _latin_spoken(every: Iterable[str], *, mostly: bool, sparing: bool) -> Iterator[str]:
    """Give English, and what the words speak for nearly as much as for any; sparing, that alone.

    Each word has one voice, which its languages share. Several words of one language alone are
    enough in any text; where hardly a word speaks, it may be any. A brand or two in a text that is
    not mostly Latin say nothing.
    """
    yield from () if sparing else ("en",)
    written = Counter(every)
    nears = [*map(_near, written)]
    said: dict[frozenset[str], int] = {}
    for near, times in zip(nears, written.values(), strict=True):
        said[near] = said.get(near, 0) + times
    voices: dict[str, float] = {}
    for near, times in said.items():
        for tag in near:
            voices[tag] = voices.get(tag, 0) + times / len(near)
    alone = Counter(nears).items()
    own = Counter({tag: number for near, number in alone if len(near) == 1 for tag in near})
    most = max(voices.values(), default=0)
    clear = sparing or most >= _SOME_VOICES or voices.get("en", 0) >= _ENGLISH_VOICES
    few = len(written) < _FEW_WORDS and not clear
    if mostly and (few or most < _FEW_VOICES):
        yield from map(_base, ranks())
    enough = max(_OWN_WORDS, _FAINT * len(written))
    for tag, voice in voices.items():
        if voice >= (_EQUALLY if sparing else _NEARLY) * most or own[tag] >= enough:
            yield from _MEANT.get(tag, (_base(tag),))


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def _matters(share: float, own_words: int) -> bool:
    """Ask whether there is enough of a language to name it."""
    return share >= _SHARE or (share >= _OWN_SHARE and own_words >= _OWN_WORDS)


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


def _latin(sample: Sample) -> tuple[Counter[str], Counter[str]]:
    """Count letters by language, and the different words that are of one language only.

    Each clause goes to the language that most of its words speak for, or else to the one that
    leads overall. A brand or two in a text that is not mostly Latin say nothing.
    """
    text, counts, written = sample
    own = Counter(filter(None, map(_alone_of, {word.lower() for word in set(written)})))
    known = {tag for tag, number in own.items() if number >= 2}
    if len(known) == 1:
        letters = counts["Latin"] if text.isascii() else sum(_heard(word)[1] for word in written)
        return Counter(dict.fromkeys(known, letters)), own
    return _by_clause(text, known, mostly=2 * counts["Latin"] > counts.total()), own


@lru_cache(1 << 15)
def _alone_of(word: str) -> str:
    """Give the language that a word is of, if it is of one only."""
    tags = _heard(word)[2]
    return tags[0] if len(tags) == 1 else ""


def _by_clause(text: str, known: AbstractSet[str], *, mostly: bool) -> Counter[str]:
    votes = [_vote(clause) for clause in _clause().split(text)]
    overall: Counter[str] = Counter()
    for vote in votes:
        for tag, weight in vote.weights.items():
            overall[tag] += weight
    rank = ranks()
    leading = known or (overall if mostly else ())
    lead = max(leading, key=lambda tag: (overall[tag], -rank[tag]), default="und")
    letters: Counter[str] = Counter()
    for vote in votes:
        spoken = [
            (vote.weights[tag], overall[tag], -rank[tag], tag)
            for tag in known & vote.weights.keys()
        ]
        letters[max(spoken)[-1] if spoken else lead] += vote.letters
    return letters


class _Vote(NamedTuple):
    """How many letters a clause has, and for which languages its words speak."""

    letters: int
    weights: dict[str, int]


def _vote(clause: str) -> _Vote:
    """Let each word of Latin script speak for its languages, in equal parts of twelve."""
    letters = 0
    weights: dict[str, int] = {}
    for written in words_in(clause):
        _, length, tags = _heard(written)
        letters += length
        if tags:
            share = 12 // len(tags)
            for tag in tags:
                weights[tag] = weights.get(tag, 0) + share
    return _Vote(letters, weights)


@lru_cache(1 << 15)
def _heard(written: str) -> tuple[str, int, tuple[str, ...]]:
    """Give a word in lower case, its length and its languages; no length in another script."""
    word = written.lower()
    if script_of(word[0]) != "Latin":
        return word, 0, ()
    return word, len(word), tuple(_speaking(word))


@lru_cache(1 << 15)
def _near(written: str) -> frozenset[str]:
    """Give the languages that a word speaks for, of those hardly told apart only one."""
    return _together(_heard(written)[2])


@cache
def _together(tags: tuple[str, ...]) -> frozenset[str]:
    """Give for the same languages the same set: to count by it is quick."""
    return frozenset(_CLOSE.get(tag, tag) for tag in tags)


def _speaking(word: str) -> Sequence[str]:
    """Name the languages that a word speaks for: those that list it, or else by its letters."""
    if len(word) == 1:
        return ()
    listed = words().get(word)
    if listed or not any_sign().search(word):
        return listed or ()
    return [tag for tag, sign in signs() if sign.search(word)]


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[\n.!?;:,()|/•✅]+")
