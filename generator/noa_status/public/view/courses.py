"""How each component fared in an incident or a maintenance, from its beginning to its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from noa_status import addresses
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import State, window_of
from noa_status.model.site import Site
from noa_status.model.spans import Span, spans_by_component, spans_of
from noa_status.public.values import Affected, ComponentCourse, IncidentView, Segment
from noa_status.public.view.components import names_of


def affected(incident: Incident, view: IncidentView, site: Site, now: datetime) -> Affected | None:
    """The components that a record names, with all their states. `view` is the same record at the same moment.

    None where it names none, and where nothing will ever have happened: a window that was cancelled before it opened.
    """
    start_at, end_at = _extent(incident, view, now)
    goes_on = view.state == State.OPEN
    if not view.components or end_at is None or (start_at >= end_at and not goes_on):
        return None
    spans = spans_by_component(spans_of(incident, now))
    named = {state.id for state in view.components}
    courses = tuple(
        ComponentCourse(
            id=component.id,
            name=component.name,
            names=names_of(component),
            address=addresses.component(component.id),
            segments=_segments(spans.get(component.id, ()), start_at, end_at, goes_on=goes_on),
        )
        for component in site.components
        if component.id in named
    )
    changes = any(len(course.segments) > 1 for course in courses)
    is_drawn = start_at < end_at and (changes or incident.kind is not Kind.MAINTENANCE)
    return Affected(start_at=start_at, end_at=end_at, is_drawn=is_drawn, components=courses)


def _extent(incident: Incident, view: IncidentView, now: datetime) -> tuple[datetime, datetime | None]:
    if incident.kind is not Kind.MAINTENANCE:
        return view.started_at, view.ended_at or now
    window = window_of(incident, now)
    return view.started_at, None if window is None else window.end


def _segments(spans: Iterable[Span], start_at: datetime, end_at: datetime, *, goes_on: bool) -> tuple[Segment, ...]:
    """The spans, cut to the extent, with operational time between them. What goes on has no end yet."""
    found: list[Segment] = []
    reached = start_at
    for span in spans:
        begin, end = max(span.start_at, start_at), min(span.end_at or end_at, end_at)
        has_no_end = goes_on and span.end_at is None
        if begin >= end and not has_no_end:
            continue
        if reached < begin:
            found.append(Segment(status=ComponentStatus.OPERATIONAL, start_at=reached, end_at=begin))
        found.append(Segment(status=span.status, start_at=begin, end_at=None if has_no_end else end))
        reached = end
    if reached < end_at or not found:
        found.append(Segment(status=ComponentStatus.OPERATIONAL, start_at=reached, end_at=None if goes_on else end_at))
    return tuple(found)
