"""noa-status publish: the built public site, to where it is served."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import now_option, root_option

if TYPE_CHECKING:
    from noa_status.deliver.publish import Done, Options, Progress
    from noa_status.model.site import Site


@click.command()
@click.argument("targets", nargs=-1)
@click.option("--list", "only_list", is_flag=True, help="Tell what is published at each target, and publish nothing.")
@click.option("--dry-run", is_flag=True, help="Tell what would be sent and deleted; send nothing.")
@click.option("--check", is_flag=True, help="Ask the target which files it has instead of believing what is remembered there.")
@click.option("--verify", is_flag=True, help="Read back through the public address what was sent.")
@click.option("--public-url", help="The address to read back from (default: the url of status.yml).")
@click.option("--verify-seconds", type=click.FloatRange(min=0), default=60.0, show_default=True, help="How long to wait for it.")
@click.option("--grace", type=click.FloatRange(min=0), default=60.0, show_default=True, help="Minutes that a deleted page stays.")
@click.option("--keep", type=click.IntRange(min=1), help="Releases that stay for a rollback (default: status.yml, or 5).")
@click.option("--number", type=click.IntRange(min=0), default=0, help="The pipeline's count, for builds of the same minute.")
@click.option("--allow-deletions", is_flag=True, help="Even when more than a quarter of the files goes.")
@click.option("--allow-older", is_flag=True, help="Even when a newer build is there.")
@click.option(
    "--allow-unknown", is_flag=True, help="Even files that the last build here did not make, or when that is not known."
)
@click.option("--precompress", is_flag=True, help="Put .gz and .br files beside texts (targets with releases alone).")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the sites are (default: site/).")
@click.option(
    "--cache-dir", type=click.Path(file_okay=False, path_type=Path), help="The build's state (default: .cache/noa-status/)."
)
@root_option
@now_option
def command(
    targets: tuple[str, ...],
    only_list: bool,
    dry_run: bool,
    check: bool,
    verify: bool,
    public_url: str | None,
    verify_seconds: float,
    grace: float,
    keep: int | None,
    number: int,
    allow_deletions: bool,
    allow_older: bool,
    allow_unknown: bool,
    precompress: bool,
    as_json: bool,
    site_dir: Path | None,
    cache_dir: Path | None,
    root: Path,
    now: datetime,
) -> None:
    """Publish the built public site to each TARGET: a name or an address; all that status.yml names, if none is given.

    \b
    noa-status publish /srv/status              releases in a folder; serve /srv/status/current
    noa-status publish main --verify            the target that status.yml calls main, then read it back
    noa-status publish s3://bucket/status --dry-run
    noa-status publish --list                   what is there

    Only what changed is sent, in an order in which no page leads to one that is not there yet. Exit status: 0 published (or there
    already), 1 refused (it says why and what to do; nothing was sent), 2 wrong use, 3 a target failed (the others are done;
    publish again, and it goes on).
    """
    from datetime import timedelta

    from noa_status.cli.writing.targets import read_site, targets_of
    from noa_status.deliver.plan import Limits
    from noa_status.deliver.publish import Options

    site = read_site(root)
    chosen = targets_of(site, targets)
    if only_list:
        from noa_status.cli.writing.targets import list_targets

        sys.exit(list_targets(site, root, chosen, as_json=as_json))
    limits = Limits(grace=timedelta(minutes=grace), allow_deletions=allow_deletions, allow_older=allow_older)
    options = Options(
        limits=limits, keep=keep or site.publish.keep, number=number, check=check, dry_run=dry_run, precompress=precompress
    )
    address = None
    if verify and not dry_run:
        address = (public_url or site.url).rstrip("/") + "/"
    folder = (site_dir or root / "site") / "public"
    cache = (cache_dir or root / ".cache" / "noa-status") / "public"
    done = _publish(site, root, chosen, now, options, folder, None if allow_unknown else cache, address, verify_seconds)
    _tell(done, dry_run=dry_run, as_json=as_json)
    sys.exit(max(one.exit_status for one in done))


def _publish(
    site: Site,
    root: Path,
    targets: list[str],
    now: datetime,
    options: Options,
    folder: Path,
    cache: Path | None,
    address: str | None,
    seconds: float,
) -> list[Done]:
    import os

    from noa_status.build.remember import Memory
    from noa_status.deliver import source as sources
    from noa_status.deliver.canaries import canaries
    from noa_status.deliver.publish import Done, publish
    from noa_status.deliver.several import at_each
    from noa_status.deliver.targets.open import open_target
    from noa_status.deliver.verify import verify
    from noa_status.problems import NoaStatusError

    remembered = None if cache is None else Memory(cache).files()
    if cache is not None and remembered is None:
        says = (
            f"what the build made is not remembered in {cache.parent}: build first (noa-status build --public); a site that was "
        )
        raise NoaStatusError(says + "built elsewhere is published with --allow-unknown", exit_status=1)
    source = sources.read_source(folder, list(canaries(site, os.environ.get("NOA_STATUS_CANARY", ""))), remembered)
    refused = tuple(sources.refusals(source))
    if refused:
        return [Done(target=target, refused=refused) for target in targets]

    def to(name: str) -> Done:
        target = open_target(name, root, site.publish.targets, site.url)
        try:
            done = publish(source, target, now, options, _progress(name) if len(targets) == 1 else None)
        finally:
            target.close()
        if address is not None and not done.refused:
            try:
                done.verified = verify(source, address, done.paths[-20:], seconds)
            except NoaStatusError as error:
                done.failed = str(error)
        return done

    return at_each(targets, to)


def _progress(name: str) -> Progress | None:
    """A line that counts, on a terminal alone."""
    if not sys.stderr.isatty():
        return None

    def told(sent: int, of: int) -> None:
        click.echo(f"\r{name}: {sent} of {of} files", nl=sent == of, err=True)

    return told


def _tell(done: list[Done], *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        import json

        import msgspec

        click.echo(json.dumps([msgspec.to_builtins(one) for one in done], indent=2, sort_keys=True))
    for one in done:
        for says in one.refused:
            click.echo(f"{one.target}: refused: {says}", err=True)
        if one.failed:
            click.echo(f"{one.target}: failed: {one.failed}", err=True)
        elif not one.refused and not as_json:
            click.echo(f"{one.target}: {_told(one, dry_run=dry_run)}")


def _told(one: Done, *, dry_run: bool) -> str:
    if not one.sent and not one.deleted:
        told = "all is there already" + (f" ({one.release})" if one.release else "")
    else:
        would = "would send" if dry_run else "sent"
        told = f"{would} {one.sent} files ({one.sent_bytes / 1024:.0f} KiB), {one.unchanged} unchanged, {one.deleted} deleted"
        told += "" if dry_run else f", {one.seconds:.1f} s" + (f"  {one.release}" if one.release else "")
    if one.waiting:
        told += f"; {one.waiting} wait to be deleted"
    if one.is_resumed:
        told += "; went on where another publication had ended"
    return told + (f"; {one.verified} read back" if one.verified else "")
