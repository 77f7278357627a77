"""The boundary of Statuspage's interface: which records, components and updates it tells, under its ids.

Permanent ids of ours make permanent ids there; what was imported from a page at Statuspage keeps the id that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from heapq import nlargest
from itertools import takewhile

from msgspec.structs import replace

from noa_status import addresses
from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import Incident, Kind, Status
from noa_status.model.progress import existing_updates, known, moves_of, scheduled_at
from noa_status.model.site import Site
from noa_status.model.spans import spans_by_component, spans_of
from noa_status.model.uptime import status_at
from noa_status.model.visibility import impact_of
from noa_status.public.statuspage.history import published_at
from noa_status.public.statuspage.ids import is_theirs, permanent_id
from noa_status.public.values import ComponentRow
from noa_status.public.values.statuspage import StatuspageComponent, StatuspageRecord, StatuspageSite, StatuspageUpdate
from noa_status.public.view.components import group_rows, worst_of
from noa_status.public.view.heads import site_head
from noa_status.public.view.incidents import shown
from noa_status.public.view.months import MonthFacts
from noa_status.public.view.statuspage_updates import updates_of

MOST_LISTED = 50
"""The interface lists so many incidents, and so many maintenances."""

MOST_IN_HISTORY = 25
IMPORTED_FROM = "statuspage"

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""When a component came into being of which nobody says since when it is there."""

_CLOSING = (Status.RESOLVED, Status.POSTMORTEM, Status.COMPLETED)

RecordsOf = Callable[[str], Iterable[Incident]]


class Catalogue:
    """The components of a site under their ids here, all of them: a place in the order of the page never depends on a date."""

    def __init__(self, site: Site) -> None:
        self.groups = {group.id: permanent_id("group", group.id) for group in site.groups}
        self._names = {group.id: group.name for group in site.groups}
        order = {id: place for place, id in enumerate(("", *self.groups))}
        self.ordered = sorted(site.components, key=lambda component: order[component.group or ""])
        self.ids = _component_ids(site.components)
        self.positions: dict[str, int] = {}
        self.group_positions: dict[str, int] = {}
        position = 0
        for component in self.ordered:
            if component.group and component.group not in self.group_positions:
                position += 1
                self.group_positions[component.group] = position
            position += 1
            self.positions[component.id] = position

    def name(self, component: Component) -> str:
        """The name with the group's before it."""
        return f"{self._names[component.group]} - {component.name}" if component.group else component.name

    def component(self, component: Component, status: str, changed_at: datetime | None) -> StatuspageComponent:
        """A component in a status that it has had since `changed_at`, where it was ever another one."""
        since = component.since
        created_at = BEGINNING if since is None else datetime.combine(since, time(), UTC)
        return StatuspageComponent(
            id=self.ids[component.id],
            name=component.name,
            status=status,
            position=self.positions[component.id],
            description=component.description,
            start_on=since,
            group_id=self.groups.get(component.group or ""),
            created_at=created_at,
            updated_at=max(created_at, changed_at or created_at),
        )


def statuspage_records(incidents: Iterable[Incident], site: Site, now: datetime) -> list[StatuspageRecord]:
    """The records that exist for the public at `now`."""
    catalogue = Catalogue(site)
    return [_record(incident, catalogue, site, now) for incident in shown(incidents, site, now)]


def statuspage_site(
    site: Site, months: Sequence[MonthFacts], records_of: RecordsOf, rows: Mapping[str, ComponentRow], now: datetime
) -> StatuspageSite:
    """The whole page: `records_of` gives those of a month, of which only some are asked for; `rows` have each component's status
    now, by id."""
    catalogue = Catalogue(site)
    components = _components(catalogue, site, months, rows, now)
    today = {component.id: component for component in components}
    today |= {catalogue.ids[c.id]: catalogue.component(c, rows[c.id].status, _changed_at(c.id, months)) for c in site.components}
    incidents = [incident for month in _needed(months) for incident in records_of(month)]
    listed = _listed(shown(incidents, site, now), now)
    records = [_as_today(_record(incident, catalogue, site, now), today) for incident in listed]
    newest = sorted(records, key=lambda record: (record.started_at, record.id), reverse=True)
    told = sorted(records, key=lambda record: (published_at(record), record.id), reverse=True)
    changes = [*(record.updated_at for record in records), *(component.updated_at for component in components)]
    return StatuspageSite(
        site=site_head(site),
        updated_at=max(changes, default=BEGINNING),
        status=worst_of(component.status for component in components) if components else ComponentStatus.OPERATIONAL,
        components=components,
        incidents=tuple([record for record in newest if not record.is_maintenance][:MOST_LISTED]),
        maintenances=tuple([record for record in newest if record.is_maintenance][:MOST_LISTED]),
        history=tuple(told[:MOST_IN_HISTORY]),
    )


def _needed(months: Sequence[MonthFacts]) -> set[str]:
    """The months whose records can stand in a list: those of the newest of either kind, those last told of, all that are live."""
    public = [facts for facts in reversed(months) if facts.first is not None]
    last_told = sorted(public, key=lambda facts: facts.latest_update_at or BEGINNING, reverse=True)
    return {
        *(facts.month for facts in public if facts.is_live),
        *_until(MOST_LISTED, public, lambda facts: facts.incidents),
        *_until(MOST_LISTED, public, lambda facts: facts.maintenances),
        *_until(MOST_IN_HISTORY, last_told, lambda facts: facts.incidents + facts.maintenances),
    }


