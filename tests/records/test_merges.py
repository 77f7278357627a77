"""The working tree as a commit that no branch has: what a person sees there, and nothing that git ignores or we build."""

from __future__ import annotations

import os
from pathlib import Path

from noa_status.records.merges import snapshot
from tests.builders import a_well_kept_site, run_git


def files(root: Path, commit: str) -> set[str]:
    return set(run_git(root, "ls-tree", "-r", "--name-only", commit).split())


def test_a_tree_without_edits_is_the_commit_itself(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path, git=True)
    assert snapshot(root) == run_git(root, "rev-parse", "HEAD").strip()


def test_edits_and_new_files_are_in_it_whether_staged_or_not(tmp_path: Path) -> None:
    root = a_well_kept_site().file("/gone.md", "x").file("/staged.md", "x").write(tmp_path, git=True)
    (root / ".gitignore").write_text("/.cache/\n*.log\n")
    for path in (".cache/state", "site/public/index.html", "debug.log", "new ä.md"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    (root / "gone.md").unlink()
    (root / "staged.md").write_text("staged")
    run_git(root, "add", "staged.md")
    (root / "staged.md").write_text("edited after that")
    (root / "status.yml").write_text((root / "status.yml").read_text() + "recent_days: 3\n")
    before = run_git(root, "status", "--porcelain"), run_git(root, "ls-files", "--stage")
    commit = snapshot(root)
    assert (run_git(root, "status", "--porcelain"), run_git(root, "ls-files", "--stage")) == before
    changed = run_git(root, "-c", "core.quotePath=false", "diff", "--no-renames", "--name-status", "HEAD", commit).splitlines()
    assert changed == ["A\t.gitignore", "D\tgone.md", "A\tnew ä.md", "M\tstaged.md", "M\tstatus.yml"]
    assert run_git(root, "show", f"{commit}:staged.md") == "edited after that"


def test_an_edit_as_young_as_the_index_and_as_long_as_what_was_there_is_seen(tmp_path: Path) -> None:
    root = a_well_kept_site().file("/text.md", "Old words").write(tmp_path, git=True)
    run_git(root, "config", "core.trustctime", "false")
    # Git knows the file for sure, as it is older than the index; then both are edited at once, as far as their times tell.
    at = (root / "text.md").stat().st_mtime_ns - 10_000_000_000
    os.utime(root / "text.md", ns=(at, at))
    run_git(root, "update-index", "--refresh")
    (root / "text.md").write_text("New words")
    for path in ("text.md", ".git/index"):
        os.utime(root / path, ns=(at, at))
    assert run_git(root, "show", f"{snapshot(root)}:text.md") == "New words"


def test_a_repository_below_another_folder_is_taken_by_itself(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("x")
    root = a_well_kept_site().write(tmp_path / "status")
    a_well_kept_site().write(tmp_path, git=True)
    (tmp_path / "other.txt").write_text("edited")
    (root / "new.md").write_text("new")
    commit = snapshot(root)
    assert run_git(tmp_path, "diff", "--name-only", "HEAD", commit).split() == ["status/new.md"]
