"""Contributing factors that come back: how often each had a part, and what had been done about it when it returned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from noa_status.model.incident import Incident, Kind
from noa_status.model.postmortem import ActionItem, ActionState
from noa_status.model.progress import began_at


class Return(msgspec.Struct, frozen=True, kw_only=True):
    """A factor that had a part in `incident` again, after `earlier`. `closed` are the action items of earlier post-mortems that
    were done against it before it came back: those that name it first, then the newest."""

    factor: str
    incident: Incident
    earlier: Incident
    closed: tuple[tuple[Incident, ActionItem], ...]


def incidents_by_factor(incidents: Iterable[Incident], now: datetime) -> dict[str, tuple[Incident, ...]]:
    """The incidents by the factors of their post-mortems, oldest first; the factors that recur most come first. No drills."""
    found: dict[str, list[Incident]] = {}
    for incident in _in_order(incidents, now):
        for factor in dict.fromkeys(incident.postmortem.factors if incident.postmortem is not None else ()):
            found.setdefault(factor, []).append(incident)
    return {factor: tuple(found[factor]) for factor in sorted(found, key=lambda factor: (-len(found[factor]), factor.lower()))}


def returns_of(incidents: Iterable[Incident], now: datetime) -> tuple[Return, ...]:
    """Every time that a factor came back, newest first, then by factor."""
    found: list[tuple[datetime, Return]] = []
    for factor, having in incidents_by_factor(incidents, now).items():
        for number, incident in enumerate(having[1:], 1):
            at = began_at(incident, now) or incident.begins_at
            closed = [(earlier, item) for earlier in having[:number] for item in _against(factor, earlier) if _was_done(item, at)]
            closed.sort(key=lambda entry: (entry[1].factor == factor, entry[1].done_on or date.min), reverse=True)
            found.append((at, Return(factor=factor, incident=incident, earlier=having[number - 1], closed=tuple(closed))))
    return tuple(back for _, back in sorted(found, key=lambda entry: (entry[0], entry[1].factor), reverse=True))


def _in_order(incidents: Iterable[Incident], now: datetime) -> list[Incident]:
    begun = [(at, one.id, one) for one in incidents if one.kind is Kind.INCIDENT and (at := began_at(one, now)) is not None]
    return [incident for _, _, incident in sorted(begun, key=lambda entry: entry[:2])]


def _against(factor: str, incident: Incident) -> Iterable[ActionItem]:
    """The action items against a factor: those that name it, and those that name none."""
    if incident.postmortem is None:
        return ()
    return (item for item in incident.postmortem.action_items if item.factor in (None, factor))


def _was_done(item: ActionItem, before: datetime) -> bool:
    return item.state is ActionState.DONE and item.done_on is not None and item.done_on < before.date()
