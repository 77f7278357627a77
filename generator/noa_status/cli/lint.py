"""noa-status lint: every problem of the repository, at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import now_option, root_option, tell
from noa_status.cli.telling import form_option, output_option, told_as, write_output
from noa_status.problems.text import counted, printable

if TYPE_CHECKING:
    from noa_status.build.linting import Linted
    from noa_status.model.site import Repository
    from noa_status.records.mend import Mended

_ROUNDS = 5


@click.command()
@root_option
@now_option
@form_option
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output_option
@click.option("--errors-only", is_flag=True, help="Leave warnings out.")
@click.option("--since", metavar="REV", default="", help="Only what changed since HEAD left REV, and the change itself.")
@click.option("--fix", is_flag=True, help="Put right what is certain, and say what was done.")
def command(
    root: Path, now: datetime, form: str, as_json: bool, output: Path | None, errors_only: bool, since: str, fix: bool
) -> None:
    """Check every record, runbook and playbook, and say what would be right.

    \b
    noa-status lint                                       everything
    noa-status lint --errors-only                         what has to be put right
    noa-status lint --fix                                 put right what is certain
    noa-status lint --since origin/main                   what a pull request changes
    noa-status lint --format github                       beside the lines of a pull request
    noa-status lint --format sarif --output lint.sarif    a file for a program, text for you

    Exit status: 0 nothing is an error, 1 something is, 2 wrong use, 3 the world failed.
    """
    linted = _linted(root, now, since)
    if fix:
        linted = _fixed(root, now, since, linted)
    repository, problems = linted
    if errors_only:
        problems = [problem for problem in problems if problem.level == "error"]
    form = "json" if as_json else form
    if output is not None:
        write_output(output, told_as(form, "lint", root, problems))
    if form == "text" or output is not None:
        tell(root, problems)
        looked_at = "" if repository is None else _looked_at(repository)
        click.echo(f"{looked_at}{counted(problems)}")
        if repository is not None and repository.left_out and not (errors_only or since):
            _tell_what_waits(repository.left_out)
    else:
        click.echo(told_as(form, "lint", root, problems), nl=False)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)


def _linted(root: Path, now: datetime, since: str) -> Linted:
    from noa_status.build.linting import lint_root, lint_since

    return lint_since(root, since, now) if since else lint_root(root, now)


def _fixed(root: Path, now: datetime, since: str, linted: Linted) -> Linted:
    """Mends and looks again, since one mistake may hide another; gives what remains."""
    from noa_status.records.mend import mend

    for _ in range(_ROUNDS):
        done = mend(root, linted.problems)
        if not done:
            break
        _tell_mended(done)
        linted = _linted(root, now, since)
    return linted


def _tell_mended(done: Iterable[Mended]) -> None:
    for mended in done:
        place = mended.problem.place
        click.echo(f"{printable(place.path)}:{place.line}: fixed [{mended.problem.code}]", err=True)
        if mended.before:
            click.echo(f"  - {printable(mended.before)}", err=True)
        for line in mended.after.split("\n") if mended.after else ():
            click.echo(f"  + {printable(line)}", err=True)
        click.echo("", err=True)


def _tell_what_waits(left_out: int) -> None:
    """Says which rules the next run may still speak up with, so that nobody takes what was said for everything."""
    from noa_status.lint.run import rules_of_whole_records

    which = "1 record is" if left_out == 1 else f"{left_out} records are"
    click.echo(f"{rules_of_whole_records()} rules look at whole records alone: {which} to be mended first")


def _looked_at(repository: Repository) -> str:
    counts = {"records": repository.incidents, "runbooks": repository.runbooks, "playbooks": repository.playbooks}
    counted_out = (f"{len(found)} {what if len(found) != 1 else what[:-1]}" for what, found in counts.items())
    return f"{', '.join(counted_out)} read whole: "
