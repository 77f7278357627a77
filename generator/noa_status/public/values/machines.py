"""What programs are told beside what pages show."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from noa_status.public.values.history import MonthLine


class PeriodFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What a share of uptime came from. `period` is `24h`, a number of days (`30d`) or a month (`2026-11`); `existing` are the
    whole seconds that the component existed in it so far, `seconds` those of them in each state but operational."""

    period: str
    share: float | None
    down: int
    existing: int
    seconds: dict[str, int]


class ComponentFigures(msgspec.Struct, frozen=True, kw_only=True):
    """A component's uptime in the last days, and in each of its months, newest first."""

    id: str
    retired_on: date | None = None
    since: date | None = None
    periods: tuple[PeriodFigures, ...] = ()
    months: tuple[PeriodFigures, ...] = ()


class PublicEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was said: an `update`, a `correction` of one, a `moved` window, a `cancelled` maintenance.

    `id` never changes; `address` leads to it on the record's page, `month` is that which lists the record, `status` is what stood
    there from then on.
    """

    id: str
    at: datetime
    kind: str
    record: str
    record_kind: str
    title: str
    address: str
    month: str
    status: str


class SecurityContact(msgspec.Struct, frozen=True, kw_only=True):
    """Where weaknesses are reported, and until when that holds. Addresses are absolute; what is not given is empty."""

    contacts: tuple[str, ...]
    expires_at: datetime
    policy: str = ""
    encryption: str = ""
    acknowledgments: str = ""


class MachineFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What programs are told of the moment: how long what was built at `built_at` holds, figures by component (and how
    much of a second in each state counts as down), the newest events
    (newest first; `more_events` says whether there are older ones), and all months that have a page."""

    built_at: datetime
    renew_by: datetime
    next_change_at: datetime
    figures: tuple[ComponentFigures, ...] = ()
    weights: dict[str, float] = {}
    events: tuple[PublicEvent, ...] = ()
    more_events: bool = False
    months: tuple[MonthLine, ...] = ()
    security: SecurityContact | None = None
