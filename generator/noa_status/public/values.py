"""What the public may know, as plain values: pages, feeds and everything else public are made of these and of nothing else.

Instants are aware UTC datetimes, durations whole seconds, shares shares of one. Addresses are relative to the site's root.
Statuses, kinds and impacts are their words (`major_outage`, `maintenance`, `critical`), which are CSS classes and keys of the
catalogue too.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A Markdown text that lies in the repository: `id` changes when the text does. It is read only when a page shows it."""

    id: str
    path: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A way to another page."""

    title: str
    address: str


class SiteHead(msgspec.Struct, frozen=True, kw_only=True):
    """What every page says of the site. `url` is the public base and ends with a slash."""

    name: str
    url: str


class ComponentState(msgspec.Struct, frozen=True, kw_only=True):
    """A component in a state, as an incident or an update tells it. `was` is the state before, where an update changed it."""

    id: str
    name: str
    address: str
    status: str
    was: str = ""


class UpdateView(msgspec.Struct, frozen=True, kw_only=True):
    """One update, ready to be shown. `id` is its anchor on the incident's page."""

    id: str
    at: datetime
    status: str
    components: tuple[ComponentState, ...] = ()
    corrected_at: datetime | None = None
    body: Text


class IncidentView(msgspec.Struct, frozen=True, kw_only=True):
    """An incident or a maintenance as the public sees it at one moment.

    `worst` is the worst component status it stands for (its colour and shape); `components` their states now (of what is over:
    the worst that each had); `updates` are newest first. `status` is the newest update's. `state` tells where it stands: `open`
    or `resolved` for incidents, `upcoming`, `running`, `completed` or `cancelled` for maintenances. `duration` is from start to
    end, or to the moment of the build.
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
    cancelled_at: datetime | None = None
    components: tuple[ComponentState, ...] = ()
    updates: tuple[UpdateView, ...] = ()
    postmortem: Text | None = None


class DayBar(msgspec.Struct, frozen=True, kw_only=True):
    """One UTC day of a component: its worst status (`none` before the component existed), seconds by status where it was not
    operational, and that day's incidents."""

    day: date
    status: str
    seconds: dict[str, int] = {}
    incidents: tuple[Link, ...] = ()


class ComponentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A component with its status now and its days, oldest first, the last one today. `uptime_share` is of those days, weighted;
    None where no time counts."""

    id: str
    name: str
    address: str
    description: str = ""
    status: str
    days: tuple[DayBar, ...] = ()
    uptime_share: float | None = None


class GroupRow(msgspec.Struct, frozen=True, kw_only=True):
    """A group of components; `status` is the worst of theirs. `name` is empty for components without a group."""

    id: str
    name: str
    status: str
    components: tuple[ComponentRow, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence that answers "is it me or you", and what else there is to say. `status` gives colour and shape."""

    status: str
    sentence: str
    rest: str = ""


class HistoryDays(msgspec.Struct, frozen=True, kw_only=True):
    """A day with its incidents, newest first, or a run of days (`first_day` to `last_day`) on which nothing was to report."""

    first_day: date
    last_day: date
    incidents: tuple[IncidentView, ...] = ()


class UptimeFigure(msgspec.Struct, frozen=True, kw_only=True):
    """Uptime of a period. `label` is a month (`2026-11`) or the number of the last days (`30`); `share` is weighted (None where
    no time counts), `down_seconds` are weighted seconds."""

    label: str
    share: float | None
    down_seconds: int = 0


class ComponentUptime(msgspec.Struct, frozen=True, kw_only=True):
    """A component's uptime in a period."""

    id: str
    name: str
    address: str
    share: float | None


class HomePage(msgspec.Struct, frozen=True, kw_only=True):
    """Home. `next_update_at` is the earliest promise among the open incidents."""

    site: SiteHead
    root: str
    now: datetime
    answer: Answer
    open_incidents: tuple[IncidentView, ...] = ()
    running_maintenances: tuple[IncidentView, ...] = ()
    upcoming_maintenances: tuple[IncidentView, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    recent: tuple[HistoryDays, ...] = ()
    next_update_at: datetime | None = None


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of one incident or maintenance."""

    site: SiteHead
    root: str
    incident: IncidentView
    previous: Link | None = None
    next: Link | None = None


class MonthPage(msgspec.Struct, frozen=True, kw_only=True):
    """A month: what began in it, newest first, and each component's uptime. `month` is its first day."""

    site: SiteHead
    root: str
    month: date
    incidents: tuple[IncidentView, ...] = ()
    uptime: tuple[ComponentUptime, ...] = ()
    previous: Link | None = None
    next: Link | None = None


class MonthLine(msgspec.Struct, frozen=True, kw_only=True):
    """A month in the list of months: how many incidents and maintenances began in it."""

    month: date
    address: str
    incidents: int
    maintenances: int


class HistoryYear(msgspec.Struct, frozen=True, kw_only=True):
    """A year of months, newest first."""

    year: int
    months: tuple[MonthLine, ...]


class HistoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """The list of all months, by year, newest first."""

    site: SiteHead
    root: str
    years: tuple[HistoryYear, ...] = ()


class MaintenancePage(msgspec.Struct, frozen=True, kw_only=True):
    """Planned work: running, upcoming (soonest first), and what was recently done or cancelled (newest first)."""

    site: SiteHead
    root: str
    running: tuple[IncidentView, ...] = ()
    upcoming: tuple[IncidentView, ...] = ()
    past: tuple[IncidentView, ...] = ()


class ComponentPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a component: bars, uptime by period, its incidents in those days (newest first), its months (newest first)."""

    site: SiteHead
    root: str
    component: ComponentRow
    retired_on: date | None = None
    periods: tuple[UptimeFigure, ...] = ()
    months: tuple[UptimeFigure, ...] = ()
    incidents: tuple[IncidentView, ...] = ()


class SubscribePage(msgspec.Struct, frozen=True, kw_only=True):
    """The ways to be told: feeds of the page and of each component that is not retired, in the page's order."""

    site: SiteHead
    root: str
    components: tuple[Link, ...] = ()


class NotFoundPage(msgspec.Struct, frozen=True, kw_only=True):
    """What stands where no page is. It is served from any address, so its `root` is the path of the site's url."""

    site: SiteHead
    root: str


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One update in a feed. `address` with its anchor is the permanent id once the site's url stands before it."""

    address: str
    title: str
    published_at: datetime
    updated_at: datetime
    status: str
    impact: str
    components: tuple[ComponentState, ...] = ()
    body: Text


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed of the page or of one component: `address` is its page, `base` what its files' names begin with (`""`, or
    `components/api/`). Entries are newest first; `updated_at` is the newest entry's, or a fixed instant where there is none."""

    site: SiteHead
    title: str
    address: str
    base: str
    updated_at: datetime
    entries: tuple[FeedEntry, ...] = ()
