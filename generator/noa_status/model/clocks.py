"""Clocks: what the plan promises for one incident, as wall-clock times; and when what is derived of it changes by itself.

A deadline has passed from its very instant on, so that a page built at that instant shows what holds after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from noa_status.model.escalation import Rung, rungs_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Phase, Policy, Severity
from noa_status.model.postmortem import PostMortemState
from noa_status.model.progress import began_at, existing_updates, is_open, known, resolved_at_of, scheduled_at
from noa_status.model.visibility import is_public

_NO_TIME = timedelta(0)
_EVER = datetime.min.replace(tzinfo=UTC)


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan promises for an incident or a drill, at one moment. A maintenance, and what has not begun, has no clocks.

    - `counts_from_at`: the detection, or the start where none is recorded; `elapsed_for` runs from there to `resolved_at`, or on.
    - `next_update_due_at`: only while it is open; `update_overdue_for` is zero until then.
    - `rungs` and the first of them that is still to come, while it is open.
    - `..._by` and `..._met`: None for met means that it is still to come, or cannot be known since an instant is missing.
      Until the incident is acknowledged, `resolve_by` counts as if it had been at once.
    - `phase`: by time box; the last one stays past its end while it is open, and is then over `phase_ends_at`.
    - `postmortem_due_at`: the meeting, once it is resolved.
    """

    counts_from_at: datetime | None = None
    resolved_at: datetime | None = None
    elapsed_for: timedelta = _NO_TIME
    is_open: bool = False
    next_update_due_at: datetime | None = None
    update_is_overdue: bool = False
    update_overdue_for: timedelta = _NO_TIME
    rungs: tuple[Rung, ...] = ()
    next_rung: Rung | None = None
    respond_by: datetime | None = None
    acknowledge_by: datetime | None = None
    acknowledge_met: bool | None = None
    resolve_by: datetime | None = None
    resolve_met: bool | None = None
    phase: Phase | None = None
    phase_ends_at: datetime | None = None
    postmortem_owed: bool = False
    postmortem_due_at: datetime | None = None
    postmortem_met: bool | None = None


def clocks_of(incident: Incident, policy: Policy, now: datetime) -> Clocks:
    """The clocks of an incident or a drill at `now`."""
    counts_from_at = _counts_from_at(incident, now)
    if counts_from_at is None:
        return Clocks()
    severity = _severity_of(incident, policy)
    resolved_at = resolved_at_of(incident, now)
    goes_on = is_open(incident, now)
    due_at = next_update_due_at(incident, policy, now)
    rungs = () if severity is None else rungs_of(severity, policy, counts_from_at=counts_from_at, until=resolved_at or now)
    acknowledge_by, resolve_by = _targets(incident, severity, counts_from_at, now)
    phase, phase_ends_at = _phase(policy, counts_from_at if goes_on else None, resolved_at, now)
    owed = owes_postmortem(incident, policy)
    postmortem_due_at = resolved_at + policy.postmortem_within if owed and resolved_at is not None else None
    return Clocks(
        counts_from_at=counts_from_at,
        resolved_at=resolved_at,
        elapsed_for=max(_NO_TIME, (resolved_at or now) - counts_from_at),
        is_open=goes_on,
        next_update_due_at=due_at,
        update_is_overdue=due_at is not None and due_at <= now,
        update_overdue_for=_NO_TIME if due_at is None else max(_NO_TIME, now - due_at),
        rungs=rungs,
        next_rung=next((rung for rung in rungs if not rung.reached), None) if goes_on else None,
        respond_by=None if severity is None else counts_from_at + severity.respond_within,
        acknowledge_by=acknowledge_by,
        acknowledge_met=_met(acknowledge_by, known(incident.acknowledged_at, now), now, goes_on=goes_on),
        resolve_by=resolve_by,
        resolve_met=_met(resolve_by, resolved_at if known(incident.acknowledged_at, now) else None, now, goes_on=goes_on),
        phase=phase,
        phase_ends_at=phase_ends_at,
        postmortem_owed=owed,
        postmortem_due_at=postmortem_due_at,
        postmortem_met=_postmortem_met(incident, postmortem_due_at, now),
    )


def next_update_due_at(incident: Incident, policy: Policy, now: datetime) -> datetime | None:
    """When the next update is promised: its severity's cadence after the last one, while the incident is open.

    Before the first update the cadence counts from the detection (or the start) if the public is to be told. None for what is
    not open, and without a severity.
    """
    severity = _severity_of(incident, policy)
    if severity is None or not is_open(incident, now):
        return None
    updates = existing_updates(incident, now)
    if updates:
        return updates[-1].at + severity.update_every
    counts_from_at = _counts_from_at(incident, now)
    return counts_from_at + severity.update_every if counts_from_at is not None and is_public(incident, policy) else None


def owes_postmortem(incident: Incident, policy: Policy) -> bool:
    """True where the plan wants a post-mortem: by severity, or for what `postmortem_also_for` names; never of imports."""
    if incident.kind is not Kind.INCIDENT or incident.imported is not None:
        return False
    severity = _severity_of(incident, policy)
    lost = incident.data_loss and "data_loss" in policy.postmortem_also_for
    breached = incident.security_breach and "security_breach" in policy.postmortem_also_for
    return lost or breached or (severity is not None and severity.owes_postmortem)


def next_public_change_at(incident: Incident, policy: Policy, now: datetime) -> datetime | None:
    """The next instant after `now` at which what the public sees of the record changes by itself; None for never.

    That is an update or a correction of the future, a window that opens or closes, a resolution or cancellation dated ahead, the
    promised update becoming overdue. Running durations and the roll-over of days are not in it.
    """
    if not is_public(incident, policy):
        return None
    return min((at for at in _public_instants(incident, policy, now) if at > now), default=None)


