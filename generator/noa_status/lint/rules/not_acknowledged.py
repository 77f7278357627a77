"""not-acknowledged: nobody has said that they took an incident, and its severity's time for that is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.clocks import clocks_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Policy

rule = Rule(of_plan=True)

_FORGOTTEN = timedelta(days=14)


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime) -> Iterator[Finding]:
    """Names an incident that was detected at a known time and never acknowledged; while it is open, and two weeks longer."""
    if incident.kind is not Kind.INCIDENT or incident.acknowledged_at is not None or incident.detected_at is None:
        return
    clocks = clocks_of(incident, policy, now)
    due_at = clocks.acknowledge_by
    if due_at is None or not due_at < now or now - (clocks.resolved_at or now) > _FORGOTTEN or clocks.elapsed_for > _FORGOTTEN:
        return
    since = f"it was due {lasting(now - due_at)} ago" if clocks.is_open else "the figures lack it"
    says = f"nobody is recorded as having taken this {incident.severity}: {since}"
    fix = f"acknowledged_at: {now:%Y-%m-%dT%H:%MZ}" if clocks.is_open else ""
    hint = "`acknowledged_at` says when a person took it; the time to acknowledge (MTTA) counts to there"
    yield rule.problem(at=in_facts(incident, "detected_at:"), says=says, fix=fix, hint=hint)
