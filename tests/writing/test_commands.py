"""The commands as a whole: one grammar, quick to start, right in a pipe, and what they write is what git gets."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from noa_status.cli import COMMANDS
from tests.builders import a_well_kept_site, run_git
from tests.commands import noa_status

REPOSITORY = Path(__file__).resolve().parents[2]
GROUPS = {"maintenance": ("plan", "move", "start", "finish", "cancel")}
ALL = [*COMMANDS, *(f"{group} {name}" for group, names in GROUPS.items() for name in names)]
WRITING = ["ack", "correct", "declare", "drill", "handover", "maintenance plan", "note", "postmortem", "resolve", "update"]
HEAVY = {"ruamel", "yaml", "minijinja", "comrak", "nh3", "feedgen", "icalendar", "lxml", "mkdocs", "jinja2"}
UPDATE = 'update api-slow -s monitoring -m "Requests are slow again. We look at it." --now 2026-11-25T10:02Z'


@pytest.mark.parametrize("name", ALL)
def test_each_help_has_examples_and_exit_statuses(name: str, tmp_path: Path) -> None:
    done = noa_status(f"{name} --help", tmp_path)
    assert done.status == 0
    assert f"noa-status {name}" in done.output.split("\n", 1)[1]
    assert "xit status" in re.sub(r"\s+", " ", done.output)


@pytest.mark.parametrize("name", WRITING)
def test_what_writes_has_the_same_options(name: str, tmp_path: Path) -> None:
    output = noa_status(f"{name} --help", tmp_path).output
    for option in ("--root", "--now", "--dry-run", "--yes", "--json", "--git"):
        assert option in output, (name, option)


def test_no_help_imports_anything_heavy() -> None:
    program = (
        "import sys, contextlib, io\nfrom noa_status.cli import cli\n"
        f"for name in {ALL!r}:\n"
        "    with contextlib.redirect_stdout(io.StringIO()):\n"
        "        try: cli([*name.split(), '--help'], standalone_mode=False)\n"
        "        except SystemExit: pass\n"
        "    print(name, *sorted({module.partition('.')[0] for module in sys.modules}))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "generator")}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == len(ALL)
    for line in done.stdout.splitlines():
        assert not HEAVY & set(line.split()), line


def test_in_a_pipe_only_the_paths_come_out(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path)
    command = [
        sys.executable,
        "-m",
        "noa_status",
        *UPDATE.split(" -m ", maxsplit=1)[0].split(),
        "-m",
        "It is slow again since ten.",
    ]
    done = subprocess.run([*command, "--now", "2026-11-25T10:02Z"], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md\n"


def test_a_text_comes_from_standard_input(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path)
    command = [sys.executable, "-m", "noa_status", "update", "api-slow", "-m", "-", "--now", "2026-11-25T10:02Z"]
    text = "Requests are slow again.\n\nWe look at it.\n"
    subprocess.run(command, cwd=root, input=text, capture_output=True, text=True, check=True)
    assert (root / "incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md").read_text().endswith(f"---\n{text}")


def test_what_the_plan_keeps_internal_is_shown_only_with_a_public_text(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path)
    declare = "declare -s SEV4 --now 2026-11-25T10:02Z"
    assert noa_status(f'{declare} -t "Log disk is filling"', root).status == 0
    folder = root / "incidents/2026/2026-11-25-log-disk-is-filling"
    assert [path.name for path in folder.iterdir()] == ["incident.yml"]
    assert noa_status(f'{declare} -t "Wrong colours" -c web -m "Some colours of the dashboard are wrong."', root).status == 0
    assert "visibility: public" in (root / "incidents/2026/2026-11-25-wrong-colours/incident.yml").read_text()
    assert noa_status(f'{declare} -t "Other colours" --silent -m "Some colours are wrong."', root).status == 2


def test_a_new_repository_has_our_own_template_for_post_mortems() -> None:
    begun = REPOSITORY / "generator/noa_status/records/start/POST_MORTEM_TEMPLATE.md"
    assert begun.read_bytes() == (REPOSITORY / "POST_MORTEM_TEMPLATE.md").read_bytes()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path, git=True)
    assert noa_status(f"{UPDATE} --dry-run", root).status == 0
    assert run_git(root, "status", "--porcelain") == ""


def test_json_tells_what_was_written_and_what_the_public_sees(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path)
    told = json.loads(noa_status(f"{UPDATE} -c api=major --json", root).output)
    assert told["written"] == ["incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md"]
    assert told["preview"]["after"] == "API is down. Everything else works. One incident is still open." or told["preview"][
        "after"
    ].startswith("API is down.")
    assert told["preview"]["components"] == [{"id": "api", "name": "API", "before": "operational", "after": "major_outage"}]


def test_with_git_there_is_a_branch_on_the_remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Example")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "example@example.com")
    seed = a_well_kept_site().write(tmp_path / "seed", git=True)
    run_git(seed, "clone", "--quiet", "--bare", ".", str(tmp_path / "remote.git"))
    run_git(tmp_path, "clone", "--quiet", str(tmp_path / "remote.git"), "clone")
    done = noa_status(f"{UPDATE} --git", tmp_path / "clone")
    assert done.status == 0, done.output
    branch = "2026-11-24-api-slow-20261125T100200Z"
    assert f"merge the branch {branch}, which was pushed to origin" in done.output
    changed = run_git(tmp_path / "remote.git", "diff", "--name-only", "main", branch)
    assert changed == "incidents/2026/2026-11-24-api-slow/updates/20261125T1002Z.md\n"


def test_what_a_new_repository_holds_builds_green(tmp_path: Path) -> None:
    assert noa_status('init new --name "It: s" --url https://status.example.com', tmp_path).status == 0
    lint = noa_status("lint --root new", tmp_path)
    assert lint.output.endswith("nothing wrong\n"), lint.output
    done = subprocess.run(
        [sys.executable, "-m", "noa_status", "build"], cwd=tmp_path / "new", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "It: s" in (tmp_path / "new/site/public/index.html").read_text()
    assert (tmp_path / "new/site/internal/index.html").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion(shell: str, tmp_path: Path) -> None:
    done = noa_status(f"completion {shell}", tmp_path)
    assert done.status == 0
    assert "_NOA_STATUS_COMPLETE" in done.output


def test_bash_completes_commands_options_and_records(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path)
    assert "declare" in completed(root, "noa-status dec", 1)
    assert "--severity" in completed(root, "noa-status declare --sev", 2)
    assert "2026-11-24-api-slow" in completed(root, "noa-status update api", 2)


def completed(root: Path, line: str, word: int) -> list[str]:
    """What bash would offer, by the very function that `completion` prints."""
    script = noa_status("completion bash", root).output
    program = root / "noa-status"
    program.write_text(f"#!{sys.executable}\nfrom noa_status.cli import main\nmain()\n")
    program.chmod(0o755)
    asked = (
        f'{script}\nCOMP_WORDS=({line}); COMP_CWORD={word}; _noa_status_completion noa-status; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    environment = {**os.environ, "PATH": f"{root}:{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY / "generator")}
    done = subprocess.run(["bash", "-c", asked], cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.split()
