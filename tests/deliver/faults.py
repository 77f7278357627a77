"""Faults, done for real to a publication: what visitors see meanwhile, and what the next one does.

`make faults` prints the table of all of them; the tests do a few of each kind. A process is killed at a chosen system call, or the
system refuses that call, by strace.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.deliver.publishing import EARLIER, LATER, NOW, Pipeline, command, environment, files_of, run

CALLS = ("flock", "mkdir", "link", "fsync", "rename", "symlink", "unlink")
"""What changes a disk, or makes a change last: before and after each of them a process may die."""


class Row(NamedTuple):
    """A line of the table. `visitor` and `after` are empty where all is as it must be, else they say what is not."""

    fault: str
    moment: str
    status: int | None
    said: str
    visitor: str
    after: str


class Scene:
    """A target where one build is published, and a repository with the next one built. Each fault begins from a copy."""

    def __init__(self, home: Path) -> None:
        self.pipeline = Pipeline(home)
        self.pipeline.published(NOW)
        self.before = files_of(self.pipeline.current)
        self.pipeline.says("10:38", "identified")
        self.pipeline.build(LATER)
        self.built = files_of(self.pipeline.tree)
        self._kept = home / "kept"
        shutil.copytree(self.pipeline.target, self._kept, symlinks=True)

    def reset(self) -> None:
        """The target as it was, with the first build."""
        shutil.rmtree(self.pipeline.target)
        shutil.copytree(self._kept, self.pipeline.target, symlinks=True)

    def publish(self, *tracing: str) -> subprocess.CompletedProcess[str]:
        """Publishes in a process of its own, under strace where something is to be done to it."""
        strace = ["strace", "-f", "-qq", "-o", os.devnull, *tracing] if tracing else []
        return run([*strace, *command("publish", str(self.pipeline.target))], self.pipeline.root)

    def calls(self) -> Counter[str]:
        """How often a whole publication makes each of the calls, in the thread that makes the most of them."""
        self.reset()
        with tempfile.NamedTemporaryFile("r") as log:
            program = ["strace", "-f", "-qq", "-o", log.name, "-e", f"trace={','.join(CALLS)}"]
            done = run([*program, *command("publish", str(self.pipeline.target))], self.pipeline.root)
            assert done.returncode == 0, done.stderr
            made = Counter(re.findall(r"^(\d+) +(\w+)\(", log.read(), re.MULTILINE))
        most: Counter[str] = Counter()
        for (_, call), count in made.items():
            most[call] = max(most[call], count)
        return most

    def row(self, fault: str, moment: str, *tracing: str) -> Row:
        """Does a fault, looks at what is served, and publishes once more."""
        self.reset()
        done = self.publish(*tracing)
        visitor = self.seen()
        after = self.publish()
        found = "" if after.returncode == 0 else f"status {after.returncode}: {after.stderr}"
        if not found and files_of(self.pipeline.current) != self.built:
            found = "not whole"
        return Row(fault, moment, done.returncode, done.stderr.strip(), visitor, found)

    def seen(self) -> str:
        """Empty, if what is served is one build or the other to the byte."""
        served = files_of(self.pipeline.current)
        return "" if served in (self.before, self.built) else "neither build whole"


def kills(scene: Scene, every: int = 1) -> Iterator[Row]:
    """SIGKILL at each call, or at every so many."""
    at = [(call, number) for call, count in scene.calls().items() for number in range(1, count + 1)]
    for call, number in at[::every]:
        yield scene.row("kill -9", f"{call} {number}", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")


def refusals(scene: Scene) -> Iterator[Row]:
    """A disk that is full from a moment on, or that may only be read."""
    for call, number in (("fsync", 1), ("fsync", 9), ("link", 5), ("mkdir", 10), ("symlink", 1)):
        tracing = ("-e", f"trace={call}", "-e", f"inject={call}:error=ENOSPC:when={number}+")
        yield scene.row("disk full", f"{call} {number}", *tracing)
    for call, number in (("mkdir", 3), ("link", 3), ("rename", 3), ("symlink", 1)):
        tracing = ("-e", f"trace={call}", "-e", f"inject={call}:error=EROFS:when={number}+")
        yield scene.row("read-only", f"{call} {number}", *tracing)


def races(scene: Scene, times: int = 1) -> Iterator[Row]:
    """Two publications at once, of an older build and a newer one: the newer one stays."""
    other = Pipeline(scene.pipeline.target.parent / "other")
    other.build(EARLIER)
    for number in range(1, times + 1):
        scene.reset()
        both = [
            subprocess.Popen(
                command("publish", str(scene.pipeline.target), "--allow-older" if pipeline is other else "--check"),
                cwd=pipeline.root,
                env=environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for pipeline in (other, scene.pipeline)
        ]
        said = [process.communicate(timeout=120)[1] for process in both]
        served = files_of(scene.pipeline.current)
        visitor = "" if served in (scene.built, files_of(other.tree)) else "neither build whole"
        after = scene.publish()
        found = "" if after.returncode == 0 and files_of(scene.pipeline.current) == scene.built else after.stderr or "not whole"
        yield Row("two at once", f"run {number}", max(p.returncode for p in both), " ".join(said).strip(), visitor, found)


def all_of(scene: Scene) -> Iterator[Row]:
    """Every fault."""
    yield from kills(scene)
    yield from refusals(scene)
    yield from races(scene, 5)


def main() -> None:
    """Prints the table: a line a kind of fault and call, and every single one that is not as it must be."""
    rows: dict[tuple[str, str], list[Row]] = {}
    with tempfile.TemporaryDirectory() as home:
        for row in all_of(Scene(Path(home))):
            rows.setdefault((row.fault, row.moment.split(" ")[0]), []).append(row)
            if row.visitor or row.after:
                sys.stdout.write(f"WRONG: {row}\n")
    sys.stdout.write(
        f"{'fault':<12} {'moment':<9} {'times':>5}  {'status':<9} {'visitor: broken':>15}  {'next run: not whole':>19}\n"
    )
    for (fault, call), some in rows.items():
        told = ", ".join(sorted({str(row.status) for row in some}))
        broken, unhealed = sum(bool(row.visitor) for row in some), sum(bool(row.after) for row in some)
        sys.stdout.write(f"{fault:<12} {call:<9} {len(some):>5}  {told:<9} {broken:>15}  {unhealed:>19}\n")
    if any(row.visitor or row.after for some in rows.values() for row in some):
        sys.exit(1)


if __name__ == "__main__":
    main()
