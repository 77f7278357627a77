"""`lint --since`: what a pull request changes, and what is wrong with changing it; with real git."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import TEXT, SiteBuilder, a_well_kept_site, markdown, run_git
from tests.commands import noa_status

SLOW = "incidents/2026/2026-11-24-api-slow"
FIRST, LAST = f"{SLOW}/updates/20261124T1015Z.md", f"{SLOW}/updates/20261124T1120Z.md"
FUTURE = f"{SLOW}/updates/20261224T0000Z.md"


def a_repository(root: Path, site: SiteBuilder | None = None) -> Path:
    """A repository on a branch of its own, beside `main`."""
    root.mkdir(parents=True, exist_ok=True)
    site = site or a_well_kept_site().update("12-24T00:00", "postmortem", "Our report comes on the first of January.")
    site.write(root, git=True)
    run_git(root, "switch", "--quiet", "--create", "branch")
    return root


def write(root: Path, path: str, content: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, encoding="utf-8")


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write(root, path, text.replace(old, new))


def commit(root: Path) -> None:
    run_git(root, "add", "--all", ".")
    run_git(root, "commit", "--quiet", "--message=A change")


def said(root: Path, since: str = "main") -> list[str]:
    """The codes that are told, with the file's name."""
    done = noa_status(f"lint --since {since} --now 2026-11-24T13:00Z", root)
    assert "Traceback" not in done.output
    found = re.findall(r"^(?:[^\n:]*/)?([^\n:/]+):\d+:\d+: \w+: .*\[([a-z-]+)\]$", done.output, re.MULTILINE)
    assert done.status == (1 if " error: " in done.output else 0)
    return [f"{name} {code}" for name, code in found]


def test_nothing_changed_and_nothing_is_said(tmp_path: Path) -> None:
    assert said(a_repository(tmp_path)) == []


def test_what_is_wrong_elsewhere_is_the_business_of_others(tmp_path: Path) -> None:
    site = a_well_kept_site().with_incident("old", at="2025-01-01T10:00").update("2025-01-01T10:05", "investigating", "No.")
    site.record("broken", {"title": "x", "more": "y"}, year=2025).file("/incidents/2025/stray.md", "x")
    root = a_repository(tmp_path, site)
    assert "[short-text]" in noa_status("lint --now 2026-11-24T13:00Z", root).output
    write(root, f"{SLOW}/updates/20261124T1040Z.md", markdown({"status": "identified"}, "We know."))
    assert said(root) == ["20261124T1040Z.md short-text"]
    replace(root, "incidents/2025/2025-01-01-old/updates/20250101T1005Z.md", "No.", "No!")
    assert "20250101T1005Z.md short-text" in said(root)


