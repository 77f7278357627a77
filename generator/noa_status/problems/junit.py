"""Problems as JUnit's XML, which most servers for continuous integration show.

An error is a test that failed, a warning one that was skipped; a file is a suite.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree

from noa_status.problems.fingerprint import Line
from noa_status.problems.problem import Problem
from noa_status.problems.text import printable, told
from noa_status.problems.tool import Tool


def test_suites(problems: Sequence[Problem], line_of: Line, tool: Tool) -> str:
    """The report; where nothing is wrong, one test that passed."""
    root = ElementTree.Element("testsuites", name=tool.name)
    for path, group in groupby(problems, key=lambda problem: problem.place.path):
        _add_suite(root, path, list(group), line_of)
    if not problems:
        ElementTree.SubElement(_suite(root, tool.name, 1, 0, 0), "testcase", name="nothing is wrong", classname=tool.name)
    root.set("tests", str(max(len(problems), 1)))
    root.set("failures", str(_failed(problems)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _add_suite(root: ElementTree.Element, path: str, problems: Sequence[Problem], line_of: Line) -> None:
    failed = _failed(problems)
    suite = _suite(root, printable(path), len(problems), failed, len(problems) - failed)
    for problem in problems:
        where = f"{problem.code} ({problem.place.line}:{problem.place.column})"
        case = ElementTree.SubElement(suite, "testcase", name=where, classname=printable(path))
        outcome = "failure" if problem.level == "error" else "skipped"
        said = ElementTree.SubElement(case, outcome, type=problem.code, message=printable(problem.says))
        said.text = told(problem, line_of)


def _suite(root: ElementTree.Element, name: str, tests: int, failed: int, skipped: int) -> ElementTree.Element:
    counts = {"tests": str(tests), "failures": str(failed), "errors": "0", "skipped": str(skipped)}
    return ElementTree.SubElement(root, "testsuite", {"name": name, **counts})


def _failed(problems: Sequence[Problem]) -> int:
    return sum(problem.level == "error" for problem in problems)
