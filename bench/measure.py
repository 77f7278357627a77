"""What a command takes: wall time, CPU of its whole process tree, peak memory, files written."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Seconds of wall and of CPU (user and system), peak bytes, files written."""

    wall: float
    cpu: float
    peak: int = 0
    written: int = 0


def run(command: list[str], *, output: Path | None = None, watch_memory: bool = False) -> Taken:
    """Runs a command to its end. CPU is that of its process and of all that it waited for.

    `output` is searched for files written since the start. `watch_memory` samples the tree's memory (each process's proportional
    share, added up): it costs time, so do it in a run apart.
    """
    began = _filesystem_now(output) if output else 0
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        watcher = _Watcher(process.pid) if watch_memory else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        sampled = watcher.stop() if watcher else 0
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            sys.stderr.buffer.write(log.read()[-4000:])
            raise SystemExit(f"bench: exit status {process.returncode} from {' '.join(command)}")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    written = _written_since(output, began) if output else 0
    return Taken(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=max(peak, sampled), written=written)


def middle(runs: list[Taken]) -> Taken:
    """The median of each figure; of the peaks the highest."""
    return Taken(
        wall=median(one.wall for one in runs),
        cpu=median(one.cpu for one in runs),
        peak=max(one.peak for one in runs),
        written=int(median(one.written for one in runs)),
    )


def _filesystem_now(folder: Path) -> int:
    """The file system's own idea of the time, which lags behind the clock by some milliseconds."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder.parent / f".{folder.name}-began"
    mark.write_bytes(b"")
    os.utime(mark)
    time.sleep(0.02)
    mark.write_bytes(b"x")
    return mark.stat().st_mtime_ns


def _written_since(folder: Path, began: int) -> int:
    number = 0
    for path, _, names in os.walk(folder):
        number += sum(os.lstat(os.path.join(path, name)).st_mtime_ns >= began for name in names)
    return number


class _Watcher:
    """Adds up, every few milliseconds, the memory of a process and of its descendants."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._over = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The highest sum seen."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            self._peak = max(self._peak, sum(map(_share, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    pids = [pid]
    for one in pids:
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{one}/task"):
                pids += map(int, Path(f"/proc/{one}/task/{task}/children").read_text().split())
    return pids


def _share(pid: int) -> int:
    """A process's proportional share of memory, in bytes."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
            for line in rollup:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
