"""Run screenad and other programs on the same adverts with the same patterns, in one run.

    pip install '.[bench]' && apt-get install ripgrep spamassassin
    python benchmarks/peers.py [FILE.jsonl ...] [--patterns 300] [--adverts 400] [--plot OUT.svg]

Patterns are made up: six in ten are phrases of two words, the others two words with a gap between.
They are put into made-up adverts of 2 kB, and into those of the files. The answers must agree
before anything is timed: which adverts hold any pattern, and for the plain loop, which patterns.
What is not installed is left out, and said. Times are of the processor, with the start of a program
where it is one, divided by the adverts; each is the median of three runs that take turns.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import regex
import yaml

from screenad.model import Ad
from screenad.ruleset import Engine, RuleSet, ask, equipped, load
from screenad.text.fold import fold

ROUNDS = 3
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "en", "ar")]
#: Semgrep and SpamAssassin take seconds for so many.
FEW = 100


@dataclass(frozen=True)
class Work:
    """Adverts and patterns: phrases, and pairs of words with a gap of so many characters."""

    texts: Sequence[str]
    phrases: Sequence[str]
    pairs: Sequence[tuple[str, int, str]]
    folder: Path

    @property
    def expressions(self) -> list[str]:
        """Give every pattern as an expression over lower-case text."""
        gaps = [rf"\b{one}\b.{{0,{gap}}}\b{two}\b" for one, gap, two in self.pairs]
        return [*(rf"\b{phrase}\b" for phrase in self.phrases), *gaps]

    def few(self) -> "Work":
        """Give the first adverts only."""
        return Work(self.texts[:FEW], self.phrases, self.pairs, self.folder)


#: Gives the numbers of the adverts in which there is anything.
Peer = Callable[[Work], set[int]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare screenad with its peers.")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--patterns", type=int, default=300)
    parser.add_argument("--adverts", type=int, default=400)
    parser.add_argument("--plot", type=Path)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        work = made(chosen.files, chosen.adverts, chosen.patterns, Path(folder))
        rows = compared(work)
    told(rows, work)
    if chosen.plot:
        plot(rows, chosen.plot)


# The work.


def made(files: Sequence[str], adverts: int, patterns: int, folder: Path) -> Work:
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(5000)]
    words = [word for word in dict.fromkeys(words) if len(word) > 4]
    phrases = [" ".join(chance.sample(words, 2)) for _ in range(patterns * 6 // 10)]
    pairs = [
        (*chance.sample(words, 1), chance.choice((10, 20, 40)), *chance.sample(words, 1))
        for _ in range(patterns - len(phrases))
    ]
    plain = [*(text for name in files for text in texts_of(name))]
    chance.shuffle(plain)
    while len(plain) < adverts:
        plain.append(". ".join(" ".join(chance.choices(words, k=12)) for _ in range(25)))
    texts = [marked(text, phrases, pairs, chance) for text in plain[:adverts]]
    return Work(texts, phrases, pairs, folder)


def texts_of(name: str) -> Iterator[str]:
    with Path(name).open(encoding="utf-8") as lines:
        found = (json.loads(line).get("text", "") for line in lines)
        # What peers fold in another way, or not at all, would not be the same work.
        yield from (" ".join(text.split()) for text in found if len(text) > 200 and text.isascii())


def marked(
    text: str, phrases: Sequence[str], pairs: Sequence[tuple[str, int, str]], chance: random.Random
) -> str:
    """Put a phrase and a pair into every fifth advert."""
    if chance.random() < 0.8:
        return text
    one, _, two = chance.choice(pairs)
    return f"{text}. {chance.choice(phrases).title()}, {one.upper()} of {two}."


# The peers.


def rule_set(work: Work) -> RuleSet:
    folder = work.folder / "rules"
    folder.mkdir(exist_ok=True)
    conditions: list[dict[str, Any]] = [{"phrases": [phrase]} for phrase in work.phrases]
    gaps = work.expressions[len(work.phrases) :]
    conditions += [{"regex": expression} for expression in gaps]
    for at, condition in enumerate(conditions):
        rule = {"id": f"r{at}", "title": "T", "points": 1, "when": condition}
        rule |= {"fires": ["x"], "silent": ["y"], "negated": "keep"}
        (folder / f"r{at}.yaml").write_text(yaml.safe_dump(rule), "utf-8")
    return load([str(folder)], builtin=False)


def screenad(rules: RuleSet) -> Peer:
    def run(work: Work) -> set[int]:
        return {at for at, text in enumerate(work.texts) if ask(rules, Ad(text)).fired}

    return run


def holds_any(text: str, compiled: Sequence[regex.Pattern[str]]) -> bool:
    """Look for every pattern, as rules do: which ones hit is what is wanted to be known."""
    return sum(1 for each in compiled if each.search(text)) > 0


def loop(work: Work) -> Peer:
    compiled = [regex.compile(each, regex.VERSION1) for each in work.expressions]

    def run(work: Work) -> set[int]:
        folded = [fold(text).text for text in work.texts]
        return {at for at, text in enumerate(folded) if holds_any(text, compiled)}

    return run


def grep(*command: str) -> Peer:
    """Search for the phrases alone; the others are expressions."""

    def run(work: Work) -> set[int]:
        listed, texts = work.folder / "phrases", work.folder / "texts"
        if not texts.exists():
            listed.write_text("\n".join(work.phrases), "utf-8")
            texts.write_text("\n".join(work.texts), "utf-8")
        out = called(*command, "-n", "-i", "-w", "-F", "-f", listed, texts)
        return {int(line.partition(":")[0]) - 1 for line in out.splitlines()}

    return run


def yara(work: Work) -> Peer:
    import yara as library

    strings = "\n".join(
        f"rule r{at} {{ strings: $a = /{each}/ nocase condition: $a }}"
        for at, each in enumerate(work.expressions)
    )
    rules = library.compile(source=strings)

    def run(work: Work) -> set[int]:
        return {at for at, text in enumerate(work.texts) if rules.match(data=text)}

    return run


_PERL = r"""
use Mail::SpamAssassin;
my ($rules, @files) = @ARGV;
my $sa = Mail::SpamAssassin->new({ rules_filename => $rules, userprefs_filename => "/dev/null",
  site_rules_filename => $rules, dont_copy_prefs => 1, local_tests_only => 1 });
