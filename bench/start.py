"""How long each command takes to say its `--help`, and to do the least that it does: `make start`.

Medians of seven runs, each in a process of its own, wall time and CPU (which other programs on the machine change less); the bare
interpreter beside them.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import corpus
from bench.measure import Taken, middle, run
from bench.records import ENDS_AT, instant
from noa_status.cli import COMMANDS

RUNS = 7
RECORDS = 60
WANTED = 0.150
# The least that each writing command can be asked: it reads the records, checks and shows, and writes nothing.
WRITING = {
    "declare": 'declare -s SEV3 -t "Requests are slow" -c api -m "Requests take longer than usual." --dry-run',
    "show": "show",
    "lint": "lint",
}


def main() -> None:
    """Measures and tells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of each (default: %(default)s)")
    parser.add_argument("--records", type=int, default=RECORDS, help="incidents that the others read (default: %(default)s)")
    given = parser.parse_args()
    runs, records = int(given.runs), int(given.records)
    bare = _middle([sys.executable, "-c", "pass"], runs)
    _tell("bare interpreter", bare)
    slowest = 0.0
    for name in ("", *sorted(COMMANDS)):
        taken = _middle(_command(f"{name} --help"), runs)
        slowest = max(slowest, taken.cpu)
        _tell(f"{name} --help".strip(), taken)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repository"
        corpus.write_repository(root, records)
        where = f"--root {shlex.quote(str(root))} --now {instant(ENDS_AT)}"
        print(f"\nwith {records} incidents")
        for name, words in WRITING.items():
            _tell(name, _middle(_command(f"{words} {where}"), runs))
    print(f"\nslowest --help: {slowest * 1000:.0f} ms of CPU, wanted: under {WANTED * 1000:.0f} ms")


def _tell(name: str, taken: Taken) -> None:
    print(f"{name:<28} {taken.wall * 1000:6.0f} ms   {taken.cpu * 1000:6.0f} ms of CPU")


def _command(words: str) -> list[str]:
    program = "import sys; sys.argv[0] = 'noa-status'; from noa_status.cli import main; main()"
    return [sys.executable, "-c", program, *shlex.split(words)]


def _middle(command: list[str], runs: int) -> Taken:
    run(command)  # what was not read from the disk yet
    return middle([run(command) for _ in range(runs)])


if __name__ == "__main__":
    main()
