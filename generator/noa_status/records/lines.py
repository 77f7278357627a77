"""Lines of the repository's files, to quote them in what is told of a problem."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

_LONGEST = 2_000_000


def line_reader(root: Path) -> Callable[[str, int], str]:
    """Gives a line of a file under `root` by its path and number from 1; an empty text where there is none."""
    lines: dict[str, list[str]] = {}

    def line_of(path: str, line: int) -> str:
        if path not in lines:
            lines[path] = _lines(root / path)
        return lines[path][line - 1] if 0 < line <= len(lines[path]) else ""

    return line_of


def _lines(path: Path) -> list[str]:
    try:
        # What a link leads to is nobody's business here, and a pipe would never end.
        is_file = stat.S_ISREG(os.lstat(path).st_mode)
        with open(path if is_file else os.devnull, encoding="utf-8-sig", errors="replace") as file:
            return file.read(_LONGEST).split("\n")
    except (OSError, ValueError):
        return []
