"""noa-status lint: every problem of the repository, at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import now_option, root_option, tell
from noa_status.cli.telling import form_option, output_option, told_as, write_output
from noa_status.problems.text import counted

if TYPE_CHECKING:
    from noa_status.model.site import Repository
    from noa_status.problems import Problem


@click.command()
@root_option
@now_option
@form_option
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output_option
@click.option("--errors-only", is_flag=True, help="Leave warnings out.")
def command(root: Path, now: datetime, form: str, as_json: bool, output: Path | None, errors_only: bool) -> None:
    """Check every record, runbook and playbook, and say what would be right.

    \b
    noa-status lint                                       everything
    noa-status lint --errors-only                         what has to be put right
    noa-status lint --format github                       beside the lines of a pull request
    noa-status lint --format sarif --output lint.sarif    a file for a program, text for you

    Exit status: 0 nothing is an error, 1 something is, 2 wrong use, 3 the world failed.
    """
    from noa_status.build.code_pages import warning_codes
    from noa_status.lint.run import lint
    from noa_status.records.read import read_repository

    repository, problems = read_repository(root)
    if repository is not None:
        others = [*problems, *_of_look(root, repository)]
        problems = lint(repository, now, _texts(root), others=others, codes=warning_codes())
    if errors_only:
        problems = [problem for problem in problems if problem.level == "error"]
    form = "json" if as_json else form
    if output is not None:
        write_output(output, told_as(form, "lint", root, problems))
    if form == "text" or output is not None:
        tell(root, problems)
        looked_at = "" if repository is None else _looked_at(repository)
        click.echo(f"{looked_at}{counted(problems)}")
    else:
        click.echo(told_as(form, "lint", root, problems), nl=False)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)


def _of_look(root: Path, repository: Repository) -> Iterable[Problem]:
    """What is wrong with the repository's own templates, styles and scripts. Most have none, and need not wait for the engine."""
    if not (root / "site_overrides/public").is_dir():
        return ()
    from noa_status.build.theme import Overrides

    return Overrides(root, "public").problems(repository.site.look)


def _looked_at(repository: Repository) -> str:
    counts = {"records": repository.incidents, "runbooks": repository.runbooks, "playbooks": repository.playbooks}
    counted_out = (f"{len(found)} {what if len(found) != 1 else what[:-1]}" for what, found in counts.items())
    return f"{', '.join(counted_out)} read whole: "


def _texts(root: Path) -> Callable[[str], str]:
    """Gives the text of a file under `root`. Rules look at the files of one record after the other, so few need to be kept."""

    @lru_cache(maxsize=64)
    def text(path: str) -> str:
        with open(root / path, encoding="utf-8-sig", errors="replace") as file:
            return file.read()

    return text
