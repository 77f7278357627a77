"""What several commands take: the repository, the moment; and how they tell problems."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from noa_status.problems import Problem, text
from noa_status.records.instants import Unreadable, parse_instant
from noa_status.records.lines import line_reader


class Instant(click.ParamType[datetime]):
    """An instant as records write it: 2026-11-24T10:02Z."""

    name = "instant"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant, or a message that says what would be right."""
        if isinstance(value, datetime):
            return value
        try:
            return parse_instant(value)
        except Unreadable as error:
            self.fail(error.told_of(value), param, ctx)


class Length(click.ParamType[timedelta]):
    """A duration as records write it: 30 minutes, 90s."""

    name = "duration"

    def convert(self, value: str | timedelta, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """The duration, or a message that says what would be right."""
        if isinstance(value, timedelta):
            return value
        from noa_status.words.durations import parse_duration

        try:
            return parse_duration(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The repository, where status.yml lies (default: the current folder).",
)

now_option = click.option(
    "--now",
    type=Instant(),
    default=lambda: datetime.now(UTC),
    help="The moment to look from (default: the clock).",
    show_default=False,
)


def tell(root: Path, problems: Iterable[Problem]) -> None:
    """Prints problems to standard error, each with its line."""
    line_of = line_reader(root)
    for problem in problems:
        click.echo(text.told(problem, line_of), err=True)
