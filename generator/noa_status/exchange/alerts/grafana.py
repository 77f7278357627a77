"""Grafana: unified alerting (8 and later), which tells as Alertmanager does, and the alerting of dashboards before that.

https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
"""

from __future__ import annotations

import re

from noa_status.exchange.alerts import alertmanager
from noa_status.exchange.alerts.alarm import Alarm, AlarmState, Alert, Passed, key_of
from noa_status.exchange.alerts.fields import Fields

SYSTEM = "grafana"
_TEST = Passed("it is the test of a contact point")
_STATES = {"alerting": AlarmState.FIRING, "no_data": AlarmState.FIRING, "ok": AlarmState.RESOLVED}
_STATE_BEFORE = re.compile(r"\[[A-Za-z ]{2,12}\]\s*")


def is_ours(payload: Fields) -> bool:
    """True for a notification of either alerting."""
    return _is_unified(payload) or payload.has("ruleName", "state") or payload.has("ruleId", "state")


def alarm_of(payload: Fields) -> Alarm | Passed:
    """What the notification says."""
    if not _is_unified(payload):
        return _of_dashboard(payload)
    group = alertmanager.group_of(payload, SYSTEM)
    return _TEST if isinstance(group, Alarm) and group.alerts and all(map(_is_test, group.alerts)) else group


def _is_unified(payload: Fields) -> bool:
    return isinstance(payload.raw.get("alerts"), list) and (payload.has("orgId") or payload.has("appVersion"))


def _is_test(alert: Alert) -> bool:
    return alert.name == "TestAlert" and alert.labels.get("instance") == "Grafana"


def _of_dashboard(payload: Fields) -> Alarm | Passed:
    state = payload.text("state").lower()
    name = payload.text("ruleName")
    if state not in _STATES:
        return Passed(f"the rule's state is {state or 'not told'}")
    if name == "Test notification" and payload.text("ruleId") in ("0", ""):
        return _TEST
    tags = payload.texts("tags")
    found = [tags | match.texts("tags") for match in payload.objects("evalMatches")] or [tags]
    labels = [dict(pairs) for pairs in dict.fromkeys(tuple(sorted(one.items())) for one in found)]
    link = payload.link("ruleUrl")
    # The link's path is the dashboard, and the number of a rule counts within one Grafana.
    where = link.partition("?")[0]
    title = payload.text("title")
    # Tags of the rule come before those of the series, as what its author says of the severity.
    severity = tags.get("severity", "")
    return Alarm(
        system=SYSTEM,
        key=key_of(SYSTEM, where, payload.text("ruleId") or name),
        state=_STATES[state],
        title=payload.text("message") or _STATE_BEFORE.sub("", title, count=1),
        alerts=tuple(Alert(name=name, labels=one, severity=severity or one.get("severity", "")) for one in labels),
        links=(link,) if link else (),
    )
