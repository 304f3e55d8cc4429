"""Print adverts as JSON Lines, as many as are wanted: the same ones for the same seed.

    python benchmarks/adverts.py 200000 [--size 160] [--seed 1]

Nine in ten are ordinary, one in ten carries signs. All are made up.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator

JOBS = ("Baker", "Packer", "Nurse", "Driver", "Welder", "Cook", "Typist", "Gardener", "Plumber")
TOWNS = ("Riverton", "Oakfield", "Port Marlow", "Stonebridge", "Elm Grove", "Lakeside")
PLAIN = (
    "We look for a {job} in {town}, {pay} a month after tax.",
    "You work five days a week in a team of {n}.",
    "Please bring your certificates and two references.",
    "The shop is near the station, and lunch is free.",
    "We train you in the first {n} weeks on full pay.",
    "Send your letter to the office in {town} by Friday.",
    "工作地点在市区，每月工资{pay}元，周末双休。",
    "Se busca persona con experiencia para el turno de tarde.",
)
SIGNS = (
    "On arrival you hand over your passport to our office.",
    "Pay a deposit of {pay} before you start, we return it later.",
    "No experience needed, {pay} a day, write on Telegram only.",
    "You get {pay} for each account that you let us use.",
    "包吃住，高薪，护照由公司统一保管。",
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Print made-up adverts as JSON Lines.")
    parser.add_argument("number", type=int)
    parser.add_argument("--size", type=int, default=160, help="characters, about")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    try:
        for line in lines(chosen.number, chosen.size, chosen.seed):
            sys.stdout.write(line)
    except BrokenPipeError:
        sys.stderr.close()


def lines(number: int, size: int, seed: int = 1) -> Iterator[str]:
    """Give adverts with their numbers, from 1, as their ids."""
    chance = random.Random(seed)
    for n in range(1, number + 1):
        yield json.dumps({"id": str(n), "text": advert(chance, size)}, ensure_ascii=False) + "\n"


def advert(chance: random.Random, size: int) -> str:
    sentences = [sentence(chance, SIGNS)] if chance.random() < 0.1 else []
    left = size - sum(map(len, sentences))
    while left > 0:
        sentences.append(sentence(chance, PLAIN))
        left -= len(sentences[-1])
    return " ".join(sentences)


def sentence(chance: random.Random, forms: tuple[str, ...]) -> str:
    return chance.choice(forms).format(
        job=chance.choice(JOBS),
        town=chance.choice(TOWNS),
        pay=chance.randrange(800, 9000, 50),
        n=chance.randrange(2, 30),
    )


if __name__ == "__main__":
    main()
