"""restored-but-open: all components are well again, and the update still says that the cause is looked for or known."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind, Status

rule = Rule()

_BEFORE_THE_FIX = (Status.INVESTIGATING, Status.IDENTIFIED)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names the update that restores the last component without another status."""
    if incident.kind is not Kind.INCIDENT:
        return
    broken: set[str] = set()
    for update in incident.updates:
        was_broken = bool(broken)
        for id, status in update.components.items():
            (broken.discard if status is ComponentStatus.OPERATIONAL else broken.add)(id)
        if was_broken and not broken and update.status in _BEFORE_THE_FIX:
            says = f'every component is operational again, and the status is still "{update.status}"'
            hint = "`monitoring`, if it may come back; `resolved`, if it is over"
            yield rule.problem(at=in_update(incident, update, "status:"), says=says, fix="status: monitoring", hint=hint)
