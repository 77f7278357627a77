"""noa-status note: a line in an incident's timeline."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from noa_status.cli.writing.options import How, instant, writing


@click.command()
@click.argument("text")
@click.option("-i", "--incident", default="", help="Which record: its id or a part of it (default: the only open incident).")
@click.option("--at", type=instant, help="When it was (default: now).")
@writing
def command(how: How, text: str, incident: str, at: datetime | None) -> None:
    """Note TEXT in the timeline, which is internal: what was seen and done, and when. - reads it from standard input.

    \b
    noa-status note "Traffic is at half of what it usually is."
    noa-status note "First error in the log." --at 2026-11-24T09:58Z -i api-slow

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.asking import Asking
    from noa_status.cli.writing.desk import Desk
    from noa_status.cli.writing.facts import facts_proposal
    from noa_status.cli.writing.posts import open_incidents
    from noa_status.cli.writing.proposal import carry_out
    from noa_status.cli.writing.which import the_one

    said = (sys.stdin.read() if text == "-" else text).strip()
    if not said:
        raise click.UsageError("A note says something.")
    desk = Desk(how.root, how.now)
    found = the_one(
        incident, desk.incidents, open_incidents(desk), "open incident", broken=desk.broken, may_ask=Asking(how).is_possible
    )
    moment = (at or how.now).replace(microsecond=0)
    moment = moment if at else moment.replace(second=0)
    carry_out(desk, facts_proposal(desk, found, {}, says="timeline", note=said, at=moment), how)
