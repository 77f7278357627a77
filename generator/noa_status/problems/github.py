"""Problems as the workflow commands that GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from noa_status.problems.problem import Problem


def annotation(problem: Problem) -> str:
    """The problem as one line: `::error file=rules/api.yml,line=12,col=5::...`."""
    place = problem.place
    fields = {"file": place.path, "line": place.line, "col": place.column}
    if place.length:
        fields["endColumn"] = place.column + place.length
    head = ",".join(f"{name}={_in_field(str(value))}" for name, value in fields.items())
    rows = [problem.says, *([f"fix: {problem.fix}"] if problem.fix else []), *([problem.hint] if problem.hint else [])]
    return f"::{problem.level} {head},title={_in_field(problem.code)}::{_in_text(chr(10).join(rows))}"


def _in_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_field(text: str) -> str:
    return _in_text(text).replace(":", "%3A").replace(",", "%2C")
