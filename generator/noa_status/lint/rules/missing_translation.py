"""missing-translation: an incident is told in a language, and one of its updates is not."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.lint.places import in_facts, in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy
from noa_status.model.site import Site
from noa_status.model.visibility import is_public

rule = Rule(of_plan=True)


@rule.each_incident
def check(incident: Incident, site: Site, policy: Policy) -> Iterator[Finding]:
    """Names each update, and a title, without the words in a language that other updates of the record have."""
    if not is_public(incident, policy):
        return
    for language in site.languages[1:]:
        if not any(language in update.translations for update in incident.updates):
            continue
        if language not in incident.titles:
            fix = f"titles: {{{language}: ...}}"
            says = f"updates are told in {language}, and the title is not"
            yield rule.problem(at=in_facts(incident, "title:"), says=says, fix=fix)
        for update in incident.updates:
            if language not in update.translations:
                says = f"other updates of this incident are told in {language}, and this one is not"
                hint = f"add {incident.folder}/updates/{update.id}.{language}.md"
                yield rule.problem(at=in_update(incident, update), says=says, hint=hint)
