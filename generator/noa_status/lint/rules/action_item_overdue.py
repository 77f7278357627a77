"""action-item-overdue: an action item is open after the day that it was promised for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from noa_status.lint.places import in_postmortem
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.incident import Incident

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident, now: datetime) -> Iterator[Finding]:
    """Names each action item with the days that it is late."""
    for item in incident.postmortem.action_items if incident.postmortem is not None else ():
        if item.is_open and item.due is not None and item.due < now.date():
            says = f'"{item.title}" is {lasting(now.date() - item.due)} overdue'
            hint = f"{item.owner or 'its owner'} writes `state: done`, or another day and why"
            yield rule.problem(at=in_postmortem(incident, "action_items:", item.id, "due:"), says=says, hint=hint)
