"""A newcomer's incident by the command line alone, from nothing to the published resolution, timed step by step.

`.venv/bin/python bench/newcomer.py`; with `--said` it prints what the commands say, too. Git is real, its remote is bare.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MERGE = "merge"
STEPS = (
    "noa-status init . --name Example --url https://status.example.com/ --git",
    "noa-status lint",
    "noa-status build",
    'noa-status declare -s SEV2 -t "API requests fail" -c api=partial -m "Some requests to the API fail. We look into it." --git',
    MERGE,
    "noa-status ack --by ana",
    "noa-status show",
    'noa-status update -s identified -m "A release causes the errors. We are taking it back." --git',
    'noa-status note "The release is taken back on all servers."',
    'noa-status resolve -m "The release was taken back. All requests are answered again." --git',
    "noa-status lint --errors-only",
    "noa-status build --public",
    "noa-status postmortem",
)


def main() -> None:
    """Goes through the steps and tells how long each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--said", action="store_true", help="print what the commands say")
    said: bool = parser.parse_args().said
    who = {f"GIT_{role}_{part}": "example@example.com" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "status"
        root.mkdir()
        whole = 0.0
        for step in STEPS:
            if step == MERGE:
                _merge(root, environment)
                continue
            began = time.perf_counter()
            done = _run(shlex.split(step), root, environment)
            taken = time.perf_counter() - began
            whole += taken
            print(f"{taken:6.2f} s  $ {step}")
            if said or done.returncode:
                print("".join(f"          {line}\n" for line in (done.stderr + done.stdout).splitlines()))
            if done.returncode:
                raise SystemExit(f"exit status {done.returncode}")
            if " init " in step:
                _publish(root, environment)
        print(f"{whole:6.2f} s  all of it")


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def _git(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = _run(["git", *shlex.split(command)], folder, environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def _publish(root: Path, environment: dict[str, str]) -> None:
    """Gives the new repository a remote."""
    for command in ("clone --quiet --bare . ../hub.git", "remote add origin ../hub.git", "fetch --quiet origin"):
        _git(command, root, environment)


def _merge(root: Path, environment: dict[str, str]) -> None:
    """What the forge does when somebody merges the pull request, and a pull afterwards."""
    hub = root.parent / "hub.git"
    branch = _git("branch --list 2* --format=%(refname:short)", hub, environment).split()[-1]
    _git(f"branch --quiet -f main {branch}", hub, environment)
    _git("pull --quiet origin main", root, environment)


if __name__ == "__main__":
    main()
