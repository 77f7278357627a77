"""noa-status stale: whether what visitors get is still true."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import Length, root_option
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    from noa_status.deliver.watch.published import Build

_ASK_EVERY = 5.0


@click.command()
@click.argument("address", default="")
@root_option
@click.option("--wait", type=Length(), default="immediately", help="Where it changes within this time, wait for that.")
@click.option("--grace", type=Length(), default="immediately", help="How late a change may come before it counts.")
@click.option(
    "--same-as",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Whether visitors get the site in this folder, or a newer one.",
)
@click.option("--patience", type=Length(), default="immediately", help="How long to ask again until they do.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
def command(
    address: str, root: Path, wait: timedelta, grace: timedelta, same_as: Path | None, patience: timedelta, as_json: bool
) -> None:
    """Ask the page at ADDRESS (default: `url` of status.yml), or in a folder, whether it is still what a build would make.

    \b
    noa-status stale                                  of this repository's page
    noa-status stale https://status.noaserver.com/    of any
    noa-status stale --wait 4min || noa-status build --public
    noa-status stale --same-as site/public --patience 3min     after publishing

    Exit status: 0 it holds, 1 it ought to be built anew (or is older than --same-as), 2 wrong use, 3 it does not answer.
    """
    from time import sleep

    from noa_status.deliver.watch.published import build_at, build_in, told

    address = address or _address(root)

    def ask() -> Build:
        if "://" in address:
            return build_at(address, datetime.now(UTC))
        found = build_in(Path(address))
        if found is None:
            raise NoaStatusError(f"no site is in {address}; write a whole address: https://status.example.com/")
        return found

    wanted = build_in(same_as) if same_as else None
    if same_as and wanted is None:
        raise NoaStatusError(f"no site is in {same_as}; build it first: noa-status build --public", exit_status=2)
    build = _patiently(ask, wanted, patience)
    left = (build.holds_until - datetime.now(UTC)).total_seconds()
    if 0 < left <= wait.total_seconds():
        click.echo(f"It changes in {left:.0f} s; waiting.", err=True)
        sleep(left)
    now = datetime.now(UTC)
    older = wanted is not None and build.built_at < wanted.built_at
    facts = {"address": address, **told(build, now, grace), "is_older": older}
    if as_json:
        click.echo(json.dumps(facts, indent=2))
    else:
        state = "older than what was built" if older else "stale" if facts["is_stale"] else "true"
        click.echo(f"{address} is {state}: built {facts['built_at']}, changes by itself {facts['next_change_at']}")
    sys.exit(1 if older or facts["is_stale"] else 0)


def _patiently(ask: Callable[[], Build], wanted: Build | None, patience: timedelta) -> Build:
    """What is there, asked again until it is as new as `wanted` or patience ends."""
    from time import monotonic, sleep

    ends = monotonic() + patience.total_seconds()
    while True:
        try:
            build = ask()
            if wanted is None or build.built_at >= wanted.built_at or monotonic() >= ends:
                return build
        except NoaStatusError:
            if monotonic() >= ends:
                raise
        sleep(min(_ASK_EVERY, max(0.0, ends - monotonic())))


def _address(root: Path) -> str:
    from noa_status.records.site_file import read_site

    path = root / "status.yml"
    site, _ = read_site(path.read_bytes() if path.exists() else None)
    if site is None:
        raise NoaStatusError(
            "status.yml cannot be read (noa-status lint says why); name the address: noa-status stale https://…", exit_status=2
        )
    return site.url
