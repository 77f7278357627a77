"""How far a record is at one moment: which updates exist, whether it is open, when it was resolved, when its window is.

A fact dated after `now` does not exist yet, whichever field it stands in.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from noa_status.model.incident import Incident, Kind, Moved, Status, Update, Window

# After one of these an incident is over until another update says otherwise.
_CLOSING = (Status.RESOLVED, Status.POSTMORTEM)


class State(StrEnum):
    """Where a record stands: the first two of incidents and drills, the others of maintenances."""

    OPEN = "open"
    RESOLVED = "resolved"
    UPCOMING = "upcoming"
    RUNNING = "running"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


def known(instant: datetime | None, now: datetime) -> datetime | None:
    """The instant if it has come by `now`, else None."""
    return instant if instant is not None and instant <= now else None


def existing_updates(incident: Incident, now: datetime) -> tuple[Update, ...]:
    """The updates with a time up to and including `now`, oldest first. Those of the future do not exist yet."""
    updates = incident.updates
    if not updates or updates[-1].at <= now:
        return updates
    return tuple(update for update in updates if update.at <= now)


def began_at(incident: Incident, now: datetime) -> datetime | None:
    """When an incident or drill began: `started_at`, or its first update where that is earlier or alone. None before that.

    A `started_at` later than the first update cannot be true; the update is. Where nothing of both is there, `detected_at`.
    """
    updates = existing_updates(incident, now)
    started_at = known(incident.started_at, now)
    if updates:
        return updates[0].at if started_at is None else min(started_at, updates[0].at)
    return started_at or known(incident.detected_at, now)


def identified_at_of(incident: Incident, now: datetime) -> datetime | None:
    """When the cause was known: what the record says, or else its first `identified` update. None before that."""
    if incident.identified_at is not None:
        return known(incident.identified_at, now)
    return next((update.at for update in existing_updates(incident, now) if update.status is Status.IDENTIFIED), None)


def resolved_at_of(incident: Incident, now: datetime) -> datetime | None:
    """When service was restored for good: what the record says, or else its last `resolved` update. None while it is open.

    A record's own `resolved_at` closes an incident without a `resolved` update, unless an update came at that moment or
    later which says that it goes on. Of several closing updates in a row the first counts.
    """
    resolved_at = known(incident.resolved_at, now)
    closing: Update | None = None
    for update in reversed(existing_updates(incident, now)):
        if update.status not in _CLOSING:
            if closing is None and resolved_at is not None and resolved_at <= update.at:
                return None
            break
        closing = update
    if resolved_at is not None:
        return resolved_at
    return None if closing is None else closing.at


def is_open(incident: Incident, now: datetime) -> bool:
    """True for an incident that has begun and is not resolved, told of or not. Drills and maintenances never are open.

    The public learns of an incident with its first update: whoever asks for the public asks `existing_updates` first.
    """
    if incident.kind is not Kind.INCIDENT:
        return False
    return began_at(incident, now) is not None and resolved_at_of(incident, now) is None


def moves_of(incident: Incident, now: datetime) -> tuple[Moved, ...]:
    """The windows that a maintenance was moved away from by `now`, in order."""
    return tuple(move for move in incident.moved if move.at <= now)


def scheduled_at(incident: Incident, now: datetime) -> Window | None:
    """The window that was in force at `now`: a move of the future is not known yet. None for other kinds."""
    for move in incident.moved:
        if now < move.at:
            return Window(start=move.start, end=move.end)
    return incident.scheduled


def window_of(incident: Incident, now: datetime) -> Window | None:
    """The window of a maintenance as far as `now` knows: as scheduled, or begun and ended by what its updates say.

    It opens earlier with an earlier `in_progress` update, and closes earlier with a `completed` one or when it is
    cancelled; it never grows past its scheduled end. None where nothing is left of it, and for other kinds.
    """
    scheduled = scheduled_at(incident, now)
    if incident.kind is not Kind.MAINTENANCE or scheduled is None:
        return None
    start, end = scheduled.start, scheduled.end
    moves = moves_of(incident, now)
    for update in existing_updates(incident, now):
        # What was said of a former window neither opens nor closes the present one.
        if moves and update.at < moves[-1].at:
            continue
        if update.status is Status.IN_PROGRESS:
            start = min(start, update.at)
        elif update.status is Status.COMPLETED:
            end = min(end, update.at)
    if incident.cancelled_at is not None and incident.cancelled_at <= now:
        end = min(end, incident.cancelled_at)
    return Window(start=start, end=end) if start < end else None


def state_of(incident: Incident, now: datetime) -> State:
    """Where the record stands. A maintenance that was cancelled before it was over is cancelled, even if it had begun.

    A drill is never open, so it stands as resolved.
    """
    if incident.kind is not Kind.MAINTENANCE:
        return State.OPEN if is_open(incident, now) else State.RESOLVED
    window = window_of(incident, now)
    if known(incident.cancelled_at, now) is not None and (window is None or window.end == incident.cancelled_at):
        return State.CANCELLED
    if window is None or window.end <= now:
        return State.COMPLETED
    return State.UPCOMING if now < window.start else State.RUNNING
