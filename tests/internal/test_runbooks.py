"""A runbook's page: the strip of what is known of it, then its text; the lists."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from noa_status.build.internal_world import world_of
from noa_status.internal.site import site_of
from noa_status.model.change import Change
from noa_status.records.read import read_repository
from tests.builders import a_site, at
from tests.internal.building import built, links_of, page, text_of

TEXT = "# ApiLatencyHigh\n\n## Meaning\n\nIt is slow.\n\n## Mitigation\n\nSee [the other](ApiDown.md#mitigation).\n"


def a_runbook(**front: object):
    return a_site().runbook("ApiLatencyHigh", TEXT, **front)


def test_the_strip_says_owner_freshness_components_and_policy(tmp_path: Path) -> None:
    site = a_runbook(
        title="API is slow",
        severity="SEV2",
        owner="platform",
        components=["api"],
        last_tested="2026-10-02",
        review_every="6 months",
    )
    text = text_of(built(site, tmp_path), "runbooks/ApiLatencyHigh.md")
    assert text.startswith("Runbooks ApiLatencyHigh API is slow Alerts ApiLatencyHigh API now Operational Owner platform")
    assert "Tested good until 2 Apr 2027 2 Oct 2026" in text
    assert (
        "SEV2 High Respond within 15 minutes; public update every 30 minutes; escalation: Engineering Manager, within 30 minutes"
        in text
    )


def test_a_stale_text_says_for_how_long(tmp_path: Path) -> None:
    text = text_of(built(a_runbook(last_tested="2026-10-02", review_every="1 month"), tmp_path), "runbooks/ApiLatencyHigh.md")
    assert "22 days overdue" in text


def test_a_rhythm_without_a_test_is_never_tested(tmp_path: Path) -> None:
    assert "never tested" in text_of(built(a_runbook(review_every="1 month"), tmp_path), "runbooks/ApiLatencyHigh.md")


def test_where_it_was_used_is_its_evidence(tmp_path: Path) -> None:
    site = (
        a_runbook().with_incident("slow", alerts=["apilatencyhigh"]).update("10:05", "investigating").update("10:25", "resolved")
    )
    site = site.with_incident(
        "drill",
        at="20T10:00",
        kind="drill",
        resolved_at="2026-11-20T11:00Z",
        runbooks=["ApiLatencyHigh"],
        failed_steps=["Step 2"],
    )
    text = text_of(built(site, tmp_path), "runbooks/ApiLatencyHigh.md")
    assert "Used 2 times SEV2 High Slow 24 Nov 2026, 10:02 UTC : resolved after 23 minutes SEV2 High Drill" in text
    assert "a drill; steps that did not work: Step 2" in text


def test_the_title_stands_over_the_strip_and_is_not_said_twice(tmp_path: Path) -> None:
    html = page(built(a_runbook(), tmp_path), "runbooks/ApiLatencyHigh.md").html
    assert html.count("<h1") == 1
    assert html.index("<h1") < html.index("noa-strip") < html.index('<h2 id="meaning"')


def test_a_text_that_begins_with_a_second_level_heading_has_that_as_its_title(tmp_path: Path) -> None:
    made = built(a_site().playbook("lead", "## Role: Lead\n\n### Duties\n\nMany.\n"), tmp_path)
    lead = page(made, "playbooks/lead.md")
    assert '<h1 id="role-lead">Role: Lead</h1>' in lead.html
    assert "<h2" not in lead.html
    assert [heading.level for heading in lead.headings] == [1, 3]


def test_what_would_be_lost_is_said_on_the_page_and_on_checks(tmp_path: Path) -> None:
    made = built(a_site().runbook("ApiDown", "# ApiDown\n\n## Mitigation\n\n###Now\n"), tmp_path)
    assert "1 thing in this text needs attention line 5: no space after ###" in text_of(made, "runbooks/ApiDown.md")
    assert "runbooks/ApiDown.md:5" in text_of(made, "checks.md")
    assert "runbooks/ApiDown/" in links_of(page(made, "checks.md").html)[-1]


def test_an_anchor_of_another_page_is_checked(tmp_path: Path) -> None:
    made = built(a_runbook().runbook("ApiDown", "# ApiDown\n\n## Diagnosis\n\nLook.\n"), tmp_path)
    (problem,) = made.problems
    assert (problem.code, problem.place.path, problem.place.line, problem.says) == (
        "dead-anchor",
        "runbooks/ApiLatencyHigh.md",
        9,
        "ApiDown.md has no anchor #mitigation",
    )


def test_folders_are_sections_of_the_list(tmp_path: Path) -> None:
    made = built(a_site().runbook("node/NodeDown").runbook("api/ApiDown").runbook("node/_index", ""), tmp_path)
    assert [heading.title for heading in page(made, "runbooks/index.md").headings] == ["Runbooks", "api", "node"]
    assert "node/index.md" not in {page.uri for page in made.pages}


def test_two_texts_for_one_address_both_have_one(tmp_path: Path) -> None:
    made = built(a_site().runbook("a", "# A").runbook("a/index", "# B").runbook("README", "# About"), tmp_path)
    uris = [page.uri for page in made.pages if page.edit_path and page.edit_path.startswith("runbooks/")]
    assert sorted(uris) == ["runbooks/a.md", "runbooks/a/index-2.md", "runbooks/about.md"]


def test_a_picture_beside_a_runbook_is_shown(tmp_path: Path) -> None:
    site = (
        a_site()
        .runbook("node/NodeDown", "# NodeDown\n\n![p](img/p.png) ![q](img/q.png)\n")
        .file("/runbooks/node/img/p.png", b"x")
    )
    made = built(site, tmp_path)
    assert '<img src="../img/p.png" alt="p">' in page(made, "runbooks/node/NodeDown.md").html
    assert [problem.says for problem in made.problems] == ["nothing is at img/q.png"]


def test_texts_can_be_left_to_the_engine(tmp_path: Path) -> None:
    site = a_site(markdown="mkdocs").runbook("ApiDown", "# ApiDown\n\n###X\n\n!!! note\n    Material.\n", owner="platform")
    made = built(site, tmp_path)
    left = page(made, "runbooks/ApiDown.md")
    assert "!!! note" in left.markdown
    assert "platform" in left.html
    assert "Material." not in left.html
    assert made.problems == ()


def test_an_incident_that_is_open_on_it_stands_over_everything_with_the_states_of_now(tmp_path: Path) -> None:
    site = a_runbook(components=["api", "web"], severity="SEV1").with_incident("slow", alerts=["ApiLatencyHigh"])
    made = built(site.update("10:05", "investigating", api="partial_outage"), tmp_path)
    text = text_of(made, "runbooks/ApiLatencyHigh.md")
    assert "API now Partial outage Dashboard now Operational" in text
    assert "SEV2 High Slow open since 10:02 UTC" in text
    assert "../../incidents/2026-11-24-slow/" in links_of(page(made, "runbooks/ApiLatencyHigh.md").html)
    assert "Who must know, by when at once On-call Primary Engineer, by PagerDuty, Email and SMS" in text
    assert "after 1 hour CEO, by Phone Call" in text


def test_the_last_time_says_what_helped_and_leads_to_the_post_mortem(tmp_path: Path) -> None:
    site = a_runbook().with_incident("older", at="01-05T10:00", runbooks=["ApiLatencyHigh"]).update("01-05T10:05", "resolved")
    site.with_incident("newer", at="10-01T10:00", runbooks=["ApiLatencyHigh"]).update("10-01T10:05", "investigating")
    site.update("10-01T10:40", "monitoring", "We gave the **pool** more [room](https://example.com/).").update(
        "10-01T11:00", "resolved"
    )
    site.postmortem("draft", "## What happened\n\nx")
    made = built(site, tmp_path)
    text = text_of(made, "runbooks/ApiLatencyHigh.md")
    assert "Last time: Newer 1 Oct 2026, 10:00 UTC , 54 days ago; resolved after 1 hour; its post-mortem" in text
    assert "What helped: We gave the pool more room." in text
    assert "../../postmortems/2026-10-01-newer/" in links_of(page(made, "runbooks/ApiLatencyHigh.md").html)


def test_sections_that_nobody_has_written_are_named_before_the_text(tmp_path: Path) -> None:
    text = "# DiskFull\n\n## Meaning\n\nIt is full.\n\n## Diagnosis\n\n## Mitigation\n\nTODO\n"
    made = built(a_site().runbook("DiskFull", text), tmp_path)
    assert "Missing here: Diagnosis , Mitigation" in text_of(made, "runbooks/DiskFull.md")
    assert {"#diagnosis", "#mitigation"} <= set(links_of(page(made, "runbooks/DiskFull.md").html))


def test_what_was_changed_since_the_last_test_is_said(tmp_path: Path) -> None:
    a_runbook(last_tested="2026-01-05", review_every="6 months").write(tmp_path)
    repository, _ = read_repository(tmp_path)
    assert repository is not None
    days = {"b": "2026-03-01T10:00", "a": "2026-01-03T10:00"}
    changes = tuple(
        Change(id=id, at=at(day), by="bo", says="Say more", paths=("runbooks/ApiLatencyHigh.md",)) for id, day in days.items()
    )
    world = world_of(tmp_path, repository, at("10:35"), {})
    told = structs.replace(world, history=lambda path: changes)
    assert "Changed 1 time since that test 1 Mar 2026, 10:00 UTC by bo: Say more" in text_of(
        site_of(told), "runbooks/ApiLatencyHigh.md"
    )
    young = structs.replace(told, history_since=at("2026-02-01T00:00"))
    assert "since that test" not in text_of(site_of(young), "runbooks/ApiLatencyHigh.md")


def test_a_mitigation_that_a_block_swallows_or_that_is_not_there_is_named_before_the_text(tmp_path: Path) -> None:
    swallowed = "# A\n\n## Diagnosis\n\n```sh\nls\n\n## Mitigation\n\nRestart.\n"
    site = (
        a_site()
        .runbook("DiskFull", swallowed)
        .runbook("DiskSlow", "# B\n\n## Meaning\n\nx\n")
        .runbook("note", "# C\n\n## How\n\nx\n")
    )
    made = built(site, tmp_path)
    text = text_of(made, "runbooks/DiskFull.md")
    assert "Missing here: line 5: this code block is never closed and swallows the heading Mitigation " in text
    assert "Missing here: a section Mitigation" in text_of(made, "runbooks/DiskSlow.md")
    assert "Missing here" not in text_of(made, "runbooks/note.md")
