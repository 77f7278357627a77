"""Problems as a SARIF 2.1.0 log (docs.oasis-open.org/sarif/sarif/v2.1.0), which code scanning and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from noa_status.problems.fingerprint import Line, fingerprints
from noa_status.problems.problem import Place, Problem
from noa_status.problems.tool import Tool

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"


def sarif_log(problems: Sequence[Problem], line_of: Line, tool: Tool) -> str:
    """The log: one run, a rule for each code that occurs."""
    codes = sorted({problem.code for problem in problems})
    index = {code: number for number, code in enumerate(codes)}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": tool.name, "version": tool.version, "rules": [_rule(code, tool) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The repository, where status.yml lies."}}},
        "results": [
            _result(problem, index[problem.code], fingerprint)
            for problem, fingerprint in zip(problems, fingerprints(problems, line_of), strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(code: str, tool: Tool) -> dict[str, Any]:
    meaning = tool.meaning(code) or code
    return {
        "id": code,
        "shortDescription": {"text": meaning},
        "help": {"text": f"{meaning}\n\nnoa-status explain {code} tells more."},
    }


def _result(problem: Problem, index: int, fingerprint: str) -> dict[str, Any]:
    rows = [problem.says, problem.fix and f"Fix: {problem.fix}", problem.hint]
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.level,
        "message": {"text": "\n".join(filter(None, rows))},
        "locations": [{"physicalLocation": _location(problem.place)}],
        "partialFingerprints": {"line/v1": fingerprint},
        **({} if problem.edit is None else {"fixes": [_fix(problem, problem.edit)]}),
    }


def _fix(problem: Problem, edit: str) -> dict[str, Any]:
    region = {**_region(problem.place), "endColumn": problem.place.column + problem.place.length}
    replacement = {"deletedRegion": region, "insertedContent": {"text": edit}}
    return {"artifactChanges": [{"artifactLocation": _artifact(problem.place), "replacements": [replacement]}]}


def _location(place: Place) -> dict[str, Any]:
    return {"artifactLocation": _artifact(place), "region": _region(place)}


def _artifact(place: Place) -> dict[str, str]:
    return {"uri": quote(place.path.encode("utf-8", "surrogateescape")), "uriBaseId": _BASE}


def _region(place: Place) -> dict[str, int]:
    region: dict[str, int] = {"startLine": place.line, "startColumn": place.column}
    if place.length:
        region["endColumn"] = place.column + place.length
    return region
