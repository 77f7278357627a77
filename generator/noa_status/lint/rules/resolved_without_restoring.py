"""resolved-without-restoring: an update says that it is over, and that a component is not well."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Status

rule = Rule()

_OVER = (Status.RESOLVED, Status.POSTMORTEM, Status.COMPLETED)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names each such component. The components of the first update count from the start, so there they say what was broken."""
    for update in incident.updates[1:]:
        if update.status not in _OVER:
            continue
        for id, status in update.components.items():
            if status is not ComponentStatus.OPERATIONAL:
                says = f'"{update.status}" restores everything, so no page shows {id} as {status}'
                hint = "`monitoring`, if it is not over; or another incident, if something else remains"
                at = in_update(incident, update, "components:", f"{id}:")
                yield rule.problem(at=at, says=says, hint=hint)
