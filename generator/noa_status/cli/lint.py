"""noa-status lint: every problem of the repository, at once."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from noa_status.cli.options import now_option, root_option, tell
from noa_status.problems.text import counted


@click.command()
@root_option
@now_option
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--errors-only", is_flag=True, help="Leave warnings out.")
def command(root: Path, now: datetime, as_json: bool, errors_only: bool) -> None:
    """Check every record, runbook and playbook, and say what would be right.

    \b
    noa-status lint                 everything
    noa-status lint --errors-only   what keeps the sites from being built
    noa-status lint --json          for programs

    Exit status: 0 nothing is an error, 1 something is.
    """
    from noa_status.records.read import read_repository

    repository, problems = read_repository(root)
    if errors_only:
        problems = tuple(problem for problem in problems if problem.level == "error")
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(problems), indent=2))
    else:
        tell(root, problems)
        looked_at = "" if repository is None else f"{len(repository.incidents)} records, {len(repository.runbooks)} runbooks, {len(repository.playbooks)} playbooks: "
        click.echo(f"{looked_at}{counted(problems)}")
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
