"""The history of records, from real git."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from noa_status.records.history import history_of
from tests.builders import a_site, at, run_git

LONG_AGO = at("2020-01-01T00:00")


def a_repository(root: Path) -> Path:
    root.mkdir()
    site = a_site().with_incident("down").update("10:07", "investigating", api="major_outage").runbook("ApiDown")
    site.write(root, git=True)
    (root / "incidents/2026/2026-11-24-down/updates/20261124T1031Z.md").write_text("---\nstatus: identified\n---\nWe found it.\n")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message=Tell that the cause is \u201cknown\u201d\n\nMore.")
    (root / "runbooks/ApiDown.md").write_text("# ApiDown\n\nMore.\n")
    run_git(root, "commit", "--quiet", "--all", "--message=Better")
    return root


def test_a_folder_and_a_file_have_their_changes_newest_first(tmp_path: Path) -> None:
    history = history_of(a_repository(tmp_path / "r"), LONG_AGO)
    found = history("incidents/2026/2026-11-24-down")
    assert [change.says for change in found] == ["Tell that the cause is \u201cknown\u201d", "A repository"]
    assert found[0].by == "test@example.com"
    assert found[0].paths == ("incidents/2026/2026-11-24-down/updates/20261124T1031Z.md",)
    assert [change.says for change in history("runbooks/ApiDown.md")] == ["Better", "A repository"]
    assert history("incidents/2026/other") == ()


def test_a_repository_within_another_has_its_own_paths(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet", "--initial-branch=main")
    inner = tmp_path / "status"
    a_site().with_incident("down").update("10:07", "investigating").write(inner)
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "--quiet", "--message=All")
    assert [change.says for change in history_of(inner, LONG_AGO)("incidents/2026/2026-11-24-down")] == ["All"]


def test_where_no_whole_history_is_there_there_is_none(tmp_path: Path) -> None:
    whole = a_repository(tmp_path / "r")
    run_git(tmp_path, "clone", "--quiet", "--depth=1", whole.as_uri(), "shallow")
    assert history_of(tmp_path / "shallow", LONG_AGO)("incidents/2026/2026-11-24-down") == ()
    plain = a_site().with_incident("down").write(tmp_path / "plain")
    assert history_of(plain, LONG_AGO)("incidents/2026/2026-11-24-down") == ()


def test_what_is_older_is_not_read(tmp_path: Path) -> None:
    root = a_repository(tmp_path / "r")
    newest = history_of(root, LONG_AGO)("runbooks/ApiDown.md")[0].at
    assert history_of(root, newest + timedelta(hours=1))("runbooks/ApiDown.md") == ()
