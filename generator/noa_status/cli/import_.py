"""noa-status import: another status page's history as records."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import root_option
from noa_status.problems.text import told

if TYPE_CHECKING:
    from noa_status.exchange.statuspage.bring import Result
    from noa_status.problems import Problem

SYSTEMS = ("statuspage",)
"""What history can come from: a package of `exchange` each, whose module `bring` does it."""

_MOST_NAMED = 10


@click.command()
@click.argument("system", type=click.Choice(SYSTEMS))
@click.argument("source")
@root_option
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def command(system: str, source: str, root: Path, dry_run: bool, as_json: bool) -> None:
    """Bring the history of another status page over as records.

    \b
    noa-status import statuspage https://www.example.com       a page, by its address
    noa-status import statuspage recorded/                     a folder of recorded JSON
    noa-status import statuspage incidents.json --dry-run      look first

    Importing again adds what is new; what is there already is never changed. Exit status: 0 all of it is there, 1 something
    was refused, 2 wrong use, 3 the world failed.
    """
    result: Result = import_module(f"noa_status.exchange.{system}.bring").bring(root, source, dry_run=dry_run)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    else:
        _tell(result)
    if result.refused:
        sys.exit(1)


def _tell(result: Result) -> None:
    """Counts first, then what was lost and what was refused, then what to type next."""
    new, verb = bool(result.files), "Would be new" if result.dry_run else "New"
    click.echo(f"Read {_counted(result.read, 'file')}: {result.source}")
    if result.components:
        click.echo(f"{verb}: status.yml, with {_counted(result.components, 'component')}")
    if new:
        records = f"{_counted(len(result.incidents), 'incident')}, {_counted(len(result.maintenances), 'maintenance')}"
        click.echo(f"{verb}: {records}, {_counted(result.updates, 'update')} ({_counted(len(result.files), 'file')})")
    else:
        click.echo("Nothing new.")
    if result.records_there:
        click.echo(f"There already: {_counted(result.records_there, 'record')}, {_counted(result.updates_there, 'update')}")
    if result.differing:
        _list(
            f"Left as they are, though the source says something else: {_counted(len(result.differing), 'file')}",
            result.differing,
        )
    for remark in result.remarks:
        click.echo(f"Note: {remark}.")
    if result.not_carried:
        click.echo(f"Not carried ({len(result.not_carried)}):")
        for problem in result.not_carried:
            click.echo(_told(problem), nl=False)
    if result.refused:
        click.echo(f"Refused ({len(result.refused)}): put it right and import again", err=True)
        for problem in result.refused:
            click.echo(_told(problem), nl=False, err=True)
    click.echo(f"Next: {_next(result)}")


def _next(result: Result) -> str:
    if result.dry_run:
        return "the same without --dry-run"
    if result.files:
        return "noa-status lint, then noa-status build; what is new is not committed yet: git add status.yml incidents"
    return "noa-status lint"


def _list(head: str, paths: tuple[str, ...]) -> None:
    click.echo(f"{head}:")
    for path in paths[:_MOST_NAMED]:
        click.echo(f"  {path}")
    if len(paths) > _MOST_NAMED:
        click.echo(f"  and {len(paths) - _MOST_NAMED} more (--json has them all)")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _told(problem: Problem) -> str:
    """The problem without its line: one of recorded JSON is long, and shows nothing that the problem does not say."""
    return told(problem, lambda _path, _line: "")
