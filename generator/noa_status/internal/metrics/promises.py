"""Whether the plan's promises were kept: updates on time, escalation, post-mortems, action items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from noa_status.internal import addresses
from noa_status.internal.metrics.values import SHOWN, Look, Told, lasting, share
from noa_status.internal.policy_words import every
from noa_status.internal.sheets import Cell, Column, Sheet, cell
from noa_status.internal.telling import counted, length
from noa_status.internal.values import Fact, Link, Mark
from noa_status.model.action_items import Standing, items_of
from noa_status.model.cadence import Promise, promises_of
from noa_status.model.clocks import clocks_of
from noa_status.model.incident import Incident
from noa_status.model.metrics import FEW, median_of
from noa_status.model.policy import Severity
from noa_status.model.progress import known

_NO_TIME = timedelta(0)


def sections(look: Look) -> Iterator[Told]:
    """The sections about promises, in the order in which an incident meets them."""
    yield _updates(look)
    yield _escalations(look)
    yield _postmortems(look)
    yield _action_items(look)


def _of(look: Look, severity: Severity) -> list[Incident]:
    return [incident for incident in look.counted.members if incident.severity == severity.id]


def _updates(look: Look) -> Told:
    policy, now = look.world.repository.site.policy, look.world.now
    rows: list[tuple[Cell, ...]] = []
    notes: list[Fact] = []
    for severity in policy.severities:
        found = [(promise, incident) for incident in _of(look, severity) for promise in promises_of(incident, policy, now)]
        due = [promise for promise, _ in found if promise.is_kept is not None]
        if not due:
            continue
        late = [promise.late_for for promise in due if not promise.is_kept]
        rows.append(
            (
                look.severity(severity.id),
                Cell(value=round(severity.update_every.total_seconds()), words=every(severity.update_every)),
                cell(len(due)),
                share(len(due) - len(late), len(due), few=FEW),
                lasting(median_of(sorted(late))),
                lasting(max(late, default=None)),
            )
        )
        notes += _latest(((promise, incident) for promise, incident in found if promise.is_kept is False), look)
    columns = (
        Column("severity", "Severity"),
        Column("update_every_seconds", "Promised"),
        Column("promised_updates", "Updates due"),
        Column("share_on_time", "On time"),
        Column("median_late_seconds", "Late ones: median"),
        Column("longest_late_seconds", "Longest"),
    )
    return Told(
        sheet=Sheet(id="updates", title="Updates on time", columns=columns, rows=tuple(rows)),
        says=(
            "Each update has to follow the last one within the severity's cadence, the first one the detection, until the "
            "incident is over. A long silence is one broken promise, as late as it was long."
        ),
        empty="No update was due.",
        notes=tuple(notes[:SHOWN]),
    )


def _latest(found: Iterable[tuple[Promise, Incident]], look: Look) -> list[Fact]:
    """The incidents with late updates: how many, and the longest."""
    by_incident: dict[str, tuple[Incident, list[timedelta]]] = {}
    for promise, incident in found:
        by_incident.setdefault(incident.id, (incident, []))[1].append(promise.late_for)
    worst = sorted(by_incident.values(), key=lambda entry: max(entry[1]), reverse=True)
    return [
        Fact(
            name="",
            mark=Mark("degraded", f"{incident.severity}: {counted(len(late), 'update')} late, by up to {length(max(late))}"),
            links=(look.incident_link(incident),),
        )
        for incident, late in worst
    ]


def _escalations(look: Look) -> Told:
    policy, now = look.world.repository.site.policy, look.world.now
    levels = [level.level for level in policy.escalation]
    rows: list[tuple[Cell, ...]] = []
    for severity in policy.severities:
        incidents = _of(look, severity)
        if not incidents:
            continue
        reached = [{rung.level for rung in clocks_of(one, policy, now).rungs if rung.reached} for one in incidents]
        rows.append(
            (
                look.severity(severity.id),
                cell(len(incidents)),
                *(cell(sum(level in found for found in reached)) for level in levels),
            )
        )
    columns = (
        Column("severity", "Severity"),
        Column("n", "Incidents"),
        *(Column(f"level_{level}", f"Level {level}") for level in levels),
    )
    return Told(
        sheet=Sheet(id="escalations", title="Escalation", columns=columns, rows=tuple(rows)),
        says="How many incidents lasted until the plan wanted a level told. That somebody was called is in no record.",
    )


def _postmortems(look: Look) -> Told:
    policy, now = look.world.repository.site.policy, look.world.now
    rows: list[tuple[Cell, ...]] = []
    notes: list[Fact] = []
    for severity in policy.severities:
        taken: list[timedelta] = []
        states: Counter[str] = Counter()
        for incident in _of(look, severity):
            clocks = clocks_of(incident, policy, now)
            if not clocks.postmortem_owed or clocks.resolved_at is None:
                continue
            held_at = None if incident.postmortem is None else known(incident.postmortem.meeting_at, now)
            if held_at is not None:
                taken.append(max(_NO_TIME, held_at - clocks.resolved_at))
            state = {True: "in_time", False: "overdue" if held_at is None else "late", None: "to_come"}[clocks.postmortem_met]
            states[state] += 1
            if state == "overdue":
                notes.append(Fact(name="", mark=Mark("major", "No meeting is recorded"), links=(look.incident_link(incident),)))
        if not states:
            continue
        taken.sort()
        decided = states["in_time"] + states["late"] + states["overdue"]
        rows.append(
            (
                look.severity(severity.id),
                cell(states.total()),
                share(states["in_time"], decided, few=FEW),
                lasting(median_of(taken)),
                lasting(taken[-1] if taken else None),
                cell(states["overdue"], str(states["overdue"] or "")),
                cell(states["to_come"], str(states["to_come"] or "")),
            )
        )
    columns = (
        Column("severity", "Severity"),
        Column("owed", "Owed"),
        Column("share_in_time", "In time"),
        Column("median_seconds", "Median"),
        Column("longest_seconds", "Longest"),
        Column("overdue", "Overdue"),
        Column("to_come", "Still to come"),
    )
    return Told(
        sheet=Sheet(id="postmortems", title="Time to the post-mortem", columns=columns, rows=tuple(rows)),
        says=(
            f"From the resolution to the meeting, due within {length(policy.postmortem_within)}. What was published without a "
            "recorded meeting counts as in time, without a length."
        ),
        empty="No post-mortem was owed.",
        notes=tuple(notes[:SHOWN]),
    )


def _action_items(look: Look) -> Told:
    policy, now = look.world.repository.site.policy, look.world.now
    today = now.date()
    items = items_of(look.counted.members, policy, now)
    rows: list[tuple[Cell, ...]] = []
    for severity in policy.severities:
        standings = Counter(item.standing(today) for item in items if item.incident.severity == severity.id)
        del standings[Standing.IDEA]
        if not standings:
            continue
        in_time = standings[Standing.IN_TIME]
        decided = in_time + standings[Standing.LATE] + standings[Standing.OVERDUE]
        within = severity.action_items_within
        rows.append(
            (
                look.severity(severity.id),
                Cell() if within is None else Cell(value=round(within.total_seconds()), words=f"within {length(within)}"),
                cell(standings.total()),
                share(in_time, decided, few=FEW),
                *(cell(standings[one], str(standings[one] or "")) for one in _OTHERS),
            )
        )
    link = Link("All action items", look.world.href(look.uri, addresses.ACTIONS))
    columns = (
        Column("severity", "Severity"),
        Column("within_seconds", "The plan wants"),
        Column("n", "Items"),
        Column("share_in_time", "In time"),
        Column("late", "Done late"),
        Column("overdue", "Overdue"),
        Column("open", "Open, not due"),
        Column("done_undated", "Done, no date"),
        Column("declined", "Declined"),
    )
    return Told(
        sheet=Sheet(id="action-items", title="Action items in time", columns=columns, rows=tuple(rows)),
        says="Of the incidents of this period, by the item's own day, or else the plan's. Ideas do not count.",
        empty="No post-mortem of these incidents has an action item.",
        notes=(Fact(name="", links=(link,)),) if rows else (),
    )


_OTHERS = (Standing.LATE, Standing.OVERDUE, Standing.OPEN, Standing.DONE_UNDATED, Standing.DECLINED)
