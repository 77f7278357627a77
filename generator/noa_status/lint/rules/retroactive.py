"""retroactive: an incident whose only update says that it is over."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.incident import Incident, Kind, Status

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names the update."""
    if incident.kind is not Kind.INCIDENT or len(incident.updates) != 1:
        return
    update = incident.updates[0]
    if update.status is Status.RESOLVED:
        late = f", {lasting(update.at - incident.begins_at)} after it began" if update.at > incident.begins_at else ""
        says = f"the first that users hear is that it is over{late}"
        hint = "if they were told elsewhere, add those messages as updates with their times"
        yield rule.problem(at=in_update(incident, update, "status:"), says=says, hint=hint)
