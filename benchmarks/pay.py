"""What pay is read from salary columns: how often, how often wrongly, and what it costs.

``python benchmarks/pay.py FILE.jsonl [--worst 20]``: each line has ``salary`` and perhaps ``text``.
What the column says is told by a reader of its own, which knows the column's plain numbers only.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from screenad.model import Ad, Pay, Span
from screenad.operators import Document
from screenad.ruleset import load

NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})+|\d[\d.,]*")
TIMES = (("万", 1e4), ("triệu", 1e6), ("juta", 1e6), ("tys", 1e3))


def rows(path: str) -> Iterator[dict[str, str]]:
    for line in Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n"):
        yield json.loads(line)


def expected(salary: str) -> tuple[float, ...]:
    """Read the numbers of a column, as many as there are."""
    times = next((value for word, value in TIMES if word in salary), 1.0)
    return tuple(plain(found) * times for found in NUMBER.findall(salary.partition(" sur ")[0]))


def plain(written: str) -> float:
    bare = re.sub(r"[ \u00a0]|[.,](?=\d{3}(?!\d))", "", written.rstrip(".,"))
    return float(re.sub(r",", ".", bare) if bare.count(",") == 1 else bare.replace(",", ""))


def read(document: Document) -> tuple[float, ...]:
    found: list[float] = []
    for pay in document.pay:
        ends = [end for end in (pay.low, pay.high) if end is not None]
        found += dict.fromkeys(ends)
    return tuple(found)


def told(pays: tuple[Pay, ...]) -> str:
    return "; ".join(f"{p.low}-{p.high} {p.currency} {p.period}" for p in pays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--worst", type=int, default=0)
    arguments = parser.parse_args()
    tables = load().tables
    for path in arguments.files:
        counts: Counter[str] = Counter()
        wrong: list[str] = []
        seconds = 0.0
        for row in rows(path):
            salary = row.get("salary") or ""
            want = tuple(dict.fromkeys(number for number in expected(salary) if number >= 3))
            if not want:
                continue
            text = f"{row.get('title', '')}\n{salary}"
            part = Span(len(text) - len(salary), len(text))
            document = Document(Ad(text, fields=(("salary", part),)), tables=tables)
            before = time.perf_counter()
            got = read(document)
            seconds += time.perf_counter() - before
            counts["rows"] += 1
            counts["right"] += {*want} == {*got}
            counts["missed"] += not got
            if {*want} != {*got}:
                wrong.append(f"{salary!r} read as {told(document.pay) or 'nothing'}")
        share = counts["right"] / max(counts["rows"], 1)
        print(f"{Path(path).stem}: {counts['rows']} rows, {share:.1%} as the column says,", end=" ")
        print(f"{counts['missed']} not read, {seconds / max(counts['rows'], 1) * 1e6:.0f} us a row")
        for line in wrong[: arguments.worst]:
            print("   ", line)


if __name__ == "__main__":
    main()
