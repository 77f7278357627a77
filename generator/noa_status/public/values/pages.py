"""What the other pages get."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from noa_status.public.values.answers import Answer, LaterAnswer
from noa_status.public.values.components import GroupRow
from noa_status.public.values.incidents import Affected, HistoryDays, IncidentView
from noa_status.public.values.site import Announcement, Link, PageValue

SECTIONS = ("answer", "open", "components", "planned", "recent")
"""The sections that home can have, in their usual order."""


class HomePage(PageValue, frozen=True, kw_only=True):
    """Home. `sections` are its parts in their order; `next_update_at` is the earliest promise among the open incidents; at
    `renew_by` the site ought to be built anew."""

    now: datetime
    renew_by: datetime
    answer: Answer
    later: tuple[LaterAnswer, ...] = ()
    open_incidents: tuple[IncidentView, ...] = ()
    running_maintenances: tuple[IncidentView, ...] = ()
    upcoming_maintenances: tuple[IncidentView, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    recent: tuple[HistoryDays, ...] = ()
    announcement: Announcement | None = None
    sections: tuple[str, ...] = SECTIONS
    next_update_at: datetime | None = None


class IncidentPage(PageValue, frozen=True, kw_only=True):
    """The page of one incident or maintenance. `month` is the first day of the one that lists it, `postmortem_address` empty
    where no post-mortem is published."""

    incident: IncidentView
    month: date
    affected: Affected | None = None
    postmortem_address: str = ""
    previous: Link | None = None
    next: Link | None = None


class PostmortemPage(PageValue, frozen=True, kw_only=True):
    """The post-mortem of an incident, as it is told to everyone. `published_at` is when an update announced it, where one did."""

    incident: IncidentView
    published_at: datetime | None = None


class MaintenancePage(PageValue, frozen=True, kw_only=True):
    """Planned work: running, upcoming (soonest first), and what was recently done or cancelled (newest first). `calendar` is the
    address of the calendar of it, where there is one."""

    running: tuple[IncidentView, ...] = ()
    upcoming: tuple[IncidentView, ...] = ()
    past: tuple[IncidentView, ...] = ()
    calendar: str = ""


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Ways to other pages under a common title; it is empty where they need none."""

    title: str
    titles: dict[str, str] = {}
    links: tuple[Link, ...]


class SubscribePage(PageValue, frozen=True, kw_only=True):
    """The ways to be told: of everything, or of each component that is not retired (`groups`, in the page's order, each with the
    component's address). `email_url` is where one subscribes by e-mail (https or mailto), `calendar` the address of the calendar
    of planned work, `incidents_calendar` that of incidents; each is empty where there is none."""

    groups: tuple[Links, ...] = ()
    email_url: str = ""
    calendar: str = ""
    incidents_calendar: str = ""


class NotFoundPage(PageValue, frozen=True, kw_only=True):
    """What stands where no page is: the answer all the same, as on home. It is served from any address, so its `root` is the path
    of the site's url."""

    now: datetime
    renew_by: datetime
    answer: Answer
    later: tuple[LaterAnswer, ...] = ()
