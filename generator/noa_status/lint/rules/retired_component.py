"""retired-component: an update speaks of a component that was retired before."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Incident
from noa_status.model.site import Site

rule = Rule()


@rule.each_incident
def check(incident: Incident, site: Site) -> Iterator[Finding]:
    """Names each component that an update names on or after the day that it was retired."""
    retired = {component.id: component.retired_on for component in site.components if component.retired_on is not None}
    for update in incident.updates:
        for id in update.components:
            if id in retired and update.at.date() >= retired[id]:
                says = f'"{id}" was retired on {retired[id]}, so no page shows this'
                hint = f"name what replaced it; or put `retired_on` of {id} in status.yml right"
                yield rule.problem(at=in_update(incident, update, "components:", id), says=says, hint=hint)
