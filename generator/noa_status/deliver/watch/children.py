"""The commands of the pipeline as child processes: one that dies or hangs does not take the watcher along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from time import perf_counter
from typing import NamedTuple

TIMEOUT_S = 900.0
_KEPT_LINES = 12


class Step(NamedTuple):
    """A command: its name, and the program with its arguments."""

    name: str
    command: tuple[str, ...]


class Outcome(NamedTuple):
    """What became of it: the exit status (negative: killed by that signal), how long it took, and its last lines."""

    status: int
    seconds: float
    said: str


def noa_status(name: str, *arguments: str) -> Step:
    """A step that is a command of this very program."""
    program = "from noa_status.cli import main; main()"
    return Step(name, (sys.executable, "-c", program, name, *arguments))


class Children:
    """Runs steps, one at a time; `stop` ends the one that runs."""

    def __init__(self, tell: Callable[[str, str], None], timeout: float = TIMEOUT_S) -> None:
        self._tell, self._timeout = tell, timeout
        self._running: subprocess.Popen[str] | None = None
        self._stopped = False

    def run(self, step: Step) -> Outcome:
        """Runs it to its end, or for so long; each line that it says is told. Raises nothing: what cannot be started has 127."""
        began = perf_counter()
        lines: deque[str] = deque(maxlen=_KEPT_LINES)
        try:
            child = subprocess.Popen(
                step.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                errors="replace", start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            return Outcome(127, perf_counter() - began, str(error))
        self._running = child
        if self._stopped:
            _end(child)
        overtime = Timer(self._timeout, _end, [child])
        overtime.start()
        try:
            with child:
                for line in child.stdout or ():
                    lines.append(line.rstrip("\n"))
                    self._tell(step.name, lines[-1])
        finally:
            overtime.cancel()
            self._running = None
        return Outcome(child.returncode, perf_counter() - began, "\n".join(lines))

    def stop(self) -> None:
        """Ends the step that runs, and each one that would."""
        self._stopped = True
        if self._running is not None:
            _end(self._running)


def _end(child: subprocess.Popen[str]) -> None:
    # The whole group: what a child has started goes with it.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
