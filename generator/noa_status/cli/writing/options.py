"""The options of every command that writes, by the same names everywhere. Every start reads this, so it imports little."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from noa_status.cli.options import Instant, now_option, root_option


class How(NamedTuple):
    """How a command goes about it: where, when, whether it asks, writes, tells programs, makes a pull request."""

    root: Path
    now: datetime
    dry_run: bool
    yes: bool
    as_json: bool
    git: bool


_MOST_COMPLETED = 20
_SHARED = (
    root_option,
    now_option,
    click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing."),
    click.option("-y", "--yes", is_flag=True, help="Write without asking whether it is right."),
    click.option("--json", "as_json", is_flag=True, help="Tell it as JSON, for programs; asks nothing."),
    click.option("--git", is_flag=True, help="Make a branch, commit these files alone, push it, open a pull request."),
)


def writing(function: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the shared options; it gets them together, as `how`."""

    @wraps(function)
    def taken(*, root: Path, now: datetime, dry_run: bool, yes: bool, as_json: bool, git: bool, **own: Any) -> None:
        function(How(root, now, dry_run, yes, as_json, git), **own)

    decorated: Callable[..., None] = taken
    for option in reversed(_SHARED):
        decorated = option(decorated)
    return decorated


def _ids(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The ids of records that hold what was typed, newest first: from the folders' names alone."""
    root: Path = context.params.get("root") or Path()
    ids = sorted((path.name for path in root.glob("incidents/*/*") if path.is_dir() and typed in path.name), reverse=True)
    return ids[:_MOST_COMPLETED]


incident_argument = click.argument("incident", required=False, default="", shell_complete=_ids)
text_option = click.option("-m", "--text", help="What the public reads, in Markdown; - reads it from standard input.")
components_option = click.option(
    "-c",
    "--component",
    "components",
    multiple=True,
    metavar="ID[=STATUS]",
    help="A component and its state from now on: api=partial_outage. May stand several times.",
)
instant = Instant()
