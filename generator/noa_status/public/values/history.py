"""Months, years, and what a component was in them."""

from __future__ import annotations

from datetime import date

import msgspec

from noa_status.public.values.components import ComponentRow, ComponentUptime, UptimeFigure
from noa_status.public.values.incidents import IncidentView
from noa_status.public.values.site import Link, PageValue


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """A month as a calendar: each day's worst status of all components (`none` before the first of them existed and of days to
    come). `month` is the first day; the `linked` days of the month lead to what there is to say of them, on the page `address`
    (`""`: the page itself)."""

    month: date
    days: tuple[str, ...]
    linked: tuple[int, ...] = ()
    address: str = ""


class MonthDay(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say of a day: the incidents and maintenances that began on it, newest first, and the ways to those that
    had begun before and still troubled a component."""

    day: date
    incidents: tuple[IncidentView, ...] = ()
    earlier: tuple[Link, ...] = ()


class ImpactLink(msgspec.Struct, frozen=True, kw_only=True):
    """The way to a month's incidents of one impact; `maintenance` is one too."""

    impact: str
    address: str


class MonthPage(PageValue, frozen=True, kw_only=True):
    """A month: its days, newest first, with what began in it (`incidents` and `maintenances` of them), and each component's
    uptime. `components` and `impacts` lead to the pages of only those. `month`, `previous` and `next` are first days."""

    month: date
    incidents: int = 0
    maintenances: int = 0
    calendar: Calendar
    days: tuple[MonthDay, ...] = ()
    components: tuple[Link, ...] = ()
    impacts: tuple[ImpactLink, ...] = ()
    uptime: tuple[ComponentUptime, ...] = ()
    previous: date | None = None
    next: date | None = None


class SelectionPage(PageValue, frozen=True, kw_only=True):
    """Of a month's incidents and maintenances only those of a `component` (the way to its page), or of an `impact`."""

    month: date
    component: Link | None = None
    impact: str = ""
    days: tuple[MonthDay, ...] = ()


class MonthLine(msgspec.Struct, frozen=True, kw_only=True):
    """A month in the list of months: how many incidents and maintenances began in it, and each day's worst status. `address` is
    empty where nothing began."""

    month: date
    address: str
    incidents: int
    maintenances: int
    days: tuple[str, ...] = ()


class HistoryYear(msgspec.Struct, frozen=True, kw_only=True):
    """A year of months, newest first."""

    year: int
    address: str
    months: tuple[MonthLine, ...]


class HistoryPage(PageValue, frozen=True, kw_only=True):
    """The list of all months, by year, newest first."""

    years: tuple[HistoryYear, ...] = ()


class YearUptime(msgspec.Struct, frozen=True, kw_only=True):
    """A component's uptime in each month of a year, and in the whole of it."""

    id: str
    name: str
    names: dict[str, str] = {}
    address: str
    shares: tuple[float | None, ...]
    share: float | None


class YearPage(PageValue, frozen=True, kw_only=True):
    """A year: how many incidents and maintenances began in it, its months as calendars, and each component's uptime in those
    `months` (first days, as are `previous` and `next`)."""

    year: date
    incidents: int = 0
    maintenances: int = 0
    calendars: tuple[Calendar, ...] = ()
    months: tuple[date, ...] = ()
    uptime: tuple[YearUptime, ...] = ()
    previous: date | None = None
    next: date | None = None


class ComponentPage(PageValue, frozen=True, kw_only=True):
    """The page of a component: bars, uptime by period, its incidents in those days (newest first), its months (newest first), and
    the addresses of its badge and of the calendar of planned work on it (empty where there is none)."""

    component: ComponentRow
    badge: str
    calendar: str = ""
    retired_on: date | None = None
    periods: tuple[UptimeFigure, ...] = ()
    months: tuple[UptimeFigure, ...] = ()
    incidents: tuple[IncidentView, ...] = ()
