"""Each form is held to what its readers say it is: the official schemas, the documented fields, GitHub's own way to read commands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import lxml.etree as etree
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.problems import Place, Problem
from noa_status.problems.fingerprint import fingerprints
from noa_status.problems.forms import FORMS, as_form
from noa_status.problems.tool import Tool
from tests.builders import a_well_kept_site
from tests.commands import noa_status

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = jsonschema_rs.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}
TOOL = Tool(name="noa-status lint", version="1.2", meaning=lambda code: f"What {code} means.")

ERROR = Problem(
    code="unfilled-template",
    place=Place("incidents/2026/a b/updates/20261124T1015Z.md", 5, 9, 7),
    says="[issue]: 100 % was left in\nfrom, the template",
    fix="what it is",
    hint="say it",
)
WARNING = Problem(code="late-update", level="warning", place=Place("status.yml"), says="<late> & \x1b[1mloud\x1b[0m")

problems = st.lists(
    st.builds(
        Problem,
        code=st.sampled_from(["late-update", "short-text"]),
        level=st.sampled_from(["error", "warning"]),
        place=st.builds(Place, st.text(min_size=1), st.integers(1, 9), st.integers(1, 99), st.integers(0, 9)),
        says=st.text(min_size=1),
        fix=st.text(),
        hint=st.text(),
        edit=st.none() | st.text(),
    ),
    max_size=4,
)


def line_of(path: str, line: int) -> str:
    return f"line {line}"


def told(form: str, *found: Problem) -> str:
    return as_form(form, found, line_of, TOOL)


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as GitHub's runner takes them apart: name, properties, message."""
    found: list[tuple[str, dict[str, str], str]] = []
    for line in re.split(r"\r\n|\r|\n", output):
        if not line.startswith("::") or (end := line.find("::", 2)) < 0:
            assert not line, f"the runner prints this as it is: {line!r}"
            continue
        name, _, rest = line[2:end].partition(" ")
        pairs = (pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
        found.append((name, {key.strip(): unescaped(value, ":,") for key, value in pairs}, unescaped(line[end + 2 :])))
    return found


def unescaped(text: str, more: str = "") -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def test_sarif_is_what_its_schema_wants() -> None:
    log = json.loads(told("sarif", ERROR, WARNING))
    SARIF.validate(log)
    first, second = log["runs"][0]["results"]
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert (first["ruleId"], rules[first["ruleIndex"]], first["level"]) == ("unfilled-template", "unfilled-template", "error")
    location = first["locations"][0]["physicalLocation"]
    assert location["region"] == {"startLine": 5, "startColumn": 9, "endColumn": 16}
    assert location["artifactLocation"]["uri"] == "incidents/2026/a%20b/updates/20261124T1015Z.md"
    assert second["level"] == "warning"


def test_sarif_carries_a_fix_that_is_certain() -> None:
    certain = Problem(code="unknown-field", place=Place("a.yml", 2, 1, 9), says="x", fix="data_loss: true", edit="data_loss")
    log = json.loads(told("sarif", certain, ERROR))
    SARIF.validate(log)
    first, second = log["runs"][0]["results"]
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 2, "startColumn": 1, "endColumn": 10}, "insertedContent": {"text": "data_loss"}}
    ]
    assert "fixes" not in second


def test_the_schema_would_refuse_another_log() -> None:
    log = json.loads(told("sarif", ERROR))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not SARIF.is_valid(log)


def test_gitlab_gets_each_field_that_it_documents() -> None:
    report: list[dict[str, Any]] = json.loads(told("gitlab", ERROR, WARNING, ERROR))
    for entry in report:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in SEVERITIES
        assert set(entry["location"]) == {"path", "lines"}
        assert set(entry["location"]["lines"]) == {"begin"}
    assert [entry["severity"] for entry in report] == ["major", "minor", "major"]
    assert len({entry["fingerprint"] for entry in report}) == 3


def test_a_fingerprint_stays_when_lines_come_and_time_passes() -> None:
    def moved(line: int, says: str) -> Problem:
        return Problem(code="late-update", place=Place("a.md", line), says=says)

    (first,) = fingerprints([moved(2, "25 minutes late")], lambda path, line: "status: investigating")
    (later,) = fingerprints([moved(9, "26 minutes late")], lambda path, line: "status: investigating")
    (other,) = fingerprints([moved(2, "25 minutes late")], lambda path, line: "status: identified")
    assert first == later != other


def test_junit_is_what_its_schema_wants() -> None:
    for found in ((), (ERROR, WARNING), (WARNING,)):
        JUNIT.assertValid(etree.fromstring(told("junit", *found)))
    root = etree.fromstring(told("junit", ERROR, WARNING))
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    assert [suite.get("skipped") for suite in root] == ["0", "1"]
    assert "\x1b" not in told("junit", WARNING)


def test_github_reads_the_message_that_was_meant() -> None:
    (name, properties, message), (second, _, _) = commands(told("github", ERROR, WARNING))
    assert (name, second) == ("error", "warning")
    assert properties == {
        "file": "incidents/2026/a b/updates/20261124T1015Z.md",
        "line": "5",
        "col": "9",
        "endColumn": "16",
        "title": "unfilled-template",
    }
    assert message == "[issue]: 100 % was left in\nfrom, the template\nfix: what it is\nsay it"


@given(problems)
def test_nothing_that_a_file_holds_breaks_a_form(found: list[Problem]) -> None:
    SARIF.validate(json.loads(told("sarif", *found)))
    JUNIT.assertValid(etree.fromstring(told("junit", *found)))
    assert len(json.loads(told("gitlab", *found))) == len(json.loads(told("json", *found))) == len(found)
    read = commands(told("github", *found))
    assert [properties["file"] for _, properties, _ in read] == [problem.place.path for problem in found]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_gets_the_form_and_the_terminal_the_text(form: str, tmp_path: Path) -> None:
    site = a_well_kept_site().update("10:30", "identified", "We know.").write(tmp_path)
    alone = noa_status(f"lint --now 2026-11-24T12:00Z --format {form}", site)
    both = noa_status(f"lint --now 2026-11-24T12:00Z --format {form} --output out", site)
    assert both.output == noa_status("lint --now 2026-11-24T12:00Z", site).output
    written = (site / "out").read_text(encoding="utf-8")
    assert "two words tell a customer nothing" in written
    assert form == "text" or written == alone.output
    assert alone.status == both.status == 0


def test_a_file_that_cannot_be_written_fails_the_world(tmp_path: Path) -> None:
    done = noa_status("lint --format sarif --output status.yml/out", a_well_kept_site().write(tmp_path))
    assert done.status == 3
    assert "Traceback" not in done.output
