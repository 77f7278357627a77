"""An alarm opens one record and adds to it ever after; what the record says of it comes from status.yml."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from noa_status.records.read import read_repository
from tests.builders import a_site, run_git
from tests.commands import noa_status
from tests.exchange.alerts.payloads import (
    a_site_with_rules,
    alert,
    alertmanager,
    body,
    brought,
    files_of,
    into,
    opsgenie,
    records,
)

FIRING = body(alertmanager())
RESOLVED = body(alertmanager(alert(status="resolved")))


def facts(root: Path) -> str:
    (folder,) = records(root)
    return (folder / "incident.yml").read_text()


def timeline(root: Path) -> list[str]:
    (folder,) = records(root)
    return (folder / "timeline.md").read_text().splitlines()


def test_the_record_says_what_the_alert_means_here(tmp_path: Path) -> None:
    root = a_site_with_rules().runbook("api-slow", alerts=["apilatencyhigh"]).runbook("Other").write(tmp_path)
    assert into(root, FIRING).problems == ()
    assert facts(root) == (
        'title: "API: Degraded"\n'
        "severity: SEV2\n"
        "started_at: 2026-11-24T10:02Z\n"
        "detected_at: 2026-11-24T10:02Z\n"
        "alerts: [ApiLatencyHigh]\n"
        'alert_keys: ["alertmanager:4531b49edda6b577"]\n'
        "alert_components: {api: degraded_performance}\n"
        "runbooks: [api-slow]\n"
    )
    assert re.fullmatch(r"2026-11-24-api-[0-9a-f]{6}", records(root)[0].name)
    link = "<https://prometheus.example.com/graph?g0.expr=up>"
    said = "`ApiLatencyHigh` fires (`error`): `Requests of shard-7.internal are slow`"
    assert timeline(root) == [f"- 2026-11-24T10:05Z Alertmanager: {said} {link}"]


def test_the_title_is_in_the_language_of_the_records(tmp_path: Path) -> None:
    root = a_site_with_rules(languages=["de", "en"]).write(tmp_path)
    into(root, FIRING)
    assert 'title: "API: Eingeschränkt"' in facts(root)


def test_of_all_rules_that_fit_the_worst_state_counts(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    told = alertmanager(alert("ApiDown"), alert("DbSlow", service="db-7"), alert("Other", service="mail"))
    into(root, body(told))
    assert "alert_components: {api: major_outage, db: partial_outage, web: partial_outage}" in facts(root)
    assert 'title: "API, Database, Dashboard: Major outage"' in facts(root)


def test_the_same_again_is_a_line_and_no_record(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    into(root, FIRING)
    before = facts(root)
    into(root, FIRING, "10:15")
    again = into(root, FIRING, "10:15")
    assert (again.changes, again.passed[0].endswith("says this already.")) == ((), True), "sent twice in one minute"
    into(root, FIRING, "14:05")
    into(root, RESOLVED, "14:10")
    assert facts(root) == before
    assert [line.split("Alertmanager: ")[1].split(" (")[0] for line in timeline(root)] == [
        "`ApiLatencyHigh` fires",
        "`ApiLatencyHigh` still fires",
        "`ApiLatencyHigh` still fires",
        "`ApiLatencyHigh` no longer fires",
    ]


def test_what_joins_the_group_is_added_to_what_a_person_wrote(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    into(root, FIRING)
    path = records(root)[0] / "incident.yml"
    path.write_text("# ours\n" + path.read_text().replace('"API: Degraded"', "'Requests are slow' # better"))
    into(root, body(alertmanager(alert(), alert("ApiDown"))), "10:20")
    told = facts(root)
    assert told.startswith("# ours\ntitle: 'Requests are slow' # better\n")
    assert "alerts: [ApiLatencyHigh, ApiDown]" in told
    assert "alert_components: {api: major_outage, web: partial_outage}" in told


def test_a_made_title_grows_until_the_public_knows_of_the_incident(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    into(root, FIRING)
    into(root, body(alertmanager(alert("ApiDown"))), "10:20")
    assert 'title: "API, Dashboard: Major outage"' in facts(root)
    id = records(root)[0].name
    done = noa_status(f'update {id} -m "The API is down. We are looking into it." -y --now 2026-11-24T10:25Z', root)
    assert done.status == 0, done.output
    assert "[title-from-alerts]" not in done.output
    update = next((records(root)[0] / "updates").iterdir()).read_text()
    assert "components: {api: major_outage, web: partial_outage}" in update, "the first update begins with what alerts said"
    into(root, body(alertmanager(alert("DbSlow", service="db-1"))), "10:30")
    assert 'title: "API, Dashboard: Major outage"' in facts(root)


def test_when_it_is_over_the_next_time_is_another_incident(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    into(root, FIRING)
    first = records(root)[0]
    (first / "updates").mkdir()
    (first / "updates/20261124T1100Z.md").write_text("---\nstatus: resolved\n---\nIt is as fast as it usually is.\n")
    into(root, RESOLVED, "11:05")
    into(root, FIRING, "11:06")
    assert records(root) == [first], "told late, and not anew: it began before the end"
    later = alert() | {"startsAt": "2026-11-24T15:00:00Z"}
    into(root, body(alertmanager(later)), "15:05")
    assert [folder.name for folder in records(root)] == [first.name, f"{first.name}-2"]
    into(root, body(alertmanager(later | {"status": "resolved"})), "15:50")
    assert "no longer fires" in (records(root)[1] / "timeline.md").read_text()


def test_who_declared_it_by_hand_keeps_the_one_record(tmp_path: Path) -> None:
    root = a_site_with_rules().with_incident("api-slow", alerts=["ApiLatencyHigh"]).write(tmp_path)
    into(root, FIRING)
    assert [folder.name for folder in records(root)] == ["2026-11-24-api-slow"]
    assert "alert_keys: [" in facts(root)


def test_a_severity_comes_from_words_then_from_the_runbook_then_it_is_the_least(tmp_path: Path) -> None:
    def severity(root: Path, word: str) -> tuple[str, list[str]]:
        one = alert()
        one["labels"]["severity"] = word
        result = brought(root, body(alertmanager(one)))
        return re.findall("severity: (.*)", "".join(files_of(result).values()))[0], [one.code for one in result.problems]

    plain = a_site(alert_severities={"loud": "SEV1", "quiet": "none"}).write(tmp_path / "plain")
    assert severity(plain, "LOUD") == ("SEV1", [])
    assert severity(plain, "P3") == ("SEV3", [])
    assert severity(plain, "high") == ("SEV2", [])
    assert severity(plain, "odd") == ("SEV4", ["alert-severity"])
    assert severity(plain, "") == ("SEV4", ["alert-severity"])
    book = a_site().runbook("ApiLatencyHigh", severity="SEV3").write(tmp_path / "book")
    assert severity(book, "odd") == ("SEV3", [])
    result = brought(plain, body(alertmanager(alert(severity="quiet"))))
    assert (result.changes, result.problems) == ((), ())
    assert result.passed == ("Nothing is written: the severity of ApiLatencyHigh is none, which calls nobody.",)
    both = brought(plain, body(alertmanager(alert(severity="quiet"), alert(severity="warning"))))
    assert "severity: SEV3" in "".join(files_of(both).values())


def test_opsgenie_counts_milliseconds_and_nanoseconds(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    result = into(root, body(opsgenie(), opsgenie("Acknowledge"), opsgenie("AddNote", note="On it"), opsgenie("Close")), "12:00")
    assert result.problems == ()
    assert "started_at: 2026-11-24T10:02Z" in facts(root)
    assert "severity: SEV2" in facts(root)
    assert "acknowledged_at: " in facts(root)
    assert "alert_components: {api: degraded_performance}" in facts(root)
    assert [line.split("ApiLatencyHigh` ")[1].split(" (")[0] for line in timeline(root)] == [
        "fires",
        "is acknowledged",
        "has news",
        "no longer fires",
    ]


def test_a_time_that_cannot_be_is_now(tmp_path: Path) -> None:
    root = a_site().write(tmp_path)
    for begun, codes in (
        ("0001-01-01T00:00:00Z", []),
        ("2031-01-01T00:00:00Z", []),
        ("yesterday", ["alert-field"]),
        (10**400, ["alert-field"]),
        (-(10**15), ["alert-field"]),
        (1e308, ["alert-field"]),
        ([], ["alert-field"]),
    ):
        result = brought(root, body(alertmanager(alert() | {"startsAt": begun})))
        assert [one.code for one in result.problems] == codes, begun
        assert "started_at: 2026-11-24T10:05Z" in "".join(files_of(result).values()), begun


def test_a_broken_record_is_not_passed_over(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    into(root, FIRING)
    path = records(root)[0] / "incident.yml"
    path.write_text(path.read_text().replace("SEV2", "SEV9"))
    (root / "alert.json").write_bytes(FIRING)
    done = noa_status("declare --from alert.json --now 2026-11-24T10:30Z", root)
    assert done.status == 1
    assert "is the record of this alarm, and cannot be read as it is [alert-record]" in done.output
    assert records(root) == [path.parent]


@pytest.mark.slow
def test_of_many_that_come_in_the_same_second_one_record_comes(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path, git=True)
    command = [sys.executable, "-m", "noa_status", "declare", "--from", "-", "--root", str(root), "--now", "2026-11-24T10:05:07Z"]
    payloads = [body(alertmanager(alert(), alert(f"Also{number}"))) for number in range(6)]

    def send(payload: bytes) -> int:
        return subprocess.run(command, input=payload, capture_output=True, check=False).returncode

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(send, payloads)) == [0] * 6
    assert all(f"Also{number}" in facts(root) for number in range(6)), "nothing of any of them is lost"
    assert len(timeline(root)) == 6
    found, problems = read_repository(root)
    assert found is not None
    assert problems == ()


def test_two_clones_that_get_the_same_alert_write_the_same_folder(tmp_path: Path) -> None:
    seed = a_site_with_rules().write(tmp_path / "seed", git=True)
    names: set[str] = set()
    for name, now in (("one", "10:05"), ("other", "10:06")):
        run_git(tmp_path, "clone", "--quiet", str(seed), name)
        into(tmp_path / name, FIRING, now)
        names |= {folder.name for folder in records(tmp_path / name)}
    assert len(names) == 1, "git shows two of them as a conflict, and not as two incidents"
