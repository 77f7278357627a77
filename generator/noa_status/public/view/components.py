"""Components as the public sees them: status now, days, uptime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from noa_status import addresses
from noa_status.model.component import Component, ComponentStatus, Group
from noa_status.model.site import Site
from noa_status.model.spans import Span, spans_by_component
from noa_status.model.uptime import Day, days_of, status_at, total, uptime_share
from noa_status.public.values import ComponentRow, DayBar, GroupRow, LaterStatus, Link
from noa_status.public.view.later import later_statuses

DAYS = 90

UNFOLDED_AT_MOST = 24
"""A page with more components than this folds the groups in which all is well."""


def component_rows(site: Site, spans: Iterable[Span], links: Mapping[str, Link], now: datetime) -> dict[str, ComponentRow]:
    """Every component with its status now and its last 90 UTC days, by id. `links` leads to the incidents behind the spans."""
    spans = tuple(spans)
    by_component = spans_by_component(spans)
    statuses, later = status_at(spans, now), later_statuses(spans, now)
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
            names=names_of(component),
            descriptions={code: told.description for code, told in component.translations.items() if told.description},
            status=statuses.get(component.id, ComponentStatus.OPERATIONAL),
            later=later.get(component.id, ()),
            days=tuple(_bar(day, links) for day in days),
            uptime_share=uptime_share(total(day.figures for day in days)),
        )
    return rows


def names_of(named: Component | Group) -> dict[str, str]:
    """What a component or a group is called in other languages."""
    return {code: told.name for code, told in named.translations.items() if told.name}


def is_current(component: Component, now: datetime) -> bool:
    """False for a component that was retired, or that has not begun."""
    today = now.astimezone(UTC).date()
    return (component.retired_on is None or today < component.retired_on) and (
        component.since is None or component.since <= today
    )


def group_rows(site: Site, rows: Mapping[str, ComponentRow], now: datetime) -> tuple[GroupRow, ...]:
    """The current components under their groups, in the order of `status.yml`; those without a group come first."""
    found: list[GroupRow] = []
    for group in (Group(id="", name=""), *site.groups):
        members = tuple(rows[c.id] for c in site.components if (c.group or "") == group.id and is_current(c, now))
        if members:
            found.append(
                GroupRow(
                    id=group.id,
                    name=group.name,
                    names=names_of(group),
                    status=worst_of([row.status for row in members]),
                    later=_later_of(members),
                    components=members,
                )
            )
    return _folded(found)


def worst_of(statuses: Iterable[str]) -> ComponentStatus:
    """The worst of the statuses; there must be one."""
    return max(map(ComponentStatus, statuses), key=lambda status: status.rank)


def _later_of(members: Sequence[ComponentRow]) -> tuple[LaterStatus, ...]:
    """What a group becomes by itself, as its components do."""
    found: list[LaterStatus] = []
    before = worst_of(row.status for row in members)
    for at in sorted({later.at for row in members for later in row.later}):
        after = worst_of(_at(row, at) for row in members)
        if after is not before:
            found.append(LaterStatus(at=at, status=after))
        before = after
    return tuple(found)


def _at(row: ComponentRow, at: datetime) -> str:
    return next((later.status for later in reversed(row.later) if later.at <= at), row.status)


def _folded(groups: Sequence[GroupRow]) -> tuple[GroupRow, ...]:
    """The same groups; where there are many components, those are folded in which all is well and stays so."""
    if sum(len(group.components) for group in groups) <= UNFOLDED_AT_MOST:
        return tuple(groups)
    return tuple(replace(group, is_open=group.status != ComponentStatus.OPERATIONAL or bool(group.later)) for group in groups)


def _bar(day: Day, links: Mapping[str, Link]) -> DayBar:
    return DayBar(
        day=day.day,
        status="none" if day.worst is None else day.worst,
        seconds={str(status): seconds for status, seconds in day.figures.seconds.items()},
        incidents=tuple(links[id] for id in day.incidents if id in links),
    )
