"""missing-roles: nobody stands in a role that the incident's severity needs."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import in_prose
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Policy

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident, policy: Policy) -> Iterator[Finding]:
    """Names the roles that are missing."""
    if incident.kind is not Kind.INCIDENT or incident.severity is None:
        return
    missing = [role for role in policy.severity(incident.severity).required_roles if not incident.roles.get(role, "").strip()]
    if missing:
        names = {role.id: role.name.lower() for role in policy.roles}
        says = f"a {incident.severity} needs {in_prose([f'its {names.get(role, role)}' for role in missing])}"
        wanted = {**incident.roles, **dict.fromkeys(missing, "...")}
        fix = f"roles: {{{', '.join(f'{role}: {person}' for role, person in wanted.items())}}}"
        yield rule.problem(
            at=in_facts(incident, "roles:" if incident.roles else "severity:"),
            says=says,
            fix=fix,
            hint="one person may hold several",
        )
