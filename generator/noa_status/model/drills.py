"""Drills: what proves a runbook, which one to practise next, and which incident to play again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

import msgspec

from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Policy
from noa_status.model.progress import began_at, resolved_at_of
from noa_status.model.runbook import Runbook

Way = Literal["unproven", "used", "replay"]
"""How the next drill is chosen: the runbook that is unproven longest, the one used most, or a past incident."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a runbook working. `drills` practised it and in `used` it was used, both newest first.

    `proven_on` is the last day on which it did: a test or review that it names, a drill in which every step worked, an incident
    in which it helped. `proven_by` says which of the three. `due_on` is when it is to be tested again, by its own rhythm.
    """

    runbook: Runbook
    drills: tuple[Incident, ...]
    used: tuple[Incident, ...]
    proven_on: date | None
    proven_by: Literal["test", "drill", "incident"] | None
    due_on: date | None

    @property
    def open_failures(self) -> tuple[str, ...]:
        """The steps that did not work in the last drill, unless it was proven since."""
        if not self.drills:
            return ()
        held_on = self.drills[0].begins_at.date()
        return () if self.proven_on is not None and self.proven_on > held_on else self.drills[0].failed_steps


def proofs_of(runbooks: Iterable[Runbook], incidents: Iterable[Incident], now: datetime) -> tuple[Proof, ...]:
    """One a runbook: those never proven first, the most used of them first, then those that are unproven longest."""
    begun = [(at, one) for one in incidents if one.kind is not Kind.MAINTENANCE and (at := began_at(one, now)) is not None]
    newest_first = [one for _, one in sorted(begun, key=lambda entry: (entry[0], entry[1].id), reverse=True)]
    found = tuple(runbooks)
    having = _records_by_runbook(found, newest_first)
    proofs = [_proof(runbook, having.get(runbook.id, []), now) for runbook in found]
    return tuple(sorted(proofs, key=lambda one: (one.proven_on or date.min, -len(one.used), one.runbook.path)))


def drills_of(incidents: Iterable[Incident], now: datetime) -> tuple[Incident, ...]:
    """The drills that were held, newest first."""
    begun = [(at, one.id, one) for one in incidents if one.kind is Kind.DRILL and (at := began_at(one, now)) is not None]
    return tuple(one for _, _, one in sorted(begun, key=lambda entry: entry[:2], reverse=True))


def next_runbook(proofs: Iterable[Proof], way: Way) -> Proof | None:
    """The runbook to practise next: unproven longest, or used most (of those used alike, unproven longest)."""
    found = list(proofs)
    if not found:
        return None
    if way == "used":
        return min(found, key=lambda one: (-len(one.used), one.proven_on or date.min, one.runbook.path))
    return found[0]


def next_replay(incidents: Iterable[Incident], policy: Policy, now: datetime) -> Incident | None:
    """The past incident to play again: the gravest, and of those the one that lies back longest without a drill on its runbooks.

    One without a timeline or updates has nothing to play.
    """
    every = list(incidents)
    drilled = {name for drill in drills_of(every, now) for name in (*drill.runbooks, *drill.alerts)}
    order = {severity.id: number for number, severity in enumerate(policy.severities)}
    fit = [
        one
        for one in every
        if one.kind is Kind.INCIDENT and resolved_at_of(one, now) is not None and (one.updates or "timeline.md" in one.text_ids)
    ]
    return min(
        fit,
        key=lambda one: (
            bool(drilled.intersection((*one.runbooks, *one.alerts))),
            order.get(one.severity or "", len(order)),
            "timeline.md" not in one.text_ids,
            one.begins_at,
            one.id,
        ),
        default=None,
    )


def _records_by_runbook(runbooks: tuple[Runbook, ...], records: list[Incident]) -> dict[str, list[Incident]]:
    """The records that name a runbook, or an alert that it answers, by the runbook's id."""
    answering: dict[str, list[str]] = {}
    for runbook in runbooks:
        for name in runbook.alert_names:
            answering.setdefault(name.lower(), []).append(runbook.id)
    found: dict[str, list[Incident]] = {}
    for record in records:
        ids = [*record.runbooks, *(id for alert in record.alerts for id in answering.get(alert.lower(), ()))]
        for id in dict.fromkeys(ids):
            found.setdefault(id, []).append(record)
    return found


def _proof(runbook: Runbook, having: list[Incident], now: datetime) -> Proof:
    drills = [one for one in having if one.kind is Kind.DRILL]
    used = [one for one in having if one.kind is Kind.INCIDENT]
    freshness = freshness_of(runbook)
    proofs: list[tuple[date, Literal["test", "drill", "incident"]]] = []
    if freshness.last_on is not None and freshness.last_on <= now.date():
        proofs.append((freshness.last_on, "test"))
    worked = next((one for one in drills if not one.failed_steps), None)
    helped = next((one for one in used if one.runbook_helped is True), None)
    if worked is not None:
        proofs.append((worked.begins_at.date(), "drill"))
    if helped is not None:
        proofs.append((helped.begins_at.date(), "incident"))
    on, by = max(proofs, default=(None, None), key=lambda proof: proof[0])
    return Proof(runbook=runbook, drills=tuple(drills), used=tuple(used), proven_on=on, proven_by=by, due_on=freshness.due_on)
