"""What calendars are made of: of planned work, and of incidents where they are wanted."""

from __future__ import annotations

from datetime import datetime

import msgspec

from noa_status.public.values.components import ComponentState
from noa_status.public.values.site import Text


class CalendarEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A maintenance as an entry of a calendar: its window as it is announced, and its newest update (`body`). Or an incident:
    from when users were affected until it was resolved; while it is open it has no `end_at`.

    `revision` counts how often a window was moved, and that it was cancelled; of an incident how often anything was said of it.
    It never goes down. `changed_at` is when anything was last said of it, `announced_at` when anything was said first.
    """

    id: str
    title: str
    titles: dict[str, str] = {}
    address: str
    start_at: datetime
    end_at: datetime | None
    is_incident: bool = False
    is_cancelled: bool = False
    revision: int = 0
    announced_at: datetime
    changed_at: datetime
    components: tuple[ComponentState, ...] = ()
    body: Text
    translations: dict[str, Text] = {}


class CalendarNote(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of such an entry: its id, a hash of all of it, and the ids of the components that it names."""

    id: str
    key: bytes
    components: tuple[str, ...] = ()


class EntryCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar of planned work, of all or of a `component`; or of incidents. `page` is the address of the page that tells the
    same."""

    address: str
    page: str
    component: ComponentState | None = None
    of_incidents: bool = False
    entries: tuple[CalendarNote, ...] = ()
