"""severity-and-impact-disagree: the team is told one thing and the public another."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Impact, Incident, Kind
from noa_status.model.policy import Policy

rule = Rule(of_plan=True)

_RANKS = {impact: rank for rank, impact in enumerate(Impact)}
# One step up or down is a judgement; two are a contradiction.
_JUDGEMENT = 1


@rule.each_incident
def check(incident: Incident, policy: Policy) -> Iterator[Finding]:
    """Names an impact that is more than a step away from what the policy says for the severity."""
    if incident.kind is not Kind.INCIDENT or incident.impact is None or incident.severity is None:
        return
    usual = policy.severity(incident.severity).impact
    if abs(_RANKS[incident.impact] - _RANKS[usual]) > _JUDGEMENT:
        says = f"a {incident.severity} is told to the public as {usual}, this one as {incident.impact}"
        hint = "one of the two is wrong; without `impact` the policy decides"
        yield rule.problem(at=in_facts(incident, "impact:"), says=says, fix=f"impact: {usual}", hint=hint)
