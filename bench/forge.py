"""A forge of folders that runs a workflow as GitHub would: each `run:` block in a shell of its own, in a clean clone of a remote.

What others wrote (`uses:`) is played with folders: a clone, a cache, kept files, a site that is put up as a whole. An expression
that it does not know stops it, so a workflow cannot drift away from what is run here.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import yaml

from noa_status.cli import COMMANDS

_PROGRAM = Path(sys.executable).parent / "noa-status"
_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_CONDITION = re.compile(r"([\w.-]+) (==|!=) '([^']*)'")
# What a command that this checkout does not have yet is taken to do, so that the steps around it can be run.
_STAND_INS = {
    "publish": 'case "$2" in pages:*) rm -rf "${2#pages:}" && cp -a site/public "${2#pages:}" ;; *) exit 2 ;; esac',
    "notify": "true",
    "diff": 'git diff --stat "$3"',
}


class Step(NamedTuple):
    """What ran: its name, how long it took, how much of a core its programs used, what it ended with and said."""

    name: str
    seconds: float
    cpu: float
    status: int
    output: str


class Run(NamedTuple):
    """The steps that ran, in their order; where one ended badly it is the last one."""

    steps: tuple[Step, ...]
    workspace: Path

    @property
    def status(self) -> int:
        """0 where each step went well, else what the last one ended with."""
        return self.steps[-1].status if self.steps else 0

    @property
    def names(self) -> list[str]:
        """The names of the steps that ran."""
        return [step.name for step in self.steps]

    def told(self) -> str:
        """A line a step, with its seconds, and the sum."""
        lines = [f"  {step.name:<40} {step.seconds:6.2f} s   {step.cpu:6.2f} s of CPU" for step in self.steps]
        return "\n".join([*lines, f"  {'in all':<40} {sum(step.seconds for step in self.steps):6.2f} s"])


class Forge:
    """A remote, what its workflows keep, and what its Pages serve (`pages`), under the folder `home`."""

    def __init__(self, home: Path, remote: Path, api: str = "") -> None:
        self.home, self.remote, self.api = home, remote, api
        self.pages, self.kept, self.cache = home / "pages", home / "kept", home / "cache"
        self.runs = 0

    def run(self, workflow: Path, facts: Mapping[str, str], revision: str = "main") -> Run:
        """Runs the workflow's only job for an event of these `facts` (`github.event_name` and so on), of this revision."""
        self.runs += 1
        job = next(iter(yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()))
        workspace = self.home / f"work-{self.runs}"
        workspace.mkdir(parents=True)
        running = _Job(self, workspace, {"github.run_id": str(self.runs), "github.token": "token-of-the-run", **facts}, revision)
        if not running.holds(job.get("if", "")):
            return Run((), workspace)
        for step in job["steps"]:
            if running.holds(step.get("if", "")) and running.take(step):
                break
        running.keep()
        return Run(tuple(running.done), workspace)


