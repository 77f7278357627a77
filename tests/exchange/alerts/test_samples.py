"""What real systems sent: each recorded body becomes what it says, and the public knows nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_site
from tests.exchange.alerts.payloads import alertmanager, body, brought, files_of, into, records

NOW = "30T12:00"
FACTS = {
    "alertmanager-v3-firing": (
        'title: "Example: Investigating"\nseverity: SEV1\nstarted_at: 2016-08-01T10:27Z\ndetected_at: 2016-08-01T10:27Z\n'
        'alerts: [failedConnect]\nalert_keys: ["alertmanager:5615590933959184469"]\n'
    ),
    "alertmanager-v4-firing": (
        'title: "Example: Investigating"\nseverity: SEV1\nstarted_at: 2017-08-03T19:17Z\ndetected_at: 2017-08-03T19:17Z\n'
        'alerts: [thing_dead]\nalert_keys: ["alertmanager:2407bb9f05b730e1"]\n'
    ),
    "alertmanager-v4-watchdog-heartbeat": (
        'title: "Example: Investigating"\nseverity: SEV3\nstarted_at: 2020-07-05T18:51Z\ndetected_at: 2020-07-05T18:51Z\n'
        'alerts: [Heartbeat]\nalert_keys: ["alertmanager:9fb3a3274678c31f"]\n'
    ),
    "grafana-6-alerting": (
        'title: "Example: Investigating"\nseverity: SEV3\nstarted_at: 2026-11-30T12:00Z\ndetected_at: 2026-11-30T12:00Z\n'
        'alerts: [Testing -> Battery Voltage alert]\nalert_keys: ["grafana:68e09b137cf4f63c"]\n'
    ),
    "pagerduty-v3-incident-triggered": (
        'title: "Example: Investigating"\nseverity: SEV4\nstarted_at: 2025-04-07T03:47Z\ndetected_at: 2025-04-07T03:47Z\n'
        'alerts: [Test]\nalert_keys: ["pagerduty:Q2CKYRLH85UNN4"]\n'
    ),
}
PASSED = {
    "grafana-12-alerting": "Nothing is written: it is the test of a contact point.",
    "grafana-4-ok": "Nothing is written: Zeta CPU alert no longer fires, and no record is about it.",
    "pagerduty-v3-incident-annotated": "Nothing is written: Test has news, and no record is about it.",
    "pagerduty-v3-incident-resolved": "Nothing is written: Test no longer fires, and no record is about it.",
    "pagerduty-v3-pagey-ping": "Nothing is written: it is a test.",
}


def sample(corpora: Path, name: str) -> bytes:
    return (corpora / "alert-payloads" / f"{name}.json").read_bytes()


def test_each_sample_is_looked_at_here(corpora: Path) -> None:
    there = {path.stem for path in (corpora / "alert-payloads").glob("*.json")}
    assert there == {*FACTS, *PASSED, "pagerduty-v3-incident-acknowledged"}


@pytest.mark.parametrize("name", FACTS)
def test_what_fires_becomes_a_record(corpora: Path, tmp_path: Path, name: str) -> None:
    result = brought(a_site().write(tmp_path), sample(corpora, name), NOW)
    assert result.problems == ()
    files = files_of(result)
    assert [path.rpartition("/")[2] for path in files] == ["incident.yml", "timeline.md"], "and no update"
    assert next(iter(files.values())) == FACTS[name]


@pytest.mark.parametrize("name", PASSED)
def test_nothing_follows_from_tests_and_from_the_end_of_what_nobody_knew(corpora: Path, tmp_path: Path, name: str) -> None:
    result = brought(a_site().write(tmp_path), sample(corpora, name), NOW)
    assert (result.changes, result.problems) == ((), ())
    assert result.passed == (PASSED[name],)


def test_all_that_pagerduty_tells_of_an_incident_goes_to_one_record(corpora: Path, tmp_path: Path) -> None:
    root = a_site().write(tmp_path)
    for event in ("triggered", "acknowledged", "annotated", "resolved"):
        assert into(root, sample(corpora, f"pagerduty-v3-incident-{event}"), NOW).problems == ()
    (folder,) = records(root)
    link = "<https://example.pagerduty.com/incidents/Q2CKYRLH85UNN4>"
    assert (folder / "timeline.md").read_text().splitlines() == [
        f"- 2025-04-07T03:47Z PagerDuty: `Test` fires (`low`) {link}",
        f"- 2025-04-07T03:47Z PagerDuty: `Test` is acknowledged (`low`) {link}",
        f"- 2025-04-07T03:49Z PagerDuty: `Test` has news: `annotated: Resolution Note: I'm resolving it` {link}",
        f"- 2025-04-07T03:49Z PagerDuty: `Test` no longer fires (`low`) since 7 Apr 2025, 03:49 UTC {link}",
    ]
    facts = (folder / "incident.yml").read_text()
    assert "acknowledged_at: 2025-04-07T03:47Z" in facts
    assert "resolved_at" not in facts, "a person says so"


def test_several_bodies_come_in_one_file_in_any_way(corpora: Path, tmp_path: Path) -> None:
    names = ("alertmanager-v3-firing", "grafana-6-alerting", "pagerduty-v3-incident-triggered")
    bodies = [sample(corpora, name).strip() for name in names]
    root = a_site().write(tmp_path)
    one_by_one = brought(root, b"\n".join(bodies), NOW)
    assert len(one_by_one.changes) == len(names)
    assert brought(root, b"[" + b",".join(bodies) + b"]", NOW) == one_by_one
    assert brought(root, b"\xef\xbb\xbf" + b"\r\n\xef\xbb\xbf".join(bodies) + b"\n\n", NOW) == one_by_one
    assert brought(root, b"".join(bodies), NOW) == one_by_one


def test_links_are_made_whole_or_left_out(corpora: Path, tmp_path: Path) -> None:
    told = sample(corpora, "grafana-12-alerting").replace(b'"Grafana"', b'"web-1"')
    (timeline,) = [text for path, text in files_of(brought(a_site().write(tmp_path), told, NOW)).items() if "timeline" in path]
    assert timeline.count("<https://grafana.example.com/") == 3
    assert "<https://grafana.example.com/?orgId=1>" in timeline
    bad = alertmanager()
    for link in ("javascript:alert(1)", "https://ana:secret@example.com/", "https://[", "//", "https://x.example/<b>", 7):
        bad["alerts"][0]["generatorURL"] = link
        bad["externalURL"] = ""
        assert "<http" not in "".join(files_of(brought(tmp_path, body(bad))).values()), link
