"""noa-status show: what is open, and what it asks for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from noa_status.cli.options import now_option, root_option
from noa_status.cli.writing.options import incident_argument


@click.command()
@incident_argument
@click.option("--links", is_flag=True, help="Print the links in full that open the forge's form for each next update.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
@root_option
@now_option
def command(incident: str, links: bool, as_json: bool, root: Path, now: datetime) -> None:
    """Show everything that is open, or the INCIDENT with this id or a part of it: where it stands, what is owed, who does what.

    \b
    noa-status show
    noa-status show api-slow --links
    noa-status show --json | jq '.[].owed'

    Exit status: 0 shown, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.showing import show

    show(root, now, incident, links=links, as_json=as_json)
