"""action-item-overdue: an action item is open after the day that it was promised for, or that the plan gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from noa_status.lint.places import in_postmortem
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.action_items import items_of
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime) -> Iterator[Finding]:
    """Names each action item with the days that it is late."""
    for found in items_of([incident], policy, now):
        if found.is_overdue(now.date()) and found.due_on is not None:
            item = found.item
            by = f", which the plan wants by {found.due_on}," if found.by_policy else ""
            says = f'"{item.title}"{by} is {lasting(now.date() - found.due_on)} overdue'
            hint = f"{item.owner or 'its owner'} writes `state: done`, or another day and why"
            yield rule.problem(at=in_postmortem(incident, "action_items:", item.id, "due:"), says=says, hint=hint)
