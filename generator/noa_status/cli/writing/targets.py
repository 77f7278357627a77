"""Targets as commands name them, and what is published at each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from noa_status.model.site import Site
from noa_status.problems import NoaStatusError


def read_site(root: Path) -> Site:
    """What `status.yml` says. Raises NoaStatusError (1) where it is broken."""
    from noa_status.cli.options import tell
    from noa_status.records.changed import Checkout
    from noa_status.records.read import load_site

    site, problems = load_site(Checkout(root))
    if site is None:
        tell(root, problems)
        raise NoaStatusError("status.yml is not whole: nothing was published", exit_status=1)
    return site


def targets_of(site: Site, given: Sequence[str]) -> list[str]:
    """The targets that are meant. Raises NoaStatusError (2) where there is none."""
    chosen = list(dict.fromkeys(given or site.publish.targets, site.url))
    if not chosen:
        says = (
            "publish where to? Give a folder or an address, or name some in status.yml (publish: {targets: {main: /srv/status}})"
        )
        raise NoaStatusError(says, exit_status=2)
    return chosen


def list_targets(site: Site, root: Path, targets: Sequence[str], *, as_json: bool) -> int:
    """Tells what is published at each; gives the exit status."""
    told: list[dict[str, Any]] = []
    status = 0
    for name in targets:
        try:
            told.append({"name": name, **_published(site, root, name)})
        except NoaStatusError as error:
            status = max(status, error.exit_status)
            click.echo(f"{name}: failed: {error}", err=True)
    if as_json:
        import json

        click.echo(json.dumps(told, indent=2, sort_keys=True))
        return status
    for one in told:
        built = one["built_at"] or "nothing yet"
        click.echo(f"{one['name']}: {built}, {one['files']} files, publication {one['sequence']}")
        if one["is_unfinished"]:
            click.echo("  a publication is under way, or ended on the way: publish again, and it goes on")
        for release in one["releases"]:
            click.echo(f"  {'*' if release == one['release'] else ' '} {release}")
    return status


def _published(site: Site, root: Path, name: str) -> dict[str, Any]:
    from noa_status.deliver.manifest import NAME, Manifest, decoded
    from noa_status.deliver.targets.open import open_target

    target = open_target(name, root, site.publish.targets, site.url)
    try:
        found = target.state.read(NAME)
        manifest = (decoded(found.data) if found else None) or Manifest()
        return {
            "target": target.url,
            "built_at": manifest.built_at,
            "sequence": manifest.sequence,
            "files": len(manifest.files) - len(manifest.gone),
            "waiting": len(manifest.gone),
            "is_unfinished": bool(manifest.holder),
            "release": target.in_place(),
            "releases": list(target.releases()),
        }
    finally:
        target.close()
