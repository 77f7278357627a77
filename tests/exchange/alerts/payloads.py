"""Bodies of webhooks in the forms that the systems send, with invented content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from noa_status.cli.writing.desk import Desk
from noa_status.exchange.alerts.bring import Brought, Ground, bring
from tests.builders import SiteBuilder, a_site, at

RULES = """
  - {labels: {service: api}, components: {api: degraded_performance}}
  - {labels: {alertname: ApiDown}, components: {api: major_outage, web: partial_outage}}
  - {labels: {service: "db-*"}, components: {db: partial_outage}}"""


def a_site_with_rules(**facts: Any) -> SiteBuilder:
    return a_site(alert_components=RULES, **facts)


def alert(name: str = "ApiLatencyHigh", status: str = "firing", **labels: str) -> dict[str, Any]:
    ended = "2026-11-24T10:40:00Z" if status == "resolved" else "0001-01-01T00:00:00Z"
    return {
        "status": status,
        "labels": {"alertname": name, "severity": "error", "service": "api", **labels},
        "annotations": {"summary": "Requests of shard-7.internal are slow"},
        "startsAt": "2026-11-24T10:02:30.123456789Z",
        "endsAt": ended,
        "generatorURL": "https://prometheus.example.com/graph?g0.expr=up",
        "fingerprint": f"f1-{name}",
    }


def alertmanager(*alerts: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = alerts or (alert(),)
    status = "firing" if any(one["status"] == "firing" for one in told) else "resolved"
    return {
        "version": "4",
        "status": status,
        "receiver": "status",
        "groupKey": '{}:{alertname="x"}',
        "groupLabels": {},
        "commonLabels": {},
        "commonAnnotations": {},
        "externalURL": "https://alertmanager.example.com",
        "alerts": list(told),
        **more,
    }


def opsgenie(action: str = "Create", **alert: Any) -> dict[str, Any]:
    whole = {
        "alertId": "052652ac-5d1c-464a-812a-7dd18bbfba8c",
        "tinyId": "23",
        "message": "[Prometheus]: ApiLatencyHigh",
        "alias": "api-slow",
        "priority": "P2",
        "tags": ["service:api", "urgent"],
        "entity": "shard-7",
        "source": "prometheus",
        "createdAt": 1795514550000,
        "updatedAt": 1795514580000000000,
    }
    return {"action": action, "alert": whole | alert, "integrationName": "status", "source": {"name": "", "type": "API"}}


def body(*payloads: Any) -> bytes:
    return "\n".join(map(json.dumps, payloads)).encode()


def brought(root: Path, payload: bytes, now: str = "10:05") -> Brought:
    """What follows from a payload in the repository at `root`; nothing is written."""
    desk = Desk(root, at(now))
    return bring(payload, Ground(desk.repository, desk.broken, desk.text), at(now))


def files_of(brought: Brought) -> dict[str, str]:
    return {path: text for change in brought.changes for path, text in change.files.items()}


def into(root: Path, payload: bytes, now: str = "10:05") -> Brought:
    """The same, and it is written."""
    result = brought(root, payload, now)
    for path, text in files_of(result).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return result


def records(root: Path) -> list[Path]:
    return sorted(path.parent for path in root.glob("incidents/*/*/incident.yml"))
