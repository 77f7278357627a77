"""PagerDuty: webhooks of version 3. https://developer.pagerduty.com/docs/webhooks-overview

An incident there is the alarm, with the id that it has there. Who did something is not carried over.
"""

from __future__ import annotations

from noa_status.exchange.alerts.alarm import Alarm, AlarmState, Alert, Passed, key_of
from noa_status.exchange.alerts.fields import Fields

SYSTEM = "pagerduty"
_STATES = {
    "triggered": AlarmState.FIRING,
    "acknowledged": AlarmState.ACKNOWLEDGED,
    "resolved": AlarmState.RESOLVED,
}


def is_ours(payload: Fields) -> bool:
    """True for an event."""
    event = payload.raw.get("event")
    return isinstance(event, dict) and "event_type" in event


def alarm_of(payload: Fields) -> Alarm | Passed:
    """What the event says."""
    event = payload.object("event")
    kind = event.text("event_type")
    if kind == "pagey.ping":
        return Passed("it is a test")
    if not kind.startswith("incident."):
        return Passed(f"nothing follows from {kind or 'an event of no kind'}")
    data = event.object("data")
    # A note, a status update and the like speak of their incident; everything else is it.
    speaks_of = data.has("incident")
    incident = data.object("incident") if speaks_of else data
    id = incident.text("id")
    if not id:
        return Passed("it does not say which incident it is about")
    happened = kind.removeprefix("incident.").replace("_", " ").replace(".", " ")
    state = AlarmState.NOTE if speaks_of else _STATES.get(incident.text("status").lower(), AlarmState.NOTE)
    words = data.text("content", 1_000) or data.text("message", 1_000)
    title = incident.text("title") or incident.text("summary")
    link = incident.link("html_url")
    told_at = event.instant("occurred_at")
    return Alarm(
        system=SYSTEM,
        key=key_of(SYSTEM, id),
        state=state,
        title=title,
        words=": ".join(filter(None, ("" if happened in _STATES else happened, words))),
        alerts=() if speaks_of else (_alert(incident, title),),
        started_at=None if speaks_of else incident.instant("created_at"),
        ended_at=told_at if state is AlarmState.RESOLVED else None,
        told_at=told_at,
        links=(link,) if link else (),
    )


def _alert(incident: Fields, title: str) -> Alert:
    urgency, priority = incident.text("urgency"), incident.object("priority").text("summary")
    labels = {
        "title": title,
        "service": incident.object("service").text("summary"),
        "service_id": incident.object("service").text("id"),
        "urgency": urgency,
        "priority": priority,
        "escalation_policy": incident.object("escalation_policy").text("summary"),
    }
    return Alert(name=title, labels={name: value for name, value in labels.items() if value}, severity=priority or urgency)
