"""resolved-untold: the facts say that an incident is over, and no update does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import written
from noa_status.model.incident import Incident, Kind, Status
from noa_status.model.policy import Policy
from noa_status.model.progress import existing_updates, known
from noa_status.model.visibility import is_public

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime) -> Iterator[Finding]:
    """Names the instant, where the public was told of the incident."""
    updates = existing_updates(incident, now)
    if incident.kind is not Kind.INCIDENT or not updates or not is_public(incident, policy):
        return
    resolved_at = known(incident.resolved_at, now)
    if resolved_at is not None and updates[-1].status not in (Status.RESOLVED, Status.POSTMORTEM):
        says = f'over since {written(resolved_at)}, and the last that users heard is "{updates[-1].status}"'
        hint = f"add updates/{resolved_at:%Y%m%dT%H%MZ}.md with `status: resolved`"
        yield rule.problem(at=in_facts(incident, "resolved_at:"), says=says, hint=hint)
