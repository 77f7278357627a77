"""Months: what began in one, what it comes to, and what is remembered of it so that a closed month is not looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec

from noa_status import addresses
from noa_status.model.clocks import next_public_change_at, publicly_valid_from
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import State, state_of
from noa_status.model.site import Site
from noa_status.model.spans import Span, spans_by_component, spans_of
from noa_status.model.uptime import Figures, days_of, total, uptime_share
from noa_status.model.visibility import is_public
from noa_status.public.pages import incident as incident_pages
from noa_status.public.pages import month as month_page
from noa_status.public.render import Page
from noa_status.public.values import ComponentUptime, IncidentPage, Link, MonthPage
from noa_status.public.view.incidents import begins_at, incident_view, link, shown, site_head


class MonthFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a month comes to at one moment, small enough to be remembered.

    `carried` are the spans that go on into later months; `latest_update_at` is the newest update of its records. It holds
    from `valid_from` to just before `valid_until` (None: for ever) as long as the records and what is carried in stay the same.
    `next_change_at` is the next instant at which what the public sees of these records changes by itself.
    """

    month: str
    incidents: int
    maintenances: int
    first: Link | None
    last: Link | None
    latest_update_at: datetime | None
    is_live: bool
    carried: tuple[Span, ...]
    figures: dict[str, Figures]
    valid_from: datetime | None
    valid_until: datetime | None
    next_change_at: datetime | None


def month_of(incident: Incident) -> str:
    """The month that a record belongs to, `2026-11`, by when it begins."""
    return f"{begins_at(incident):%Y-%m}"


def first_day(month: str) -> date:
    """The first UTC day of a month."""
    return date(int(month[:4]), int(month[5:]), 1)


def last_day(month: str) -> date:
    """The last UTC day of a month."""
    return (first_day(month) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def month_facts(month: str, incidents: Iterable[Incident], carried_in: Sequence[Span], site: Site, now: datetime) -> MonthFacts:
    """What a month comes to, from its own records and the spans that earlier ones carry into it."""
    own = shown(incidents, site, now)
    spans = [span for incident in own for span in spans_of(incident, now)]
    end = datetime.combine(last_day(month) + timedelta(days=1), datetime.min.time(), UTC)
    by_component = spans_by_component([*carried_in, *spans])
    figures = {
        c.id: total(d.figures for d in days_of(c, by_component.get(c.id, ()), first_day(month), last_day(month), now))
        for c in site.components
    }
    is_past = end <= now
    public = [incident for incident in incidents if is_public(incident, site.policy) and incident.updates]
    changes = [next_public_change_at(incident, site.policy, now) for incident in public]
    next_change_at = min((change for change in changes if change is not None), default=None)
    is_live = any(state_of(incident, now) in (State.OPEN, State.UPCOMING, State.RUNNING) for incident in own)
    always = is_live or not is_past
    return MonthFacts(
        month=month,
        incidents=sum(incident.kind is not Kind.MAINTENANCE for incident in own),
        maintenances=sum(incident.kind is Kind.MAINTENANCE for incident in own),
        first=link(own[0]) if own else None,
        last=link(own[-1]) if own else None,
        latest_update_at=max((_newest(incident, now) for incident in own), default=None),
        is_live=is_live,
        carried=tuple(span for span in spans if span.end_at is None or span.end_at > end),
        figures=figures,
        valid_from=now if always else max([end, *(publicly_valid_from(incident, site.policy, now) for incident in public)]),
        valid_until=now if always else next_change_at,
        next_change_at=next_change_at,
    )


def still_holds(facts: MonthFacts, now: datetime) -> bool:
    """True where nothing that changes by itself has changed since the facts were worked out."""
    return (facts.valid_from is None or facts.valid_from <= now) and (facts.valid_until is None or now < facts.valid_until)


def carried_into(month: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Of the spans that earlier months carry on, those that reach into this one, cut to it."""
    begin = datetime.combine(first_day(month), datetime.min.time(), UTC)
    end = datetime.combine(last_day(month) + timedelta(days=1), datetime.min.time(), UTC)
    return tuple(
        msgspec.structs.replace(span, start_at=max(span.start_at, begin), end_at=min(span.end_at or end, end))
        for span in spans
        if span.start_at < end and (span.end_at is None or span.end_at > begin)
    )


def month_pages(
    month: str, incidents: Iterable[Incident], facts: MonthFacts, neighbours: Neighbours, site: Site, now: datetime
) -> list[Page]:
    """The page of a month and of every record that began in it; none where the public sees nothing of it."""
    head = site_head(site)
    own = shown(incidents, site, now)
    if not own:
        return []
    seen = [incident_view(incident, site, now) for incident in own]
    links = [neighbours.before, *map(link, own), neighbours.after]
    values = [
        IncidentPage(site=head, root=addresses.root_of(view.address), incident=view, previous=links[index], next=links[index + 2])
        for index, view in enumerate(seen)
    ]
    address = addresses.month(month)
    uptime = tuple(
        ComponentUptime(
            id=c.id, name=c.name, address=addresses.component(c.id), share=uptime_share(facts.figures.get(c.id, Figures()))
        )
        for c in site.components
        if facts.figures.get(c.id, Figures()).existing
    )
    value = MonthPage(
        site=head,
        root=addresses.root_of(address),
        month=first_day(month),
        incidents=tuple(msgspec.structs.replace(view, updates=view.updates[:1]) for view in reversed(seen)),
        uptime=uptime,
        previous=neighbours.month_before,
        next=neighbours.month_after,
    )
    return [*incident_pages.pages(values), *month_page.pages([value])]


class Neighbours(msgspec.Struct, frozen=True, kw_only=True):
    """What lies before and after a month: the last record of the earlier one, the first of the later one, their pages."""

    before: Link | None = None
    after: Link | None = None
    month_before: Link | None = None
    month_after: Link | None = None


def _newest(incident: Incident, now: datetime) -> datetime:
    return max(update.at for update in incident.updates if update.at <= now)