def test_a_record_whose_facts_went_away_is_named_with_all_that_stays(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    (root / f"{SLOW}/incident.yml").unlink()
    assert said(root) == [
        "incident.yml deleted-record",
        "20261124T1015Z.md no-incident-file",
        "20261124T1120Z.md no-incident-file",
        "20261224T0000Z.md no-incident-file",
    ]


def test_a_second_record_of_one_name_is_named(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    write(root, "incidents/2027/2026-11-24-api-slow/incident.yml", (root / SLOW / "incident.yml").read_text(encoding="utf-8"))
    assert "incident.yml duplicate-id" in said(root)


def test_what_a_change_breaks_elsewhere_is_named(tmp_path: Path) -> None:
    site = (
        a_well_kept_site()
        .runbook("ApiDown", "# ApiDown\n\nSee [the other](ApiSlow.md).")
        .runbook("ApiSlow", "# ApiSlow\n\nLook at the load.")
    )
    root = a_repository(tmp_path, site)
    (root / "runbooks/ApiSlow.md").unlink()
    assert said(root) == ["ApiDown.md dead-link"]
    replace(root, "status.yml", '{"id": "db", "name": "Database"}', '{"id": "database", "name": "Database"}')
    assert said(root) == ["ApiDown.md dead-link"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (TEXT, "All requests are answered as fast as usual.", ["20261124T1015Z.md edited-without-correction"]),
        ("status: investigating", "status: identified", ["20261124T1015Z.md edited-without-correction"]),
        ('"api": "degraded_performance"', '"api": "major_outage"', ["20261124T1015Z.md edited-without-correction"]),
        ("We are working", "We\n are   working", []),
        ("---\n" + TEXT, f"corrected: 2026-11-24T12:30Z\n---\nNow it is right. {TEXT}", []),
    ],
)
def test_a_published_update_is_edited_with_a_correction(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    root = a_repository(tmp_path)
    replace(root, FIRST, old, new)
    assert said(root) == expected


def test_a_second_edit_needs_a_second_correction(tmp_path: Path) -> None:
    site = a_well_kept_site().file(
        "updates/20261124T1015Z.md", markdown({"status": "investigating", "corrected": "2026-11-24T10:30Z"}, TEXT)
    )
    root = a_repository(tmp_path, site)
    replace(root, FIRST, TEXT, "All of this is other words than those that stood here.")
    assert said(root) == ["20261124T1015Z.md edited-without-correction"]
    replace(root, FIRST, "10:30", "12:30")
    assert said(root) == []


def test_what_is_not_published_yet_may_be_edited_renamed_and_deleted(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    replace(root, FUTURE, "first of January", "second of January")
    assert said(root) == []
    (root / FUTURE).rename(root / FUTURE.replace("0000", "0100"))
    assert said(root) == []


def test_internal_records_were_never_published(tmp_path: Path) -> None:
    site = a_well_kept_site().with_incident("x", severity="SEV4").update("10:15", "investigating").update("11:00", "resolved")
    root = a_repository(tmp_path, site)
    replace(root, "incidents/2026/2026-11-24-x/updates/20261124T1015Z.md", TEXT, "Other words stand here than before.")
    assert said(root) == []


@pytest.mark.parametrize("committed", [True, False])
def test_a_published_update_stays_under_its_name(tmp_path: Path, committed: bool) -> None:
    root = a_repository(tmp_path)
    (root / FIRST).rename(root / FIRST.replace("1015", "1016"))
    if committed:
        commit(root)
    else:
        run_git(root, "add", "--intent-to-add", ".")
    assert said(root) == ["20261124T1016Z.md renamed-update"]
    (root / FIRST.replace("1015", "1016")).unlink()
    assert said(root) == ["20261124T1015Z.md deleted-update"]


def test_a_record_stays_and_keeps_its_id(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    run_git(root, "mv", SLOW, "incidents/2026/2026-11-24-api-down")
    assert said(root) == ["incident.yml moved-id"]
    run_git(root, "rm", "-r", "--quiet", "-f", "incidents")
    assert said(root) == ["incident.yml deleted-record"]


def test_a_record_may_lie_in_another_years_folder(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    (root / "incidents/2027").mkdir()
    run_git(root, "mv", SLOW, "incidents/2027/2026-11-24-api-slow")
    assert said(root) == ["incident.yml id-date-differs"]


def test_a_record_that_cannot_be_read_any_more_is_not_called_deleted(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    replace(root, f"{SLOW}/incident.yml", "severity: SEV3", "severity: SEV7")
    assert said(root) == ["incident.yml unknown-severity"]


def test_history_is_rewritten_with_a_word_why(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    replace(root, f"{SLOW}/incident.yml", "10:02", "09:58")
    assert said(root) == ["incident.yml history-rewritten"]
    write(root, f"{SLOW}/timeline.md", "- 2026-11-24T12:40Z Logs show that it began at 09:58.\n")
    assert said(root) == []


def test_a_change_rule_is_set_and_waived_like_any_other(tmp_path: Path) -> None:
    waiver = {"rule": "deleted-update", "where": FIRST, "reason": "It named a customer."}
    root = a_repository(tmp_path, a_well_kept_site(lint={"waivers": [waiver]}))
    assert "nothing wrong" in noa_status("lint --now 2026-11-24T13:00Z", root).output
    assert said(root) == []
    (root / FIRST).unlink()
    assert "deleted-update" not in " ".join(said(root))


def test_only_what_the_branch_did_counts_after_a_merge(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    write(root, f"{SLOW}/updates/20261124T1040Z.md", markdown({"status": "identified"}, "We know."))
    commit(root)
    run_git(root, "switch", "--quiet", "main")
    write(root, f"{SLOW}/updates/20261124T1050Z.md", markdown({"status": "identified"}, "We do."))
    commit(root)
    run_git(root, "switch", "--quiet", "branch")
    assert said(root) == ["20261124T1040Z.md short-text"]
    run_git(root, "merge", "--quiet", "--no-edit", "main")
    assert said(root) == ["20261124T1040Z.md short-text"]


def test_a_repository_that_could_not_be_read_before_is_all_new(tmp_path: Path) -> None:
    root = a_repository(tmp_path, a_well_kept_site().file("/status.yml", "name: [\n"))
    write(root, "status.yml", str(a_well_kept_site().contents["status.yml"]))
    assert said(root) == []


def test_a_shallow_clone_says_what_is_missing(tmp_path: Path) -> None:
    root = a_repository(tmp_path / "whole")
    write(root, "runbooks/More.md", "# More\n")
    commit(root)
    first = run_git(root, "rev-parse", "HEAD~1").strip()
    run_git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), str(tmp_path / "shallow"))
    done = noa_status(f"lint --since {first}", tmp_path / "shallow")
    assert done.status == 2
    assert "this clone is shallow" in done.output


def test_untracked_files_count(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    write(root, "incidents/2026/2026-11-24-new/incident.yml", "title: x\nseverity: SEV3\n")
    assert said(root) == ["incident.yml missing-field"]


def test_without_git_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    done = noa_status("lint --since main", a_well_kept_site().write(tmp_path))
    assert (done.status, "is no git repository" in done.output) == (2, True)
