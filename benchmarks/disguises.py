"""Disguise risky texts in twelve ways, and tell what share of them drops below its band.

    python benchmarks/disguises.py [--every N] [PACK.yaml ...]

Without packs, those of ``tests/blind``. Only texts that are judged rightly as they stand count, and
of them those that the disguise changes. Han is converted with opencc-python-reimplemented; where
that is not installed, this disguise is left out.
"""

import argparse
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from screenad.measure.tally import band
from screenad.model import Ad
from screenad.ruleset import Cache, Engine, RuleSet, equipped, load
from screenad.ruleset.cache import default_folder
from screenad.screen import screen

PACKS = Path(__file__).parents[1] / "tests" / "blind"
HAN = "\u3400-\u9fff"
# Scripts without spaces: a break every few characters stands for one between words.
UNSPACED = re.compile(rf"(?<=[{HAN}\u3040-\u30ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{{6}})")
LATIN_TO_CYRILLIC = str.maketrans("aeopcxyABEKMHOPCTX", "аеорсхуАВЕКМНОРСТХ")
CYRILLIC_TO_LATIN = str.maketrans("аеорсхуАВЕКМНОРСТХ", "aeopcxyABEKMHOPCTX")
LEET = str.maketrans("oeait", "03417")
WIDE = {**{code: code + 0xFEE0 for code in range(0x21, 0x7F)}, 0x20: 0x3000}
EMOJI = ("🔥", "💰", "✅", "🌸", "👉")
HOMOPHONES = {
    "微信": "薇信", "电报": "电抱", "飞机": "灰机", "护照": "护罩", "佣金": "傭金", "工资": "公资",
    "刷单": "唰单", "日结": "日節", "押金": "压金", "银行卡": "淫行卡", "赚钱": "赚米",
    "赌场": "堵场", "诈骗": "炸骗", "私聊": "丝聊", "转账": "转帐",
}  # fmt: skip
# How people shorten words in chats.
SHORT = {
    "you": "u", "your": "ur", "are": "r", "please": "pls", "people": "ppl", "tidak": "gk",
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "que": "q", "para": "pa", "você": "vc",
    "không": "ko", "được": "dc", "что": "шо", "сейчас": "ща", "ako": "aq", "bir": "bi",
    "nicht": "net", "und": "u", "c'est": "cé", "perché": "xké", "gratis": "grtis",
}  # fmt: skip
INITIALS = {
    "微信": "WX", "护照": "HZ", "公司": "GS", "工资": "GZ", "电话": "DH", "兼职": "JZ",
    "银行": "YH", "護照": "HZ", "薪水": "XS", "電話": "DH", "兼職": "JZ", "加我": "+我",
}  # fmt: skip
COMFORT = {
    "zh-Hans": "谨防诈骗，我们不收任何费用，正规公司。",
    "zh-Hant": "慎防詐騙，我們不收任何費用，合法立案公司。",
    "th": "ระวังมิจฉาชีพ เราไม่เก็บค่าใช้จ่ายใดๆ บริษัทจดทะเบียนถูกต้อง",
    "vi": "Cẩn thận lừa đảo. Bên em không thu bất kỳ khoản phí nào, công ty có giấy phép.",
    "id": "Waspada penipuan. Kami tidak memungut biaya apa pun. Perusahaan resmi.",
    "ms": "Awas penipuan. Kami tidak mengenakan sebarang bayaran. Syarikat berlesen.",
    "tl": "Mag-ingat sa scam. Hindi kami naniningil. Licensed na kompanya.",
    "ko": "사기 조심하세요. 저희는 수수료를 받지 않습니다. 정식 허가 업체입니다.",
    "ja": "詐欺にご注意ください。費用は一切いただきません。許可を受けた会社です。",
    "ru": "Остерегайтесь мошенников. Мы не берём денег. Лицензированная компания.",
    "es": "Cuidado con las estafas. No cobramos nada. Empresa con licencia.",
    "fr": "Attention aux arnaques. Nous ne demandons aucun frais. Société agréée.",
    "en": "Beware of scams. We never charge any fee. Licensed company.",
}


class Text(NamedTuple):
    """A risky text of a pack, and where it belongs."""

    language: str
    text: str
    band: str
    state: str


