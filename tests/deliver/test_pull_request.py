"""A pull request of some files and nothing else: real git, a bare remote, and a working tree in every state."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from noa_status.deliver.pull_request import propose
from noa_status.problems import NoaStatusError
from tests.builders import a_well_kept_site, run_git

NEW = "incidents/2026/2026-11-24-api-slow/updates/20261124T1131Z.md"
FACTS = "incidents/2026/2026-11-24-api-slow/incident.yml"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of a bare remote, whose programs are git alone."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Example")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "example@example.com")
    monkeypatch.setenv("PATH", _only_git(tmp_path / "bin"))
    seed = a_well_kept_site().write(tmp_path / "seed", git=True)
    run_git(seed, "clone", "--quiet", "--bare", ".", str(tmp_path / "remote.git"))
    run_git(tmp_path, "clone", "--quiet", str(tmp_path / "remote.git"), "clone")
    return tmp_path / "clone"


def _only_git(folder: Path) -> str:
    folder.mkdir()
    for program in ("git", "sh"):
        found = next(Path(part) / program for part in os.environ["PATH"].split(":") if (Path(part) / program).exists())
        (folder / program).symlink_to(found)
    return str(folder)


def write(root: Path, path: str, text: str = "Better.\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def files_of(root: Path, branch: str) -> list[str]:
    """What a branch changes against main."""
    return run_git(root, "diff", "--name-only", "main", branch).split()


def test_the_branch_holds_these_files_alone(clone: Path, tmp_path: Path) -> None:
    write(clone, NEW)
    made = propose(clone, [NEW], subject="API: monitoring", branch="fix")
    remote = tmp_path / "remote.git"
    assert files_of(remote, "fix") == [NEW]
    assert run_git(remote, "log", "-1", "--format=%s", "fix") == "API: monitoring\n"
    assert (made.remote, made.is_open) == ("origin", False)
    assert made.told() == "merge the branch fix, which was pushed to origin"


def test_what_else_is_staged_or_edited_stays_where_it_is(clone: Path, tmp_path: Path) -> None:
    write(clone, "notes.txt", "mine")
    write(clone, "staged.txt", "staged")
    run_git(clone, "add", "staged.txt")
    write(clone, "status.yml", (clone / "status.yml").read_text() + "# edited\n")
    write(clone, NEW)
    propose(clone, [NEW], subject="x", branch="fix")
    assert files_of(tmp_path / "remote.git", "fix") == [NEW]
    left = sorted(run_git(clone, "status", "--porcelain").splitlines())
    assert left == sorted([f"A  {NEW}", "A  staged.txt", " M status.yml", "?? notes.txt"])
    assert run_git(clone, "rev-parse", "--abbrev-ref", "HEAD") == "main\n"


def test_after_the_merge_a_pull_goes_through(clone: Path, tmp_path: Path) -> None:
    write(clone, NEW)
    write(clone, FACTS, (clone / FACTS).read_text() + "data_loss: false\n")
    propose(clone, [NEW, FACTS], subject="x", branch="fix")
    other = tmp_path / "other"
    run_git(tmp_path, "clone", "--quiet", str(tmp_path / "remote.git"), "other")
    run_git(other, "merge", "--quiet", "--no-ff", "-m", "merged", "origin/fix")
    run_git(other, "push", "--quiet", "origin", "main")
    run_git(clone, "pull", "--quiet")
    assert run_git(clone, "status", "--porcelain") == ""
    assert (clone / NEW).read_text() == "Better.\n"


def test_a_detached_head_does(clone: Path, tmp_path: Path) -> None:
    run_git(clone, "checkout", "--quiet", "--detach")
    write(clone, NEW)
    propose(clone, [NEW], subject="x", branch="fix")
    assert files_of(tmp_path / "remote.git", "fix") == [NEW]


def test_commits_that_are_not_pushed_do_not_come_along(clone: Path, tmp_path: Path) -> None:
    write(clone, "half-done.txt")
    run_git(clone, "add", ".")
    run_git(clone, "commit", "--quiet", "-m", "half done")
    write(clone, NEW)
    propose(clone, [NEW], subject="x", branch="fix")
    assert files_of(tmp_path / "remote.git", "fix") == [NEW]


def test_a_file_that_changed_there_goes_on_top_of_what_it_was_changed_from(clone: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run_git(tmp_path, "clone", "--quiet", str(tmp_path / "remote.git"), "other")
    write(other, FACTS, "# theirs\n" + (other / FACTS).read_text())
    run_git(other, "commit", "--quiet", "-am", "theirs")
    run_git(other, "push", "--quiet", "origin", "main")
    write(clone, FACTS, (clone / FACTS).read_text() + "data_loss: false\n")
    propose(clone, [FACTS], subject="x", branch="fix")
    run_git(other, "fetch", "--quiet")
    run_git(other, "merge", "--quiet", "-m", "both", "origin/fix")
    text = (other / FACTS).read_text()
    assert text.startswith("# theirs\n")
    assert text.endswith("data_loss: false\n")


def test_a_folder_inside_a_repository_does(tmp_path: Path, clone: Path) -> None:
    inner = clone / "pages/status"
    a_well_kept_site().write(inner)
    write(inner, NEW)
    propose(inner, [NEW], subject="x", branch="fix")
    assert files_of(tmp_path / "remote.git", "fix") == [f"pages/status/{NEW}"]


def test_without_a_remote_there_is_a_branch_to_push(tmp_path: Path, clone: Path) -> None:
    run_git(clone, "remote", "remove", "origin")
    write(clone, NEW)
    made = propose(clone, [NEW], subject="x", branch="fix")
    assert files_of(clone, "fix") == [NEW]
    assert made.told() == "push the branch fix: this repository has no remote"


def test_a_remote_that_cannot_be_reached_is_named_and_nothing_lost(tmp_path: Path, clone: Path) -> None:
    (tmp_path / "remote.git").rename(tmp_path / "gone.git")
    write(clone, NEW)
    with pytest.raises(NoaStatusError, match="committed on the branch fix, but not pushed"):
        propose(clone, [NEW], subject="x", branch="fix")
    assert files_of(clone, "fix") == [NEW]


def test_outside_of_git_it_says_so(tmp_path: Path, clone: Path) -> None:
    alone = a_well_kept_site().write(tmp_path / "alone")
    with pytest.raises(NoaStatusError, match="not a git repository"):
        propose(alone, ["status.yml"], subject="x", branch="fix")


@pytest.mark.parametrize(("host", "program"), [("github.com", "gh"), ("gitlab.com", "glab")])
def test_the_forges_own_program_opens_it(clone: Path, tmp_path: Path, host: str, program: str) -> None:
    _at_a_forge(clone, tmp_path, host)
    script = tmp_path / "bin" / program
    script.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/said\necho https://{host}/example/status/pull/7\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    write(clone, NEW)
    made = propose(clone, [NEW], subject="API: better", branch="fix")
    assert made.told() == f"review and merge https://{host}/example/status/pull/7"
    said = (tmp_path / "said").read_text()
    assert "API: better" in said
    assert "fix" in said


@pytest.mark.parametrize(
    ("host", "link"),
    [
        ("github.com", "https://github.com/example/status/compare/main...fix?expand=1"),
        (
            "gitlab.example.com",
            "https://gitlab.example.com/example/status/-/merge_requests/new?merge_request%5Bsource_branch%5D=fix",
        ),
    ],
)
def test_without_it_there_is_the_link(clone: Path, tmp_path: Path, host: str, link: str) -> None:
    _at_a_forge(clone, tmp_path, host)
    write(clone, NEW)
    assert propose(clone, [NEW], subject="x", branch="fix").told() == f"open the pull request: {link}"


def _at_a_forge(clone: Path, tmp_path: Path, host: str) -> None:
    """A remote that is called as on a forge, and reached here."""
    run_git(clone, "remote", "set-url", "origin", f"git@{host}:example/status.git")
    run_git(clone, "config", f"url.{tmp_path}/remote.git.pushInsteadOf", f"git@{host}:example/status.git")
