"""How incidents were found, and whether a runbook was there and helped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from noa_status.model.incident import Finder, Incident
from noa_status.model.runbook import Runbook

RunbookUse = Literal["helped", "did_not_help", "not_said", "not_named", "none"]
"""What a record says of runbooks: that they helped, that they did not, names some and says neither, names none although one
answers its alert; or there was none."""


def finder_of(incident: Incident) -> Finder | None:
    """How it was found: as the record says, or by alert where it names alerts; None where nothing says so."""
    return incident.detected_by or (Finder.ALERT if incident.alerts else None)


def runbook_use_of(incident: Incident, answered: frozenset[str]) -> RunbookUse:
    """What the record says of its runbooks; `answered` are the alerts that a runbook answers, in lower case."""
    if incident.runbook_helped is not None:
        return "helped" if incident.runbook_helped else "did_not_help"
    if incident.runbooks:
        return "not_said"
    return "not_named" if any(alert.lower() in answered for alert in incident.alerts) else "none"


def answered_alerts(runbooks: Iterable[Runbook]) -> frozenset[str]:
    """The names of alerts that runbooks answer, in lower case."""
    return frozenset(name.lower() for runbook in runbooks for name in runbook.alert_names)
