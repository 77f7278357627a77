"""noa-status rollback: put an earlier release back in place."""

from __future__ import annotations

from pathlib import Path

import click

from noa_status.cli.options import root_option


@click.command()
@click.argument("target")
@click.argument("release", default="")
@click.option("--json", "as_json", is_flag=True, help="Print what is in place now as JSON.")
@root_option
def command(target: str, release: str, as_json: bool, root: Path) -> None:
    """Put a RELEASE back in place at a TARGET in one step: the one before that in place, if none is named.

    \b
    noa-status rollback /srv/status
    noa-status rollback main 000012-20261124T103500Z
    noa-status publish --list                   which releases there are

    Nothing is sent, so it takes no time. The next publication goes forward again: put the record right first. Exit status:
    0 done, 2 wrong use (no such release, a target without releases), 3 the target failed.
    """
    import json

    from noa_status.cli.writing.targets import read_site
    from noa_status.deliver.publish import rollback
    from noa_status.deliver.targets.open import open_target

    site = read_site(root)
    place = open_target(target, root, site.publish.targets, site.url)
    try:
        chosen = rollback(place, release)
    finally:
        place.close()
    click.echo(json.dumps({"target": place.url, "release": chosen}) if as_json else f"{place.url}: {chosen} is in place")
