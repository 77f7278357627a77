"""Prometheus' Alertmanager: webhooks of version 3 and 4. https://prometheus.io/docs/alerting/latest/configuration/#webhook_config

A notification tells of a group of alerts, and the group is the alarm: `groupKey` (a number in version 3) stays the same.
"""

from __future__ import annotations

from noa_status.exchange.alerts.alarm import Alarm, AlarmState, Alert, Passed, key_of
from noa_status.exchange.alerts.fields import Fields

SYSTEM = "alertmanager"
_MOST_LINKS = 3
_LINKS = ("dashboardURL", "panelURL", "generatorURL")


def is_ours(payload: Fields) -> bool:
    """True for a notification in this form."""
    return isinstance(payload.raw.get("alerts"), list)


def alarm_of(payload: Fields) -> Alarm | Passed:
    """What the notification says."""
    return group_of(payload, SYSTEM)


def group_of(payload: Fields, system: str) -> Alarm | Passed:
    """A notification of a group of alerts, in the form that Grafana took over."""
    told = [(one, _is_resolved(one, payload)) for one in payload.objects("alerts")]
    if not told:
        return Passed("there is no alert in it")
    is_resolved = all(over for _, over in told)
    counted = [one for one, over in told if over == is_resolved]
    alerts = tuple(_alert(one, payload) for one in counted)
    started = [at for one in counted if (at := one.instant("startsAt")) is not None]
    ended = [at for one in counted if is_resolved and (at := one.instant("endsAt")) is not None]
    return Alarm(
        system=system,
        key=_key(payload, [one for one, _ in told], system),
        state=AlarmState.RESOLVED if is_resolved else AlarmState.FIRING,
        title=_title(payload, counted),
        alerts=alerts,
        started_at=min(started, default=None),
        ended_at=max(ended, default=None),
        links=_links(payload, counted),
    )


def _is_resolved(alert: Fields, payload: Fields) -> bool:
    return (alert.text("status") or payload.text("status")).lower() == "resolved"


def _alert(alert: Fields, payload: Fields) -> Alert:
    labels = payload.texts("commonLabels") | alert.texts("labels")
    severity = labels.get("severity") or alert.object("annotations").text("severity")
    return Alert(name=labels.get("alertname", ""), labels=labels, severity=severity)


def _key(payload: Fields, alerts: list[Fields], system: str) -> str:
    """What stays the same: the group's key, or else the alerts' own, or else their labels."""
    group = payload.text("groupKey", 2_000)
    own = [one.text("fingerprint") or repr(sorted(one.texts("labels").items())) for one in alerts]
    return key_of(system, group) if group else key_of(system, *sorted(own))


def _title(payload: Fields, alerts: list[Fields]) -> str:
    notes = [payload.object("commonAnnotations"), *(one.object("annotations") for one in alerts)]
    found = (words for name in ("summary", "description", "message") for note in notes if (words := note.text(name)))
    return next(found, "")


def _links(payload: Fields, alerts: list[Fields]) -> tuple[str, ...]:
    base = payload.link("externalURL")
    found = [link for name in _LINKS for one in alerts if (link := one.link(name, base))]
    return tuple(dict.fromkeys(found))[:_MOST_LINKS] or ((base,) if base else ())
