"""Measure how the cost of a scan and of asking grows with the patterns and with the text.

python benchmarks/growth.py
"""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from screenad.model import Ad
from screenad.ruleset import Engine, RuleSet, ask, equipped, load

PATTERNS = (300, 1000, 3000)
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "en", "ar")]


def main() -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(5000)]
    ads = [Ad(" ".join(chance.choices(words, k=300))) for _ in range(100)]
    print("made-up phrases of two words in rules of ten; adverts of 2 kB")
    for number in PATTERNS:
        rules = equipped(made(words, number, chance), Engine.SCAN)
        print(
            f"{number:9} patterns   {cost(lambda ad, r=rules: ask(r, ad), ads):9.1f} us an advert"
        )
    rules = equipped(load(), Engine.SCAN)
    text = "\n".join(sorted(example.text for rule in rules for example in rule.examples))
    print("the shipped rules; texts made of their examples")
    for length in LENGTHS:
        ads = [Ad((text * 9)[:length])]
        print(f"{length:9} characters {cost(lambda ad: ask(rules, ad), ads) / length:9.2f} us each")


def made(words: Sequence[str], number: int, chance: random.Random) -> RuleSet:
    with TemporaryDirectory() as folder:
        for at, phrases in enumerate(tens(words, number, chance)):
            head = f"id: r{at}\ntitle: T\npoints: 1\nfires: [x]\nsilent: [y]\n"
            rule = f"{head}when: {{phrases: [{', '.join(phrases)}]}}\n"
            Path(folder, f"r{at}.yaml").write_text(rule, encoding="utf-8")
        return load([folder], builtin=False)


def tens(words: Sequence[str], number: int, chance: random.Random) -> Iterator[list[str]]:
    pairs = list(dict.fromkeys(" ".join(chance.sample(words, 2)) for _ in range(number)))
    return (pairs[at : at + 10] for at in range(0, len(pairs), 10))


def cost(work: Callable[[Ad], object], ads: Sequence[Ad]) -> float:
    """Give the microseconds of processor time for an advert: the best of three."""
    times = []
    for _ in range(3):
        start = process_time()
        for ad in ads:
            work(ad)
        times.append((process_time() - start) / len(ads) * 1e6)
    return min(times)


if __name__ == "__main__":
    main()
