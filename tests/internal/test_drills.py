"""Drills inside: what proves each runbook, what came of the drills, what is due and by whom; and the next one."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from icalendar import Calendar

from noa_status.internal.site import InternalSite
from tests.builders import SiteBuilder, a_site
from tests.commands import noa_status
from tests.internal.building import built, links_of, page, text_of

NOW = "--now 2026-11-24T12:00Z"


def practised() -> SiteBuilder:
    site = a_site(internal_url="https://run.example.com/")
    site.runbook("ApiDown", owner="platform", last_tested="2026-01-01", review_every="90 days").runbook("DiskFull", owner="data")
    site.with_incident("real", at="20T10:00", runbooks=["ApiDown"], alerts=["ApiDown"]).update("20T10:05", "resolved")
    site.file("timeline.md", "- 2026-11-20T10:02Z ana restarts `one` of them\n- 2026-11-20T10:04Z quiet\n")
    site.postmortem("draft", action_items=[{"id": "a", "title": "Add an alert", "owner": "Bo B.", "due": "2026-12-01"}])
    return site.with_incident(
        "drill",
        at="21T09:00",
        kind="drill",
        roles={"commander": "ana", "technical_lead": "bo"},
        runbooks=["ApiDown"],
        failed_steps=["Step 2: no key"],
        learnt="The key lies in the safe.",
    )


def file(site: InternalSite, uri: str) -> str:
    return next(one.content for one in site.files if one.uri == uri)


def test_the_page_says_what_proves_each_runbook_and_what_came_of_drills(tmp_path: Path) -> None:
    made = built(practised(), tmp_path, "12:00")
    text = text_of(made, "drills/index.md")
    says = "Drills 1 drill held, the last one 3 days ago, 1 runbook never proven, 1 runbook with a step that did not work"
    assert says in text
    assert text.index("DiskFull data never") < text.index("ApiDown platform 1 Jan 2026 tested Drill Step 2: no key 1")
    assert "21 Nov 2026 Incident Commander: ana, Technical Lead: bo ApiDown Step 2: no key The key lies in the safe." in text
    rows = json.loads(file(made, "drills/proofs.json"))["rows"]
    assert {row["runbook"]: (row["proven_on"], row["open_failures"], row["used"]) for row in rows} == {
        "DiskFull": (None, 0, 0),
        "ApiDown": ("2026-01-01", 1, 1),
    }


def test_a_runbook_s_page_says_who_practised_it_and_what_did_not_work(tmp_path: Path) -> None:
    made = built(practised(), tmp_path, "12:00")
    told = text_of(made, "runbooks/ApiDown.md")
    assert "Last drill 1 step did not work 21 Nov 2026 by ana, bo, Step 2: no key" in told
    assert "Last drill" not in text_of(made, "runbooks/DiskFull.md")


def test_drills_are_in_no_metric_and_no_digest(tmp_path: Path) -> None:
    made = built(practised(), tmp_path, "12:00")
    assert "1 incident began" in text_of(made, "metrics/index.md")
    assert "drill" in file(made, "metrics/left-out.csv")
    assert "Drill" not in text_of(made, "digest/2026-w47/index.md")


def test_what_is_due_stands_by_owner_with_a_calendar_each(tmp_path: Path) -> None:
    made = built(practised(), tmp_path, "12:00")
    text = text_of(made, "due/index.md")
    assert "3 things with a day, 2 overdue" in text
    assert "ana ¶ 2 days overdue Real 22 Nov 2026 : Post-mortem" in text
    assert "Bo B. ¶ in 7 days Add an alert 1 Dec 2026 : Action item" in text
    assert "bo-b.ics" in links_of(page(made, "due/index.md").html)
    calendar = Calendar.from_ical(file(made, "due/bo-b.ics"))
    (event,) = calendar.events
    assert (event["summary"], event.start.isoformat(), event["uid"]) == (
        "Action item: Add an alert (Bo B.)",
        "2026-12-01",
        "item-2026-11-20-real-a@due.noa-status",
    )
    assert event["url"] == "https://run.example.com/postmortems/2026-11-20-real/"
    assert len(Calendar.from_ical(file(made, "due/all.ics")).events) == 3


def test_owners_that_make_one_file_name_have_a_file_each(tmp_path: Path) -> None:
    site = practised().runbook("One", owner="bo-b", last_tested="2026-01-01", review_every="90 days")
    site = site.runbook("All", owner="all", last_tested="2026-01-01", review_every="90 days")
    made = built(site, tmp_path, "12:00")
    assert sorted(one.uri for one in made.files if one.uri.startswith("due/b")) == ["due/bo-b-2.ics", "due/bo-b.ics"]
    assert len(Calendar.from_ical(file(made, "due/all-2.ics")).events) == 1


def test_the_next_drill_is_the_runbook_that_nothing_has_proven(tmp_path: Path) -> None:
    root = practised().write(tmp_path)
    assert noa_status(f"drill pick {NOW}", root).output.startswith(
        "Practise the runbook: DiskFull\n  nothing has proven it yet\n"
    )
    by_use = noa_status(f"drill pick {NOW} --by used", root).output
    assert "used in 1 incident, the last one 2026-11-20-real" in by_use
    assert "2. Look at what failed the last time: Step 2: no key" in by_use
    assert json.loads(noa_status(f"drill pick {NOW} --owner platform --json", root).output)["runbook"] == "ApiDown"


def test_a_past_incident_is_played_again_step_by_step(tmp_path: Path) -> None:
    done = noa_status(f"drill pick {NOW} --by replay", practised().write(tmp_path))
    assert done.output.startswith("Play again: Real (2026-11-20-real)")
    assert "+0:00  users are affected\n+0:02  ana restarts `one` of them\n+0:04  quiet\n+0:05  resolved\n" in done.output
    assert "noa-status drill -t 'Replay of Real' --runbook ApiDown" in done.output


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        ("--owner nobody", 1, "no runbook of nobody"),
        ("--by replay --owner ana", 2, "--owner"),
        ("--by luck", 2, "luck"),
    ],
)
def test_where_nothing_can_be_picked_it_says_why(options: str, status: int, says: str, tmp_path: Path) -> None:
    done = noa_status(f"drill pick {NOW} {options}", practised().write(tmp_path))
    assert done.status == status
    assert says in done.output


def test_what_is_pasted_into_a_shell_is_one_word(tmp_path: Path) -> None:
    site = a_site().runbook("x", text="# $(reboot) \"'; x")
    pasted = noa_status(f"drill pick {NOW}", site.write(tmp_path)).output.rpartition("Then: ")[2]
    assert shlex.split(pasted)[:4] == ["noa-status", "drill", "-t", "$(reboot) \"'; x"]
