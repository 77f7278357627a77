"""noa-status build: both sites, or the public one alone."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import now_option, root_option, tell
from noa_status.problems.text import counted

if TYPE_CHECKING:
    from noa_status.build.conduct import Report


@click.command()
@root_option
@now_option
@click.option("--public", "public_only", is_flag=True, help="Build the public site alone: the fast road during an incident.")
@click.option("--full", is_flag=True, help="Forget what is remembered and build everything anew.")
@click.option("--keep-going", is_flag=True, help="Build what is whole; what is broken is shown as it was when it last was whole.")
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the sites go (default: site/ in the repository)."
)
@click.option(
    "--cache-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the state lies (default: .cache/noa-status/)."
)
@click.option(
    "--offline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.zip",
    help="Write the internal site as one archive, too, that opens without a server or a network.",
)
@click.option("-v", "--verbose", is_flag=True, help="Tell how long each step took.")
def command(
    root: Path,
    now: datetime,
    public_only: bool,
    full: bool,
    keep_going: bool,
    site_dir: Path | None,
    cache_dir: Path | None,
    offline: Path | None,
    verbose: bool,
) -> None:
    """Build the sites from the repository's records.

    \b
    noa-status build                  the public site and the internal one
    noa-status build --public         the public site alone
    noa-status build --offline internal.zip    and the internal one as an archive for the day when nothing else is there
    noa-status build --now 2026-11-24T10:35Z   as it is at that moment

    Only what changed is read, rendered and written. Exit status: 0 built, 1 an error in a record (the site that was there stays
    untouched, unless --keep-going) or in a template or style of your own (it stays untouched), 2 wrong use, 3 the world failed.
    """
    import gc

    from noa_status.records.changed import Checkout

    # A build makes many values and no cycles, and is over soon: looking for garbage costs a tenth of its time.
    gc.disable()

    # Git looks at the working tree while the rest is being imported.
    checkout = Checkout(root)
    checkout.ask()
    from noa_status.build.conduct import Paths, build_public

    paths = Paths.of(root, site_dir, cache_dir)
    report = build_public(paths, now, full=full, keep_going=keep_going, checkout=checkout, waiting=_tell_waiting)
    tell(root, report.problems)
    if not report.is_built:
        click.echo(f"Not built: {counted(report.problems)}. The site that was there is as it was.", err=True)
        sys.exit(1)
    click.echo(f"Public site    {paths.site / 'public'}  {sum(report.seconds.values()):6.2f} s  ({_counts(report)})")
    if verbose:
        for step, seconds in report.seconds.items():
            click.echo(f"  {step:<10} {seconds:6.3f} s")
    if not public_only:
        from time import perf_counter

        from noa_status.build.internal import build_internal

        began = perf_counter()
        folder = build_internal(root, paths.site, now, waiting=_tell_waiting)
        click.echo(f"Internal site  {folder}  {perf_counter() - began:6.2f} s")
    if offline is not None:
        from noa_status.build.internal import build_offline

        size = build_offline(root, offline, paths.site, now, waiting=_tell_waiting)
        click.echo(f"Archive        {offline}  {size / 1e6:6.2f} MB")
    if report.next_change_at is not None:
        click.echo(f"As of {now:%Y-%m-%d %H:%M} UTC; it changes by itself at {report.next_change_at:%Y-%m-%d %H:%M} UTC.")
    for folder in report.left_out:
        click.echo(f"Left out: {folder} (no whole version of it was found)", err=True)
    if report.problems:
        click.echo(f"{counted(report.problems)}.", err=True)
    if any(problem.level == "error" for problem in report.problems):
        sys.exit(1)


def _tell_waiting() -> None:
    click.echo("Another build of this site is under way; waiting.", err=True)


def _counts(report: Report) -> str:
    parts = [f"{report.records} records, {report.read} read", f"{report.files} files, {report.written} written"]
    return "; ".join([*parts, f"{report.deleted} deleted"] if report.deleted else parts)
