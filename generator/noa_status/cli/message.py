"""noa-status message: drafts of what to tell whom."""

from __future__ import annotations

from typing import Any

import click

from noa_status.cli.options import now_option, root_option
from noa_status.cli.writing.options import incident_argument

_WHOM = ("internal", "public", "mail")


@click.command()
@incident_argument
@click.option("--for", "whom", type=click.Choice(_WHOM), help="Whom it is for (default: everyone).")
@click.option("-s", "--status", help="For which status (default: the one that holds).")
@click.option("--all", "every", is_flag=True, help="For every status.")
@click.option("--actions", default="", help="What is being done, for the internal update.")
@click.option("--json", "as_json", is_flag=True, help="Print the drafts as JSON.")
@root_option
@now_option
def command(**given: Any) -> None:
    """Draft messages from the plan's templates, with everything filled in that the record knows.

    \b
    noa-status message                              all of them, for the only open incident
    noa-status message --for internal --actions "taking the release back"
    noa-status message api-slow --for mail -s resolved
    noa-status message --all --json                 for programs

    What only you can say stands in [brackets] or <angles>. Exit status: 0 drafted, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.drafting import tell_drafts

    tell_drafts(**given)
