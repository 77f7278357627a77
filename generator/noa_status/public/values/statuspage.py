"""What Statuspage's interface tells, before it has that interface's keys.

Ids are already those of the interface. `status` and `impact` are its words.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from noa_status.public.values.site import SiteHead, Text


class StatuspageComponent(msgspec.Struct, frozen=True, kw_only=True):
    """A component, or a group with the ids of its `children`. `updated_at` is when its status last changed."""

    id: str
    name: str
    status: str
    position: int
    description: str = ""
    start_on: date | None = None
    group_id: str | None = None
    created_at: datetime
    updated_at: datetime
    children: tuple[str, ...] | None = None


class StatuspageChange(msgspec.Struct, frozen=True, kw_only=True):
    """What an update says of a component: its `name` has the group's before it."""

    component: str
    name: str
    was: str
    status: str


class StatuspageUpdate(msgspec.Struct, frozen=True, kw_only=True):
    """An update. One without a `body` tells what happened by itself: `state` is where the record then stands."""

    id: str
    status: str
    at: datetime
    updated_at: datetime
    changes: tuple[StatuspageChange, ...] = ()
    body: Text | None = None
    state: str = ""


class StatuspageRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An incident or a maintenance; the window's instants are those of a maintenance alone. `updates` are newest first, and there
    is one at least. `components` have the status that this record gives them."""

    id: str
    name: str
    address: str
    status: str
    impact: str
    started_at: datetime
    updated_at: datetime
    monitoring_at: datetime | None = None
    resolved_at: datetime | None = None
    window_start_at: datetime | None = None
    window_end_at: datetime | None = None
    updates: tuple[StatuspageUpdate, ...]
    components: tuple[StatuspageComponent, ...] = ()

    @property
    def is_maintenance(self) -> bool:
        """True for planned work."""
        return self.window_start_at is not None


class StatuspageSite(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page. `status` is the worst component's; `components` are in order of position, groups among them; `incidents`
    and `maintenances` are the newest, newest first, `history` the last told of both."""

    site: SiteHead
    updated_at: datetime
    status: str
    components: tuple[StatuspageComponent, ...]
    incidents: tuple[StatuspageRecord, ...] = ()
    maintenances: tuple[StatuspageRecord, ...] = ()
    history: tuple[StatuspageRecord, ...] = ()
