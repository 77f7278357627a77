"""unknown-factor: a post-mortem names a contributing factor that is not in the list."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_postmortem
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import nearest
from noa_status.model.incident import Incident
from noa_status.model.site import Site

rule = Rule()


@rule.each_incident
def check(incident: Incident, site: Site) -> Iterator[Finding]:
    """Names each such factor, and the one that was probably meant; and action items against a factor that had no part."""
    postmortem = incident.postmortem
    if postmortem is None:
        return
    for factor in postmortem.factors if site.factors else ():
        if factor not in site.factors:
            meant = nearest(factor, site.factors)
            corrected = ", ".join(meant if other == factor else other for other in postmortem.factors)
            yield rule.problem(
                at=in_postmortem(incident, "factors:", factor),
                says=f'"{factor}" is not among `factors` in status.yml',
                fix=f"factors: [{corrected}]" if meant else "",
                hint=f'did you mean "{meant}"?'
                if meant
                else "the same cause under one name is found again: choose one, or add it there",
            )
    for item in postmortem.action_items:
        if item.factor is not None and item.factor not in postmortem.factors:
            yield rule.problem(
                at=in_postmortem(incident, "action_items:", item.id, "factor:"),
                says=f'"{item.factor}" is not among the factors of this post-mortem',
                hint=f"its factors: {', '.join(postmortem.factors) or 'none'}",
            )
