"""The forge's workflows: what they call is there, what they may do is little, and only the public site leaves the house."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))


def jobs(workflow: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(workflow):
        yield from job["steps"]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_there_are_workflows_to_look_at() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "publish.yml"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_each_command_of_a_workflow_exists(workflow: Path) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert commands
    for command in commands:
        program, *words = command.split()
        if program == "make":
            assert set(words) <= targets(), command
        elif "/" in program:
            assert os.access(REPOSITORY / program, os.X_OK), command
        else:
            assert program == "touch", command


def test_what_ci_runs_calls_targets_that_exist() -> None:
    called = re.findall(r"^make ([a-z-]+)", (REPOSITORY / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE)
    assert called == ["test"]
    assert set(called) <= targets()


def test_the_stamps_that_publishing_touches_are_those_of_make() -> None:
    touched = next(step["run"] for step in steps(REPOSITORY / ".github/workflows/publish.yml") if "touch" in step.get("run", ""))
    names = re.search(r"\.venv/\.\{([a-z,]+)\}", touched)
    assert names is not None
    made = set(re.findall(r"^\$\(VENV\)/\.([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(names[1].split(",")) <= made


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_alone_and_only_publishing_may_put_pages_up(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}
    more = [job["permissions"] for job in jobs(workflow) if "permissions" in job]
    publishing = {"contents": "read", "pages": "write", "id-token": "write"}
    assert more == ([publishing] if workflow.name == "publish.yml" else [])


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_its_credentials_behind(workflow: Path) -> None:
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_only_the_public_site_goes_to_pages() -> None:
    uploads = [step for workflow in WORKFLOWS for step in steps(workflow) if "upload-pages-artifact" in step.get("uses", "")]
    assert [step["with"]["path"] for step in uploads] == ["site/public"]


def test_the_internal_site_is_kept_by_private_repositories_alone() -> None:
    kept = [step for workflow in WORKFLOWS for step in steps(workflow) if "upload-artifact@" in step.get("uses", "")]
    assert [step["with"]["path"] for step in kept] == ["site/internal"]
    assert all("github.event.repository.private" in step["if"] for step in kept)
