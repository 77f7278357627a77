"""Components: their states, days and uptime."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from noa_status.public.values.site import Link


class ComponentState(msgspec.Struct, frozen=True, kw_only=True):
    """A component in a state, as an incident or an update tells it. `was` is the state before, where an update changed it."""

    id: str
    name: str
    address: str
    status: str
    was: str = ""
    names: dict[str, str] = {}


class LaterStatus(msgspec.Struct, frozen=True, kw_only=True):
    """A state that a component takes by itself at an instant ahead."""

    at: datetime
    status: str


class DayBar(msgspec.Struct, frozen=True, kw_only=True):
    """One UTC day of a component: its worst status (`none` before the component existed), seconds by status where it was not
    operational, and that day's incidents."""

    day: date
    status: str
    seconds: dict[str, int] = {}
    incidents: tuple[Link, ...] = ()


class ComponentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A component with its status now, those that it takes `later` by itself, and its days, oldest first, the last one today.
    `uptime_share` is of those days, weighted; None where no time counts."""

    id: str
    name: str
    address: str
    description: str = ""
    status: str
    later: tuple[LaterStatus, ...] = ()
    days: tuple[DayBar, ...] = ()
    uptime_share: float | None = None
    names: dict[str, str] = {}
    descriptions: dict[str, str] = {}


class GroupRow(msgspec.Struct, frozen=True, kw_only=True):
    """A group of components; `status` is the worst of theirs, `later` those that it takes by itself. `name` is empty for
    components without a group. `is_open` is False where nobody need look into it."""

    id: str
    name: str
    status: str
    later: tuple[LaterStatus, ...] = ()
    is_open: bool = True
    components: tuple[ComponentRow, ...]
    names: dict[str, str] = {}


class UptimeFigure(msgspec.Struct, frozen=True, kw_only=True):
    """Uptime of a period. `label` is a month (`2026-11`), the number of the last days (`30`), or `24h`; `share` is weighted (None
    where no time counts), `down_seconds` are weighted seconds. `address` leads to what happened then, where something did."""

    label: str
    share: float | None
    down_seconds: int = 0
    address: str = ""


class ComponentUptime(msgspec.Struct, frozen=True, kw_only=True):
    """A component's uptime in a period."""

    id: str
    name: str
    names: dict[str, str] = {}
    address: str
    share: float | None
