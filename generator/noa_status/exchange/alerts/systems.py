"""Which system sent a payload, and what it says."""

from __future__ import annotations

from collections.abc import Mapping

from noa_status.exchange.alerts import alertmanager, grafana, opsgenie, pagerduty
from noa_status.exchange.alerts.alarm import Alarm, Passed
from noa_status.exchange.alerts.fields import Fields

# Alertmanager last: Grafana took over its form.
_SYSTEMS = (pagerduty, opsgenie, grafana, alertmanager)
NAMES = {"alertmanager": "Alertmanager", "grafana": "Grafana", "opsgenie": "Opsgenie", "pagerduty": "PagerDuty"}
"""The systems that are known, as people write them."""


def alarm_of(payload: Mapping[str, object], faults: list[str]) -> Alarm | Passed | None:
    """What a payload says; None where no system is known that tells so. `faults` gathers the fields that are wrong."""
    fields = Fields(payload, "", faults)
    for system in _SYSTEMS:
        if system.is_ours(fields):
            return system.alarm_of(fields)
    return None
