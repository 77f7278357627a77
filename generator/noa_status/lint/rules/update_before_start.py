"""update-before-start: an update that is older than what it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_facts, in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting, written
from noa_status.model.incident import Incident, Kind, Status
from noa_status.model.progress import scheduled_at

rule = Rule()

_OVER = (Status.VERIFYING, Status.COMPLETED)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names the first such update of an incident; of a maintenance, the one that says it is done before its window opens."""
    if not incident.updates:
        return
    first = incident.updates[0]
    if incident.kind is Kind.MAINTENANCE:
        early = next((update for update in incident.updates if update.status is Status.IN_PROGRESS), None)
        for update in incident.updates:
            window = scheduled_at(incident, update.at)
            begins = update.at if window is None else window.start
            if update.status in _OVER and update.at < begins and (early is None or early.at > update.at):
                says = f'"{update.status}" {lasting(begins - update.at)} before the window opens ({written(begins)})'
                hint = "if the work was done early, an `in_progress` update says since when"
                yield rule.problem(at=in_update(incident, update, "status:"), says=says, hint=hint)
                return
    elif incident.started_at is not None and first.at < incident.started_at:
        says = f"the first update came {lasting(incident.started_at - first.at)} before this"
        fix = f"started_at: {written(first.at)}"
        hint = f"or is the name of updates/{first.id}.md typed wrong? the public pages count from there"
        yield rule.problem(at=in_facts(incident, "started_at:"), says=says, fix=fix, hint=hint)
