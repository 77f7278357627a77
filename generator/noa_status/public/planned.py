"""Planned work as entries of calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from noa_status import addresses
from noa_status.artifacts import key_of
from noa_status.public.values import ComponentState, IncidentView, PlannedWindow, WindowCalendar, WindowNote


def planned_window(view: IncidentView) -> PlannedWindow | None:
    """The entry of a maintenance; None for incidents."""
    if view.window_start_at is None or view.window_end_at is None:
        return None
    newest, oldest = view.updates[0], view.updates[-1]
    said = [update.corrected_at or update.at for update in view.updates]
    cancelled = [] if view.cancelled_at is None else [view.cancelled_at]
    return PlannedWindow(
        id=view.id,
        title=view.title,
        titles=view.titles,
        address=view.address,
        start_at=view.window_start_at,
        end_at=view.window_end_at,
        is_cancelled=bool(cancelled),
        revision=len(view.moved) + len(cancelled),
        announced_at=oldest.at,
        changed_at=max([*said, *cancelled, *(window.at for window in view.moved)]),
        # How a component fares while it lasts is no matter of the calendar.
        components=tuple(replace(state, status="under_maintenance", was="") for state in view.components),
        body=newest.body,
        translations=newest.translations,
    )


def window_note(window: PlannedWindow) -> WindowNote:
    """What is remembered of an entry."""
    return WindowNote(id=window.id, key=key_of(window), components=tuple(state.id for state in window.components))


def calendars(notes: Iterable[WindowNote], components: Iterable[ComponentState]) -> Iterator[WindowCalendar]:
    """The calendar of everything, then one a component, also of those with no planned work."""
    notes = tuple(notes)
    yield WindowCalendar(address=addresses.CALENDAR, page=addresses.MAINTENANCE, windows=notes)
    for component in components:
        own = tuple(note for note in notes if component.id in note.components)
        address = addresses.component_calendar(component.id)
        yield WindowCalendar(address=address, page=component.address, component=component, windows=own)
