"""action-item-without-date: something is to be done, and nobody has said by when."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_postmortem
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Incident

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names each action item that is open and has no day."""
    for item in incident.postmortem.action_items if incident.postmortem is not None else ():
        if item.is_open and item.due is None:
            says = f'by when is "{item.title}" done?'
            at = in_postmortem(incident, "action_items:", item.id)
            yield rule.problem(at=at, says=says, fix="due: ...", hint="what has no day is done after everything that has one")
