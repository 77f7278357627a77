"""noa-status update: another public message about an incident or a maintenance."""

from __future__ import annotations

import click

from noa_status.cli.writing.options import How, components_option, incident_argument, text_option, writing


@click.command()
@incident_argument
@click.option("-s", "--status", help="investigating, identified, monitoring ... (default: at a terminal asked, else as it is).")
@text_option
@components_option
@writing
def command(how: How, incident: str, status: str | None, text: str | None, components: tuple[str, ...]) -> None:
    """Post an update: of the only open incident, or of the INCIDENT with this id or a part of it.

    \b
    noa-status update                                   asks
    noa-status update -s identified -m "A release slowed the API down. We are taking it back."
    noa-status update api-slow -s monitoring -c api=operational
    git log -1 --format=%b | noa-status update -m -     the text from elsewhere

    A text that is not given begins as the plan's template for the status. Exit status: 0 written, 1 something in it is wrong
    and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.posts import post

    post(how, incident, status, text, components)
