"""Whatever a webhook sends: it is named where it is no alert, a record of it reads well, and nothing of it gets out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noa_status.build.conduct import Paths, build_public
from noa_status.exchange.alerts.payload import DEEPEST, MOST_BYTES
from noa_status.records.read import read_repository
from tests.builders import at
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
from tests.laws.repository import differing, tree

CANARY = "zqcanary"
UGLY = f"{CANARY}\x00\x1b[31m\u202e\ud800`</script>![x](https://x.example/)\n# {CANARY}\r\n---\n" + "x" * 5000

texts = st.text(max_size=40) | st.sampled_from(
    [UGLY, "firing", "resolved", "0001-01-01T00:00:00Z", "9" * 30, "2026-11-24T10:00Z"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def payloads(draw: st.DrawFn) -> Any:
    """A body of one of the systems in which some fields are something else."""
    pagerduty = {"event": {"event_type": "incident.triggered", "data": {"id": "Q1", "status": "triggered", "title": "x"}}}
    dashboard = {"ruleId": 1, "ruleName": "x", "state": "alerting", "tags": {}, "evalMatches": [{"tags": {}}]}
    grafana = alertmanager(orgId=1)
    whole = draw(st.sampled_from([alertmanager(), grafana, opsgenie(), pagerduty, dashboard]))
    whole = json.loads(json.dumps(whole))
    for _ in range(draw(st.integers(1, 4))):
        spot: Any = whole
        while True:
            keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(spot[key], (dict, list)) and spot[key] and draw(st.booleans()):
                spot = spot[key]
                continue
            spot[key] = draw(values)
            break
    return whole


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payloads())
def test_whatever_stands_in_a_field_the_record_reads_well(tmp_path: Path, payload: Any) -> None:
    shutil.rmtree(tmp_path, ignore_errors=True)
    root = a_site_with_rules().write(tmp_path)
    result = into(root, json.dumps(payload).encode())
    assert result.changes or result.passed or result.problems
    for text in files_of(result).values():
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert max(map(len, text.split())) < 6000
    _, problems = read_repository(root)
    assert problems == ()
    for timeline in root.glob("incidents/*/*/timeline.md"):
        assert len(timeline.read_text().splitlines()) == 1, "nothing that is sent makes a line of its own"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | values.map(lambda value: json.dumps(value).encode()))
def test_whatever_the_bytes_are_they_are_named(tmp_path: Path, data: bytes) -> None:
    if not (tmp_path / "status.yml").exists():
        a_site_with_rules().write(tmp_path)
    result = brought(tmp_path, data)
    assert result.changes == ()
    assert result.problems or result.passed or not json.loads(data), data


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "there is nothing in it"),
        (b"\xff\xfe{\x00}\x00", "this is not UTF-8"),
        (b"alert", "this is no JSON"),
        (b'{"alerts": [', "this is no JSON"),
        (b"[1]", "a JSON object is expected here"),
        (b"{}", "no system is known that tells alerts like this"),
        (b'{"messages": []}', "version 3 is read"),
        (b"[" * 100_000 + b"]" * 100_000, "nested deeper"),
        (b'{"alerts": ' + b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1) + b"}", "nested deeper"),
        (b" " * (MOST_BYTES + 1), "at most 8,000,000 are read"),
    ],
    ids=["nothing", "utf-16", "words", "half", "a number", "an object", "an old one", "deep", "deeper than read", "endless"],
)
def test_what_is_no_alert_is_named(tmp_path: Path, data: bytes, says: str) -> None:
    a_site_with_rules().write(tmp_path)
    (tmp_path / "alert.json").write_bytes(data)
    done = noa_status("declare --from alert.json --now 2026-11-24T10:05Z", tmp_path)
    assert done.status == 1
    assert says in done.output
    assert "[alert-payload]" in done.output
    assert records(tmp_path) == []


def test_what_is_good_before_a_bad_one_is_written(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    (root / "alert.json").write_bytes(body(alertmanager()) + b"\n{half")
    done = noa_status("declare --from alert.json --now 2026-11-24T10:05Z", root)
    assert done.status == 1
    assert "alert.json:2:1: error: this is no JSON" in done.output
    assert len(records(root)) == 1


def test_numbers_nobody_counts_to_and_lists_without_end_are_cut(tmp_path: Path) -> None:
    root = a_site_with_rules().write(tmp_path)
    many = alertmanager(*(alert(f"Alert{number}") for number in range(900)))
    data = body(many).replace(b'"{}:{alertname=\\"x\\"}"', b"9" * 5000)
    result = into(root, data)
    assert [one.says for one in result.problems] == ["`alerts` is a list of 900: what comes after the first 500 is left out"]
    (folder,) = records(root)
    assert len((folder / "incident.yml").read_text()) < 2000
    assert len((folder / "timeline.md").read_text()) < 10_000


def ugly(payload: Any) -> Any:
    """The same with the canary in every text that says no state, no time and no severity."""
    kept = {"status", "startsAt", "endsAt", "action", "state", "version", "severity", "event_type"}
    if isinstance(payload, dict):
        return {key: value if key in kept else ugly(value) for key, value in payload.items()}
    if isinstance(payload, list):
        return [ugly(value) for value in payload]
    return UGLY if isinstance(payload, str) else payload


@pytest.mark.parametrize("name", ["alertmanager", "opsgenie", "pagerduty", "grafana", "dashboard"])
def test_nothing_that_was_sent_gets_out_before_and_after_a_person_told_of_it(tmp_path: Path, name: str) -> None:
    sent = {
        "alertmanager": alertmanager(),
        "grafana": alertmanager(orgId=1, title="x"),
        "opsgenie": opsgenie(),
        "pagerduty": {"event": {"event_type": "incident.triggered", "data": {"id": "Q1", "status": "triggered", "title": "x"}}},
        "dashboard": {"ruleId": 1, "ruleName": "x", "state": "alerting", "tags": {"severity": "critical"}, "message": "x"},
    }[name]
    rules = '\n  - {labels: {alertname: "*zqcanary*"}, components: {api: major_outage}}'
    root = a_site_with_rules(alert_severities={"low": "SEV1"}).write(tmp_path / "r")
    status = root / "status.yml"
    status.write_text(status.read_text().replace("alert_components:", f"alert_components:{rules}"))

    def public(folder: str) -> dict[str, bytes]:
        paths = Paths(root=root, site=tmp_path / folder / "site", cache=tmp_path / folder / "cache")
        report = build_public(paths, at("10:30"))
        assert report.is_built, report.problems
        return tree(paths.site)

    before = public("one")
    result = into(root, json.dumps(ugly(sent)).encode())
    assert result.changes
    facts = records(root)[0] / "incident.yml"
    facts.write_text(facts.read_text().replace("SEV4", "SEV1"))
    assert CANARY in facts.read_text()
    assert differing(before, public("one")) == [], "built on"
    assert differing(before, public("two")) == [], "built anew"
    folder = records(root)[0]
    (folder / "updates").mkdir()
    (folder / "updates/20261124T1010Z.md").write_text("---\nstatus: investigating\n---\nThe API is down. We look into it.\n")
    after = public("one")
    assert any(folder.name in path for path in after), "a person told of it"
    for path, data in after.items():
        assert CANARY not in path
        assert CANARY.encode() not in data, path
