"""noa-status ack: somebody has taken an incident."""

from __future__ import annotations

from datetime import datetime

import click

from noa_status.cli.writing.options import How, incident_argument, instant, writing


@click.command()
@incident_argument
@click.option("--by", help="Who has taken it; noted in the timeline.")
@click.option("--at", type=instant, help="When (default: now).")
@click.option("--again", is_flag=True, help="Replace the time that is recorded already.")
@writing
def command(how: How, incident: str, by: str | None, at: datetime | None, again: bool) -> None:
    """Acknowledge the only open incident, or the INCIDENT with this id or a part of it: the clock of MTTA stops.

    \b
    noa-status ack
    noa-status ack api-slow --by ana
    noa-status ack --at 2026-11-24T10:07Z

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.asking import Asking
    from noa_status.cli.writing.desk import Desk
    from noa_status.cli.writing.facts import facts_proposal
    from noa_status.cli.writing.people import holder
    from noa_status.cli.writing.posts import open_incidents
    from noa_status.cli.writing.proposal import carry_out
    from noa_status.cli.writing.which import the_one

    desk = Desk(how.root, how.now)
    found = the_one(
        incident, desk.incidents, open_incidents(desk), "open incident", broken=desk.broken, may_ask=Asking(how).is_possible
    )
    if found.acknowledged_at is not None and not again:
        raise click.UsageError(f"{found.id} was acknowledged at {found.acknowledged_at:%Y-%m-%dT%H:%MZ}; --again replaces that.")
    moment = (at or how.now).replace(second=0, microsecond=0)
    person = holder(by, desk.site) if by else ""
    note = f"{person} acknowledges." if person else ""
    carry_out(desk, facts_proposal(desk, found, {"acknowledged_at": moment}, says="acknowledged", note=note, at=moment), how)