def _listed(incidents: Sequence[Incident], now: datetime) -> list[Incident]:
    """Those that can stand in a list: few of many, so that no more is worked out of the others than when they were told of."""
    first = {incident.id: existing_updates(incident, now)[0].at for incident in incidents}
    last = {incident.id: existing_updates(incident, now)[-1].at for incident in incidents}
    found: set[str] = set()
    for is_maintenance in (False, True):
        of_kind = [one for one in incidents if (one.kind is Kind.MAINTENANCE) is is_maintenance]
        found.update(one.id for one in nlargest(MOST_LISTED, of_kind, key=lambda one: (first[one.id], one.id)))
    # What happened by itself can make one of the last told of, and never an earlier one than its last update does.
    least = min(nlargest(MOST_IN_HISTORY, last.values()), default=now)
    found.update(one.id for one in incidents if max([last[one.id], *_instants(one)]) >= least)
    return [one for one in incidents if one.id in found]


def _instants(incident: Incident) -> Iterator[datetime]:
    """When something can happen by itself."""
    windows = [window for window in (incident.scheduled, *incident.moved) if window is not None]
    moves = (move.at for move in incident.moved)
    yield from (at for window in windows for at in (window.start, window.end))
    yield from (at for at in (incident.resolved_at, incident.cancelled_at, *moves) if at is not None)


def _until(count: int, months: Iterable[MonthFacts], has: Callable[[MonthFacts], int]) -> list[str]:
    found: list[str] = []
    for facts in months:
        if count <= 0:
            break
        if has(facts):
            found.append(facts.month)
            count -= has(facts)
    return found


def _components(
    catalogue: Catalogue, site: Site, months: Sequence[MonthFacts], rows: Mapping[str, ComponentRow], now: datetime
) -> tuple[StatuspageComponent, ...]:
    """Those that are current, each group before its own."""
    by_id = {component.id: component for component in site.components}
    found: list[StatuspageComponent] = []
    for group in group_rows(site, rows, now):
        members = [catalogue.component(by_id[row.id], row.status, _changed_at(row.id, months)) for row in group.components]
        if group.id:
            found.append(
                StatuspageComponent(
                    id=catalogue.groups[group.id],
                    name=group.name,
                    status=group.status,
                    position=catalogue.group_positions[group.id],
                    description=next(one.description for one in site.groups if one.id == group.id),
                    created_at=min(member.created_at for member in members),
                    updated_at=max(member.updated_at for member in members),
                    children=tuple(member.id for member in members),
                )
            )
        found += members
    return tuple(found)


def _changed_at(component: str, months: Sequence[MonthFacts]) -> datetime | None:
    """When what is told of a component last changed its status."""
    return max((facts.changed_at[component] for facts in months if component in facts.changed_at), default=None)


def _record(incident: Incident, catalogue: Catalogue, site: Site, now: datetime) -> StatuspageRecord:
    id = permanent_id("incident", incident.id)
    imported = incident.imported
    if imported is not None and imported.system == IMPORTED_FROM and is_theirs(imported.id):
        id = imported.id
    updates = updates_of(incident, catalogue.ids, catalogue.name, site, now)
    window = scheduled_at(incident, now) if incident.kind is Kind.MAINTENANCE else None
    changes = [*(update.updated_at for update in updates), *(move.at for move in moves_of(incident, now))]
    watching = [update.at for update in updates if update.status == Status.MONITORING]
    return StatuspageRecord(
        id=id,
        name=incident.title,
        address=addresses.incident(incident.id),
        status=updates[-1].status,
        impact="maintenance" if incident.kind is Kind.MAINTENANCE else impact_of(incident, site.policy),
        started_at=updates[0].at,
        updated_at=max(changes),
        monitoring_at=watching[-1] if watching else None,
        resolved_at=_closed_at(updates),
        window_start_at=None if window is None else window.start,
        window_end_at=None if window is None else window.end,
        updates=updates[::-1],
        components=_named(incident, catalogue, now),
    )


def _closed_at(updates: Sequence[StatuspageUpdate]) -> datetime | None:
    """Of the updates that close it, in a row and last, the first one's instant."""
    last = list(takewhile(lambda update: update.status in _CLOSING, reversed(updates)))
    return last[-1].at if last else None


def _named(incident: Incident, catalogue: Catalogue, now: datetime) -> tuple[StatuspageComponent, ...]:
    """The components that a record names, with the status that it gives them."""
    named = {id for update in existing_updates(incident, now) for id in update.components}
    if not named:
        return ()
    spans = spans_of(incident, now)
    statuses, by_component = status_at(spans, now), spans_by_component(spans)
    edges = {
        id: [at for span in of_one for at in (span.start_at, known(span.end_at, now)) if at is not None and at <= now]
        for id, of_one in by_component.items()
    }
    return tuple(
        catalogue.component(
            component,
            statuses.get(component.id, ComponentStatus.OPERATIONAL),
            max(edges.get(component.id, ()), default=None),
        )
        for component in catalogue.ordered
        if component.id in named
    )


def _as_today(record: StatuspageRecord, today: Mapping[str, StatuspageComponent]) -> StatuspageRecord:
    return replace(record, components=tuple(today[component.id] for component in record.components))


def _component_ids(components: Iterable[Component]) -> dict[str, str]:
    """The ids by ours. A component's code at Statuspage stands among its former names; the first with a code keeps it."""
    taken: set[str] = set()
    ids: dict[str, str] = {}
    for component in components:
        code = next((name for name in component.formerly if is_theirs(name) and name not in taken), None)
        ids[component.id] = code or permanent_id("component", component.id)
        taken.add(ids[component.id])
    return ids
