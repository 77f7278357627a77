"""What a month's pages show: its days, the selections of them, each component's uptime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import TypeAlias

from msgspec.structs import replace

from noa_status import addresses
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Impact, Incident, Kind
from noa_status.model.progress import State
from noa_status.model.site import Site
from noa_status.model.uptime import Figures, uptime_share
from noa_status.public.pages import incident as incident_pages
from noa_status.public.pages import month as month_page
from noa_status.public.pages import postmortem as postmortem_pages
from noa_status.public.pages import selection as selection_pages
from noa_status.public.render import Page
from noa_status.public.values import (
    Calendar,
    ComponentUptime,
    ImpactLink,
    IncidentPage,
    IncidentView,
    Link,
    MonthDay,
    MonthPage,
    SelectionPage,
)
from noa_status.public.view.components import names_of
from noa_status.public.view.courses import affected
from noa_status.public.view.heads import site_head
from noa_status.public.view.incidents import begins_at, incident_view, link, shown
from noa_status.public.view.months import MonthFacts, Neighbours, first_day, has_selections, statuses_of_days

IMPACTS = (Impact.CRITICAL, Impact.MAJOR, Impact.MINOR, Impact.NONE, Kind.MAINTENANCE)
"""What a month's incidents are selected by beside components, gravest first."""

_Begun: TypeAlias = tuple[datetime, IncidentView]
"""A record of the month, and when it begins."""


def month_pages(
    incidents: Iterable[Incident], facts: MonthFacts, neighbours: Neighbours, site: Site, now: datetime
) -> list[Page]:
    """The page of a month with its selections, and that of every record that began in it; none where the public sees nothing of
    it."""
    own = shown(incidents, site, now)
    if not own:
        return []
    seen = [incident_view(incident, site, now) for incident in own]
    lines = [(begins_at(incident), replace(view, updates=view.updates[:1])) for incident, view in zip(own, seen, strict=True)]
    newest = lines[::-1]
    ways = {way.address: way for way in (*map(link, own), *neighbours.earlier)}
    page = _month_page(facts, _days(facts, newest, ways), neighbours, site)
    values = [
        replace(value, affected=affected(incident, value.incident, site, now))
        for incident, value in zip(own, _incident_pages(own, seen, neighbours, page), strict=True)
    ]
    pages = [*incident_pages.pages(values), *postmortem_pages.pages(values), *month_page.pages([page])]
    return [*pages, *selection_pages.pages(dict(_selections(page, newest)))] if has_selections(facts) else pages


def views_of(pages: Iterable[Page]) -> list[IncidentView]:
    """The records whose pages are among these."""
    return [page.value.incident for page in pages if isinstance(page.value, IncidentPage)]


def _incident_pages(
    own: Sequence[Incident], seen: Sequence[IncidentView], neighbours: Neighbours, page: MonthPage
) -> Iterator[IncidentPage]:
    links = [neighbours.before, *map(link, own), neighbours.after]
    for index, view in enumerate(seen):
        root = addresses.root_of(view.address)
        before, after = links[index], links[index + 2]
        yield IncidentPage(
            site=page.site,
            root=root,
            month=page.month,
            incident=view,
            postmortem_address=addresses.postmortem(view.id) if view.postmortem else "",
            previous=before,
            next=after,
        )


def _days(facts: MonthFacts, begun: Sequence[_Begun], ways: Mapping[str, Link]) -> tuple[MonthDay, ...]:
    """The days of which there is something to say, newest first."""
    days = {day.day: day for day in _days_begun(begun)}
    for number, ids in facts.earlier.items():
        day = first_day(facts.month).replace(day=number)
        earlier = (ways.get(addresses.incident(id)) for id in ids)
        days[day] = replace(days.get(day, MonthDay(day=day)), earlier=tuple(way for way in earlier if way is not None))
    return tuple(days[day] for day in sorted(days, reverse=True))


def _days_begun(begun: Iterable[_Begun]) -> list[MonthDay]:
    return [
        MonthDay(day=day, incidents=tuple(view for _, view in views))
        for day, views in groupby(begun, lambda one: one[0].astimezone(UTC).date())
    ]


def _month_page(facts: MonthFacts, days: tuple[MonthDay, ...], neighbours: Neighbours, site: Site) -> MonthPage:
    counted = [(c, facts.figures[c.id]) for c in site.components if facts.figures.get(c.id, Figures()).existing]
    return MonthPage(
        site=site_head(site),
        root=addresses.root_of(addresses.month(facts.month)),
        month=first_day(facts.month),
        incidents=facts.incidents,
        maintenances=facts.maintenances,
        calendar=Calendar(
            month=first_day(facts.month), days=_statuses(facts, days), linked=tuple(sorted(day.day.day for day in days))
        ),
        days=days,
        components=tuple(_component_links(facts, site)) if has_selections(facts) else (),
        impacts=tuple(_impact_links(facts, days)) if has_selections(facts) else (),
        uptime=tuple(
            ComponentUptime(
                id=c.id, name=c.name, names=names_of(c), address=addresses.component(c.id), share=uptime_share(figures)
            )
            for c, figures in counted
        ),
        previous=neighbours.month_before,
        next=neighbours.month_after,
    )


def _statuses(facts: MonthFacts, days: Iterable[MonthDay]) -> tuple[str, ...]:
    """Each day's worst status; of days ahead, those on which maintenance is planned."""
    planned = {day.day.day for day in days if any(view.state == State.UPCOMING for view in day.incidents)}
    return tuple(
        str(ComponentStatus.UNDER_MAINTENANCE) if status == "none" and number in planned else status
        for number, status in enumerate(statuses_of_days(facts), 1)
    )


def _component_links(facts: MonthFacts, site: Site) -> Iterator[Link]:
    for component in site.components:
        if component.id in facts.components:
            address = addresses.month_component(facts.month, component.id)
            yield Link(title=component.name, titles=names_of(component), address=address)


def _impact_links(facts: MonthFacts, days: Iterable[MonthDay]) -> Iterator[ImpactLink]:
    found = {_impact(view) for day in days for view in day.incidents}
    for impact in IMPACTS:
        if impact in found:
            yield ImpactLink(impact=impact, address=addresses.month_impact(facts.month, impact))


def _selections(page: MonthPage, begun: Sequence[_Begun]) -> Iterator[tuple[str, SelectionPage]]:
    head, month = page.site, page.month
    root = "../" + page.root
    by_component: dict[str, tuple[Link, list[_Begun]]] = {}
    by_impact: dict[str, list[_Begun]] = {}
    for one in begun:
        by_impact.setdefault(_impact(one[1]), []).append(one)
        for state in one[1].components:
            way = Link(title=state.name, titles=state.names, address=state.address)
            by_component.setdefault(state.id, (way, []))[1].append(one)
    for id, (way, records) in by_component.items():
        days = tuple(_days_begun(records))
        address = addresses.month_component(f"{month:%Y-%m}", id)
        yield address, SelectionPage(site=head, root=root, month=month, component=way, days=days)
    for impact, records in by_impact.items():
        days = tuple(_days_begun(records))
        yield (
            addresses.month_impact(f"{month:%Y-%m}", impact),
            SelectionPage(site=head, root=root, month=month, impact=impact, days=days),
        )


def _impact(view: IncidentView) -> str:
    return Kind.MAINTENANCE if view.kind == Kind.MAINTENANCE else view.impact
