"""A real terminal: the command asks, and gets answers as somebody would type them."""

from __future__ import annotations

import os
import pty
import select
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import NamedTuple

LONGEST = 30


class Said(NamedTuple):
    """All that stood on the terminal, and the exit status."""

    screen: str
    status: int


def at_a_terminal(
    root: Path, *arguments: str, answers: list[tuple[str, str]], before_the_last: Callable[[], object] = lambda: None
) -> Said:
    """Runs `noa-status` in `root`. Each answer is typed once its question (some words of it) stands on the terminal; something else
    may happen before the last one is."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(root)
        os.environ["TERM"] = "dumb"
        os.execv(sys.executable, [sys.executable, "-m", "noa_status", *arguments])
    screen, looked_from, waiting = b"", 0, list(answers)
    until = monotonic() + LONGEST
    while monotonic() < until:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            read = os.read(terminal, 4096)
        except OSError:  # Linux says so when nobody has the other end any more
            break
        if not read:
            break
        screen += read
        if waiting and (found := screen.find(waiting[0][0].encode(), looked_from)) >= 0:
            if len(waiting) == 1:
                before_the_last()
            looked_from = found + len(waiting[0][0])
            os.write(terminal, waiting.pop(0)[1].encode() + b"\n")
    os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert not waiting, f"never asked: {waiting[0][0]}\n{screen.decode()}"
    return Said(screen.decode().replace("\r\n", "\n"), status)
