"""Problems as a Code Quality report, which GitLab shows in a merge request (docs.gitlab.com/ci/testing/code_quality)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from noa_status.problems.fingerprint import Line, fingerprints
from noa_status.problems.problem import Problem

_SEVERITIES = {"error": "major", "warning": "minor"}


def code_quality(problems: Sequence[Problem], line_of: Line) -> str:
    """The report: a JSON list."""
    report: list[dict[str, Any]] = [
        {
            "description": "; ".join(filter(None, (problem.says, problem.fix and f"fix: {problem.fix}", problem.hint))),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.level],
            "location": {"path": problem.place.path, "lines": {"begin": problem.place.line}},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems, line_of), strict=True)
    ]
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"
