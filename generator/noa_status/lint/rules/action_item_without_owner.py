"""action-item-without-owner: something is to be done, and nobody is named who does it."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_postmortem
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Incident

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names each action item that is open and has no owner."""
    for item in incident.postmortem.action_items if incident.postmortem is not None else ():
        if item.is_open and not (item.owner or "").strip():
            says = f'nobody owns "{item.title}"'
            yield rule.problem(
                at=in_postmortem(incident, "action_items:", item.id),
                says=says,
                fix="owner: ...",
                hint="what nobody owns is not done",
            )
