"""The page of one record: facts, the plan's deadlines, what was told, what was noted."""

from __future__ import annotations

import re
from pathlib import Path

from tests.builders import a_site
from tests.internal.building import built, links_of, page, text_of, words


def uri(slug: str) -> str:
    return f"incidents/2026-11-24-{slug}/index.md"


def a_whole_incident():
    return (
        a_site()
        .with_incident(
            "slow",
            detected_at="2026-11-24T10:05Z",
            acknowledged_at="2026-11-24T10:07Z",
            alerts=["ApiLatencyHigh"],
            runbooks=["gone"],
        )
        .update("10:15", "investigating", "We look into it. <b>Now</b>.", api="degraded_performance")
        .update("10:31", "identified", "Found `it`.")
        .update("11:20", "resolved", "All is well.")
        .file(
            "timeline.md",
            "Notes of the shift:\n\n- 2026-11-24T10:05Z ApiLatencyHigh fires.\n"
            "- 2026-11-24T10:20Z **bo** looks:\n\n  ```sh\n  top\n  ```\n",
        )
        .runbook("api/ApiLatencyHigh")
    )


def test_the_facts_say_how_long_everything_took(tmp_path: Path) -> None:
    text = text_of(built(a_whole_incident(), tmp_path, now="25T09:00"), uri("slow"))
    for fact in (
        "SEV2 High Resolved",
        "24 Nov 2026, 10:02 to 11:20 UTC: 1 hour 18 minutes",
        "Time to detect 3 minutes",
        "Time to acknowledge 2 minutes",
        "Time to investigate 24 minutes",
        "Time to resolve 1 hour 13 minutes",
        "Alerts ApiLatencyHigh",
        "API: degraded",
    ):
        assert fact in text


def test_the_timeline_is_facts_updates_and_notes_in_one_order(tmp_path: Path) -> None:
    html = page(built(a_whole_incident(), tmp_path, now="25T09:00"), uri("slow")).html
    timeline = html.partition('class="noa-timeline"')[2].partition("</ol>")[0]
    entries = [words(entry) for entry in re.findall(r"<li.*?</li>", timeline, re.DOTALL)]
    assert entries == [
        "24 Nov 2026, 10:02 UTC Users are affected from here on",
        "10:05 UTC Detected",
        "10:05 UTC ApiLatencyHigh fires.",
        "10:07 UTC Acknowledged",
        "10:15 UTC Public Update: Investigating",
        "10:20 UTC bo looks: top",
        "10:20 UTC Level 2: On-call Backup Engineer and Team Lead to be told, by Phone Call and SMS",
        "10:31 UTC Cause identified",
        "10:31 UTC Public Update: Identified",
        "10:35 UTC Level 3: Engineering Manager and Product Manager to be told, by Phone Call",
        "11:01 UTC A public update was promised by now: it came 19 minutes late",
        "11:05 UTC Level 4: VP Engineering and CTO to be told, by Phone Call",
        "49 minutes without an entry",
        "11:20 UTC Resolved",
        "11:20 UTC Public Update: Resolved",
    ]
    assert "<strong>bo</strong>" in timeline
    assert "Internal notes ¶ Notes of the shift:" in words(html)


def test_updates_are_shown_in_full_newest_first(tmp_path: Path) -> None:
    html = page(built(a_whole_incident(), tmp_path, now="25T09:00"), uri("slow")).html
    assert re.findall(r'<article class="noa-update" id="([^"]+)"', html) == ["20261124T1120Z", "20261124T1031Z", "20261124T1015Z"]
    assert "Found <code>it</code>." in html


def test_runbooks_are_those_named_and_those_of_its_alerts(tmp_path: Path) -> None:
    made = built(a_whole_incident(), tmp_path, now="25T09:00")
    html = page(made, uri("slow")).html
    assert "../../runbooks/api/ApiLatencyHigh/" in links_of(html)
    assert "no such runbook gone" in words(html)
    assert "../../r/ApiLatencyHigh/" in links_of(html)


def test_a_missed_target_says_by_how_much(tmp_path: Path) -> None:
    site = a_site().with_incident("late", detected_at="2026-11-24T10:02Z", acknowledged_at="2026-11-24T10:30Z")
    text = text_of(built(site.update("10:31", "investigating"), tmp_path), uri("late"))
    assert "Acknowledge 10:17 UTC missed by 13 minutes done at 10:30 UTC" in text


def test_the_way_to_the_post_mortem(tmp_path: Path) -> None:
    site = (
        a_whole_incident().with_incident("other").update("10:05", "investigating").update("10:10", "resolved").postmortem("draft")
    )
    made = built(site, tmp_path, now="25T09:00")
    assert "Post-mortem Owed, not begun" in text_of(made, uri("slow"))
    assert "Post-mortem Draft" in text_of(made, uri("other"))
    assert "../../postmortems/2026-11-24-other/" in links_of(page(made, uri("other")).html)


def test_an_internal_incident_says_that_it_is(tmp_path: Path) -> None:
    text = text_of(built(a_site().with_incident("quiet", severity="SEV4"), tmp_path), uri("quiet"))
    assert "Internal" in text
    assert "It is internal: the public is not told." in text


def test_a_drill_shows_what_it_showed(tmp_path: Path) -> None:
    site = a_site().with_incident(
        "drill", kind="drill", resolved_at="2026-11-24T10:20Z", failed_steps=["Step 5: no access"], learnt="Ask for access first."
    )
    text = text_of(built(site, tmp_path), uri("drill"))
    assert "SEV2 High Drill Internal" in text
    assert "Did not work Step 5: no access" in text
    assert "Learnt Ask for access first." in text
    assert "A drill is never public." in text


def test_a_maintenance_has_its_window_and_no_deadlines(tmp_path: Path) -> None:
    site = a_site().with_maintenance("move").update("09:00", "scheduled", web="under_maintenance")
    text = text_of(built(site, tmp_path), uri("move"))
    assert "Maintenance Planned" in text
    assert "24 Nov 2026, 22:00 to 23:30 UTC" in text
    assert "deadlines" not in text


def test_lists_are_by_year_and_their_pages_link_to_records(tmp_path: Path) -> None:
    site = a_whole_incident().with_incident("older", at="2025-03-04T10:00").update("2025-03-04T10:05", "resolved")
    made = built(site, tmp_path, now="25T09:00")
    assert {"incidents/2026/index.md", "incidents/2025/index.md"} <= {page.uri for page in made.pages}
    assert "../2025-03-04-older/" in links_of(page(made, "incidents/2025/index.md").html)
    assert "2025 1 incident" in text_of(made, "incidents/index.md")


def test_the_pencil_opens_the_record(tmp_path: Path) -> None:
    assert page(built(a_whole_incident(), tmp_path), uri("slow")).edit_path == "incidents/2026/2026-11-24-slow/incident.yml"
