"""A change from its texts to the files: checked, shown, agreed to, written, told; with `--git` made into a pull request."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import NoReturn

import click
import msgspec

from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.options import How
from noa_status.cli.writing.preview import Preview, preview, told
from noa_status.lint.run import in_file_order, lint
from noa_status.model.incident import Incident
from noa_status.model.site import Repository
from noa_status.problems import Problem, text
from noa_status.problems.text import printable


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Files of one record as they shall be, by their paths; what is done, in words that a commit can have; what comes next."""

    folder: str
    files: dict[str, str]
    says: str
    next_steps: tuple[str, ...] = ()


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a proposal, for programs. With an error among the problems nothing was written."""

    incident: str
    written: tuple[str, ...] = ()
    would_write: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    preview: Preview | None = None
    next_steps: tuple[str, ...] = ()
    pull_request: str = ""
    now: datetime


def carry_out(desk: Desk, proposal: Proposal, how: How) -> None:
    """Checks the proposal, shows it, asks where there is somebody to ask, and writes. Ends the process with 1 where an error
    keeps it from being written, with 130 where somebody does not agree."""
    changed, problems = checked(desk, proposal)
    errors = any(problem.level == "error" for problem in problems)
    if errors or changed is None:
        _refuse(proposal, problems, how)
    seen = preview(desk, changed)
    if not how.as_json:
        _show(desk, proposal, seen, problems)
        if not how.dry_run and not how.yes and sys.stdin.isatty() and sys.stderr.isatty():
            click.confirm("Write it?", default=True, abort=True, err=True)
    paths = tuple(proposal.files)
    pull_request = ""
    if not how.dry_run:
        desk.write(proposal.files)
        pull_request = _pull_request(desk, proposal, how)
    outcome = Outcome(
        incident=changed.id,
        written=() if how.dry_run else paths,
        would_write=paths if how.dry_run else (),
        problems=tuple(problems),
        preview=seen,
        next_steps=proposal.next_steps,
        pull_request=pull_request,
        now=how.now,
    )
    _tell(outcome, proposal, how)


def checked(desk: Desk, proposal: Proposal) -> tuple[Incident | None, list[Problem]]:
    """The record as it would be, None where it would not be whole; and what would be wrong with the files that change."""
    changed, problems = desk.read_over(proposal.folder, proposal.files)
    if changed is not None:
        repository = Repository(
            site=desk.site,
            incidents=(changed,),
            runbooks=desk.repository.runbooks,
            playbooks=desk.repository.playbooks,
            alert_rules=desk.repository.alert_rules,
        )
        problems = [*problems, *lint(repository, desk.now, _texts(desk, proposal))]
    return changed, in_file_order(problem for problem in problems if problem.place.path in proposal.files)


def _texts(desk: Desk, proposal: Proposal) -> Callable[[str], str]:
    @cache
    def read(path: str) -> str:
        found = proposal.files[path] if path in proposal.files else desk.text(path)
        return found.removeprefix("\ufeff").replace("\r\n", "\n")

    return read


def _refuse(proposal: Proposal, problems: Iterable[Problem], how: How) -> NoReturn:
    problems = tuple(problems)
    if how.as_json:
        id = proposal.folder.rpartition("/")[2]
        click.echo(_json(Outcome(incident=id, problems=problems, now=how.now)))
    else:
        _tell_problems(proposal, problems)
        click.echo("Nothing was written.", err=True)
    sys.exit(1)


def _show(desk: Desk, proposal: Proposal, seen: Preview, problems: Iterable[Problem]) -> None:
    for path, content in proposal.files.items():
        is_new = not desk.is_there(path)
        click.secho(f"{path}{' (new)' if is_new else ''}", bold=True, err=True)
        for line in content.splitlines() if is_new else _difference(desk.text(path), content):
            click.echo(f"  {printable(line)}", err=True)
    click.echo("", err=True)
    for line in told(seen):
        click.echo(printable(line), err=True)
    _tell_problems(proposal, problems)


def _difference(before: str, after: str) -> Iterable[str]:
    from difflib import unified_diff

    return list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1))[2:]


def _tell_problems(proposal: Proposal, problems: Iterable[Problem]) -> None:
    lines = {path: content.splitlines() for path, content in proposal.files.items()}

    def line_of(path: str, number: int) -> str:
        found = lines.get(path, [])
        return found[number - 1] if 0 < number <= len(found) else ""

    for problem in problems:
        click.echo(text.told(problem, line_of), err=True)


def _pull_request(desk: Desk, proposal: Proposal, how: How) -> str:
    if not how.git:
        return ""
    from noa_status.deliver.pull_request import propose

    branch = f"{proposal.folder.rpartition('/')[2]}-{how.now:%Y%m%dT%H%M%SZ}"
    return propose(desk.root, tuple(proposal.files), subject=proposal.says, branch=branch).told()


def _tell(outcome: Outcome, proposal: Proposal, how: How) -> None:
    if how.as_json:
        click.echo(_json(outcome))
        return
    if outcome.would_write:
        click.echo("Nothing was written: --dry-run.", err=True)
        return
    click.echo("", err=True)
    click.echo("Written:", err=True)
    for path in outcome.written:
        click.echo(path)
    steps = [outcome.pull_request] if outcome.pull_request else [_commit_line(proposal)]
    for step in (*steps, *proposal.next_steps):
        click.echo(f"Next: {printable(step)}", err=True)


def _commit_line(proposal: Proposal) -> str:
    from shlex import quote

    return f"git add {quote(proposal.folder)} && git commit -m {quote(proposal.says)} && git push   (or all of it with --git)"


def _json(outcome: Outcome) -> str:
    return msgspec.json.format(msgspec.json.encode(outcome), indent=2).decode()
