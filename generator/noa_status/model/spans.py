"""Spans: from when to when a record says that a component was not operational."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind, Status, Update, Window
from noa_status.model.progress import existing_updates, resolved_at_of, window_of

_CLOSING = (Status.RESOLVED, Status.POSTMORTEM)


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A component in one state, never operational, from `start_at` to just before `end_at`; None means that it goes on."""

    component: str
    status: ComponentStatus
    start_at: datetime
    end_at: datetime | None
    incident: str


def spans_of(incident: Incident, now: datetime) -> tuple[Span, ...]:
    """What one record says of its components, as known at `now`, in order of start, then component.

    The first update's components count from when the incident began, those of later updates from their own time. A closing
    update ends everything. A maintenance counts within its window alone, which may lie in the future. Drills have none.
    """
    updates = existing_updates(incident, now)
    if not updates or incident.kind is Kind.DRILL:
        return ()
    if incident.kind is Kind.MAINTENANCE:
        window = window_of(incident, now)
        told = [] if window is None else _within(window, _told(incident, updates, window.start))
    else:
        told = _restored(resolved_at_of(incident, now), _told(incident, updates, incident.begins_at))
    whole = [span for span in told if span.end_at is None or span.start_at < span.end_at]
    return tuple(sorted(whole, key=lambda span: (span.start_at, span.component)))


def spans_by_component(spans: Iterable[Span]) -> dict[str, tuple[Span, ...]]:
    """The same spans under their component's id, in the order in which they came."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.component, []).append(span)
    return {component: tuple(of_component) for component, of_component in found.items()}


def _told(incident: Incident, updates: tuple[Update, ...], begins_at: datetime) -> list[Span]:
    """The spans that the updates tell one after the other; some may be empty, and those of a window are not yet cut to it."""
    running: dict[str, Span] = {}
    told: list[Span] = []
    for update in updates:
        is_first = update is updates[0]
        at = min(begins_at, update.at) if is_first else update.at
        for component, status in _changes(update, is_first=is_first).items():
            before = running.get(component)
            if before is not None and before.status is status:
                continue
            if before is not None:
                told.append(_ended(running.pop(component), at))
            if status is not ComponentStatus.OPERATIONAL:
                running[component] = Span(component=component, status=status, start_at=at, end_at=None, incident=incident.id)
        if update.status in _CLOSING:
            told += [_ended(span, update.at) for span in running.values()]
            running.clear()
    return told + list(running.values())


def _changes(update: Update, *, is_first: bool) -> dict[str, ComponentStatus]:
    """The states that an update sets. A closing one restores everything, but where it is all that was ever told ("we had an
    outage, it is over"), what it names is what was down until then."""
    if update.status is Status.POSTMORTEM or (update.status is Status.RESOLVED and not is_first):
        return {}
    return update.components


def _ended(span: Span, at: datetime) -> Span:
    return span if span.end_at is not None and span.end_at <= at else replace(span, end_at=at)


def _restored(resolved_at: datetime | None, told: list[Span]) -> list[Span]:
    """Service is often back before the `resolved` update says so: then the record's `resolved_at` ends everything.

    One that lies before the start of something told contradicts the updates, and the updates win.
    """
    if resolved_at is None or any(span.start_at >= resolved_at for span in told):
        return told
    return [_ended(span, resolved_at) for span in told]


def _within(window: Window, told: list[Span]) -> list[Span]:
    return [_ended(replace(span, start_at=max(span.start_at, window.start)), window.end) for span in told]
