"""postmortem-owed: the plan wants a post-mortem, and its time is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from noa_status.lint.places import in_facts, in_postmortem
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting
from noa_status.model.clocks import clocks_of
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime) -> Iterator[Finding]:
    """Names the severity that asks for it, or the post-mortem where there is one without a meeting."""
    clocks = clocks_of(incident, policy, now)
    due_at, postmortem = clocks.postmortem_due_at, incident.postmortem
    if due_at is None or now <= due_at or clocks.postmortem_met:
        return
    owing = next((field for field in policy.postmortem_also_for if getattr(incident, field)), "")
    why = owing.replace("_", " ") or f"a {incident.severity}"
    if postmortem is None:
        says = f"{why} owes a post-mortem; it was due {lasting(now - due_at)} ago"
        hint = f"write {incident.folder}/postmortem.md; its sections stand in POST_MORTEM_TEMPLATE.md"
        yield rule.problem(at=in_facts(incident, f"{owing or 'severity'}:"), says=says, hint=hint)
    elif postmortem.meeting_at is None or postmortem.meeting_at > now:
        says = f"the post-mortem's meeting was due {lasting(now - due_at)} ago, and none is recorded"
        hint = "`meeting_at` says when it was held; or publish the post-mortem"
        at = in_postmortem(incident, "state:" if postmortem.meeting_at is None else "meeting_at:")
        yield rule.problem(at=at, says=says, hint=hint)
