"""noa-status declare --from: what a webhook sent becomes a record, or another line of the record that it has."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.writing.options import How
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    from noa_status.cli.writing.desk import Desk
    from noa_status.exchange.alerts.bring import Brought

_STDIN = "-"


def declare_from(how: How, source: str) -> None:
    """Declares what the payload in a file (`-`: standard input) tells of. Ends the process with 1 where something is wrong."""
    from noa_status.build.lock import locked
    from noa_status.cli.writing.desk import Desk

    payload = _payload(source)
    # Two that come at once: the second one finds the record of the first.
    with locked(how.root / ".cache" / "alerts.lock"):
        desk = Desk(how.root, how.now)
        is_whole = _carry_out(desk, _brought(desk, payload, source), how)
    if not is_whole:
        sys.exit(1)


def _payload(source: str) -> bytes:
    from noa_status.exchange.alerts.payload import MOST_BYTES

    if source == _STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with open(source, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, IsADirectoryError):
        raise NoaStatusError(f"--from: there is no file {source}", exit_status=2) from None


def _brought(desk: Desk, payload: bytes, source: str) -> Brought:
    from noa_status.exchange.alerts.bring import Ground, bring

    broken = dict.fromkeys(_folder_of(path) for path in desk.broken if path.startswith("incidents/"))
    ground = Ground(desk.repository, tuple(broken), desk.text)
    return bring(payload, ground, desk.now, "standard input" if source == _STDIN else source)


def _folder_of(path: str) -> str:
    """The folder of a record's file."""
    return str(Path(path).parent).removesuffix("/updates")


def _carry_out(desk: Desk, brought: Brought, how: How) -> bool:
    """Writes what follows, a record after the other, and tells the rest. True where nothing was wrong with the payload."""
    from noa_status.cli.writing.proposal import Proposal, carry_out
    from noa_status.problems.text import printable, told

    for problem in brought.problems:
        click.echo(told(problem, lambda _path, _line: ""), err=True)
    for why in brought.passed:
        click.echo(printable(why), err=True)
    for change in brought.changes:
        id = change.folder.rpartition("/")[2]
        incident = next((one for one in desk.incidents if one.id == id), None)
        steps = (f"noa-status ack {id}", f"noa-status update {id}   the public knows nothing of it before that")
        is_told = incident is not None and bool(incident.updates)
        proposal = Proposal(folder=change.folder, files=change.files, says=change.says, next_steps=() if is_told else steps)
        carry_out(desk, proposal, how)
    return all(problem.level != "error" for problem in brought.problems)
