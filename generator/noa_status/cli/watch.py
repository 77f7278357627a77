"""noa-status watch: follow a git remote on a server, and keep the page true."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import Length
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    from noa_status.deliver.watch.children import Step

SECRET = "NOA_STATUS_HOOK_SECRET"


class _Clock:
    def wall(self) -> datetime:
        return datetime.now(UTC)

    def steady(self) -> float:
        from time import monotonic

        return monotonic()


@click.command()
@click.argument("remote")
@click.option("--branch", default="main", show_default=True, help="The branch to follow.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("watch"),
    show_default=True,
    help="Where its clone, the site, the state and its memory lie.",
)
@click.option("--to", "targets", multiple=True, metavar="TARGET", help="Publish there; may be given several times.")
@click.option("--publish", is_flag=True, help="Publish where `publish:` of status.yml says.")
@click.option("--notify", is_flag=True, help="Tell subscribers after publishing.")
@click.option("--poll", type=Length(), default="30 seconds", show_default=True, help="How often to ask the remote.")
@click.option("--listen", metavar="HOST:PORT", help="Answer /healthz there, and take a forge's word at /hook.")
@click.option("--log", "log_as", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to tell it.")
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
def command(
    remote: str,
    branch: str,
    folder: Path,
    targets: tuple[str, ...],
    publish: bool,
    notify: bool,
    poll: timedelta,
    listen: str | None,
    log_as: str,
    once: bool,
) -> None:
    """Follow a git REMOTE: build, publish and tell subscribers on every change, and when the page changes by itself.

    \b
    noa-status watch git@forge.example.com:example/status.git --folder /var/lib/noa-status
    noa-status watch https://forge.example.com/example/status.git --publish --notify --listen 127.0.0.1:8123
    noa-status watch ../status.git --once

    The site is in site/public of the folder, so a web server may also serve it from there. What goes wrong is tried again,
    and the last good site stays. The forge's hook is POST /hook, signed with the secret in $NOA_STATUS_HOOK_SECRET.

    Exit status: 0 ended by a signal, or all well with --once; 1 with --once: a record is broken (what is whole was published);
    2 wrong use, or another watcher has that folder; 3 the world failed.
    """
    from noa_status.deliver.watch.watching import Watching

    if poll < timedelta(seconds=1):
        raise click.UsageError("--poll is at least 1 second.")
    watching = Watching(
        folder.absolute(), remote, branch, clock=_Clock(), poll_every=poll.total_seconds(), as_json=log_as == "json",
        echo=lambda line: click.echo(line, err=True),
    )  # fmt: skip
    watching.steps = _steps(watching.root, watching.site, watching.cache, targets, publish=publish, notify=notify)
    with watching.alone():
        if once:
            sys.exit(watching.once())
        if listen:
            address = watching.listen(*_address(listen), secret=os.environ.get(SECRET, ""))
            click.echo(f"Health: {address}/healthz", err=True)
        watching.forever()


def _steps(root: Path, site: Path, cache: Path, targets: tuple[str, ...], *, publish: bool, notify: bool) -> list[Step]:
    """The pipeline's own commands."""
    from noa_status.cli import COMMANDS
    from noa_status.deliver.watch.children import noa_status

    where = ("--root", str(root), "--site-dir", str(site), "--cache-dir", str(cache))
    steps = [noa_status("build", "--public", "--keep-going", *where)]
    if targets or publish:
        steps.append(noa_status("publish", *targets, *where))
    if notify:
        # Beside the clone, unless the environment names a place that several machines share.
        state = os.environ.get("NOA_STATUS_STATE") or str(root.with_name("told"))
        steps.append(noa_status("notify", "--root", str(root), "--state", state))
    unknown = [step.name for step in steps if step.name not in COMMANDS]
    if unknown:
        raise NoaStatusError(f"this version has no {' and no '.join(unknown)}: leave the option out", exit_status=2)
    return steps


def _address(listen: str) -> tuple[str, int]:
    host, colon, port = listen.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65535:
        raise click.UsageError(f"--listen is a host and a port: 127.0.0.1:8123, not {listen}.")
    return host.strip("[]") or "127.0.0.1", int(port)
