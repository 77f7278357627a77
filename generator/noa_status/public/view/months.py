"""Months: what began in one, what it comes to, and what is remembered of it so that a closed month is not looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec

from noa_status.model.clocks import next_public_change_at, publicly_valid_from
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import State, existing_updates, state_of
from noa_status.model.site import Site
from noa_status.model.spans import Span, spans_by_component, spans_of
from noa_status.model.uptime import Day, Figures, days_of, total
from noa_status.model.visibility import is_public
from noa_status.public.planned import calendar_note, planned_window
from noa_status.public.values import CalendarNote, Link
from noa_status.public.view.feeds import Archive, Published, published
from noa_status.public.view.incidents import begins_at, incident_view, link, shown


class MonthFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a month comes to at one moment, small enough to be remembered.

    `days` has a digit a day: the rank of the worst status of all components, or a dash before the first of them existed and
    for days to come. `earlier` are the ids of the records behind a day of the month that did not begin on it. `components`
    are those that its own records name. `carried` are the spans that go on into later months, `carried_links` the ways to
    their records, by id; `changed_at` tells when the status of a component last changed because of them; `windows` are its
    planned maintenances; `latest_update_at` is the newest update of its records, `published` what feeds tell of them. It
    holds from `valid_from` to just before `valid_until` (None: for ever) as long as the records and what is carried in stay
    the same. `next_change_at` is the next instant at which what the public sees of these records changes by itself.
    """

    month: str
    incidents: int
    maintenances: int
    days: str
    earlier: dict[int, tuple[str, ...]]
    components: tuple[str, ...]
    first: Link | None
    last: Link | None
    latest_update_at: datetime | None
    published: Published
    is_live: bool
    carried: tuple[Span, ...]
    carried_links: dict[str, Link]
    figures: dict[str, Figures]
    changed_at: dict[str, datetime] = {}
    windows: tuple[CalendarNote, ...] = ()
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
    days = {c.id: days_of(c, by_component.get(c.id, ()), first_day(month), last_day(month), now) for c in site.components}
    carried = tuple(span for span in spans if span.end_at is None or span.end_at > end)
    going_on = {span.incident for span in carried}
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
        days=_worst_days(days.values(), last_day(month).day),
        earlier=_earlier(days.values(), {incident.id: begins_at(incident).astimezone(UTC).date() for incident in own}),
        components=_named(own, site, now),
        first=link(own[0]) if own else None,
        last=link(own[-1]) if own else None,
        latest_update_at=max((_newest(incident, now) for incident in own), default=None),
        published=published(month, own, site, now),
        is_live=is_live,
        carried=carried,
        carried_links={incident.id: link(incident) for incident in own if incident.id in going_on},
        figures={component: total(day.figures for day in of_component) for component, of_component in days.items()},
        changed_at=_changed_at(spans, now),
        windows=tuple(_windows(own, site, now)),
        valid_from=now if always else max([end, *(publicly_valid_from(incident, site.policy, now) for incident in public)]),
        valid_until=now if always else next_change_at,
        next_change_at=next_change_at,
    )


def has_selections(facts: MonthFacts) -> bool:
    """Whether a month has pages of only some of its records: one alone need not be looked for."""
    return facts.incidents + facts.maintenances > 1


def has_days(facts: MonthFacts) -> bool:
    """Whether a day of the month has begun on which a component existed."""
    return facts.days != _NO_STATUS * len(facts.days)


def statuses_of_days(facts: MonthFacts) -> tuple[str, ...]:
    """Each day's worst status of all components, `none` where there is none."""
    return tuple(_STATUS_OF[code] for code in facts.days)


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


class Neighbours(msgspec.Struct, frozen=True, kw_only=True):
    """What lies before and after a month: the last record of the earlier one, the first of the later one, the
    first days of the months; the `earlier` records that go on into it; and the place of its archives among the others."""

    before: Link | None = None
    after: Link | None = None
    earlier: tuple[Link, ...] = ()
    month_before: date | None = None
    month_after: date | None = None
    archive: Archive = Archive()


def _changed_at(spans: Iterable[Span], now: datetime) -> dict[str, datetime]:
    """When each component's status last changed by what these spans say."""
    found: dict[str, datetime] = {}
    for span in spans:
        for at in (span.start_at, span.end_at):
            if at is not None and at <= now:
                found[span.component] = max(found.get(span.component, at), at)
    return found


def _windows(incidents: Iterable[Incident], site: Site, now: datetime) -> Iterator[CalendarNote]:
    for incident in incidents:
        if incident.kind is Kind.MAINTENANCE:
            window = planned_window(incident_view(incident, site, now))
            if window is not None:
                yield calendar_note(window)


def _newest(incident: Incident, now: datetime) -> datetime:
    return max(update.at for update in incident.updates if update.at <= now)


_NO_STATUS = "-"
_STATUS_OF = {_NO_STATUS: "none", **{str(status.rank): str(status) for status in ComponentStatus}}


def _worst_days(components: Iterable[Sequence[Day]], length: int) -> str:
    """A code for each day of the month, from the days of each component."""
    ranks = [-1] * length
    for days in components:
        for index, day in enumerate(days):
            ranks[index] = max(ranks[index], -1 if day.worst is None else day.worst.rank)
    return "".join(_NO_STATUS if rank < 0 else str(rank) for rank in ranks)


def _earlier(components: Iterable[Sequence[Day]], begun: Mapping[str, date]) -> dict[int, tuple[str, ...]]:
    found: dict[int, set[str]] = {}
    for day in (day for days in components for day in days if day.incidents):
        ids = [id for id in day.incidents if begun.get(id) != day.day]
        if ids:
            found.setdefault(day.day.day, set()).update(ids)
    return {number: tuple(sorted(found[number])) for number in sorted(found)}


def _named(incidents: Iterable[Incident], site: Site, now: datetime) -> tuple[str, ...]:
    named = {id for incident in incidents for update in existing_updates(incident, now) for id in update.components}
    return tuple(component.id for component in site.components if component.id in named)
