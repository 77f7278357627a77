"""Incidents and maintenances, and the updates that are told about them."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from noa_status.public.values.components import ComponentState
from noa_status.public.values.site import Text


class LaterState(msgspec.Struct, frozen=True, kw_only=True):
    """Where a maintenance stands from an instant ahead."""

    at: datetime
    state: str


class FormerWindow(msgspec.Struct, frozen=True, kw_only=True):
    """A window that a maintenance was moved away from, at the instant `at`."""

    at: datetime
    start_at: datetime
    end_at: datetime


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A component in one state, from instant to instant. `end_at` is None where nobody knows the end yet."""

    status: str
    start_at: datetime
    end_at: datetime | None = None


class ComponentCourse(msgspec.Struct, frozen=True, kw_only=True):
    """How a component fared in an incident: its states in their order, without holes."""

    id: str
    name: str
    names: dict[str, str] = {}
    address: str
    segments: tuple[Segment, ...]


class Affected(msgspec.Struct, frozen=True, kw_only=True):
    """How each component fared from `start_at` to `end_at`: the end of the incident or of the window, or the moment of the build.
    `is_drawn` says whether a drawing tells more than the words do."""

    start_at: datetime
    end_at: datetime
    is_drawn: bool = True
    components: tuple[ComponentCourse, ...]


class UpdateView(msgspec.Struct, frozen=True, kw_only=True):
    """One update, ready to be shown. `id` is its anchor on the incident's page; `correction` says what was put right in it, where
    the record does."""

    id: str
    at: datetime
    status: str
    components: tuple[ComponentState, ...] = ()
    corrected_at: datetime | None = None
    correction: str = ""
    body: Text
    translations: dict[str, Text] = {}


class IncidentView(msgspec.Struct, frozen=True, kw_only=True):
    """An incident or a maintenance as the public sees it at one moment.

    `worst` is the worst component status it stands for (its colour and shape); `components` their states now (of what is over:
    the worst that each had); `updates` are newest first. `status` is the newest update's. `state` tells where it stands: `open`
    or `resolved` for incidents, `upcoming`, `running`, `completed` or `cancelled` for maintenances. `duration` is from start to
    end, or to the moment of the build. `moved` are the windows before the present one, newest first; `cancelled_under_way` tells
    whether its window had opened by then.
    """

    id: str
    title: str
    address: str
    kind: str
    impact: str
    status: str
    state: str
    worst: str
    started_at: datetime
    ended_at: datetime | None = None
    duration: int = 0
    next_update_at: datetime | None = None
    next_update_is_overdue: bool = False
    window_start_at: datetime | None = None
    window_end_at: datetime | None = None
    moved: tuple[FormerWindow, ...] = ()
    cancelled_at: datetime | None = None
    cancelled_under_way: bool = False
    later: tuple[LaterState, ...] = ()
    components: tuple[ComponentState, ...] = ()
    updates: tuple[UpdateView, ...] = ()
    postmortem: Text | None = None
    titles: dict[str, str] = {}
    postmortem_translations: dict[str, Text] = {}


class HistoryDays(msgspec.Struct, frozen=True, kw_only=True):
    """A day with its incidents, newest first, or a run of days (`first_day` to `last_day`) on which nothing was to report.

    `more` counts those of the day that are not in `incidents`.
    """

    first_day: date
    last_day: date
    incidents: tuple[IncidentView, ...] = ()
    more: int = 0
