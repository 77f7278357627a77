"""A revision of git gives what a checkout of it gives, and what changed since then is named, whichever way it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from noa_status.problems import NoaStatusError
from noa_status.records.changed import NOTHING_KNOWN, Checkout, Known
from noa_status.records.read import read_repository
from noa_status.records.revisions import Change, Revision, changes_since, merge_base
from tests.builders import a_well_kept_site, run_git

SLOW = "incidents/2026/2026-11-24-api-slow"
UPDATE = f"{SLOW}/updates/20261124T1015Z.md"


def a_repository(root: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    return a_well_kept_site().runbook("ApiDown").write(root, git=True)


def write(root: Path, path: str, content: str = "changed\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, encoding="utf-8")


def commit(root: Path) -> str:
    run_git(root, "add", "--all", ".")
    run_git(root, "commit", "--quiet", "--message=More")
    return run_git(root, "rev-parse", "HEAD").strip()


def test_a_revision_is_read_as_its_checkout_was(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    before, problems = read_repository(root)
    scan = Checkout(root).scan_records("incidents", NOTHING_KNOWN)
    files = Checkout(root).list_files("runbooks")
    write(root, UPDATE, "broken")
    (root / "runbooks/ApiDown.md").unlink()
    write(root, "status.yml", "name: Another\n")
    revision = Revision(root, "HEAD")
    assert revision.scan_records("incidents", NOTHING_KNOWN) == scan
    assert revision.list_files("runbooks") == files
    assert read_repository(root, revision) == (before, problems)
    assert revision.confirm()


def test_a_revision_gives_what_changed_since_what_is_known(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    scan = Revision(root, "HEAD").scan_records("incidents", NOTHING_KNOWN)
    write(root, f"{SLOW}/timeline.md", "- 2026-11-24T10:05Z ApiLatencyHigh fires.\n")
    commit(root)
    known = Known(scan.trees, frozenset(scan.folders), frozenset())
    assert set(Revision(root, "HEAD").scan_records("incidents", known).folders) == {SLOW}
    assert Revision(root, "HEAD~1").scan_records("incidents", known).folders == {}


def test_a_repository_inside_another_is_read_at_a_revision(tmp_path: Path) -> None:
    a_well_kept_site().write(tmp_path / "status")
    run_git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    root = tmp_path / "status"
    write(root, UPDATE, "broken")
    write(tmp_path, "elsewhere.txt")
    revision = Revision(root, "HEAD")
    assert b"investigating" in revision.read(UPDATE)
    assert list(revision.scan_records("incidents", NOTHING_KNOWN).folders) == [SLOW]
    assert changes_since(root, revision.head) == (Change(UPDATE, UPDATE),)


def test_what_is_not_there_is_no_file(tmp_path: Path) -> None:
    revision = Revision(a_repository(tmp_path), "HEAD")
    for path in ("nothing.yml", "incidents", "two\nlines"):
        with pytest.raises(FileNotFoundError):
            revision.read(path)
    assert revision.blob("0" * 40) is None


def test_every_way_to_change_a_file_is_seen(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    base = run_git(root, "rev-parse", "HEAD").strip()
    (root / f"{SLOW}/updates/20261124T1120Z.md").unlink()
    (root / UPDATE).rename(root / f"{SLOW}/updates/20261124T1016Z.md")
    run_git(root, "add", "--all", ".")
    write(root, "runbooks/ApiDown.md")
    write(root, f'{SLOW}/ünd "so".md')
    write(root, ".gitignore", "*.log\n")
    write(root, "ignored.log")
    assert changes_since(root, base) == (
        Change(".gitignore", ""),
        Change(f"{SLOW}/updates/20261124T1016Z.md", UPDATE),
        Change("", f"{SLOW}/updates/20261124T1120Z.md"),
        Change(f'{SLOW}/ünd "so".md', ""),
        Change("runbooks/ApiDown.md", "runbooks/ApiDown.md"),
    )


def test_the_base_is_where_the_branch_began_even_after_a_merge(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    base = run_git(root, "rev-parse", "HEAD").strip()
    run_git(root, "switch", "--quiet", "--create", "branch")
    write(root, "runbooks/Ours.md")
    commit(root)
    run_git(root, "switch", "--quiet", "main")
    write(root, "runbooks/Theirs.md")
    theirs = commit(root)
    run_git(root, "switch", "--quiet", "branch")
    assert merge_base(root, "main") == base
    run_git(root, "merge", "--quiet", "--no-edit", "main")
    assert merge_base(root, "main") == theirs
    assert changes_since(root, theirs) == (Change("runbooks/Ours.md", ""),)


@pytest.mark.parametrize("revision", ["nothing", "--all", "HEAD~7", ""])
def test_a_revision_that_is_not_there_is_named(tmp_path: Path, revision: str) -> None:
    with pytest.raises(NoaStatusError, match="there is no revision") as caught:
        Revision(a_repository(tmp_path), revision)
    assert caught.value.exit_status == 2


def test_a_shallow_clone_says_what_it_lacks(tmp_path: Path) -> None:
    root = a_repository(tmp_path / "whole")
    first = run_git(root, "rev-parse", "HEAD").strip()
    write(root, "runbooks/More.md")
    commit(root)
    run_git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), str(tmp_path / "shallow"))
    with pytest.raises(NoaStatusError, match=r"this clone is shallow.*fetch-depth: 0"):
        Revision(tmp_path / "shallow", first)


def test_outside_of_git_there_are_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(NoaStatusError, match="is no git repository"):
        Revision(a_well_kept_site().write(tmp_path), "HEAD")
