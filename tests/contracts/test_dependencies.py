"""The fast road stays fast: what the command line and a public build import, seen in a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import corpus
from bench.records import ENDS_AT, instant

REPOSITORY = Path(__file__).resolve().parents[2]

# What may never be there, and what a command that does not need it must not bring.
NEVER = {"mkdocs", "material", "jinja2", "markdown", "properdocs", "pygments", "watchdog", "ruamel"}
NOT_AT_START = NEVER | {"feedgen", "icalendar", "lxml", "comrak", "minijinja", "nh3", "yaml"}

PROGRAM = """
import json, sys
from noa_status.cli import main
report, sys.argv = sys.argv[1], ["noa-status", *sys.argv[2:]]
try:
    if sys.argv[1:]:
        main()
except SystemExit as end:
    if end.code not in (None, 0):
        raise
with open(report, "w") as file:
    json.dump(sorted({name.partition(".")[0] for name in sys.modules}), file)
"""


def imported(tmp_path: Path, *arguments: str) -> set[str]:
    """The top-level packages that stand in `sys.modules` once the command has run (without arguments: once it is imported)."""
    report = tmp_path / "modules.json"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "generator")}
    command = [sys.executable, "-c", PROGRAM, str(report), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return set(json.loads(report.read_text(encoding="utf-8")))


def build(root: Path) -> tuple[str, ...]:
    return ("build", "--public", "--root", str(root), "--now", instant(ENDS_AT))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    corpus.write_repository(root, 12)
    return root


def test_the_command_line_starts_without_what_commands_need_later(tmp_path: Path) -> None:
    assert imported(tmp_path) & NOT_AT_START == set()


def test_help_needs_none_of_it_either(tmp_path: Path) -> None:
    assert imported(tmp_path, "--help") & NOT_AT_START == set()


def test_a_public_build_never_imports_mkdocs_or_its_kin(tmp_path: Path, repository: Path) -> None:
    assert imported(tmp_path, *build(repository)) & NEVER == set()


def test_a_build_that_changes_nothing_imports_no_feed_library(tmp_path: Path, repository: Path) -> None:
    imported(tmp_path, *build(repository))
    assert imported(tmp_path, *build(repository)) & (NEVER | {"feedgen", "icalendar", "lxml"}) == set()