def next_internal_change_at(incident: Incident, policy: Policy, now: datetime) -> datetime | None:
    """The next instant after `now` at which anything derived of the record changes by itself, clocks included; None for never."""
    return min((at for at in _instants(incident, policy, now) if at > now), default=None)


def valid_from(incident: Incident, policy: Policy, now: datetime) -> datetime:
    """The latest instant up to `now` at which anything derived of the record changed by itself, public or not.

    What was derived at `now` holds from there to just before the next change. The first instant of all where nothing changed yet.
    """
    return max((at for at in _instants(incident, policy, now) if at <= now), default=_EVER)


def publicly_valid_from(incident: Incident, policy: Policy, now: datetime) -> datetime:
    """Like `valid_from`, for what the public sees alone; a tenth of the work."""
    if not is_public(incident, policy):
        return _EVER
    return max((at for at in _public_instants(incident, policy, now) if at <= now), default=_EVER)


def _severity_of(incident: Incident, policy: Policy) -> Severity | None:
    return None if incident.severity is None else policy.severity(incident.severity)


def _counts_from_at(incident: Incident, now: datetime) -> datetime | None:
    if incident.kind is Kind.MAINTENANCE:
        return None
    return known(incident.detected_at, now) or began_at(incident, now)


def _targets(
    incident: Incident, severity: Severity | None, counts_from_at: datetime, now: datetime
) -> tuple[datetime | None, datetime | None]:
    """By when it should be acknowledged and resolved (MTTA from the detection, MTTR from the acknowledgement)."""
    if severity is None:
        return None, None
    acknowledged_at = known(incident.acknowledged_at, now) or counts_from_at
    return (
        None if severity.acknowledge_within is None else counts_from_at + severity.acknowledge_within,
        None if severity.resolve_within is None else acknowledged_at + severity.resolve_within,
    )


def _met(deadline: datetime | None, done_at: datetime | None, now: datetime, *, goes_on: bool) -> bool | None:
    if deadline is None:
        return None
    if done_at is not None:
        return done_at <= deadline
    return False if goes_on and deadline <= now else None


def _phase(
    policy: Policy, counts_from_at: datetime | None, resolved_at: datetime | None, now: datetime
) -> tuple[Phase | None, datetime | None]:
    """The phase now and its end: the last one begun while the incident is open, what comes after it once it is resolved."""
    phases = sorted(policy.phases, key=lambda phase: phase.starts_after)
    if counts_from_at is not None:
        begun = [phase for phase in phases if phase.counts_from == "detection" and counts_from_at + phase.starts_after <= now]
        return (begun[-1], counts_from_at + begun[-1].ends_after) if begun else (None, None)
    for phase in phases:
        if resolved_at is not None and phase.counts_from == "resolution" and now < resolved_at + phase.ends_after:
            return phase, resolved_at + phase.ends_after
    return None, None


def _postmortem_met(incident: Incident, due_at: datetime | None, now: datetime) -> bool | None:
    """By the meeting's time where it was held; a post-mortem that is published without one was in time for all that is known."""
    if due_at is None:
        return None
    meeting_at = known(incident.postmortem.meeting_at, now) if incident.postmortem is not None else None
    if meeting_at is not None:
        return meeting_at <= due_at
    if incident.postmortem is not None and incident.postmortem.state is PostMortemState.PUBLISHED:
        return True
    return False if due_at <= now else None


def _public_instants(incident: Incident, policy: Policy, now: datetime) -> Iterator[datetime]:
    """The instants at which what the public sees may change; those before `now` are the ones that count since the last fact."""
    if not existing_updates(incident, now):
        # What else the record holds nobody has heard of yet.
        yield from (update.at for update in incident.updates[:1])
        return
    for update in incident.updates:
        yield update.at
        if update.corrected_at is not None:
            yield update.corrected_at
    yield from _window_instants(incident, now)
    due_at = next_update_due_at(incident, policy, now)
    yield from (at for at in (incident.resolved_at, incident.cancelled_at, due_at) if at is not None)


def _window_instants(incident: Incident, now: datetime) -> Iterator[datetime]:
    yield from (move.at for move in incident.moved)
    window = scheduled_at(incident, now)
    if window is not None:
        yield from (window.start, window.end)


def _instants(incident: Incident, policy: Policy, now: datetime) -> Iterator[datetime]:
    """The instants at which anything derived may change."""
    yield from _public_instants(incident, policy, now)
    yield from (update.at for update in incident.updates)
    facts = (incident.started_at, incident.detected_at, incident.acknowledged_at, incident.identified_at, incident.resolved_at)
    meeting_at = None if incident.postmortem is None else incident.postmortem.meeting_at
    yield from (at for at in (*facts, incident.cancelled_at, meeting_at) if at is not None)
    yield from _window_instants(incident, now)
    yield from _deadlines(clocks_of(incident, policy, now), policy)


def _deadlines(clocks: Clocks, policy: Policy) -> Iterator[datetime]:
    if clocks.counts_from_at is None:
        return
    if clocks.resolved_at is None:
        yield from (rung.at for rung in clocks.rungs)
        yield from (clocks.counts_from_at + phase.starts_after for phase in policy.phases if phase.counts_from == "detection")
        at_stake = (clocks.next_update_due_at, clocks.respond_by, clocks.acknowledge_by, clocks.resolve_by)
        yield from (at for at in at_stake if at is not None)
    else:
        yield from (clocks.resolved_at + phase.ends_after for phase in policy.phases if phase.counts_from == "resolution")
    if clocks.postmortem_due_at is not None:
        yield clocks.postmortem_due_at
