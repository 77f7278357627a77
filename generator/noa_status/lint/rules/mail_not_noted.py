"""mail-not-noted: the plan promises customers a mail for this severity, and the timeline does not speak of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.model.clocks import clocks_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Audience, Policy

rule = Rule(of_plan=True)

_RECENT = timedelta(days=14)
_WHOM: dict[Audience, str] = {"all_customers": "all customers", "affected_customers": "the customers that are affected"}
_MAIL = re.compile(
    r"\b(?:e-?mail|mail|newsletter)|\b(?:customers?|accounts?|users?|owners?) (?:\w+ ){0,3}(?:written to|notified|informed|told)",
    re.IGNORECASE,
)


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime, text: Callable[[str], str]) -> Iterator[Finding]:
    """Names the severity, from the first promised update on and until two weeks after the end, where a timeline is kept."""
    if incident.kind is not Kind.INCIDENT or incident.severity is None or "timeline.md" not in incident.text_ids:
        return
    severity = policy.severity(incident.severity)
    clocks = clocks_of(incident, policy, now)
    if severity.notify not in _WHOM or clocks.counts_from_at is None or now - clocks.counts_from_at <= severity.update_every:
        return
    if now - (clocks.resolved_at or now) > _RECENT or _MAIL.search(text(f"{incident.folder}/timeline.md")):
        return
    says = f"a {incident.severity} promises a mail to {_WHOM[severity.notify]}, and timeline.md speaks of none"
    hint = f"send it, then note it: - {now:%Y-%m-%dT%H:%MZ} E-mail sent to {_WHOM[severity.notify]}."
    yield rule.problem(at=in_facts(incident, "severity:"), says=says, hint=hint)
