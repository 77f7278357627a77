"""Opsgenie (and what took its place in Jira): outgoing webhooks. https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/

Instants are numbers there: `createdAt` counts milliseconds, `updatedAt` nanoseconds.
"""

from __future__ import annotations

import re

from noa_status.exchange.alerts.alarm import Alarm, AlarmState, Alert, Passed, key_of
from noa_status.exchange.alerts.fields import Fields

SYSTEM = "opsgenie"
_STATES = {
    "create": AlarmState.FIRING,
    "acknowledge": AlarmState.ACKNOWLEDGED,
    "close": AlarmState.RESOLVED,
    "delete": AlarmState.RESOLVED,
}
_SENDER = re.compile(r"\[[A-Za-z ]{2,30}\]:?\s*")
_TAG = re.compile(r"([A-Za-z][\w.-]*)[:=]\s*(\S.*)", re.ASCII)


def is_ours(payload: Fields) -> bool:
    """True for an action on an alert."""
    return isinstance(payload.raw.get("alert"), dict) and payload.has("action")


def alarm_of(payload: Fields) -> Alarm | Passed:
    """What the action says."""
    action, alert = payload.text("action"), payload.object("alert")
    id = alert.text("alertId") or alert.text("id")
    if not id:
        return Passed("it does not say which alert it is about")
    state = _STATES.get(action.lower(), AlarmState.NOTE)
    created_at, told_at = alert.instant("createdAt"), alert.instant("updatedAt")
    title = alert.text("message")
    labels = _labels(alert)
    name = labels.get("alertname") or _SENDER.sub("", title, count=1)
    note = alert.text("note", 1_000)
    return Alarm(
        system=SYSTEM,
        key=key_of(SYSTEM, id),
        state=state,
        title=title,
        words=": ".join(filter(None, ("" if action.lower() in _STATES else action, note))),
        alerts=(Alert(name=name, labels=labels, severity=labels.get("severity") or alert.text("priority")),),
        started_at=created_at,
        ended_at=told_at if state is AlarmState.RESOLVED else None,
        told_at=told_at or (created_at if state is AlarmState.FIRING else None),
    )


def _labels(alert: Fields) -> dict[str, str]:
    """The details, what stands in tags as `service:api`, all tags in a row, and what the alert is about."""
    tags = alert.words("tags")
    labels = {"tags": ",".join(tags)} | {pair[1]: pair[2] for tag in tags if (pair := _TAG.fullmatch(tag))}
    labels |= alert.texts("details") if alert.has("details") else {}
    labels |= {name: alert.text(name) for name in ("entity", "source", "priority", "alias")}
    return {name: value for name, value in labels.items() if value}
