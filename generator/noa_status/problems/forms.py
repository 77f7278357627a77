"""The forms that problems are told in for programs: each a function from problems to a text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from noa_status.problems.fingerprint import Line
from noa_status.problems.problem import Problem
from noa_status.problems.tool import Tool

FORMS = ("text", "json", "github", "gitlab", "sarif", "junit")
"""The names of all forms; `text` is for people."""


def as_form(form: str, problems: Sequence[Problem], line_of: Line, tool: Tool) -> str:
    """The problems in one of the FORMS, ending with a line feed where there is anything to say. Raises KeyError for another."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(problems), indent=2).decode() + "\n"
    if form == "github":
        from noa_status.problems.github import annotation

        return "".join(f"{annotation(problem)}\n" for problem in problems)
    if form == "gitlab":
        from noa_status.problems.gitlab import code_quality

        return code_quality(problems, line_of)
    if form == "sarif":
        from noa_status.problems.sarif import sarif_log

        return sarif_log(problems, line_of, tool)
    if form == "junit":
        from noa_status.problems.junit import test_suites

        return test_suites(problems, line_of, tool)
    if form == "text":
        from noa_status.problems.text import counted, told

        return "".join(f"{told(problem, line_of)}\n" for problem in problems) + f"{counted(problems)}\n"
    raise KeyError(form)
