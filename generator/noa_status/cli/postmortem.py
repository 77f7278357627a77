"""noa-status postmortem: what happened, begun or published."""

from __future__ import annotations

from datetime import datetime

import click

from noa_status.cli.writing.options import How, incident_argument, instant, writing


@click.command()
@incident_argument
@click.option("--meeting", type=instant, help="When the meeting is.")
@click.option("--publish", is_flag=True, help="Say that it is done. postmortem.public.md becomes public then.")
@writing
def command(how: How, incident: str, meeting: datetime | None, publish: bool) -> None:
    """Begin the post-mortem of an incident, with the times and updates filled in; or set its meeting; or publish it.

    \b
    noa-status postmortem                                    of the only incident that owes one
    noa-status postmortem api-slow --meeting 2026-11-25T14:00Z
    noa-status postmortem api-slow --publish

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.postmortems import begin_or_change

    begin_or_change(how, incident, meeting, publish=publish)
