"""title-from-alerts: the public reads of an incident under the title that alerts gave it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.model.alarms import title_by_components
from noa_status.model.incident import Incident
from noa_status.model.progress import existing_updates
from noa_status.model.site import Site

rule = Rule()


@rule.each_incident
def check(incident: Incident, site: Site, now: datetime) -> Iterator[Finding]:
    """Names a title that is made of component names alone, where an update is out."""
    if not incident.alert_keys or not existing_updates(incident, now):
        return
    if incident.title == title_by_components(incident.alert_components, site):
        says = "this title was made from an alert, and the public reads it"
        yield rule.problem(at=in_facts(incident, "title:"), says=says, hint="say what is wrong, as customers would say it")
