"""The hand-off says what is open, what happened, what is due, risky and silenced, and who owes what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import SiteBuilder, a_site
from tests.commands import noa_status
from tests.internal.building import built, text_of

NOW = "--now 2026-11-24T12:00Z"
_SILENCES = [
    {
        "id": "1",
        "matchers": [{"name": "alertname", "value": "DiskFull", "isRegex": False, "isEqual": True}],
        "startsAt": "2026-11-24T08:00:00.000Z",
        "endsAt": "2026-11-24T18:00:00.123456789Z",
        "createdBy": "bo",
        "comment": "disk is on its way",
        "status": {"state": "active"},
    },
    {
        "matchers": [{"name": "job", "value": "a|b", "isRegex": True}],
        "startsAt": "2026-11-23T08:00:00Z",
        "endsAt": "2026-11-24T11:00:00Z",
    },
]


def a_shift() -> SiteBuilder:
    site = a_site(internal_url="https://run.example.com/")
    site.with_incident("before", at="20T10:00").update("20T10:05", "resolved").postmortem(
        "draft", action_items=[{"id": "a", "title": "Add *an* alert", "owner": "bo", "due": "2026-11-20"}]
    )
    site.with_incident("quick", at="09:00", severity="SEV3").update("09:05", "resolved")
    site.with_incident("api-down", roles={"commander": "ana"}).update("11:40", "identified", api="major_outage")
    return site.with_maintenance("upgrade").update("20T09:00", "scheduled", api="under_maintenance")


def test_a_text_for_whoever_comes(tmp_path: Path) -> None:
    done = noa_status(f"handoff {NOW}", a_shift().write(tmp_path))
    assert done.status == 0
    assert "OPEN\n  [SEV2] Api down · identified for 1 hour 58 minutes, next update in 10 minutes" in done.output
    assert "nobody is Technical Lead or Communications Lead" in done.output
    assert (
        "SINCE THEN\n  [SEV2] Api down · began 1 hour 58 minutes ago\n  [SEV3] Quick · resolved 2 hours 55 minutes ago"
        in done.output
    )
    assert "[2 days overdue] Post-mortem meeting: Before · ana" in done.output
    assert "[4 days overdue] Add *an* alert · Before · bo" in done.output
    assert "[planned work] Upgrade · in 10 hours" in done.output
    assert "[may come back] Quick" in done.output
    assert "SILENCED\n  Not asked" in done.output
    assert "  bo · 1 action item, 1 overdue" in done.output


def test_markdown_has_links_and_what_records_hold_is_a_text(tmp_path: Path) -> None:
    done = noa_status(f"handoff {NOW} --format markdown", a_shift().write(tmp_path))
    assert "- SEV2: [Api down](https://run.example.com/incidents/2026-11-24-api-down/), identified" in done.output
    address = "https://run.example.com/postmortems/2026-11-20-before/#action-items-list"
    assert f"[Add \\*an\\* alert]({address})" in done.output


def test_json_has_a_list_for_each_part(tmp_path: Path) -> None:
    told = json.loads(noa_status(f"handoff {NOW} --json --since 2026-11-24T11:00Z", a_shift().write(tmp_path)).output)
    assert list(told) == ["since", "now", "open", "happened", "due", "risky", "silenced", "who"]
    assert told["open"][0]["what"] == "Api down"
    assert told["happened"] == []


def test_silences_that_hold_are_told_with_their_end(tmp_path: Path) -> None:
    root = a_shift().write(tmp_path)
    (root / "silences.json").write_text(json.dumps(_SILENCES))
    done = noa_status(f"handoff {NOW} --silences silences.json", root)
    assert "SILENCED\n  [until 18:00 UTC] alertname=DiskFull · disk is on its way · bo\n\n" in done.output


@pytest.mark.parametrize("content", ["", "{}", "[{}]", '[{"matchers": [], "startsAt": "x", "endsAt": "y"}]', "\udcff"])
def test_what_is_no_list_of_silences_is_refused_in_words(content: str, tmp_path: Path) -> None:
    root = a_shift().write(tmp_path)
    (root / "silences.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    done = noa_status(f"handoff {NOW} --silences silences.json", root)
    assert done.status == 2
    assert "no list of silences" in done.output


@pytest.mark.parametrize("since", ["soon", "2026-13-01T00:00Z", "2027-01-01T00:00Z", "99999999 years"])
def test_a_beginning_that_is_none_is_refused_in_words(since: str, tmp_path: Path) -> None:
    done = noa_status(f"handoff {NOW} --since '{since}'", a_shift().write(tmp_path))
    assert done.status == 2
    assert "--since" in done.output


def test_a_quiet_shift_says_so_under_each_heading(tmp_path: Path) -> None:
    done = noa_status(f"handoff {NOW}", a_site().write(tmp_path))
    assert "No incident is open." in done.output
    assert "Nobody owes anything." in done.output


def test_the_page_says_the_same(tmp_path: Path) -> None:
    text = text_of(built(a_shift(), tmp_path, "12:00"), "handoff.md")
    assert "Open ¶ SEV2 Api down identified for 1 hour 58 minutes, next update in 10 minutes" in text
    assert "bo 1 action item, 1 overdue" in text
