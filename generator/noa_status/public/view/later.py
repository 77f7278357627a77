"""What is known today of the hours ahead: a page that is read later than it was built tells it at its own time.

Only windows that were announced are known: an update dated in the future does not exist yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from noa_status.model.component import ComponentStatus
from noa_status.model.progress import State
from noa_status.model.spans import Span
from noa_status.model.uptime import status_at
from noa_status.public.values import LaterState, LaterStatus

AHEAD_FOR = timedelta(hours=36)
"""How far ahead a page is ready: it is built anew at midnight UTC at the latest, and may come late."""


def instants_ahead(spans: Iterable[Span], now: datetime) -> tuple[datetime, ...]:
    """When components change state by themselves in the hours ahead, in order."""
    until = now + AHEAD_FOR
    instants = {at for span in spans for at in (span.start_at, span.end_at) if at is not None and now < at <= until}
    return tuple(sorted(instants))


def later_statuses(spans: Iterable[Span], now: datetime) -> dict[str, tuple[LaterStatus, ...]]:
    """What components change to by themselves, by id; those that stay as they are are not in it."""
    spans = tuple(spans)
    before: Mapping[str, ComponentStatus] = status_at(spans, now)
    found: dict[str, list[LaterStatus]] = {}
    for at in instants_ahead(spans, now):
        after = status_at(spans, at)
        for component in before.keys() | after.keys():
            status = after.get(component, ComponentStatus.OPERATIONAL)
            if status is not before.get(component, ComponentStatus.OPERATIONAL):
                found.setdefault(component, []).append(LaterStatus(at=at, status=status))
        before = after
    return {component: tuple(changes) for component, changes in found.items()}


def later_states(state: State, start: datetime | None, end: datetime | None, now: datetime) -> tuple[LaterState, ...]:
    """What a maintenance turns into by itself in the hours ahead: under way when its window opens, completed when it closes."""
    if start is None or end is None or state not in (State.UPCOMING, State.RUNNING):
        return ()
    changes = [LaterState(at=start, state=State.RUNNING)] if state is State.UPCOMING else []
    changes.append(LaterState(at=end, state=State.COMPLETED))
    return tuple(change for change in changes if now < change.at <= now + AHEAD_FOR)
