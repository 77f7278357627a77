"""A second implementation of what `spans` and `uptime` give, slow and obvious: minute by minute, what does each record say?

It shares no code with the domain and knows no spans. Everything must happen on whole minutes.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import Incident, Kind, Status, Update

MINUTE = timedelta(minutes=1)
FINE = ComponentStatus.OPERATIONAL
FROM_GRAVE_TO_FINE = (
    ComponentStatus.MAJOR_OUTAGE,
    ComponentStatus.PARTIAL_OUTAGE,
    ComponentStatus.DEGRADED_PERFORMANCE,
    ComponentStatus.UNDER_MAINTENANCE,
    ComponentStatus.OPERATIONAL,
)

# What one record says of a component at a minute.
Says = Callable[[str, datetime], ComponentStatus]


class SweptDay(NamedTuple):
    day: date
    worst: ComponentStatus | None
    existing: int
    seconds: dict[ComponentStatus, int]
    incidents: set[str]


def reading_of(incident: Incident, now: datetime) -> Says:
    """How a reader who knows what is known at `now` answers: what was the state of this component at that minute?"""
    updates = [update for update in incident.updates if update.at <= now]
    if incident.kind is Kind.DRILL or not updates:
        return lambda component, minute: FINE
    if incident.kind is Kind.MAINTENANCE:
        return lambda component, minute: (
            _last_word(incident, updates, component, minute) if _in_window(incident, updates, minute, now) else FINE
        )
    restored_at = _restored_at(incident, updates, now)

    def says(component: str, minute: datetime) -> ComponentStatus:
        if restored_at is not None and minute >= restored_at:
            return FINE
        return _last_word(incident, updates, component, minute)

    return says


def worst_of(readings: Iterable[Says], component: str, minute: datetime) -> ComponentStatus:
    said = [says(component, minute) for says in readings]
    return next(status for status in FROM_GRAVE_TO_FINE if status in (*said, FINE))


def days_of(component: Component, incidents: list[Incident], first: date, last: date, now: datetime) -> list[SweptDay]:
    readings = {incident.id: reading_of(incident, now) for incident in incidents}
    found: list[SweptDay] = []
    day = first
    while day <= last:
        existing, seconds, seen, guilty = 0, dict.fromkeys(FROM_GRAVE_TO_FINE, 0), set[ComponentStatus](), set[str]()
        for minute in _minutes_of(day):
            born = component.since is None or minute.date() >= component.since
            gone = component.retired_on is not None and minute.date() >= component.retired_on
            if not born or gone or minute > now:
                continue
            status = worst_of(readings.values(), component.id, minute)
            seen.add(status)
            guilty |= {id for id, says in readings.items() if says(component.id, minute) is not FINE}
            if minute < now:
                existing += 60
                seconds[status] += 60
        worst = next((status for status in FROM_GRAVE_TO_FINE if status in seen), None)
        trouble = {status: seconds[status] for status in FROM_GRAVE_TO_FINE if seconds[status] and status is not FINE}
        found.append(SweptDay(day, worst, existing, trouble, guilty))
        day += timedelta(days=1)
    return found


def figures_between(
    component: Component, incidents: list[Incident], start: datetime, end: datetime, now: datetime
) -> tuple[int, dict[ComponentStatus, int]]:
    """How many seconds existed from `start` to just before `end`, and how many in each state that is not fine."""
    readings = [reading_of(incident, now) for incident in incidents]
    existing, seconds, minute = 0, dict.fromkeys(FROM_GRAVE_TO_FINE, 0), start
    while minute < end:
        born = component.since is None or minute.date() >= component.since
        gone = component.retired_on is not None and minute.date() >= component.retired_on
        if born and not gone:
            existing += 60
            seconds[worst_of(readings, component.id, minute)] += 60
        minute += MINUTE
    return existing, {status: seconds[status] for status in FROM_GRAVE_TO_FINE if seconds[status] and status is not FINE}


def _minutes_of(day: date) -> Iterator[datetime]:
    midnight = datetime.combine(day, time(tzinfo=UTC))
    for number in range(24 * 60):
        yield midnight + number * MINUTE


def _last_word(incident: Incident, updates: list[Update], component: str, minute: datetime) -> ComponentStatus:
    """What the updates up to this minute said last; the first one speaks of the time since the beginning, too."""
    said = FINE
    for number, update in enumerate(updates):
        speaks_since = _beginning(incident, update) if number == 0 else update.at
        restores = update.status is Status.RESOLVED or update.status is Status.POSTMORTEM
        if speaks_since <= minute and (not restores or (number == 0 and update.status is Status.RESOLVED)):
            said = update.components.get(component, said)
        if restores and update.at <= minute:
            said = FINE
    return said


def _beginning(incident: Incident, first: Update) -> datetime:
    if incident.kind is Kind.MAINTENANCE:
        return datetime.min.replace(tzinfo=UTC)
    return first.at if incident.started_at is None or incident.started_at > first.at else incident.started_at


def _in_window(incident: Incident, updates: list[Update], minute: datetime, now: datetime) -> bool:
    assert incident.scheduled is not None
    planned, since = incident.scheduled, datetime.min.replace(tzinfo=UTC)
    for move in reversed(incident.moved):
        if move.at > now:
            planned = move
        else:
            since = max(since, move.at)
    before = [update for update in updates if since <= update.at <= minute]
    opened = minute >= planned.start or any(update.status is Status.IN_PROGRESS for update in before)
    closed = minute >= planned.end or any(update.status is Status.COMPLETED for update in before)
    cancelled = incident.cancelled_at is not None and incident.cancelled_at <= now and minute >= incident.cancelled_at
    return opened and not closed and not cancelled


def _restored_at(incident: Incident, updates: list[Update], now: datetime) -> datetime | None:
    """The record's own moment of restoration, unless an update of that moment or later says that it went on or got worse."""
    moment = incident.resolved_at
    if moment is None or moment > now:
        return None
    is_over = updates[-1].status in (Status.RESOLVED, Status.POSTMORTEM)
    for number, update in enumerate(updates):
        closes = update.status in (Status.RESOLVED, Status.POSTMORTEM)
        if update.at >= moment and not closes and not is_over:
            return None
        speaks_since = _beginning(incident, update) if number == 0 else update.at
        if speaks_since < moment or (closes and number > 0) or update.status is Status.POSTMORTEM:
            continue
        just_before = {component: _said_before(updates[:number], component) for component in update.components}
        if any(status is not FINE and status is not just_before[component] for component, status in update.components.items()):
            return None
    return moment


def _said_before(updates: list[Update], component: str) -> ComponentStatus:
    said = FINE
    for update in updates:
        restores = update.status in (Status.RESOLVED, Status.POSTMORTEM)
        said = FINE if restores else update.components.get(component, said)
    return said
