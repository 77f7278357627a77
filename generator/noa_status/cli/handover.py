"""noa-status handover: a role goes to somebody else."""

from __future__ import annotations

import click

from noa_status.cli.writing.options import How, incident_argument, writing


@click.command()
@click.argument("role")
@click.argument("person")
@incident_argument
@writing
def command(how: How, role: str, person: str, incident: str) -> None:
    """Give the ROLE in the only open incident (or in INCIDENT) to PERSON, and note it in the timeline.

    \b
    noa-status handover commander bo
    noa-status handover IC bo api-slow

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.asking import Asking
    from noa_status.cli.writing.desk import Desk
    from noa_status.cli.writing.facts import facts_proposal
    from noa_status.cli.writing.people import holder, role_of
    from noa_status.cli.writing.posts import open_incidents
    from noa_status.cli.writing.proposal import carry_out
    from noa_status.cli.writing.which import the_one

    desk = Desk(how.root, how.now)
    found = the_one(
        incident, desk.incidents, open_incidents(desk), "open incident", broken=desk.broken, may_ask=Asking(how).is_possible
    )
    id, to = role_of(role, desk.site), holder(person, desk.site)
    before, name = found.roles.get(id), id.replace("_", " ")
    if before == to:
        raise click.UsageError(f"{to} is {name} already.")
    note = f"{before} hands over to {to}, who is now {name}." if before else f"{to} is now {name}."
    carry_out(desk, facts_proposal(desk, found, {f"roles.{id}": to}, says=f"{to} is {name}", note=note), how)
