"""Fingerprints: how programs know a problem that they have seen before."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from noa_status.problems.problem import Problem

Line = Callable[[str, int], str]
"""Gives a line of a file by its path and number from 1; an empty text where there is none."""


def fingerprints(problems: Sequence[Problem], line_of: Line) -> Iterator[str]:
    """For each problem a text that stays when lines above it come or go, and as time passes; no two are alike.

    It is made of the code, the path and the line as written; what the message says may count minutes.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        place = problem.place
        same = (problem.code, place.path, line_of(place.path, place.line).strip())
        seen[same] += 1
        yield hashlib.sha256("\0".join((*same, str(seen[same]))).encode("utf-8", "surrogateescape")).hexdigest()[:32]
