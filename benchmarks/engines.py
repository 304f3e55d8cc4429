"""Measure the plain engine and the scanner on the same texts in the same run.

    python benchmarks/engines.py FILE.jsonl ...

Without a file, the rules' own examples are joined into adverts of about 2 kB.
"""

import random
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from screenad.facts import contacts
from screenad.inputs.labelled import labelled
from screenad.model import Ad
from screenad.operators import Document
from screenad.ruleset import Engine, RuleSet, ask, equipped, load
from screenad.screen import screen
from screenad.text.fold import fold
from screenad.text.language import languages
from screenad.text.sentences import segment

TEXTS = 400


def main() -> None:
    plain = load()
    start = perf_counter()
    scanning = equipped(plain, Engine.SCAN)
    built = perf_counter() - start
    ads = adverts(sys.argv[1:], plain)
    size = sum(len(ad.text) for ad in ads) / len(ads)
    print(f"{len(ads)} adverts of {size:.0f} characters; compiling took {built:.2f} s")
    slow = cost("screen, plain", lambda ad: screen(ad, plain), ads)
    fast = cost("screen, scan", lambda ad: screen(ad, scanning), ads)
    print(f"{'ratio':16}{slow / fast:9.1f}")
    cost("  ask, scan", lambda ad: ask(scanning, ad, leave=scanning.offers), ads)
    cost("  fold", lambda ad: fold(ad.text), ads)
    cost("  fold, scan", lambda ad: Document(ad, scanning.scan), ads)
    cost("  segment", lambda ad: segment(ad.text), ads)
    cost("  contacts", lambda ad: contacts(ad.text), ads)
    cost("  languages", lambda ad: languages(ad.text), ads)


def cost(name: str, work: Callable[[Ad], object], ads: Sequence[Ad]) -> float:
    """Print and give the microseconds of processor time for an advert: the best of three."""
    times = []
    for _ in range(3):
        start = process_time()
        for ad in ads:
            work(ad)
        times.append((process_time() - start) / len(ads) * 1e6)
    print(f"{name:16}{min(times):9.1f} us an advert")
    return min(times)


def adverts(files: Sequence[str], rules: RuleSet) -> list[Ad]:
    if not files:
        return [Ad(text) for text in made(rules)]
    found: list[Ad] = []
    for name in files:
        with Path(name).open("rb") as lines:
            ads = (item for item, _ in labelled(lines, name) if isinstance(item, Ad))
            found += islice(ads, TEXTS)
    return found


def made(rules: RuleSet) -> list[str]:
    chance = random.Random(1)
    texts = [example.text for rule in rules for example in rule.examples]
    return ["\n".join(chance.sample(texts, 20)) for _ in range(TEXTS)]


if __name__ == "__main__":
    main()
