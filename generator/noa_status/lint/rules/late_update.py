"""late-update: an open incident has gone longer without an update than its severity promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from noa_status.lint.places import in_facts, in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.clocks import next_update_due_at
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy
from noa_status.model.progress import existing_updates
from noa_status.words.durations import duration_in_words

rule = Rule(of_plan=True)

# What is late for longer is not late but forgotten: long-open names it.
_FORGOTTEN = timedelta(days=14)


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime) -> Iterator[Finding]:
    """Names the last update, and how long ago the next one was due."""
    due_at = next_update_due_at(incident, policy, now)
    if due_at is None or not timedelta(0) < now - due_at <= _FORGOTTEN or incident.severity is None:
        return
    updates = existing_updates(incident, now)
    promise = f"{incident.severity} promises one every {duration_in_words(policy.severity(incident.severity).update_every)}"
    late = lasting(now - due_at)
    says = f"the next update is {late} late: {promise}" if updates else f"users were told nothing yet: {promise}"
    at = in_update(incident, updates[-1], "status:") if updates else in_facts(incident, "started_at:")
    hint = f"it was due at {due_at:%H:%M} UTC; write {incident.folder}/updates/{now:%Y%m%dT%H%MZ}.md"
    yield rule.problem(at=at, says=says, hint=hint)
