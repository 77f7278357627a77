"""What is allowed, why and until when; and that a waiver which is of no use is itself named."""

from __future__ import annotations

from pathlib import Path

import pytest

from noa_status.lint.waivers import in_file
from noa_status.problems import Problem
from tests.builders import SiteBuilder, a_well_kept_site
from tests.commands import noa_status
from tests.lint.linting import codes_of, problems_of

SLOW = "incidents/2026/2026-11-24-api-slow"
UPDATE = f"{SLOW}/updates/20261124T1015Z.md"


def short(front: str = "", **lint: object) -> SiteBuilder:
    """A site with an update of two words, which short-text names."""
    site = a_well_kept_site(**({"lint": lint} if lint else {}))
    return site.file("updates/20261124T1015Z.md", f"---\nstatus: investigating\n{front}---\nWe know.\n")


def waiver(**more: object) -> dict[str, object]:
    return {"rule": "short-text", "where": UPDATE, "reason": "It was sent like this.", **more}


@pytest.mark.parametrize("where", [UPDATE, "incidents/2026/*", "*.md", "2026-11-24-api-slow"])
def test_a_waiver_in_status_yml_covers_files_and_records(where: str) -> None:
    assert codes_of(short(waivers=[waiver(where=where)])) == []


@pytest.mark.parametrize("where", ["incidents/2025/*", "2026-11-24-api", "api-slow", "updates/*"])
def test_a_waiver_for_elsewhere_covers_nothing(where: str) -> None:
    assert codes_of(short(waivers=[waiver(where=where)])) == ["short-text", "unused-waiver"]


def test_a_waiver_holds_through_its_last_day() -> None:
    site = short(waivers=[waiver(until="2026-11-25")])
    assert codes_of(site, "25T23:59") == []
    assert codes_of(site, "26T00:00") == ["short-text", "waiver-expired"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"reason": " "}, "waiver-without-reason"),
        ({"reason": ""}, "waiver-without-reason"),
        ({"rule": "short-txt"}, "unknown-rule"),
        ({"rule": "no-time-zone"}, "unknown-rule"),
    ],
)
def test_a_waiver_that_is_wrong_waives_nothing(wrong: dict[str, object], code: str) -> None:
    assert codes_of(short(waivers=[waiver(**wrong)])) == ["short-text", code]


def test_a_waiver_stands_in_the_front_matter_or_in_the_facts() -> None:
    assert codes_of(short("# noa-status: allow short-text: It was sent like this.\n")) == []
    site = (
        a_well_kept_site()
        .with_incident("db-away", severity="SEV2", roles={})
        .update("10:15", "investigating")
        .update("11:00", "resolved")
    )
    assert codes_of(site) == ["missing-roles"]
    facts = str(site.contents[f"{site.folder}/incident.yml"])
    assert codes_of(site.file("incident.yml", f"{facts}# noa-status: allow missing-roles: Nobody was there.\n")) == []
    assert codes_of(site.file("incident.yml", facts.replace("\n", "  # noa-status: allow missing-roles: Nobody.\n", 1))) == []


def test_a_waiver_is_for_its_own_file() -> None:
    site = (
        short()
        .update("10:30", "identified")
        .file(
            "updates/20261124T1030Z.md",
            "---\nstatus: identified\n# noa-status: allow short-text: x\n---\nAll is said here, at length.\n",
        )
    )
    assert codes_of(site) == ["short-text", "unused-waiver"]


def test_runbooks_waive_in_comments_that_nobody_sees() -> None:
    def kept(text: str) -> SiteBuilder:
        return a_well_kept_site().runbook("ApiDown", f"# ApiDown\n{text}", last_tested="2025-01-01", review_every="1 month")

    assert codes_of(kept("")) == ["stale-runbook"]
    assert codes_of(kept("<!-- noa-status: allow stale-runbook: the API is\n gone in May -->")) == []
    assert codes_of(kept("# noa-status: allow stale-runbook: this is a heading")) == ["stale-runbook"]


def test_an_update_is_no_place_for_comments() -> None:
    site = a_well_kept_site().update("10:15", "investigating", "We know. <!-- noa-status: allow short-text: x -->")
    assert "html-in-update" in codes_of(site)


@pytest.mark.parametrize("words", ["alow short-text: x", "allow", "", "ignore"])
def test_what_was_meant_to_be_a_waiver_is_named(words: str) -> None:
    assert codes_of(short(f"# noa-status: {words}\n")) == ["waiver-not-understood", "short-text"]


def test_a_waiver_knows_its_place() -> None:
    (found,) = in_file("a.yml", "title: x  # noa-status: allow late-update\n")
    assert not isinstance(found, Problem)
    assert (found.place.line, found.place.column, found.place.length) == (1, 11, 31)
    site = short(waivers=[waiver(rule="no-such-rule")])
    problem = next(problem for problem in problems_of(site) if problem.code == "unknown-rule")
    assert problem.place.path == "status.yml"
    assert problem.place.length == len(UPDATE)


def test_rules_are_switched_off_or_made_errors() -> None:
    assert codes_of(short(rules={"short-text": "off"})) == []
    assert [problem.level for problem in problems_of(short(rules={"short-text": "error"}))] == ["error"]
    assert codes_of(short(rules={"short-txt": "off"})) == ["short-text", "unknown-rule"]
    assert codes_of(short(rules={"short-text": "off"}, waivers=[waiver()])) == ["unused-waiver"]


def test_a_waiver_of_a_mended_mistake_is_named() -> None:
    site = a_well_kept_site().file(
        "incident.yml",
        "title: x\nseverity: SEV3\nstarted_at: 2026-11-24T10:02Z\nroles: {commander: ana}\n# noa-status: allow missing-roles: x\n",
    )
    assert codes_of(site) == ["unused-waiver"]


def test_errors_of_reading_cannot_be_waived_and_warnings_can(tmp_path: Path) -> None:
    site = a_well_kept_site(lint={"waivers": [{"rule": "unknown-person", "where": "*", "reason": "Somebody's guest."}]})
    facts = "title: x\nseverity: SEV3\nstarted_at: 2026-11-24T10:02Z\nroles: {commander: zed}\n"
    root = site.file("incident.yml", facts).write(tmp_path)
    assert noa_status("lint --now 2026-11-24T12:00Z", root).output.endswith("nothing wrong\n")
    (root / SLOW / "incident.yml").write_text(f"{facts}# noa-status: allow unknown-field: x\nmore: x\n")
    done = noa_status("lint --now 2026-11-24T12:00Z", root)
    assert done.status == 1
    assert "[unknown-field]" in done.output


def test_a_waiver_for_a_record_that_cannot_be_read_is_not_called_unused(tmp_path: Path) -> None:
    site = short(waivers=[waiver()]).file("incident.yml", "title: x\n")
    assert "unused-waiver" not in noa_status("lint", site.write(tmp_path)).output
