"""noa-status resolve: the last update of an incident."""

from __future__ import annotations

import click

from noa_status.cli.writing.options import How, incident_argument, text_option, writing


@click.command()
@incident_argument
@text_option
@writing
def command(how: How, incident: str, text: str | None) -> None:
    """Resolve the only open incident, or the INCIDENT with this id or a part of it: all its components are restored.

    \b
    noa-status resolve
    noa-status resolve api-slow -m "Requests are answered as fast as usual again."

    Of an incident that the public knows nothing of, `resolved_at` is set instead. Exit status: 0 written, 1 something in it is
    wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.posts import post

    post(how, incident, "resolved", text, ())
