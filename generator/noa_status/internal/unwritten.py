"""What helps with an alert that nobody has written up: what the plan says to do first, its severities, and the file to write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from noa_status.internal import addresses
from noa_status.internal.facts import Facts
from noa_status.internal.page import World
from noa_status.internal.short_links import is_fit
from noa_status.internal.values import Fact, Link, PlanSection, Unwritten
from noa_status.model.alert import AlertRule
from noa_status.model.incident import Incident

ANY = "AlertName"
"""What stands for the name where it is not known yet."""

_NEAREST = 5
_LIKE_ENOUGH = 0.55


def unwritten_names(world: World, facts: Facts, written: Collection[str]) -> dict[str, AlertRule | Incident]:
    """The alerts that a rule or an incident names and no runbook answers to, each with the first that names it."""
    lowered = {name.lower() for name in written}
    found: dict[str, AlertRule | Incident] = {}
    for rule in world.repository.alert_rules:
        found.setdefault(rule.name, rule)
    for incident in facts.incidents:
        for name in incident.alerts:
            found.setdefault(name, incident)
    return {name: by for name, by in sorted(found.items()) if name.lower() not in lowered and is_fit(name)}


def unwritten_of(name: str, page: str, world: World) -> Unwritten:
    """What is shown on a page for the alert with this name."""
    policy = world.repository.site.policy
    first = policy.phases[0] if policy.phases else None
    path = f"runbooks/{name}.md"
    url = world.new_file(path, _skeleton(name)) if world.new_file is not None else ""
    return Unwritten(
        name=name,
        steps=tuple(
            PlanSection(id=f"first-{number}", title=step.title, points=step.points)
            for number, step in enumerate(first.steps if first is not None else (), 1)
        ),
        steps_link=Link("The whole process", world.href(page, addresses.plan("process"))) if first is not None else None,
        severities=tuple(
            Fact(
                name=severity.id,
                words=severity.definition,
                links=(
                    Link(f"{severity.id} {severity.name}", world.href(page, addresses.plan("severities"), severity.id.lower())),
                ),
            )
            for severity in policy.severities
        ),
        contact=policy.contact,
        path=path,
        write=Link("Write it now", url) if url else None,
    )


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """The names that are most like this one."""
    by_lower = {other.lower(): other for other in names}
    return [by_lower[found] for found in get_close_matches(name.lower(), by_lower, n=_NEAREST, cutoff=_LIKE_ENOUGH)]


def _skeleton(name: str) -> str:
    sections = "".join(f"\n## {section}\n" for section in ("Meaning", "Impact", "Diagnosis", "Mitigation"))
    return f"---\nalerts: [{name}]\n---\n# {name}\n{sections}"