Disguise = Callable[[Text], str]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what disguises hide.")
    parser.add_argument("packs", nargs="*", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every N-th text")
    chosen = parser.parse_args()
    cache = Cache(default_folder())
    rules = equipped(load(cache=cache), Engine.SCAN, cache)
    given = [*texts(chosen.packs or sorted(PACKS.glob("*.yaml")))][:: chosen.every]
    right = [text for text in given if stays(rules, text, text.text)]
    print(f"{len(right)} risky texts that are judged rightly as they stand")
    print("| disguise | texts that it changes | drop below their band |")
    print("|---|---|---|")
    for name, disguise in DISGUISES.items():
        changed = [(text, other) for text in right if (other := disguise(text)) != text.text]
        dropped = [text for text, other in changed if not stays(rules, text, other)]
        if changed:
            share = 100 * len(dropped) / len(changed)
            print(f"| {name} | {len(changed)} | {len(dropped)} ({share:.1f} %) |", flush=True)


def texts(packs: list[Path]) -> Iterator[Text]:
    """Give the risky texts of packs."""
    for pack in packs:
        read = yaml.safe_load(pack.read_text("utf-8"))
        for each in read if isinstance(read, list) else ():
            language = re.sub(r"^[a-z]{3,}\d*-", "", pack.stem)
            if not each["band"].startswith("none"):
                yield Text(language, each["text"], each["band"], each["state"])


def stays(rules: RuleSet, text: Text, other: str) -> bool:
    """Tell whether a text is at least at the lower end of its band."""
    report = screen(Ad.pasted(other), rules)
    return report.level.rank >= band(text.band, text.language).low.rank


def in_words(change: Callable[[str, random.Random], str], shortest: int, share: float) -> Disguise:
    """Change so many of the words that are long enough, the same ones each time."""

    def disguise(text: Text) -> str:
        chance = random.Random(text.text)

        def one(found: re.Match[str]) -> str:
            return change(found[0], chance) if chance.random() < share else found[0]

        return re.sub(rf"[^\W\d_]{{{shortest},}}", one, text.text)

    return disguise


def hidden(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + "\u200b" + word[at:]


def look_alike(word: str, _: random.Random) -> str:
    return word.translate(LATIN_TO_CYRILLIC if word.isascii() else CYRILLIC_TO_LATIN)


def spelled(word: str, chance: random.Random) -> str:
    return (
        chance.choice(".- ").join(word) if word.isascii() or "а" <= word[0].lower() <= "я" else word
    )


def leet(word: str, _: random.Random) -> str:
    return word[0] + word[1:-1].translate(LEET) + word[-1] if word.isascii() else word


def with_emoji(text: Text) -> str:
    chance = random.Random(text.text)
    gaps = re.sub(
        r" ", lambda _: f" {chance.choice(EMOJI)} " if chance.random() < 0.3 else " ", text.text
    )
    return UNSPACED.sub(lambda _: chance.choice(EMOJI) if chance.random() < 0.1 else "", gaps)


def replaced(words: Mapping[str, str]) -> Disguise:
    """Put other words in the place of some."""
    spaced = "|".join(
        rf"(?<!\w){re.escape(w)}(?!\w)" if w.isalpha() and w < "\u3000" else re.escape(w)
        for w in words
    )

    def disguise(text: Text) -> str:
        return re.sub(spaced, lambda found: words[found[0]], text.text)

    return disguise


def converted(text: Text) -> str:
    try:
        from opencc import OpenCC
    except ImportError:
        return text.text
    ways = {"zh-Hans": "s2t", "zh-Hant": "t2s"}
    return OpenCC(ways[text.language]).convert(text.text) if text.language in ways else text.text


def comforted(text: Text) -> str:
    return f"{text.text.rstrip()}\n{COMFORT.get(text.language, COMFORT['en'])}"


DISGUISES: Mapping[str, Disguise] = {
    "zero-width signs in half of the words": in_words(hidden, 4, 0.5),
    "look-alike letters in half of the words": in_words(look_alike, 4, 0.5),
    "full-width letters and digits": lambda text: text.text.translate(WIDE),
    "words spelled out, one in five": in_words(spelled, 6, 0.2),
    "digits for letters, in half of the words": in_words(leet, 5, 0.5),
    "emoji between words": with_emoji,
    "decomposed (NFD)": lambda text: unicodedata.normalize("NFD", text.text),
    "upper case": lambda text: text.text.upper(),
    "Traditional for Simplified, and back": converted,
    "homophones, short spellings of chats": replaced({**HOMOPHONES, **SHORT}),
    "Latin initials for Han": replaced(INITIALS),
    "a comforting last line": comforted,
}

if __name__ == "__main__":
    main()
