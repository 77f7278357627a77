"""escalation-not-noted: an open incident has gone on for so long that others have to know, and nothing says that they do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import in_prose, lasting
from noa_status.model.clocks import clocks_of
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy

rule = Rule(of_plan=True)

# Whoever escalates writes it down afterwards; and after two weeks an incident is forgotten, which long-open says.
_GRACE = timedelta(minutes=10)
_FORGOTTEN = timedelta(days=14)
_FIRST_LEVEL = 1


@rule.each_incident
def check(incident: Incident, policy: Policy, now: datetime, text: Callable[[str], str]) -> Iterator[Finding]:
    """Names the last step that was due, where a timeline is kept that speaks of none of those that were."""
    clocks = clocks_of(incident, policy, now)
    if not clocks.is_open or clocks.elapsed_for > _FORGOTTEN or "timeline.md" not in incident.text_ids:
        return
    due = [rung for rung in clocks.rungs if rung.at + _GRACE <= now and rung.level != _FIRST_LEVEL]
    if not due:
        return
    path = f"{incident.folder}/timeline.md"
    noted = text(path)
    words = [name for rung in due for name in (*rung.who, f"level {rung.level}")]
    if re.search("|".join([r"\bescalat", *(rf"\b{re.escape(word)}\b" for word in words)]), noted, re.IGNORECASE):
        return
    rung = due[-1]
    says = f"{in_prose(rung.who)} had to know {lasting(now - rung.at)} ago, and the timeline speaks of no escalation"
    over = f" ({in_prose(rung.channels, last='or')})" if rung.channels else ""
    hint = f"tell them{over}, then add to timeline.md: - {now:%Y-%m-%dT%H:%MZ} Escalated to {rung.who[0]}."
    yield rule.problem(at=in_facts(incident, "severity:"), says=says, hint=hint)
