"""Inputs that are made to do harm, through the real program: each ends in time and is told."""

import json
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import hostile
import pytest
import yaml
from program import OWN, Done, command, environment
from test_hostile import STEERING

CASES = yaml.safe_load((Path(__file__).parent / "cases/hostile-inputs.yaml").read_text("utf-8"))
SECONDS, MEGABYTES = 10, 250
UNIT = 2**10
# A process of its own counts: what one began with is that of the process that began it.
COUNTED = """
import json, resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump([used.ru_utime + used.ru_stime, used.ru_maxrss], file)
sys.exit(status)
"""


def run(folder, arguments, stream):
    """Run the program; give how it ended, and the time and memory that it took with all its own."""
    counts = folder / "counts"
    full = [sys.executable, "-c", COUNTED, counts, *command(*OWN, "-f", "jsonl", *arguments)]
    done = subprocess.run(
        full, stdin=stream, capture_output=True, env=environment(), timeout=300, check=False
    )
    seconds, memory = json.loads(counts.read_text("utf-8"))
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode()), seconds, memory / UNIT


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no limit of memory")
@pytest.mark.parametrize("name", CASES)
def test_hostile_input_ends_in_time_and_is_told(name, tmp_path, tmp_path_factory):
    case = CASES[name]
    made = getattr(hostile, name)(tmp_path)
    named, stream = (made, None) if isinstance(made, list) else (["-"], made)
    elsewhere = tmp_path_factory.mktemp("counts")
    with stream or nullcontext():
        done, seconds, memory = run(elsewhere, [*case.get("options", ()), *named], stream)
    reasons = [record["error"]["reason"] for record in done.records if "error" in record]
    notes = [note for record in done.records for note in record.get("notes", ())]
    assert STEERING.findall(done.out + done.err) == []
    assert "Traceback" not in done.err
    assert case["says"] in "\n".join([*reasons, *notes, done.err])
    assert (done.status, len(done.records) - len(reasons)) == (case["status"], case["adverts"])
    assert seconds < case.get("seconds", SECONDS)
    assert memory < case.get("megabytes", MEGABYTES)


def test_every_hostile_input_has_its_case():
    made = {
        name
        for name, value in vars(hostile).items()
        if callable(value) and getattr(value, "__module__", "") == "hostile"
    }
    assert made - {"written", "zipped", "sparse", "endless"} == set(CASES)
