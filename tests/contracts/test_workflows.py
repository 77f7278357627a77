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
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    return set(re.findall(r"^([a-z./-]+):", makefile, re.MULTILINE))


def test_there_are_workflows_to_look_at() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "preview-comment.yml", "preview.yml", "publish.yml"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_each_target_and_program_that_a_workflow_calls_exists(workflow: Path) -> None:
    for command in [step["run"] for step in steps(workflow) if "run" in step]:
        for called in re.findall(r"^make (\S+)", command, re.MULTILINE):
            assert called in targets(), command
        for called in re.findall(r"^(\.ci/\S+)", command, re.MULTILINE):
            assert os.access(REPOSITORY / called, os.X_OK), command


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
def test_no_checkout_leaves_its_credentials_behind(workflow: Path) -> None:
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts or workflow.name == "preview-comment.yml"
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_only_the_public_site_goes_to_pages() -> None:
    uploads = [step for workflow in WORKFLOWS for step in steps(workflow) if "upload-pages-artifact" in step.get("uses", "")]
    assert [step["with"]["path"] for step in uploads] == ["_site"]
    published = [
        step["run"] for step in steps(REPOSITORY / ".github/workflows/publish.yml") if " publish " in step.get("run", "")
    ]
    assert published == [".venv/bin/noa-status publish pages:_site"]


def test_the_internal_site_is_kept_by_private_repositories_alone() -> None:
    kept = [step for workflow in WORKFLOWS for step in steps(workflow) if "upload-artifact@" in step.get("uses", "")]
    internal = [step for step in kept if "internal" in step["with"]["path"]]
    assert [step["with"]["path"] for step in internal] == ["site/internal"]
    assert all("github.event.repository.private" in step["if"] for step in internal)
    assert [step["with"]["path"].split() for step in kept if step not in internal] == [
        ["preview"],
        ["preview/changes.md", "preview/number"],
    ]


def test_previews_are_built_of_the_public_site_alone() -> None:
    builds = [step["run"] for step in steps(REPOSITORY / ".github/workflows/preview.yml") if " build " in step.get("run", "")]
    assert builds == [".venv/bin/noa-status build --public --site-dir preview"]
