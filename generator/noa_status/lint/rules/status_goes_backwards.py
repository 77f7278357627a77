"""status-goes-backwards: an update takes back what the one before it said, though nothing was reopened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from noa_status.lint.places import in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import INCIDENT_STATUSES, MAINTENANCE_STATUSES, Incident, Kind, Status

rule = Rule()

_RANKS = {status: rank for statuses in (INCIDENT_STATUSES, MAINTENANCE_STATUSES) for rank, status in enumerate(statuses)}
# A fix that did not hold is no mistake: from here an incident may go back, if it had got here step by step.
_MAY_REOPEN = (Status.MONITORING, Status.RESOLVED, Status.POSTMORTEM)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names each update that goes back."""
    began = False
    for before, after in pairwise(incident.updates):
        began = began or before.status not in _MAY_REOPEN
        if _RANKS[after.status] >= _RANKS[before.status]:
            continue
        if incident.kind is Kind.INCIDENT and began and before.status in _MAY_REOPEN:
            continue
        says = f'"{after.status}" comes after "{before.status}" ({before.at:%Y-%m-%d %H:%M} UTC)'
        hint = f"is the time in one of the two file names typed wrong? the other is updates/{before.id}.md"
        yield rule.problem(at=in_update(incident, after, "status:"), says=says, hint=hint)
