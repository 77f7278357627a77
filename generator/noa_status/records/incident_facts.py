"""What is wrong with a record's facts as a whole: rules between fields, and names that the site does not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from noa_status.model.incident import INCIDENT_STATUSES, MAINTENANCE_STATUSES, IncidentFile, Kind, UpdateFile
from noa_status.model.postmortem import PostMortem
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.component_ids import unknown_component
from noa_status.records.faults import Fault, choices, control_faults, nearest
from noa_status.records.translations import language_faults, text_faults


def action_item_faults(postmortem: PostMortem) -> Iterator[Fault]:
    """Ids of action items that stand twice."""
    seen: set[str] = set()
    for index, item in enumerate(postmortem.action_items):
        if item.id in seen:
            yield Fault(
                ("action_items", index, "id"),
                "duplicate-id",
                f'"{item.id}" stands twice',
                hint="ids are unique within a post-mortem",
            )
        seen.add(item.id)


def fact_faults(facts: IncidentFile, site: Site) -> Iterator[Fault]:
    """What `incident.yml` lacks or has too much of for its kind, and what stands in the wrong order."""
    if not facts.title.strip():
        yield Fault(("title",), "empty-field", "the title is empty")
    yield from control_faults(facts.title, ("title",))
    yield from control_faults(dict(facts.titles), ("titles",))
    yield from language_faults(facts.titles, site.languages, "titles")
    yield from text_faults(facts.titles, "titles")
    yield from _severity_faults(facts, site)
    if facts.kind is Kind.MAINTENANCE:
        if facts.scheduled is None:
            yield Fault(("scheduled",), "missing-field", "`scheduled` is missing", hint="scheduled: {start: ..., end: ...}")
        elif facts.scheduled.end <= facts.scheduled.start:
            yield Fault(("scheduled", "end"), "end-before-start", "the window ends before it starts")
        yield from _move_faults(facts)
    else:
        if facts.started_at is None:
            yield Fault(
                ("started_at",),
                "missing-field",
                "`started_at` is missing",
                hint="when users were first affected: started_at: 2026-11-24T10:02Z",
            )
        for name in ("scheduled", "moved", "cancelled_at"):
            if getattr(facts, name):
                yield Fault(
                    (name,), "field-of-another-kind", f"`{name}` belongs to maintenances", hint="kind: maintenance", of_key=True
                )
    yield from control_faults(list(facts.alert_keys), ("alert_keys",))
    for id in facts.alert_components:
        if all(component.id != id for component in site.components):
            yield unknown_component(id, site.components, ("alert_components", id))
    yield from _order_faults(facts)
    yield from _role_faults(facts, site)


def _move_faults(facts: IncidentFile) -> Iterator[Fault]:
    before: datetime | None = None
    for index, move in enumerate(facts.moved):
        if move.end <= move.start:
            yield Fault(("moved", index, "end"), "end-before-start", "the former window ends before it starts")
        if before is not None and move.at <= before:
            says = f"moved before the move above it, which was at {before:%Y-%m-%dT%H:%MZ}"
            hint = "moves stand in the order in which they happened"
            yield Fault(("moved", index, "at"), "moves-out-of-order", says, hint=hint)
        before = move.at


def _severity_faults(facts: IncidentFile, site: Site) -> Iterator[Fault]:
    known = [severity.id for severity in site.policy.severities]
    if facts.severity is None:
        if facts.kind is Kind.INCIDENT:
            yield Fault(("severity",), "missing-field", "`severity` is missing", hint=f"one of: {', '.join(known)}")
    elif facts.severity not in known:
        meant = nearest(facts.severity, known)
        yield Fault(
            ("severity",), "unknown-severity", f'no such severity: "{facts.severity[:60]}"', meant, f"one of: {', '.join(known)}"
        )


def correction_faults(front: UpdateFile) -> Iterator[Fault]:
    """What is wrong with the words of a correction: they are one line, and stand beside the instant of the correction."""
    if not front.correction.strip():
        return
    if "\n" in front.correction.strip():
        says = "the correction is one line of plain text"
        yield Fault(("correction",), "more-than-one-line", says, hint="write it in one line")
    yield from control_faults(front.correction, ("correction",))
    if front.corrected_at is None:
        yield Fault(
            ("correction",),
            "correction-without-time",
            "`correction` says what was put right, and `corrected` does not say when",
            hint="add the instant: corrected: 2026-11-24T10:44Z",
            of_key=True,
        )


def _order_faults(facts: IncidentFile) -> Iterator[Fault]:
    started_at, resolved_at = facts.started_at, facts.resolved_at
    if started_at is not None and resolved_at is not None and resolved_at < started_at:
        hint = f"started_at is {started_at:%Y-%m-%dT%H:%MZ}"
        fix = _other_month(resolved_at, started_at)
        yield Fault(("resolved_at",), "end-before-start", "resolved before it started", fix, hint)


def _other_month(value: datetime, started_at: datetime) -> str:
    meant = value.replace(year=started_at.year, month=started_at.month) if value.day <= 28 else None
    return f"{meant:%Y-%m-%dT%H:%MZ}" if meant and meant >= started_at else ""


def _role_faults(facts: IncidentFile, site: Site) -> Iterator[Fault]:
    known = [role.id for role in site.policy.roles]
    for role, person in facts.roles.items():
        if known and role not in known:
            yield Fault(
                ("roles", role),
                "unknown-role",
                f'no such role: "{role[:60]}"',
                nearest(role, known),
                f"one of: {', '.join(known)}",
                of_key=True,
            )
        if site.people and person not in site.people:
            meant = nearest(person, site.people)
            yield Fault(
                ("roles", role),
                "unknown-person",
                f'"{person[:60]}" is not among `people` in status.yml',
                meant,
                f'did you mean "{meant}"?' if meant else "",
            )


def with_statuses_of(kind: Kind | None, problem: Problem) -> Problem:
    """An unknown status with those to choose from: a maintenance's for a maintenance, the others for an incident."""
    if kind not in (Kind.INCIDENT, Kind.MAINTENANCE):
        return problem
    statuses = MAINTENANCE_STATUSES if kind is Kind.MAINTENANCE else INCIDENT_STATUSES
    if problem.code == "empty-field" and problem.says == "the status is empty":
        return msgspec.structs.replace(problem, hint=choices(statuses))
    if problem.code != "unknown-status":
        return problem
    words = problem.says.split('"')
    meant = nearest(words[1], statuses) if len(words) > 1 else ""
    fix = problem.fix if meant and meant in problem.fix else ""
    return msgspec.structs.replace(
        problem,
        says=problem.says.replace("no such status", f"no such {kind} status"),
        fix=fix,
        hint=choices(statuses, meant),
        edit=problem.edit if fix else None,
    )
