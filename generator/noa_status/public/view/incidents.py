"""Incidents and maintenances as the public sees them at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from noa_status import addresses
from noa_status.model.clocks import next_update_due_at
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Impact, Incident, Kind, Status
from noa_status.model.postmortem import PostMortemState
from noa_status.model.progress import (
    State,
    began_at,
    existing_updates,
    known,
    moves_of,
    resolved_at_of,
    scheduled_at,
    state_of,
    window_of,
)
from noa_status.model.site import Site
from noa_status.model.spans import spans_of
from noa_status.model.uptime import status_at
from noa_status.model.visibility import impact_of, is_public
from noa_status.public.values import ComponentState, FormerWindow, IncidentView, Link, Text, UpdateView
from noa_status.public.view.components import names_of
from noa_status.public.view.later import later_states

_LOOKS = {
    Impact.NONE: ComponentStatus.OPERATIONAL,
    Impact.MINOR: ComponentStatus.DEGRADED_PERFORMANCE,
    Impact.MAJOR: ComponentStatus.PARTIAL_OUTAGE,
    Impact.CRITICAL: ComponentStatus.MAJOR_OUTAGE,
}


def shown(incidents: Iterable[Incident], site: Site, now: datetime) -> tuple[Incident, ...]:
    """The records that exist for the public at `now`, in the order of their beginning, then id."""
    public = [incident for incident in incidents if is_public(incident, site.policy) and existing_updates(incident, now)]
    return tuple(sorted(public, key=lambda incident: (begins_at(incident), incident.id)))


def begins_at(incident: Incident) -> datetime:
    """When a record begins, whatever `now` is: its month and its place among the others follow from this.

    Nothing that it says of a component lies before: a window may open early, and a first update may be older than `started_at`.
    """
    told = [update.at for update in incident.updates if update.status is not Status.SCHEDULED]
    return min([incident.begins_at, *told[:1]])


def link(incident: Incident) -> Link:
    """The way to an incident's page."""
    return Link(title=incident.title, address=addresses.incident(incident.id), titles=incident.titles)


def incident_view(incident: Incident, site: Site, now: datetime) -> IncidentView:
    """One record as the public sees it at `now`. It must be one of those `shown`."""
    updates = existing_updates(incident, now)
    scheduled = scheduled_at(incident, now)
    window = window_of(incident, now) or scheduled
    state = state_of(incident, now)
    cancelled_at = incident.cancelled_at if state is State.CANCELLED else None
    is_over = state in (State.RESOLVED, State.COMPLETED, State.CANCELLED)
    if incident.kind is Kind.MAINTENANCE and window is not None:
        started_at, ended_at = window.start, window.end if is_over else None
    else:
        started_at = began_at(incident, now) or updates[0].at
        ended_at = resolved_at_of(incident, now)
    next_update_at = next_update_due_at(incident, site.policy, now)
    components = _components(incident, site, now, is_over=is_over)
    return IncidentView(
        id=incident.id,
        title=incident.title,
        address=addresses.incident(incident.id),
        kind=incident.kind,
        impact=impact_of(incident, site.policy),
        status=updates[-1].status,
        state=state,
        worst=_worst(incident, site, components),
        started_at=started_at,
        ended_at=ended_at,
        duration=max(0, int(((ended_at or now) - started_at).total_seconds())),
        next_update_at=next_update_at,
        next_update_is_overdue=next_update_at is not None and next_update_at <= now,
        window_start_at=None if scheduled is None else scheduled.start,
        window_end_at=None if scheduled is None else scheduled.end,
        moved=tuple(FormerWindow(at=move.at, start_at=move.start, end_at=move.end) for move in moves_of(incident, now)[::-1]),
        cancelled_at=cancelled_at,
        cancelled_under_way=cancelled_at is not None and window_of(incident, cancelled_at) is not None,
        later=() if window is None else later_states(state, window.start, window.end, now),
        components=components,
        updates=update_views(incident, site, now)[::-1],
        postmortem=_postmortem(incident, "postmortem.public.md"),
        titles=incident.titles,
        postmortem_translations={
            language: text
            for language in site.languages[1:]
            if (text := _postmortem(incident, f"postmortem.public.{language}.md")) is not None
        },
    )


def update_views(incident: Incident, site: Site, now: datetime) -> tuple[UpdateView, ...]:
    """The updates that exist at `now`, oldest first."""
    before: dict[str, ComponentStatus] = {}
    views: list[UpdateView] = []
    for update in existing_updates(incident, now):
        states = tuple(
            ComponentState(
                id=component.id,
                name=component.name,
                names=names_of(component),
                address=addresses.component(component.id),
                status=update.components[component.id],
                was=before.get(component.id, ""),
            )
            for component in (site.components if update.components else ())
            if component.id in update.components
        )
        before.update(update.components)
        if update.status is Status.RESOLVED:
            before = dict.fromkeys(before, ComponentStatus.OPERATIONAL)
        path = f"{incident.folder}/updates/{update.id}"
        views.append(
            UpdateView(
                id=update.id,
                at=update.at,
                status=update.status,
                components=states,
                corrected_at=known(update.corrected_at, now),
                correction=update.correction if known(update.corrected_at, now) else "",
                body=Text(update.text_id, f"{path}.md"),
                translations={language: Text(id, f"{path}.{language}.md") for language, id in update.translations.items()},
            )
        )
    return tuple(views)


def _components(incident: Incident, site: Site, now: datetime, *, is_over: bool) -> tuple[ComponentState, ...]:
    """Of what is open the states now, of what is over or yet to come the worst of each."""
    named = {id for update in existing_updates(incident, now) for id in update.components}
    if not named:
        return ()
    spans = spans_of(incident, now)
    running = status_at(spans, now)
    if is_over or not running:
        worst: dict[str, ComponentStatus] = {}
        for span in spans:
            worst[span.component] = max(worst.get(span.component, span.status), span.status, key=lambda status: status.rank)
        running = worst if is_over or incident.kind is Kind.MAINTENANCE else running
    return tuple(
        ComponentState(
            id=component.id,
            name=component.name,
            names=names_of(component),
            address=addresses.component(component.id),
            status=running.get(component.id, ComponentStatus.OPERATIONAL),
        )
        for component in site.components
        if component.id in named
    )


def _worst(incident: Incident, site: Site, components: tuple[ComponentState, ...]) -> ComponentStatus:
    ranked = max((ComponentStatus(state.status) for state in components), key=lambda status: status.rank, default=None)
    if ranked is not None and ranked.rank:
        return ranked
    return ComponentStatus.UNDER_MAINTENANCE if incident.kind is Kind.MAINTENANCE else _LOOKS[impact_of(incident, site.policy)]


def _postmortem(incident: Incident, name: str) -> Text | None:
    is_published = incident.postmortem is not None and incident.postmortem.state is PostMortemState.PUBLISHED
    return Text(incident.text_ids[name], f"{incident.folder}/{name}") if is_published and name in incident.text_ids else None
