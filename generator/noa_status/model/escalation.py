"""Escalation: who has to know of an incident, by when, and how they are reached."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from noa_status.model.policy import EscalationLevel, Policy, Severity


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """One step of an incident's escalation: at this instant these are told, over these channels.

    `level` and `channels` are those of the escalation level that names them; None and empty where no level does. `reached` says
    that the instant came while the incident was not resolved.
    """

    at: datetime
    level: int | None
    who: tuple[str, ...]
    channels: tuple[str, ...]
    reached: bool


def rungs_of(severity: Severity, policy: Policy, *, counts_from_at: datetime, until: datetime) -> tuple[Rung, ...]:
    """The steps of an incident of this severity, in order of time, then level. `until` is now, or its resolution if that is past.

    Where the severity `uses_ladder`, each is told at the earlier of its level's time and the severity's own deadline, and only
    once; otherwise the severity's own deadline alone counts.
    """
    level_of: dict[str, EscalationLevel] = {}
    for level in policy.escalation:
        for name in level.who:
            level_of.setdefault(name, level)
    groups: dict[tuple[timedelta, int], list[str]] = {}
    for name, after in _told_after(severity, policy).items():
        number = level_of[name].level if name in level_of else 0
        groups.setdefault((after, number), []).append(name)
    return tuple(
        Rung(
            at=counts_from_at + after,
            level=level_of[names[0]].level if names[0] in level_of else None,
            who=tuple(names),
            channels=level_of[names[0]].channels if names[0] in level_of else (),
            reached=counts_from_at + after <= until,
        )
        for (after, _), names in sorted(groups.items(), key=lambda group: group[0])
    )


def _told_after(severity: Severity, policy: Policy) -> dict[str, timedelta]:
    """How long after the start of the clock each is told."""
    told: dict[str, timedelta] = {}
    for level in policy.escalation if severity.uses_ladder else ():
        for name in level.who:
            if severity.id in level.only_for.get(name, (severity.id,)):
                told[name] = min(told.get(name, level.after), level.after)
    if severity.escalate_within is not None:
        for name in severity.escalate_to:
            told[name] = min(told.get(name, severity.escalate_within), severity.escalate_within)
    return told
