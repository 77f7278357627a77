"""Cadence: whether each promised update came in time, and how late it was.

A promise is what the policy's `update_every` says from the last update on (before the first one: from the detection, where the
public is to be told). It ends with the next update, or when the incident is over. A long silence is one broken promise, as late
as it was long.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from noa_status.model.incident import Incident, Kind, Status
from noa_status.model.policy import Policy
from noa_status.model.progress import began_at, existing_updates, known, resolved_at_of
from noa_status.model.visibility import is_public

_CLOSING = (Status.RESOLVED, Status.POSTMORTEM)


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """An update that was promised by `due_at`. `late_for` is zero in time; of one that is overdue it is how late it is so far.

    `is_kept` is None while it is still to come.
    """

    incident: str
    severity: str
    due_at: datetime
    late_for: timedelta
    is_kept: bool | None


def promises_of(incident: Incident, policy: Policy, now: datetime) -> tuple[Promise, ...]:
    """Every promised update of an incident up to `now`, in order. None of drills, maintenances and without a severity."""
    if incident.kind is not Kind.INCIDENT or incident.severity is None:
        return ()
    every = policy.severity(incident.severity).update_every
    return tuple(
        Promise(
            incident=incident.id,
            severity=incident.severity,
            due_at=since + every,
            late_for=max(timedelta(0), (now if told_at is None else told_at) - since - every),
            is_kept=told_at <= since + every if told_at is not None else False if since + every <= now else None,
        )
        for since, told_at in _gaps(incident, policy, now)
    )


def _gaps(incident: Incident, policy: Policy, now: datetime) -> Iterator[tuple[datetime, datetime | None]]:
    """From when to when nothing was told; the end is None while that goes on."""
    over_at = resolved_at_of(incident, now)
    since = (known(incident.detected_at, now) or began_at(incident, now)) if is_public(incident, policy) else None
    for update in existing_updates(incident, now):
        if since is not None and (over_at is None or since < over_at):
            yield since, update.at if over_at is None else min(update.at, over_at)
        since = None if update.status in _CLOSING else update.at
    if since is not None and (over_at is None or since < over_at):
        yield since, over_at
