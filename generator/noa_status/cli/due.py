"""noa-status due: what is owed to whom, by when."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import now_option, root_option

if TYPE_CHECKING:
    from noa_status.model.dues import Due

_KINDS = ("update", "acknowledgement", "restore", "escalation", "role", "meeting", "action_item", "test")


@click.command()
@click.option("--within", default="1 day", show_default=True, help="How far to look ahead.")
@click.option("--overdue", is_flag=True, help="Print only what is overdue.")
@click.option("--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Of this kind alone; may be repeated.")
@click.option("--owner", help="Of this person or team alone; an empty text is nobody.")
@click.option("--quiet", is_flag=True, help="Print nothing where nothing is overdue: for cron, which mails what is printed.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
@root_option
@now_option
def command(
    within: str,
    overdue: bool,
    kinds: tuple[str, ...],
    owner: str | None,
    quiet: bool,
    as_json: bool,
    root: Path,
    now: datetime,
) -> None:
    """Say what is owed to whom, by when: updates, escalations and targets of what is open; meetings, action items, tests.

    \b
    noa-status due                            overdue, or due within a day
    noa-status due --within "30 minutes" --kind update --kind escalation
    noa-status due --overdue --quiet          in a crontab: mails what is late, and only that
    noa-status due --json | jq '.[] | select(.owner == "ana")'

    Exit status: 0 nothing is overdue, 1 something is, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.desk import Desk
    from noa_status.model.dues import dues_of
    from noa_status.words.durations import parse_duration

    try:
        until = now + parse_duration(within)
    except (ValueError, OverflowError) as error:
        raise click.UsageError(f"--within: {error}") from None
    desk = Desk(root, now)
    found = [
        due
        for due in dues_of(desk.repository, now)
        if (due.is_overdue(now) or (not overdue and _is_near(due, until)))
        and (not kinds or due.kind.value in kinds)
        and (owner is None or due.owner == owner)
    ]
    late = [due for due in found if due.is_overdue(now)]
    if as_json:
        _print_json(found, now)
    elif late or not quiet:
        _print(found, within, now)
    if desk.broken:
        click.echo(f"Not looked at, since it cannot be read: {', '.join(desk.broken[:3])}. noa-status lint says why.", err=True)
    if late:
        sys.exit(1)


def _is_near(due: Due, until: datetime) -> bool:
    return due.by <= until if isinstance(due.by, datetime) else due.by <= until.date()


def _print(found: list[Due], within: str, now: datetime) -> None:
    from noa_status.problems.text import printable

    told = [(_when(due, now), due) for due in found]
    width = max((len(when) for when, _ in told), default=0)
    for is_promise, title in ((True, "By the minute"), (False, "By day")):
        of_it = [(when, due) for when, due in told if isinstance(due.by, datetime) == is_promise]
        if of_it:
            click.echo(f"{title}:")
        for when, due in of_it:
            to = f" to {' and '.join(due.owed_to)}" if due.owed_to and due.kind.value == "update" else ""
            where = due.incident_id or due.path
            mark = "!" if due.is_overdue(now) else " "
            click.echo(printable(f"{mark} {when:<{width}}  {due.what}{to}; {due.owner or 'nobody is named'}; {where}"))
    if not found:
        click.echo(f"Nothing is overdue, or due within {within}.")


def _when(due: Due, now: datetime) -> str:
    """How late, or how soon: to the minute for what is promised, in days for what has a day."""
    from datetime import timedelta

    from noa_status.words.durations import duration_in_words

    if isinstance(due.by, datetime):
        far = duration_in_words(abs(due.by - now), whole_minutes=True)
        return f"{far} overdue" if due.is_overdue(now) else f"in {far}"
    days = (due.by - now.date()).days
    if not days:
        return "today"
    far = duration_in_words(timedelta(days=abs(days)))
    return f"{far} overdue" if days < 0 else f"in {far}"


def _print_json(found: list[Due], now: datetime) -> None:
    import msgspec

    rows = [{**msgspec.to_builtins(due), "overdue": due.is_overdue(now)} for due in found]
    click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
