"""Roles and the people who hold them, as one types them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from noa_status.model.site import Site
from noa_status.problems.text import printable


def role_of(words: str, site: Site) -> str:
    """The id of a role, by its id, name or abbreviation (`IC`). Raises UsageError that names the roles."""
    wanted = words.strip().lower().replace(" ", "_").replace("-", "_")
    roles = site.policy.roles
    for role in roles:
        names = (role.id, role.name.lower().replace(" ", "_"), role.abbreviation.lower())
        if wanted in names or (len(wanted) > 2 and role.id.startswith(wanted)):
            return role.id
    close = get_close_matches(wanted, [role.id for role in roles], n=1, cutoff=0.5)
    listed = ", ".join(role.id for role in roles)
    raise click.UsageError(f'No role "{printable(words)}"; ' + (f'did you mean "{close[0]}"?' if close else f"one of: {listed}."))


def holder(words: str, site: Site) -> str:
    """The id of a person. Where `status.yml` lists nobody, anybody will do. Raises UsageError for somebody unknown."""
    wanted = words.strip()
    if not wanted:
        raise click.UsageError("A role is given to somebody: commander=ana.")
    if not site.people:
        return wanted
    names = {id.lower(): id for id in site.people} | {
        person.name.lower(): id for id, person in site.people.items() if person.name
    }
    if wanted.lower() in names:
        return names[wanted.lower()]
    close = get_close_matches(wanted.lower(), names, n=1, cutoff=0.5)
    hint = f' did you mean "{names[close[0]]}"?' if close else f" one of: {', '.join(site.people)}."
    raise click.UsageError(f'Nobody in status.yml is called "{printable(wanted)}";{hint}')


def roles_from(given: Sequence[str], site: Site) -> dict[str, str]:
    """Who does what, of what was typed (`commander=ana`). Raises UsageError as above."""
    pairs = (pair.partition("=") for pair in given)
    return {role_of(role, site): holder(person, site) for role, _, person in pairs}
