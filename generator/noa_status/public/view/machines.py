"""What programs are told of the moment, beside what pages show: figures, the newest events, how long it all holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from noa_status import addresses
from noa_status.model.component import Component
from noa_status.model.site import Site
from noa_status.model.uptime import WEIGHTS, Figures, down_seconds, uptime_share
from noa_status.public.freshness import renew_by
from noa_status.public.values import ComponentFigures, IncidentView, MachineFacts, PeriodFigures, PublicEvent, UpdateView
from noa_status.public.view.heads import security_contact
from noa_status.public.view.history import history_page
from noa_status.public.view.months import MonthFacts

EVENTS = 100
"""How many of the newest events are told."""

Periods = Mapping[str, Figures]
"""Figures by the period that they are of: `24h`, or a number of days."""


def machine_facts(
    site: Site,
    months: Sequence[MonthFacts],
    periods: Mapping[str, Periods],
    records: Iterable[tuple[str, IncidentView]],
    now: datetime,
    next_change_at: datetime,
) -> MachineFacts:
    """All of it. `periods` are the figures of each component, by its id; `records` are those of the newest months, each with its
    month."""
    told = list(records)
    oldest = min((month for month, _ in told), default="")
    said = sorted((one for month, view in told for one in _said(month, view)), key=lambda one: one[:2], reverse=True)
    return MachineFacts(
        built_at=now,
        renew_by=renew_by(now),
        next_change_at=next_change_at,
        figures=tuple(_of_component(component, months, periods[component.id], now) for component in site.components),
        weights={str(status): weight / 100 for status, weight in WEIGHTS.items()},
        events=tuple(_event(*one) for one in said[:EVENTS]),
        more_events=len(said) > EVENTS or any(facts.first is not None and facts.month < oldest for facts in months),
        months=tuple(line for year in history_page(site, months).years for line in year.months if line.address),
        security=security_contact(site),
    )


def _of_component(component: Component, months: Sequence[MonthFacts], periods: Periods, now: datetime) -> ComponentFigures:
    by_month = ((facts.month, facts.figures.get(component.id, Figures())) for facts in reversed(months))
    in_days = {label if label.endswith("h") else f"{label}d": figures for label, figures in periods.items()}
    retired = component.retired_on
    return ComponentFigures(
        id=component.id,
        since=component.since,
        retired_on=retired if retired is not None and retired <= now.astimezone(UTC).date() else None,
        periods=tuple(_told(label, figures) for label, figures in in_days.items() if figures.existing),
        months=tuple(_told(month, figures) for month, figures in by_month if figures.existing),
    )


def _told(period: str, figures: Figures) -> PeriodFigures:
    return PeriodFigures(
        period=period,
        share=uptime_share(figures),
        down=down_seconds(figures),
        existing=figures.existing,
        seconds={str(status): seconds for status, seconds in figures.seconds.items()},
    )


_Said: TypeAlias = tuple[datetime, str, str, str, IncidentView, UpdateView | None]
"""When something was said, its id, its kind, the month of its record, the record, and the update that it is about."""


def _said(month: str, view: IncidentView) -> Iterator[_Said]:
    for update in view.updates:
        id = f"{view.id}#{update.id}"
        yield update.at, id, "update", month, view, update
        if update.corrected_at is not None:
            yield update.corrected_at, f"{id}/corrected/{_stamp(update.corrected_at)}", "correction", month, view, update
    for window in view.moved:
        yield window.at, f"{view.id}/moved/{_stamp(window.at)}", "moved", month, view, None
    if view.cancelled_at is not None:
        yield view.cancelled_at, f"{view.id}/cancelled", "cancelled", month, view, None


def _event(at: datetime, id: str, kind: str, month: str, view: IncidentView, update: UpdateView | None) -> PublicEvent:
    return PublicEvent(
        id=id,
        at=at,
        kind=kind,
        record=view.id,
        record_kind=view.kind,
        title=view.title,
        address=view.address + (addresses.update_anchor(update.id) if update else ""),
        month=month,
        status=next((one.status for one in view.updates if one.at <= at), view.status),
    )


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
