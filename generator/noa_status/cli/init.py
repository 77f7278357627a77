"""noa-status init: a repository of one's own, from nothing."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from noa_status.cli.options import now_option


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--name", help="What the organisation is called.")
@click.option("--url", help="Where the public site is going to be.")
@click.option("--git", is_flag=True, help="Make it a git repository with a first commit.")
@now_option
def command(folder: Path, name: str | None, url: str | None, git: bool, now: datetime) -> None:
    """Begin a repository in FOLDER: a status page with an example of an incident, a runbook and a playbook, all of it green.

    \b
    noa-status init status
    noa-status init status --name "Noa Server" --url https://status.noaserver.com/ --git

    Nothing that is there is overwritten. Exit status: 0 written, 2 wrong use, or something is there already, 3 the world failed.
    """
    from noa_status.records.begin import begin, beginning

    missing: list[str] = []
    can_ask = sys.stdin.isatty() and sys.stderr.isatty()
    for given, option in ((name, "--name TEXT"), (url, "--url URL (where the public site is going to be)")):
        if not given and not can_ask:
            missing.append(option)
    if missing:
        raise click.UsageError(f"Missing: {'; '.join(missing)}.")
    name = name or str(click.prompt("What the organisation is called", err=True))
    url = url or str(click.prompt("Where the public site is going to be", default="https://status.example.com/", err=True))
    if not url.startswith(("https://", "http://")):
        raise click.UsageError(f"--url is a whole address: https://{url}")
    files = beginning(name.strip(), url if url.endswith("/") else f"{url}/", now)
    begin(folder, files)
    if git:
        from noa_status.deliver.pull_request import first_commit

        first_commit(folder, "A status page")
    for path in files:
        click.echo((folder / path).as_posix())
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"Next: {where}noa-status lint && noa-status build", err=True)
    click.echo("Next: put your components and people into status.yml; noa-status declare when something breaks", err=True)
