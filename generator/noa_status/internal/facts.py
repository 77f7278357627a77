"""What of a repository exists at one moment, and how its parts belong together: worked out once for all pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import began_at, existing_updates, resolved_at_of, scheduled_at, state_of, window_of
from noa_status.model.site import Repository
from noa_status.model.spans import spans_of


class Facts(msgspec.Struct, frozen=True):
    """`incidents` are those that exist, newest first; `used_in` maps runbook ids to records they were used in, newest first."""

    incidents: tuple[Incident, ...]
    used_in: dict[str, tuple[Incident, ...]]


def facts_of(repository: Repository, now: datetime) -> Facts:
    """Everything that pages need to know about the whole."""
    existing = [incident for incident in repository.incidents if exists(incident, now)]
    existing.sort(key=lambda incident: (begins_at(incident, now), incident.id), reverse=True)
    by_alert: dict[str, list[str]] = {}
    for runbook in repository.runbooks:
        for alert in runbook.alert_names:
            by_alert.setdefault(alert.lower(), []).append(runbook.id)
    used: dict[str, list[Incident]] = {}
    for incident in existing:
        ids = [*incident.runbooks, *(id for alert in incident.alerts for id in by_alert.get(alert.lower(), ()))]
        for id in dict.fromkeys(ids):
            used.setdefault(id, []).append(incident)
    return Facts(tuple(existing), {id: tuple(incidents) for id, incidents in used.items()})


def exists(incident: Incident, now: datetime) -> bool:
    """True once it has begun. A maintenance exists as soon as it is announced, or, where it is never announced, at once."""
    if incident.kind is Kind.MAINTENANCE:
        return not incident.updates or bool(existing_updates(incident, now))
    return began_at(incident, now) is not None


def begins_at(incident: Incident, now: datetime) -> datetime:
    """When it began or begins. Raises IndexError for a record without any instant, which is no record."""
    if incident.kind is Kind.MAINTENANCE:
        window = window_of(incident, now) or scheduled_at(incident, now)
        return window.start if window is not None else incident.updates[0].at
    return began_at(incident, now) or incident.begins_at


def ended_at(incident: Incident, now: datetime) -> datetime | None:
    """When it was over, None while it goes on or lies ahead."""
    if incident.kind is not Kind.MAINTENANCE:
        return resolved_at_of(incident, now)
    window = window_of(incident, now)
    return window.end if window is not None and window.end <= now else None


def status_of(incident: Incident, now: datetime) -> str:
    """The newest update's status, or where the record stands (`open`, `upcoming`) if there is none or it is over."""
    updates = existing_updates(incident, now)
    state = state_of(incident, now).value
    if incident.kind is not Kind.INCIDENT or state != "open" or not updates:
        return state
    return updates[-1].status.value


def components_of(incident: Incident, now: datetime) -> dict[str, ComponentStatus]:
    """The components it speaks of and their states: now while it goes on, else the worst that each had; worst first.

    Drills affect nobody, so theirs are what they say.
    """
    found: dict[str, ComponentStatus] = {}
    goes_on = ended_at(incident, now) is None
    for span in spans_of(incident, now):
        current = not goes_on or span.end_at is None or span.end_at > now
        before = found.get(span.component, ComponentStatus.OPERATIONAL)
        found[span.component] = max(before, span.status, key=lambda status: status.rank) if current else before
    if incident.kind is Kind.DRILL:
        for update in existing_updates(incident, now):
            found |= update.components
    return dict(sorted(found.items(), key=lambda item: -item[1].rank))


def years_of(incidents: tuple[Incident, ...], now: datetime) -> Iterator[tuple[int, list[Incident]]]:
    """The incidents by the UTC year they began in, newest first."""
    years: dict[int, list[Incident]] = {}
    for incident in incidents:
        years.setdefault(begins_at(incident, now).year, []).append(incident)
    yield from sorted(years.items(), reverse=True)


def age_of(since: datetime, now: datetime) -> timedelta:
    """How long ago something was, never negative."""
    return max(timedelta(0), now - since)
