"""`noa-status alerts` as a process: standard input, patches that git takes, big files."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import a_site

RULES = """\
groups:
- name: api
  rules:
  - alert: ApiDown
    expr: up == 0
    annotations:
      summary: It is down.
  - alert: ApiSlow
    expr: up < 3
  - alert: ApiSlow
    expr: up < 2
    annotations:
      summary: It is slower."""


def run(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "noa_status", "alerts", *arguments]
    return subprocess.run(command, cwd=root, input=given, capture_output=True, check=False, timeout=60)


def a_repository(root: Path, rules: str | bytes = RULES) -> Path:
    site = a_site(internal_url="https://on-call.example.com/").runbook("ApiDown").runbook("ApiSlow").file("/rules/api.yml", rules)
    return site.write(root, git=True)


def test_rules_can_come_from_standard_input(tmp_path: Path) -> None:
    done = run(a_repository(tmp_path), "-", given=RULES.encode())
    assert b"<stdin>:4:12: warning: the rule does not say where its runbook is" in done.stderr
    assert done.stdout.startswith(b"1 file, 3 rules, 2 alerts: 2 have a runbook")
    assert done.returncode == 0


def test_warnings_fail_where_they_are_to(tmp_path: Path) -> None:
    assert run(a_repository(tmp_path), "rules", "--strict").returncode == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("end", ["", "\n"], ids=["no newline at the end", "newline at the end"])
def test_git_takes_the_patch_and_then_nothing_is_missing(line_end: str, end: str, tmp_path: Path) -> None:
    root = a_repository(tmp_path, (RULES + end).replace("\n", line_end).encode())
    patch = run(root, "rules", "--annotate")
    assert b"3 rules would get a runbook_url; nothing was written" in patch.stderr
    assert (root / "rules/api.yml").read_bytes() == (RULES + end).replace("\n", line_end).encode()
    applied = subprocess.run(
        ["git", "apply", "--whitespace=nowarn"], cwd=root, input=patch.stdout, capture_output=True, check=False
    )
    assert applied.returncode == 0, applied.stderr
    done = run(root, "rules", "--strict", "--ignore", "alert-in-several-rules")
    assert done.returncode == 0, done.stderr
    assert b"links: 3 to runbooks here" in done.stdout


def test_a_check_in_the_rules_own_repository_needs_the_published_list_alone(tmp_path: Path) -> None:
    (tmp_path / "api.yml").write_text(RULES)
    (tmp_path / "index.json").write_text('{"alerts": {"ApiDown": ["../runbooks/ApiDown/"]}, "url": ""}')
    done = run(tmp_path, "api.yml", "--index", "index.json", "--url", "https://on-call.example.com")
    assert done.returncode == 1
    assert b"fix: runbook_url: https://on-call.example.com/r/ApiDown/" in done.stderr
    assert b"api.yml:8:12: error: ApiSlow has no runbook" in done.stderr
    assert run(tmp_path, "api.yml", "--index", "index.json").returncode == 2


def test_a_file_that_may_not_be_read_is_the_worlds_fault_or_nobodys(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    (root / "rules/api.yml").chmod(0)
    done = run(root, "rules")
    # Root may read everything.
    assert done.returncode in (0, 3)
    assert b"Traceback" not in done.stderr


def test_ten_thousand_rules_are_a_matter_of_seconds(tmp_path: Path) -> None:
    rules = "\n".join(f"  - alert: Alert{n}\n    annotations: {{summary: x}}" for n in range(10_000))
    began = time.perf_counter()
    done = run(a_repository(tmp_path, f"groups:\n- rules:\n{rules}\n"), "rules", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.count(b"alert-without-runbook") == 10_000
    assert time.perf_counter() - began < 40
