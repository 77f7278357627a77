"""Planned work, and incidents where they are wanted, as entries of calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from noa_status import addresses
from noa_status.artifacts import key_of
from noa_status.public.values import CalendarEntry, CalendarNote, ComponentState, EntryCalendar, IncidentView


def planned_window(view: IncidentView) -> CalendarEntry | None:
    """The entry of a maintenance; None for incidents."""
    if view.window_start_at is None or view.window_end_at is None:
        return None
    cancelled = [] if view.cancelled_at is None else [view.cancelled_at]
    said = [update.corrected_at or update.at for update in view.updates]
    return replace(
        _entry(view),
        start_at=view.window_start_at,
        end_at=view.window_end_at,
        is_cancelled=bool(cancelled),
        revision=len(view.moved) + len(cancelled),
        changed_at=max([*said, *cancelled, *(window.at for window in view.moved)]),
        # How a component fares while it lasts is no matter of the calendar.
        components=tuple(replace(state, status="under_maintenance", was="") for state in view.components),
    )


def lasting(view: IncidentView) -> CalendarEntry | None:
    """The entry of an incident; None for maintenances."""
    return _entry(view) if view.window_start_at is None else None


def _entry(view: IncidentView) -> CalendarEntry:
    newest, oldest = view.updates[0], view.updates[-1]
    said = [at for update in view.updates for at in (update.at, update.corrected_at) if at is not None]
    ended = [] if view.ended_at is None else [view.ended_at]
    return CalendarEntry(
        id=view.id,
        title=view.title,
        titles=view.titles,
        address=view.address,
        start_at=view.started_at,
        end_at=view.ended_at,
        is_incident=view.window_start_at is None,
        revision=len(said),
        announced_at=oldest.at,
        changed_at=max([*said, *ended]),
        components=view.components,
        body=newest.body,
        translations=newest.translations,
    )


def calendar_note(entry: CalendarEntry) -> CalendarNote:
    """What is remembered of an entry."""
    return CalendarNote(id=entry.id, key=key_of(entry), components=tuple(state.id for state in entry.components))


def calendars(notes: Iterable[CalendarNote], components: Iterable[ComponentState]) -> Iterator[EntryCalendar]:
    """The calendar of everything planned, then one a component, also of those with no planned work."""
    notes = tuple(notes)
    yield EntryCalendar(address=addresses.CALENDAR, page=addresses.MAINTENANCE, entries=notes)
    for component in components:
        own = tuple(note for note in notes if component.id in note.components)
        address = addresses.component_calendar(component.id)
        yield EntryCalendar(address=address, page=component.address, component=component, entries=own)


def incidents_calendar(entries: Iterable[CalendarEntry]) -> EntryCalendar:
    """The calendar of incidents."""
    notes = tuple(map(calendar_note, entries))
    return EntryCalendar(address=addresses.INCIDENTS_CALENDAR, page=addresses.HISTORY, of_incidents=True, entries=notes)