class _Job:
    def __init__(self, forge: Forge, workspace: Path, facts: Mapping[str, str], revision: str) -> None:
        self.forge, self.workspace, self.revision = forge, workspace, revision
        self.facts = {"runner.os": "Linux", "github.run_attempt": "1", "secrets.NOA_STATUS_STATE": "", **facts}
        self.done: list[Step] = []
        self.to_keep: list[tuple[str, Path]] = []

    def take(self, step: Mapping[str, Any]) -> int:
        """Runs one step. Gives what it ended with."""
        began, used = perf_counter(), _cpu()
        name = str(step.get("name") or step["uses"].split("@")[0])
        if "uses" in step:
            status, output = 0, self._use(step["uses"].split("@")[0], step.get("with", {}), step.get("id", ""))
        else:
            status, output = self._shell(step)
        self.done.append(Step(name, perf_counter() - began, _cpu() - used, status, output))
        return status

    def holds(self, condition: str) -> bool:
        for part in filter(None, condition.split(" && ")):
            found = _CONDITION.fullmatch(part)
            assert found, f"a condition that is not known here: {part}"
            value = self.facts.get(found[1], "") if found[1].startswith("steps.") else self.facts[found[1]]
            if (value == found[3]) != (found[2] == "=="):
                return False
        return True

    def keep(self) -> None:
        for key, path in self.to_keep:
            if path.exists():
                shutil.rmtree(self.forge.cache / key, ignore_errors=True)
                shutil.copytree(path, self.forge.cache / key, symlinks=True)

    def _shell(self, step: Mapping[str, Any]) -> tuple[int, str]:
        assert "${{" not in step["run"], "an expression inside a script is a hole"
        said = self.forge.home / "output"
        said.write_text("")
        script = self.forge.home / "script"
        script.write_text(step["run"])
        environment = {
            **{name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ},
            "HOME": str(self.forge.home), "CI": "true", "GITHUB_OUTPUT": str(said),
            "GITHUB_API_URL": self.forge.api, "GITHUB_REPOSITORY": "example/status",
            "GIT_CONFIG_NOSYSTEM": "1",
            **{name: self._filled(value) for name, value in step.get("env", {}).items()},
        }  # fmt: skip
        shell = [sys.executable] if step.get("shell") == "python" else ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
        ran = subprocess.run([*shell, str(script)], cwd=self.workspace, env=environment, capture_output=True, text=True)
        for line in said.read_text().splitlines():
            key, _, value = line.partition("=")
            self.facts[f"steps.{step.get('id', '')}.outputs.{key}"] = value
        return ran.returncode, ran.stdout + ran.stderr

    def _use(self, action: str, given: Mapping[str, Any], id: str) -> str:
        parts = {name: self._filled(str(value)) for name, value in given.items()}
        match action.removeprefix("actions/"):
            case "checkout":
                depth = ["--depth=1"] if parts.get("fetch-depth", "1") == "1" else []
                address = self.forge.remote.as_uri()
                _git("clone", "--quiet", "--no-checkout", *depth, address, str(self.workspace))
                _git("-C", str(self.workspace), "fetch", "--quiet", *depth, "origin", parts.get("ref", self.revision))
                _git("-C", str(self.workspace), "checkout", "--quiet", "--detach", "FETCH_HEAD")
            case "setup-python":
                self.facts[f"steps.{id}.outputs.python-version"] = "3.13"
            case "cache":
                self._restore(parts["path"], id)
            case "upload-artifact":
                self._upload(parts["name"], parts["path"].split())
            case "download-artifact":
                shutil.copytree(self.forge.kept / parts["name"], self.workspace / parts["path"])
            case "upload-pages-artifact":
                self._upload("github-pages", [parts["path"]])
            case "deploy-pages":
                self._deploy()
                self.facts[f"steps.{id}.outputs.page_url"] = "https://status.example.com/"
            case _:
                raise AssertionError(f"an action that is not known here: {action}")
        return ""

    def _restore(self, paths: str, id: str) -> None:
        if paths == ".venv":
            _install(self.workspace / ".venv")
            self.facts[f"steps.{id}.outputs.cache-hit"] = "true"
            return
        for path in paths.split():
            key = path.replace("/", "-")
            self.to_keep.append((key, self.workspace / path))
            if (self.forge.cache / key).exists():
                shutil.copytree(self.forge.cache / key, self.workspace / path, symlinks=True)

    def _upload(self, name: str, paths: list[str]) -> None:
        target = self.forge.kept / name
        shutil.rmtree(target, ignore_errors=True)
        for path in paths:
            source = self.workspace / path
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            else:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)

    def _deploy(self) -> None:
        shutil.rmtree(self.forge.pages, ignore_errors=True)
        (self.forge.kept / "github-pages").rename(self.forge.pages)

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: "hash" if found[1].startswith("hashFiles(") else self.facts[found[1]], text)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _install(venv: Path) -> None:
    """What an install leaves: the program, as it is in the environment of whoever runs this."""
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/python").symlink_to(sys.executable)
    missing = [f'{name}) echo "{name}: played"; {does}; exit ;;' for name, does in _STAND_INS.items() if name not in COMMANDS]
    script = "\n".join(
        ["#!/bin/bash -e", *([f'case "$1" in {chr(10).join(missing)} esac'] if missing else []), f'exec {_PROGRAM} "$@"']
    )
    (venv / "bin/noa-status").write_text(script + "\n")
    (venv / "bin/noa-status").chmod(0o755)


def _git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "protocol.file.allow=always", *arguments], check=True, capture_output=True)