for my $file (@files) {
  open(my $in, "<", $file); my @lines = <$in>; close $in;
  my $mail = $sa->parse(\@lines); my $status = $sa->check($mail);
  print "$file\n" if $status->get_names_of_tests_hit() =~ /R\d/;
  $status->finish(); $mail->finish();
}
"""


def spamassassin(work: Work) -> set[int]:
    folder = work.folder / "mails"
    if not folder.exists():
        folder.mkdir()
        lines = [f"body R{at} /{each}/i\nscore R{at} 1" for at, each in enumerate(work.expressions)]
        head = "loadplugin Mail::SpamAssassin::Plugin::Check"
        (work.folder / "rules.cf").write_text("\n".join((head, *lines, "")), "utf-8")
        (work.folder / "check.pl").write_text(_PERL, "utf-8")
    for at, text in enumerate(work.texts):
        head = "From: a@example.com\nTo: b@example.com\nSubject: x\n\n"
        (folder / f"{at}").write_text(head + text + "\n", "utf-8")
    paths = [folder / f"{at}" for at in range(len(work.texts))]
    out = called("perl", work.folder / "check.pl", work.folder / "rules.cf", *paths)
    return {int(Path(line).name) for line in out.splitlines() if line}


def semgrep(work: Work) -> set[int]:
    folder = work.folder / "files"
    if not folder.exists():
        folder.mkdir()
        rules = [
            {"id": f"r{at}", "languages": ["generic"], "severity": "INFO", "message": "m"}
            | {"pattern-regex": f"(?i){each}"}
            for at, each in enumerate(work.expressions)
        ]
        (work.folder / "semgrep.yaml").write_text(yaml.safe_dump({"rules": rules}), "utf-8")
    for at, text in enumerate(work.texts):
        (folder / f"{at}.txt").write_text(text, "utf-8")
    quiet = ("--metrics=off", "--disable-version-check", "--json", "--quiet", "--jobs=1")
    out = called(found("semgrep"), "scan", *quiet, "--config", work.folder / "semgrep.yaml", folder)
    return {int(Path(each["path"]).stem) for each in json.loads(out)["results"]}


def tfidf(work: Work) -> Peer:
    """Train on half of the adverts, with the answers as labels, and judge all: no answer is due."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    hits = loop(work)(work)
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression())
    half = range(len(work.texts) // 2)
    model.fit([work.texts[at] for at in half], [at in hits for at in half])

    def run(work: Work) -> set[int]:
        return {at for at, hit in enumerate(model.predict(work.texts)) if hit}

    return run


def found(program: str) -> str:
    """Give the path of a program beside this Python, or of the system's."""
    beside = Path(sys.executable).with_name(program)
    return str(beside) if beside.exists() else (shutil.which(program) or "")


def called(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, check=False)
    return done.stdout.decode()


# The comparison.


@dataclass(frozen=True)
class Row:
    """One peer: microseconds of the processor for an advert, by run, and how far it agrees."""

    name: str
    times: Sequence[float]
    agrees: str


def peers(work: Work, rules: RuleSet) -> Mapping[str, tuple[Peer, Work]]:
    """Give every peer that is installed here, and say which is not."""
    few = work.few()
    known: dict[str, tuple[Peer, Work]] = {
        "screenad": (screenad(equipped(rules, Engine.SCAN)), work),
        "screenad, plain engine": (screenad(equipped(rules, Engine.PLAIN)), few),
        "plain loop over patterns": (loop(work), few),
    }
    if found("grep"):
        known["grep -F (phrases alone)"] = grep("grep"), work
    optional: dict[str, tuple[bool, Callable[[], Peer], Work]] = {
        "ripgrep -F (phrases alone)": (bool(found("rg")), lambda: grep("rg", "-j1"), work),
        "YARA": (bool(find_spec("yara")), lambda: yara(work), work),
        "TF-IDF + logistic regression": (bool(find_spec("sklearn")), lambda: tfidf(work), work),
        "SpamAssassin, body rules": (bool(found("spamassassin")), lambda: spamassassin, few),
        "semgrep, generic": (bool(found("semgrep")), lambda: semgrep, few),
    }
    for name, (there, maker, share) in optional.items():
        if there:
            known[name] = maker(), share
        else:
            print(f"{name} is not installed, and left out", file=sys.stderr)
    return known


def compared(work: Work) -> list[Row]:
    rules = rule_set(work)
    right = loop(work)(work)
    phrases = {at for at, text in enumerate(work.texts) if holds(text, work.phrases)}
    running = peers(work, rules)
    agreed: dict[str, str] = {}
    for name, (peer, share) in running.items():
        wanted = {at for at in (phrases if "alone" in name else right) if at < len(share.texts)}
        given = peer(share)
        differ = len(wanted ^ given)
        agreed[name] = "judges by itself" if "TF-IDF" in name else f"{differ} differ"
    times: dict[str, list[float]] = {name: [] for name in running}
    for _ in range(ROUNDS):
        for name, (peer, share) in running.items():
            times[name].append(cost(peer, share))
    return [Row(name, times[name], agreed[name]) for name in running]


def holds(text: str, phrases: Sequence[str]) -> bool:
    padded = regex.sub(r"\W", " ", f" {text.lower()} ")
    return any(f" {phrase} " in padded for phrase in phrases)


def cost(peer: Peer, work: Work) -> float:
    before = spent()
    peer(work)
    return (spent() - before) / len(work.texts) * 1e6


def spent() -> float:
    usages = (getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def told(rows: Sequence[Row], work: Work) -> None:
    size = sum(map(len, work.texts)) / len(work.texts)
    patterns = len(work.phrases) + len(work.pairs)
    print(f"{patterns} patterns, {len(work.texts)} adverts of {size:.0f} characters\n")
    print("| program | us an advert | times screenad | lowest - highest | answers |")
    print("|---|---|---|---|---|")
    own = rows[0].times
    for row in rows:
        ratios = sorted(one / mine for one, mine in zip(row.times, own, strict=True))
        spread = f"{ratios[0]:.3g} - {ratios[-1]:.3g}"
        figures = f"{median(row.times):.1f} | {median(ratios):.3g} | {spread}"
        print(f"| {row.name} | {figures} | {row.agrees} |")


def plot(rows: Sequence[Row], path: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    ordered = sorted(rows, key=lambda row: median(row.times))
    figure, axes = pyplot.subplots(figsize=(8, 4), layout="constrained")
    colours = ["#b3261e" if row.name.startswith("screenad") else "#5f6b7a" for row in ordered]
    axes.barh([row.name for row in ordered], [median(row.times) for row in ordered], color=colours)
    axes.set(xscale="log", xlabel="microseconds of the processor for an advert (logarithmic)")
    axes.invert_yaxis()
    mpl.rcParams["svg.hashsalt"] = "screenad"
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main()
