"""unknown-runbook: a record refers to a runbook that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import nearest
from noa_status.model.site import Repository

rule = Rule()


@rule.once
def check(repository: Repository) -> Iterator[Finding]:
    """Names each such runbook, and the one that was probably meant. Where there is none at all, they are kept elsewhere."""
    known = {runbook.id for runbook in repository.runbooks}
    if not known:
        return
    for incident in repository.incidents:
        for name in incident.runbooks:
            if name not in known:
                meant = nearest(name, known)
                corrected = ", ".join(meant if other == name else other for other in incident.runbooks)
                yield rule.problem(
                    at=in_facts(incident, "runbooks:", name),
                    says=f'there is no runbook "{name}"',
                    fix=f"runbooks: [{corrected}]" if meant else "",
                    hint="a runbook's id is its file's name without .md",
                )
