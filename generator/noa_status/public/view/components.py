"""Components as the public sees them: status now, days, uptime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from noa_status import addresses
from noa_status.model.component import Component, ComponentStatus
from noa_status.model.site import Site
from noa_status.model.spans import Span, spans_by_component
from noa_status.model.uptime import Day, days_of, status_at, total, uptime_share
from noa_status.public.values import ComponentRow, DayBar, GroupRow, Link

DAYS = 90


def component_rows(site: Site, spans: Iterable[Span], links: Mapping[str, Link], now: datetime) -> dict[str, ComponentRow]:
    """Every component with its status now and its last 90 UTC days, by id. `links` leads to the incidents behind the spans."""
    spans = tuple(spans)
    by_component = spans_by_component(spans)
    statuses = status_at(spans, now)
    today = now.astimezone(UTC).date()
    first = today - timedelta(days=DAYS - 1)
    rows: dict[str, ComponentRow] = {}
    for component in site.components:
        days = days_of(component, by_component.get(component.id, ()), first, today, now)
        rows[component.id] = ComponentRow(
            id=component.id,
            name=component.name,
            address=addresses.component(component.id),
            description=component.description,
            status=statuses.get(component.id, ComponentStatus.OPERATIONAL),
            days=tuple(_bar(day, links) for day in days),
            uptime_share=uptime_share(total(day.figures for day in days)),
        )
    return rows


def is_current(component: Component, now: datetime) -> bool:
    """False for a component that was retired, or that has not begun."""
    today = now.astimezone(UTC).date()
    return (component.retired_on is None or today < component.retired_on) and (
        component.since is None or component.since <= today
    )


def group_rows(site: Site, rows: Mapping[str, ComponentRow], now: datetime) -> tuple[GroupRow, ...]:
    """The current components under their groups, in the order of `status.yml`; those without a group come first."""
    groups = [("", ""), *((group.id, group.name) for group in site.groups)]
    found: list[GroupRow] = []
    for id, name in groups:
        members = tuple(rows[c.id] for c in site.components if (c.group or "") == id and is_current(c, now))
        if members:
            worst = max((ComponentStatus(row.status) for row in members), key=lambda status: status.rank)
            found.append(GroupRow(id=id, name=name, status=worst, components=members))
    return tuple(found)


def _bar(day: Day, links: Mapping[str, Link]) -> DayBar:
    return DayBar(
        day=day.day,
        status="none" if day.worst is None else day.worst,
        seconds={str(status): seconds for status, seconds in day.figures.seconds.items()},
        incidents=tuple(links[id] for id in day.incidents if id in links),
    )
