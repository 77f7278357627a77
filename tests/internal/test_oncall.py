"""The on-call home: what is open and what it asks for, in this incident's own wall-clock times."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.builders import a_site
from tests.internal.building import built, links_of, page, text_of, words

HOME = "index.md"


def an_outage(**facts: Any):
    return a_site().with_incident(
        "api-down", severity="SEV1", detected_at="2026-11-24T10:03Z", acknowledged_at="2026-11-24T10:05Z", **facts
    )


def test_nothing_open_is_said_in_the_first_line(tmp_path: Path) -> None:
    text = text_of(built(a_site(), tmp_path), HOME)
    assert text.startswith("Nothing is open. Nothing is overdue. As of 24 Nov 2026, 10:35 UTC")


def test_an_open_incident_shows_when_the_next_update_is_due(tmp_path: Path) -> None:
    site = built(an_outage().update("10:07", "investigating", api="major_outage").update("10:31", "identified"), tmp_path)
    text = text_of(site, HOME)
    assert text.startswith("One incident is open. No promise is overdue.")
    assert "SEV1 Critical Identified since 10:02 UTC 33 minutes" in text
    assert "API: major outage" in text
    assert "Next public update 10:46 UTC in 11 minutes" in text
    assert "Acknowledge 10:08 UTC in time done at 10:05 UTC" in text
    assert "Restore 11:05 UTC in 30 minutes" in text


def test_what_is_overdue_comes_first(tmp_path: Path) -> None:
    text = text_of(built(an_outage().update("10:07", "investigating", api="major_outage"), tmp_path), HOME)
    assert "1 promise overdue." in text
    assert "13 minutes overdue Api down Next public update, due 10:22 UTC" in text
    assert (
        text.index("13 minutes overdue")
        < text.index("Runbooks ·")
        < text.index("Due Next public update 10:22 UTC 13 minutes overdue")
    )


def test_a_deadline_that_is_near_is_marked(tmp_path: Path) -> None:
    site = built(an_outage().update("10:31", "investigating", api="major_outage"), tmp_path, now="10:43")
    assert '<span class="noa-mark noa-degraded">in 3 minutes</span>' in page(site, HOME).html


def test_the_escalation_ladder_is_in_wall_clock_time(tmp_path: Path) -> None:
    html = page(built(an_outage().update("10:31", "identified", api="major_outage"), tmp_path), HOME).html
    rungs = re.findall(r'<li class="noa-ladder__(\w+)" .*?>(\d\d:\d\d UTC)</time>.*?__who">(.*?)</span>', html, re.DOTALL)
    assert rungs == [
        ("reached", "10:03 UTC", "On-call Primary Engineer"),
        ("reached", "10:03 UTC", "VP Engineering, CTO"),
        ("reached", "10:18 UTC", "On-call Backup Engineer, Team Lead"),
        ("now", "10:33 UTC", "Engineering Manager, Product Manager"),
        ("next", "11:03 UTC", "CEO"),
    ]
    assert "Level 3 since 10:33 UTC: Engineering Manager and Product Manager, by Phone Call" in words(html)


def test_the_phase_is_the_one_of_the_plans_clock(tmp_path: Path) -> None:
    site = an_outage().update("10:31", "identified", api="major_outage")
    assert "Mitigation: until 11:03 UTC" in text_of(built(site, tmp_path), HOME)
    text = text_of(built(site, tmp_path, now="16:00"), HOME)
    assert "Resolution: its time box is over since 14:03 UTC" in text
    assert "Mitigation:" not in text


def test_a_severity_without_a_target_has_its_response_time(tmp_path: Path) -> None:
    text = text_of(built(a_site().with_incident("typo", severity="SEV4"), tmp_path), HOME)
    assert "Respond 25 Nov 2026, 10:02 UTC in 23 hours 27 minutes" in text


def test_a_required_role_that_nobody_holds_is_named(tmp_path: Path) -> None:
    text = text_of(built(an_outage(roles={"commander": "ana"}).update("10:31", "identified"), tmp_path), HOME)
    assert "2 roles to fill." in text
    assert "Incident Commander ana" in text
    assert "Technical Lead nobody yet" in text
    assert "Communications Lead nobody yet" in text


def test_the_gravest_incident_comes_first(tmp_path: Path) -> None:
    site = (
        a_site().with_incident("slow", at="08:00", severity="SEV3").update("10:30", "investigating", api="degraded_performance")
    )
    site = site.with_incident("down", at="10:20", severity="SEV1").update("10:30", "investigating", api="major_outage")
    html = page(built(site, tmp_path), HOME).html
    assert re.findall(r'<h2 id="([^"]+)" data-search-exclude><a', html) == ["2026-11-24-down", "2026-11-24-slow"]


def test_an_incident_that_the_public_does_not_know_is_open_all_the_same(tmp_path: Path) -> None:
    text = text_of(built(a_site().with_incident("quiet", severity="SEV4"), tmp_path), HOME)
    assert "Nothing told yet" in text


def test_what_lies_in_the_future_is_nowhere(tmp_path: Path) -> None:
    site = a_site().with_incident("tomorrow", at="25T09:00").update("25T09:05", "investigating", api="major_outage")
    site = site.with_incident("now").update("10:05", "investigating").update("11:00", "resolved", "SECRET FUTURE")
    made = built(site, tmp_path)
    everything = "".join(page.html for page in made.pages)
    assert "tomorrow" not in everything.lower()
    assert "SECRET FUTURE" not in everything
    assert text_of(made, HOME).startswith("One incident is open.")


def test_announced_maintenance_is_shown_and_a_secret_one_is_not(tmp_path: Path) -> None:
    site = a_site().with_maintenance("announced").update("09:00", "scheduled", web="under_maintenance")
    site = site.with_maintenance("later").update("25T09:00", "scheduled", web="under_maintenance")
    text = text_of(built(site, tmp_path), HOME)
    assert "in 11 hours 25 minutes Announced 22:00 UTC to 23:30 UTC" in text
    assert "Later" not in text


def test_running_maintenance_is_under_way(tmp_path: Path) -> None:
    site = a_site().with_maintenance("move", start="10:00", end="11:00").update("09:00", "scheduled", web="under_maintenance")
    assert "under way Move 10:00 UTC to 11:00 UTC" in text_of(built(site, tmp_path), HOME)


def test_a_post_mortem_that_is_owed_is_overdue_after_two_days(tmp_path: Path) -> None:
    site = a_site().with_incident("old", at="20T10:00").update("20T10:05", "investigating").update("20T11:00", "resolved")
    assert "in 23 hours 35 minutes Old post-mortem: not begun; no meeting is set" not in text_of(built(site, tmp_path), HOME)
    assert "Overdue ¶ 1 day 23 hours overdue Old post-mortem: not begun" in text_of(built(site, tmp_path, now="24T10:00"), HOME)
    assert "Post-mortems owed ¶ in 12 hours Old post-mortem: not begun; no meeting is set" in text_of(
        built(site, tmp_path, now="21T23:00"), HOME
    )


def test_action_items_and_texts_that_are_overdue_are_listed(tmp_path: Path) -> None:
    site = a_site().with_incident("old", at="10-01T10:00", severity="SEV3")
    site = site.update("10-01T10:05", "investigating").update("10-01T11:00", "resolved")
    items = [{"id": "a", "title": "Add an alert", "owner": "bo", "due": "2026-11-20", "state": "open"}]
    site = site.postmortem(action_items=items).runbook(
        "ApiDown", last_tested="2026-01-02", review_every="6 months", owner="platform"
    )
    made = built(site, tmp_path)
    text = text_of(made, HOME)
    assert "4 days overdue Add an alert action item of bo, due 20 Nov 2026" in text
    assert "Drills and reviews due ¶ 4 months overdue ApiDown every 6 months; platform" in text
    assert "./actions/#of-bo" in links_of(page(made, HOME).html) or "actions/#of-bo" in links_of(page(made, HOME).html)


def test_the_links_of_the_plan_are_there(tmp_path: Path) -> None:
    html = page(built(a_site(), tmp_path), HOME).html
    assert "https:&#x2f;&#x2f;grafana.noaserver.com" in html or "https://grafana.noaserver.com" in html
    assert "runbooks/" in links_of(html)


def test_links_fit_an_offline_site_too(tmp_path: Path) -> None:
    site = built(an_outage().update("10:31", "identified"), tmp_path, directory_urls=False)
    assert "incidents/2026-11-24-api-down/index.html" in links_of(page(site, HOME).html)


def test_a_review_that_comes_up_is_told_two_weeks_ahead(tmp_path: Path) -> None:
    site = a_site().runbook("ApiDown", last_tested="2026-06-07", review_every="6 months")
    site = site.runbook("ApiSlow", last_tested="2026-07-10", review_every="6 months")
    text = text_of(built(site, tmp_path), HOME)
    assert "Drills and reviews due ¶ in 13 days ApiDown every 6 months" in text
    assert "ApiSlow" not in text
