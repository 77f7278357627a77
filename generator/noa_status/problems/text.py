"""Problems as people read them in a terminal: where, what is wrong, the line as written, what would be right."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from noa_status.problems.problem import Place, Problem

_WIDEST = 120
_BEFORE = 40
_LONGEST = 600


def told(problem: Problem, line_of: Callable[[str, int], str]) -> str:
    """One problem in a few lines, with an empty one after it. `line_of` gives a line of a file (empty where it has none).

    Nothing that a file holds reaches the terminal but what can be printed: control characters are told as escapes.
    """
    place = problem.place
    head = f"{place.path}:{place.line}:{place.column}: {problem.level}: {problem.says}"
    rows = [f"{printable(head)} [{problem.code}]", *_quoted(place, line_of(place.path, place.line).rstrip())]
    if problem.fix:
        rows.append(f"  fix: {printable(problem.fix)}")
    if problem.hint:
        rows.append(f"  {printable(problem.hint)}")
    return "\n".join(rows) + "\n"


def counted(problems: Iterable[Problem]) -> str:
    """How many there are: `3 errors and 1 warning in 2 files`."""
    problems = tuple(problems)
    levels = Counter(problem.level for problem in problems)
    files = len({problem.place.path for problem in problems})
    parts = [f"{count} {level}{'s' if count > 1 else ''}" for level in ("error", "warning") if (count := levels[level])]
    return f"{' and '.join(parts) or 'nothing wrong'}{f' in {files} file' + ('s' if files > 1 else '') if problems else ''}"


def _quoted(place: Place, line: str) -> list[str]:
    """The line as written, and a mark under what is meant. A tab is shown as an arrow, since tabs are what may be wrong."""
    line = "".join("→" if c == "\t" else c if c.isprintable() else "�" for c in line)
    if not line:
        return []
    start = place.column - 1
    if len(line) > _WIDEST:
        cut = max(start - _BEFORE, 0)
        line, start = ("..." if cut else "") + line[cut : cut + _WIDEST], start - cut + (3 if cut else 0)
    rows = [f"  {place.line} | {line}"]
    if place.length or start:
        marks = "^" * max(_width(line[start : start + place.length]), 1)
        rows.append(f"  {' ' * len(str(place.line))} | {' ' * _width(line[:start])}{marks}")
    return rows


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(1 for c in text if unicodedata.east_asian_width(c) in "WF")
    return len(text) + wide - sum(1 for c in text if unicodedata.combining(c))


def printable(text: str) -> str:
    """The text with nothing in it but what can be printed, and not longer than anybody reads."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[: _LONGEST + 1])
    return shown if len(text) <= _LONGEST else f"{shown[:_LONGEST]}..."
