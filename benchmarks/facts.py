"""Say what each kind of fact costs in one advert: microseconds, and beside what folding it costs.

``python benchmarks/facts.py [FILE.jsonl]``: four made-up adverts of about 2 kB, or those of a file.
Each kind is read in the order in which a report asks for it, so that what is shared is paid once.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

from screenad.facts.tables import Tables
from screenad.model import Ad
from screenad.operators import Document
from screenad.ruleset import load
from screenad.text.fold import fold

TIMES = 60
KINDS = ("contacts", "places", "sums", "pay", "hours", "terms")
WORDS = (
    "We are a friendly team in the city centre and we are looking for someone who likes people "
    "and good coffee. "
)
CHINESE = "我们的团队在市中心寻找喜欢与人打交道的朋友加入环境很好同事友善欢迎了解更多情况。"
FACTS = (
    "Salary 1500-2000 USD a month, 8 hours a day, 26 days, age 21-35, two-year contract. "
    "Telegram @hr_anna_88, call +855 12 345 678. Phnom Penh, Cambodia."
)
MANY = "Pay 3,000-4,500 AED, 26 days, age 21-35, 8 hours, call +971 50 123 4567. Ref 20231104. "
TEXTS: Mapping[str, Sequence[str]] = {
    "without digits": [(WORDS * 20)[:2000]],
    "Chinese, without": [(CHINESE * 20)[:700]],
    "a dozen numbers": [(WORDS * 16)[:1780] + FACTS],
    "nothing but numbers": [(MANY * 24)[:2000]],
}


def main() -> None:
    tables = load().tables
    texts = {"file": told(sys.argv[1])} if len(sys.argv) > 1 else TEXTS
    times = 3 if len(sys.argv) > 1 else TIMES
    for name, adverts in texts.items():
        spent = [seconds(Ad(text), times, tables) for text in adverts]
        each = {kind: 1e6 * mean(one[kind] for one in spent) for kind in ("fold", *KINDS)}
        whole = sum(each[kind] for kind in KINDS)
        parts = ", ".join(f"{kind} {each[kind]:.0f}" for kind in KINDS)
        beside = whole / each["fold"]
        print(f"{name}: {whole:.0f} us, {beside:.1f} times folding ({parts})")


def told(path: str) -> list[str]:
    lines = Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [str(json.loads(line).get("text") or "") for line in lines]


def seconds(ad: Ad, times: int, tables: Tables) -> Mapping[str, float]:
    """Give the least time of several that each kind takes, and folding."""
    best = dict.fromkeys(("fold", *KINDS), 1e9)
    for _ in range(times):
        document = Document(ad, tables=tables)
        # The language is asked for anyhow.
        document.languages  # noqa: B018
        for kind in best:
            before = time.perf_counter()
            fold(ad.text) if kind == "fold" else getattr(document, kind)
            best[kind] = min(best[kind], time.perf_counter() - before)
    return best


if __name__ == "__main__":
    main()
