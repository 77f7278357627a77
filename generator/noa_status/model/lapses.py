"""Clocks that ran out in one incident: promised updates that came late or not, targets missed, levels that had to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from noa_status.model.clocks import Clocks, clocks_of, next_update_due_at
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Policy
from noa_status.model.progress import existing_updates, known


class Lapse(msgspec.Struct, frozen=True, kw_only=True):
    """A clock that ran out at `at`. `late_for` is by how much what it waited for came later; None: it has not come yet.

    `of` says which: the next public `update`, the targets to `acknowledge` and to `restore`, or an `escalation`, which waits for
    nothing: its `level` (None where no level names them) and `who` had to be told, over `channels`.
    """

    at: datetime
    of: Literal["update", "acknowledge", "restore", "escalation"]
    late_for: timedelta | None = None
    level: int | None = None
    who: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


def lapses_of(incident: Incident, policy: Policy, now: datetime) -> tuple[Lapse, ...]:
    """The clocks of an incident that ran out until `now`, in order of time; none of drills, maintenances and imported records."""
    if incident.kind is not Kind.INCIDENT or incident.imported is not None:
        return ()
    clocks = clocks_of(incident, policy, now)
    found = [*_updates(incident, policy, clocks, now), *_targets(incident, clocks, now), *_escalation(clocks)]
    return tuple(sorted(found, key=lambda lapse: lapse.at))


def _updates(incident: Incident, policy: Policy, clocks: Clocks, now: datetime) -> Iterator[Lapse]:
    """Before each update: what was promised then, and whether it came in time."""
    end = clocks.resolved_at
    for update in existing_updates(incident, now):
        # What was owed in the minute before is what the plan promised until this update.
        due_at = next_update_due_at(incident, policy, update.at - timedelta(minutes=1))
        if due_at is not None and due_at < update.at and (end is None or due_at < end):
            yield Lapse(at=due_at, of="update", late_for=update.at - due_at)
    if clocks.next_update_due_at is not None and clocks.update_is_overdue:
        yield Lapse(at=clocks.next_update_due_at, of="update")


def _targets(incident: Incident, clocks: Clocks, now: datetime) -> Iterator[Lapse]:
    if clocks.acknowledge_met is False and clocks.acknowledge_by is not None:
        acknowledged_at = known(incident.acknowledged_at, now)
        late_for = None if acknowledged_at is None else acknowledged_at - clocks.acknowledge_by
        yield Lapse(at=clocks.acknowledge_by, of="acknowledge", late_for=late_for)
    if clocks.resolve_met is False and clocks.resolve_by is not None:
        late_for = None if clocks.resolved_at is None else clocks.resolved_at - clocks.resolve_by
        yield Lapse(at=clocks.resolve_by, of="restore", late_for=late_for)


def _escalation(clocks: Clocks) -> Iterator[Lapse]:
    for rung in clocks.rungs:
        # Whom the alert itself reaches needs no word.
        if rung.reached and not (rung.level == 1 and rung.at == clocks.counts_from_at):
            yield Lapse(at=rung.at, of="escalation", level=rung.level, who=rung.who, channels=rung.channels)
