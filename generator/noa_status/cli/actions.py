"""noa-status actions: the action items of all post-mortems, listed and closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import now_option, root_option, tell
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    from noa_status.model.action_items import Item

_STATES = ("open", "overdue", "done", "declined", "idea", "all")


class _Day(click.ParamType[date]):
    """A day as records write it."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a message that says what would be right."""
        if isinstance(value, date):
            return value
        from noa_status.records.instants import Unreadable, parse_date

        try:
            return parse_date(value)
        except Unreadable as error:
            self.fail(error.told_of(value), param, ctx)


@click.group(invoke_without_command=True)
@root_option
@now_option
@click.option("--state", type=click.Choice(_STATES), default="open", show_default=True, help="Which ones; open includes overdue.")
@click.option("--owner", help="Of this person alone; an empty text is nobody.")
@click.option("--severity", help="Of incidents of this severity alone.")
@click.option("--type", "kind", type=click.Choice(["prevent", "detect", "mitigate", "process"]), help="Of this type alone.")
@click.option("--factor", help="Of post-mortems with this factor alone.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print them as CSV.")
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    now: datetime,
    state: str,
    owner: str | None,
    severity: str | None,
    kind: str | None,
    factor: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the action items of all post-mortems, the overdue first; or close one.

    \b
    noa-status actions                            what is open
    noa-status actions --state overdue --owner bo
    noa-status actions --state all --csv > actions.csv
    noa-status actions close canary-for-config    it was done today

    Exit status: 0 good, 1 a record has to be put right first, 2 wrong use, 3 the world failed.
    """
    if ctx.invoked_subcommand is not None:
        return
    if as_json and as_csv:
        raise click.UsageError("--json or --csv, not both.")
    from noa_status.internal.action_sheet import sheet_of
    from noa_status.internal.sheets import csv_of, rows_of

    today = now.astimezone(UTC).date()
    found = [one for one in _read(root, now) if _is_meant(one, today, state, owner, severity, kind, factor)]
    sheet = sheet_of(found, today)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(rows_of(sheet)), indent=2).decode())
    elif as_csv:
        click.echo(csv_of(sheet), nl=False)
    else:
        _print(found, today)
        if not found:
            click.echo("No action item.")


@command.command()
@click.argument("id")
@root_option
@now_option
@click.option("--on", type=_Day(), help="The day on which it was done (default: today).")
def close(id: str, root: Path, now: datetime, on: date | None) -> None:
    """Write into its post-mortem that the action item ID is done; nothing else in the file changes.

    Where several post-mortems have an item of that name, ID is INCIDENT/ITEM.

    \b
    noa-status actions close canary-for-config
    noa-status actions close 2026-11-24-api-latency/canary-for-config --on 2026-12-10

    Exit status: 0 good, 1 there is no such item, or it cannot be changed by a program, 2 wrong use, 3 the world failed.
    """
    from noa_status.records.close_item import closed
    from noa_status.records.write import write_file

    day = on or now.astimezone(UTC).date()
    if day > now.astimezone(UTC).date():
        raise click.UsageError("--on lies in the future.")
    found = _named(id, _read(root, now))
    path = f"{found.incident.folder}/postmortem.md"
    if not found.item.is_open and found.item.state != "idea":
        raise NoaStatusError(f'{path}: "{found.item.title}" is {found.item.state.value} already', exit_status=1)
    before = (root / path).read_bytes()
    try:
        after = closed(before.decode("utf-8-sig"), found.item.id, day)
    except NoaStatusError as error:
        raise NoaStatusError(f"{path}: {error}", exit_status=error.exit_status) from None
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    write_file(root / path, mark + after.encode())
    click.echo(f'{path}: "{found.item.title}" is done, on {day}')


def _read(root: Path, now: datetime) -> list[Item]:
    """Every action item. Where a record cannot be read, what is wrong is told, and the others are listed all the same."""
    from noa_status.internal.facts import facts_of
    from noa_status.model.action_items import items_of
    from noa_status.records.read import read_repository

    repository, problems = read_repository(root)
    errors = [problem for problem in problems if problem.level == "error"]
    tell(root, errors)
    if repository is None:
        raise NoaStatusError("status.yml has to be put right first", exit_status=1)
    return items_of(facts_of(repository, now).incidents, repository.site.policy, now)


def _is_meant(
    found: Item, today: date, state: str, owner: str | None, severity: str | None, kind: str | None, factor: str | None
) -> bool:
    factors = found.incident.postmortem.factors if found.incident.postmortem is not None else ()
    is_state = {
        "open": found.is_open(today),
        "overdue": found.is_overdue(today),
        "all": True,
    }.get(state, found.item.state.value == state)
    return (
        is_state
        and (owner is None or (found.item.owner or "") == owner)
        and (severity is None or found.incident.severity == severity)
        and (kind is None or (found.item.type is not None and found.item.type.value == kind))
        and (factor is None or factor in factors)
    )


def _named(id: str, items: list[Item]) -> Item:
    incident, _, name = id.rpartition("/")
    found = [one for one in items if one.item.id == name and incident in ("", one.incident.id)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"{one.incident.id}/{one.item.id}" for one in found)
        raise NoaStatusError(f'several post-mortems have an action item "{name}": {names}', exit_status=2)
    from difflib import get_close_matches

    close = get_close_matches(name, [one.item.id for one in items], n=1)
    hint = f'; did you mean "{close[0]}"?' if close else ""
    raise NoaStatusError(f'there is no action item "{id}"{hint}', exit_status=1)


def _print(items: Iterable[Item], today: date) -> None:
    for found in items:
        item = found.item
        due = "" if found.due_on is None else f"due {found.due_on}{' by the plan' if found.by_policy else ''}"
        late = f"{(today - found.due_on).days} days overdue" if found.is_overdue(today) and found.due_on else ""
        done = f"{item.state.value}{f' on {item.done_on}' if item.done_on else ''}" if not found.is_open(today) else ""
        words = [item.owner or "nobody yet", done or late or due or "no date", found.incident.severity or "", item.ticket or ""]
        click.echo(f"{found.incident.id}/{item.id}\n  {item.title}\n  {' · '.join(word for word in words if word)}")
