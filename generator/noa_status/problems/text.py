"""Problems as people read them in a terminal: where, what is wrong, the line as written, what would be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from noa_status.problems.problem import Problem

_WIDEST = 120


def told(problem: Problem, line_of: Callable[[str, int], str]) -> str:
    """One problem in a few lines, with an empty one after it. `line_of` gives a line of a file (empty where it has none)."""
    place = problem.place
    rows = [f"{place.path}:{place.line}:{place.column}: {problem.level}: {problem.says} [{problem.code}]"]
    line = line_of(place.path, place.line).rstrip()
    if line and len(line) <= _WIDEST and line.isprintable():
        number = str(place.line)
        rows.append(f"  {number} | {line}")
        if place.length:
            rows.append(f"  {' ' * len(number)} | {' ' * (place.column - 1)}{'^' * place.length}")
    if problem.fix:
        rows.append(f"  fix: {problem.fix}")
    if problem.hint:
        rows.append(f"  {problem.hint}")
    return "\n".join(rows) + "\n"


def counted(problems: Iterable[Problem]) -> str:
    """How many there are: `3 errors and 1 warning in 2 files`."""
    problems = tuple(problems)
    levels = Counter(problem.level for problem in problems)
    files = len({problem.place.path for problem in problems})
    parts = [f"{count} {level}{'s' if count > 1 else ''}" for level in ("error", "warning") if (count := levels[level])]
    return f"{' and '.join(parts) or 'nothing wrong'}{f' in {files} file' + ('s' if files > 1 else '') if problems else ''}"
