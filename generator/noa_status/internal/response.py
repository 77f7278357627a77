"""The plan applied to one incident, in wall-clock times: what is due, who must know by now, who does what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from noa_status.internal import addresses
from noa_status.internal.handovers import Handover
from noa_status.internal.page import World
from noa_status.internal.policy_words import severity_of
from noa_status.internal.telling import ago, days, distance, instant, length, title_of_role
from noa_status.internal.values import Deadline, Mark, PhaseLine, RoleLine, Rung
from noa_status.model.clocks import Clocks
from noa_status.model.escalation import Rung as ClockRung
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy
from noa_status.model.progress import known
from noa_status.words.lists import in_a_row

_SOON = timedelta(minutes=5)
_MINUTE = timedelta(minutes=1)
_DAYS_FROM = timedelta(days=2)


def deadlines_of(incident: Incident, clocks: Clocks, now: datetime) -> tuple[Deadline, ...]:
    """What the plan wants of an incident and by when, what is overdue first."""
    acknowledged_at = known(incident.acknowledged_at, now)
    found = [
        _due("Next public update", clocks.next_update_due_at, now) if clocks.next_update_due_at else None,
        _target("Acknowledge", clocks.acknowledge_by, acknowledged_at, clocks, now)
        or _target("Respond", clocks.respond_by, acknowledged_at, clocks, now),
        _target("Restore", clocks.resolve_by, clocks.resolved_at, clocks, now),
        _postmortem(incident, clocks, now),
    ]
    return tuple(sorted((deadline for deadline in found if deadline is not None), key=lambda deadline: not deadline.is_overdue))


def meeting_is_overdue(incident: Incident, clocks: Clocks, now: datetime) -> bool:
    """True where the meeting of its post-mortem should have been, and is neither held nor known to have been."""
    meeting_at = incident.postmortem.meeting_at if incident.postmortem is not None else None
    return clocks.postmortem_met is False and (meeting_at is None or meeting_at > now)


def rungs_of(clocks: Clocks, now: datetime) -> tuple[Rung, ...]:
    """The escalation of an open incident, step by step."""
    if not clocks.is_open:
        return ()
    reached = [rung for rung in clocks.rungs if rung.reached]
    latest = reached[-1].at if reached else None
    rungs: list[Rung] = []
    for rung in clocks.rungs:
        if rung.reached:
            place, word = "now" if rung.at == latest else "reached", ago(rung.at, now)
        else:
            is_next = clocks.next_rung is not None and rung.at == clocks.next_rung.at
            place, word = "next" if is_next else "later", distance(rung.at, now)
        rungs.append(
            Rung(
                at=instant(rung.at, now),
                level="" if rung.level is None else f"Level {rung.level}",
                who=", ".join(rung.who),
                channels=", ".join(rung.channels),
                place=place,
                word=word,
                said=_said(rung, now),
                is_now=rung is (reached[-1] if reached else None),
            )
        )
    return tuple(rungs)


def _said(rung: ClockRung, now: datetime) -> str:
    level = "" if rung.level is None else f"level {rung.level} "
    over = f", by {in_a_row(rung.channels)}" if rung.channels else ""
    said = f"{level}since {instant(rung.at, now).words}: {in_a_row(rung.who)}{over}"
    return said[:1].upper() + said[1:]


def phases_of(clocks: Clocks, policy: Policy, now: datetime) -> tuple[PhaseLine, ...]:
    """The plan's phases of an open incident in its own wall-clock time; none of what is not open."""
    if not clocks.is_open or clocks.counts_from_at is None or clocks.phase is None:
        return ()
    start = clocks.counts_from_at
    phases = [phase for phase in policy.phases if phase.counts_from == "detection"]
    return tuple(
        PhaseLine(
            name=phase.name,
            starts_at=instant(start + phase.starts_after, now),
            ends_at=instant(start + phase.ends_after, now),
            is_current=phase.id == clocks.phase.id,
            word=f"until {instant(start + phase.ends_after, now).words}"
            if start + phase.ends_after > now
            else f"its time box is over since {instant(start + phase.ends_after, now).words}",
        )
        for phase in phases
    )


def roles_of(
    incident: Incident, policy: Policy, page: str, world: World, *, is_open: bool, handovers: Sequence[Handover] = ()
) -> tuple[RoleLine, ...]:
    """Who holds which role, since when where it was handed over; required ones that nobody holds are named while it is open."""
    severity = severity_of(incident.severity, policy)
    required: Sequence[str] = severity.required_roles if severity is not None and is_open else ()
    known_ids = [role.id for role in policy.roles]
    ids = [id for id in known_ids if id in incident.roles or id in required]
    ids += [id for id in incident.roles if id not in known_ids]
    return tuple(
        RoleLine(
            name=title_of_role(id, policy),
            holder=incident.roles.get(id, ""),
            url=world.href(page, addresses.plan("roles"), id.replace("_", "-")) if id in known_ids else "",
            is_missing=not incident.roles.get(id),
            since=_since([handover for handover in handovers if handover.role == id], world.now),
        )
        for id in ids
    )


def _since(handovers: Sequence[Handover], now: datetime) -> str:
    if not handovers:
        return ""
    before = ", ".join(handover.before for handover in handovers if handover.before)
    return f"since {instant(handovers[-1].at, now).words}{f'; before: {before}' if before else ''}"


def _due(name: str, at: datetime, now: datetime) -> Deadline:
    is_overdue = at <= now
    kind = "major" if is_overdue else "degraded" if at - now <= _SOON else "none"
    return Deadline(name=name, at=instant(at, now), mark=Mark(kind, distance(at, now)), is_overdue=is_overdue, is_running=True)


def _target(name: str, by: datetime | None, done_at: datetime | None, clocks: Clocks, now: datetime) -> Deadline | None:
    if by is None:
        return None
    if done_at is not None:
        late = done_at - by
        mark = Mark("ok", "in time") if late <= timedelta(0) else Mark("partial", f"missed by {length(max(late, _MINUTE))}")
        return Deadline(name=name, at=instant(by, now), mark=mark, note=f"done at {instant(done_at, now).words}")
    if not clocks.is_open:
        return Deadline(name=name, at=instant(by, now), mark=Mark("none", "not recorded"))
    return _due(name, by, now)


def _postmortem(incident: Incident, clocks: Clocks, now: datetime) -> Deadline | None:
    if not clocks.postmortem_owed or clocks.postmortem_due_at is None:
        return None
    meeting_at = incident.postmortem.meeting_at if incident.postmortem is not None else None
    note = "" if meeting_at is None else f"meeting: {instant(meeting_at).words}"
    at = instant(clocks.postmortem_due_at, now)
    if clocks.postmortem_met is None and (meeting_at is None or meeting_at > clocks.postmortem_due_at):
        due = _due("Post-mortem meeting", clocks.postmortem_due_at, now)
        return Deadline(name=due.name, at=due.at, mark=due.mark, note=note or "no meeting is set", is_running=True)
    if meeting_is_overdue(incident, clocks, now):
        late = now - clocks.postmortem_due_at
        return Deadline(
            name="Post-mortem meeting",
            at=at,
            # Once it is a matter of days, hours and minutes say nothing more.
            mark=Mark("major", distance(clocks.postmortem_due_at, now) if late < _DAYS_FROM else f"{days(late)} overdue"),
            note=note,
            is_overdue=True,
            is_running=True,
        )
    mark = Mark("partial", "held late") if clocks.postmortem_met is False else Mark("ok", "in time")
    return Deadline(name="Post-mortem meeting", at=at, mark=mark, note=note)
