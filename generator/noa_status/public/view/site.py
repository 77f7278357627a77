"""The pages that look at everything: home, the list of months, maintenance, components, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from msgspec.structs import replace

from noa_status import addresses
from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import State
from noa_status.model.site import Site
from noa_status.model.spans import Span, spans_by_component, spans_of
from noa_status.model.uptime import Figures, days_of, down_seconds, figures_between, status_at, total, uptime_share
from noa_status.model.visibility import is_public
from noa_status.public.answer import answer
from noa_status.public.freshness import renew_by
from noa_status.public.outputs import Whole
from noa_status.public.pages import component as component_pages
from noa_status.public.pages import history, maintenance, not_found, subscribe, year
from noa_status.public.pages import home as home_pages
from noa_status.public.planned import calendars, incidents_calendar, lasting, planned_window
from noa_status.public.render import Page
from noa_status.public.values import (
    Answer,
    CalendarEntry,
    ComponentPage,
    ComponentRow,
    ComponentState,
    EntryCalendar,
    Feed,
    FeedEntry,
    GroupRow,
    HistoryDays,
    HomePage,
    IncidentView,
    LaterAnswer,
    MaintenancePage,
    UptimeFigure,
)
from noa_status.public.view.components import DAYS, component_rows, group_rows
from noa_status.public.view.feeds import archives_of, entries_of, feeds, newest_first
from noa_status.public.view.heads import announcement, site_head
from noa_status.public.view.history import history_page, year_pages
from noa_status.public.view.incidents import incident_view, link, shown
from noa_status.public.view.later import instants_ahead
from noa_status.public.view.machines import machine_facts
from noa_status.public.view.months import MonthFacts, carried_into, has_selections, month_of

COMPONENT_INCIDENTS = 20
PAST_MAINTENANCES = 20
RECENT_AT_MOST = 12


class SiteView:
    """Everything that the pages of the whole site are made of, at one moment.

    `recent` are the records of the newest months (at least of the last 90 days, and all that are live), `months` what each month
    comes to, `records_of` gives those of any month, `carried` the spans of all months that go on into later ones.
    """

    def __init__(
        self,
        site: Site,
        recent: Iterable[Incident],
        months: Sequence[MonthFacts],
        records_of: Callable[[str], Iterable[Incident]],
        now: datetime,
    ) -> None:
        self.site, self.months, self.now, self.records_of = site, months, now, records_of
        self.today = now.astimezone(UTC).date()
        self.incidents = shown(recent, site, now)
        boundary = needs_older(now)
        earlier = carried_into(boundary, (span for facts in months if facts.month < boundary for span in facts.carried))
        begun = (span for incident in shown(records_of(boundary), site, now) for span in spans_of(incident, now))
        self.older_spans = spans_by_component((*begun, *earlier))
        self.views = {incident.id: incident_view(incident, site, now) for incident in self.incidents}
        own = {incident.id for incident in self.incidents}
        self.carried = tuple(span for facts in months for span in facts.carried)
        self.spans = (
            *(span for incident in self.incidents for span in spans_of(incident, now)),
            *(span for span in self.carried if span.incident not in own),
        )
        self.links = {incident.id: link(incident) for incident in self.incidents}
        self.rows = component_rows(site, self.spans, self.links, now)

    def whole(self, next_change_at: datetime) -> Whole:
        """Every page and feed that looks at the whole site, and what else is made of it. `next_change_at` is when it changes by
        itself."""
        home = self.home()
        retired = [self.rows[c.id] for c in self.site.components if c.retired_on is not None and c.retired_on <= self.today]
        records = [(month_of(incident), self.views[incident.id]) for incident in self.incidents]
        notes = [note for facts in self.months if facts.month >= needs_older(self.now) for note in facts.windows]
        return Whole(
            pages=list(self.pages(home)),
            feeds=list(self.feeds()),
            home=home,
            retired=retired,
            calendars=[*calendars(notes, map(_state, self.rows.values())), *self._incidents_calendar()],
            entries=lambda: {**self._windows, **self._lasting},
            facts=machine_facts(self.site, self.months, self.figures, records, self.now, next_change_at),
        )

    @cached_property
    def _windows(self) -> dict[str, CalendarEntry]:
        """The planned work of the last year and ahead, by id; its records are read when this is asked."""
        ids = (facts.month for facts in self.months if facts.month >= needs_older(self.now) and facts.windows)
        records = (incident for month in ids for incident in shown(self.records_of(month), self.site, self.now))
        found = (planned_window(incident_view(incident, self.site, self.now)) for incident in records)
        return {window.id: window for window in found if window is not None}

    @cached_property
    def _lasting(self) -> dict[str, CalendarEntry]:
        """The incidents of the newest months as entries of a calendar, by id, where that is wanted."""
        views = self.views.values() if self.site.look.calendar_of_incidents else ()
        return {entry.id: entry for entry in map(lasting, views) if entry is not None}

    def _incidents_calendar(self) -> Iterator[EntryCalendar]:
        if self.site.look.calendar_of_incidents:
            yield incidents_calendar(self._lasting.values())

    def pages(self, home: HomePage) -> Iterator[Page]:
        """Every page that looks at the whole site."""
        yield from home_pages.pages(home)
        yield from history.pages(history_page(self.site, self.months))
        yield from year.pages(year_pages(self.site, self.months))
        yield from maintenance.pages(self.maintenance())
        yield from component_pages.pages(self.component(c) for c in self.site.components)
        yield from subscribe.pages(
            home.site,
            home.groups,
            email_url=self.site.look.email_url,
            calendar=addresses.CALENDAR,
            incidents_calendar=addresses.INCIDENTS_CALENDAR if self.site.look.calendar_of_incidents else "",
        )
        yield from not_found.pages(home)

    def home(self) -> HomePage:
        """The answer, what is open, every component, the last days."""
        groups = group_rows(self.site, self.rows, self.now)
        opened = sorted(self._in(State.OPEN), key=lambda view: (view.started_at, view.id), reverse=True)
        now_said = answer([_state(row) for group in groups for row in group.components], open_incidents=len(opened))
        promises = [view.next_update_at for view in opened if view.next_update_at is not None]
        return HomePage(
            site=site_head(self.site),
            root=addresses.root_of(addresses.HOME),
            now=self.now,
            renew_by=renew_by(self.now),
            answer=now_said,
            later=self.later_answers(groups, now_said, len(opened)),
            open_incidents=tuple(opened),
            running_maintenances=tuple(self._in(State.RUNNING)),
            upcoming_maintenances=tuple(self._in(State.UPCOMING)),
            groups=groups,
            recent=self.recent_days(),
            announcement=announcement(self.site, self.now),
            sections=tuple(self.site.look.sections),
            next_update_at=min(promises, default=None),
        )

    def later_answers(self, groups: Iterable[GroupRow], said: Answer, open_incidents: int) -> tuple[LaterAnswer, ...]:
        """What home says when windows open and close in the hours ahead."""
        found: list[LaterAnswer] = []
        for at in instants_ahead(self.spans, self.now):
            statuses = status_at(self.spans, at)
            states = [
                replace(_state(row), status=statuses.get(row.id, ComponentStatus.OPERATIONAL))
                for group in groups
                for row in group.components
            ]
            after = answer(states, open_incidents=open_incidents)
            if after != said:
                found.append(LaterAnswer(at=at, answer=after))
            said = after
        return tuple(found)

    def recent_days(self) -> tuple[HistoryDays, ...]:
        """The last days, newest first; days on which nothing began are drawn together."""
        by_day: dict[date, list[IncidentView]] = {}
        for view in self.views.values():
            if view.state in (State.OPEN, State.RESOLVED, State.COMPLETED):
                by_day.setdefault(view.started_at.astimezone(UTC).date(), []).append(view)
        found: list[HistoryDays] = []
        room = RECENT_AT_MOST
        for back in range(self.site.recent_days):
            day = self.today - timedelta(days=back)
            views = sorted(by_day.get(day, ()), key=lambda view: (view.started_at, view.id), reverse=True)
            if views or not found or found[-1].incidents or found[-1].more:
                shown_views = tuple(_brief(view) for view in views[:room])
                room -= len(shown_views)
                found.append(HistoryDays(first_day=day, last_day=day, incidents=shown_views, more=len(views) - len(shown_views)))
            else:
                found[-1] = replace(found[-1], first_day=day)
        return tuple(found)

    def maintenance(self) -> MaintenancePage:
        """Planned work."""
        past = [
            view
            for view in self.views.values()
            if view.kind == Kind.MAINTENANCE and view.state in (State.COMPLETED, State.CANCELLED)
        ]
        return MaintenancePage(
            site=site_head(self.site),
            root=addresses.root_of(addresses.MAINTENANCE),
            running=tuple(self._in(State.RUNNING)),
            upcoming=tuple(self._in(State.UPCOMING)),
            past=tuple(_brief(view) for view in past[::-1][:PAST_MAINTENANCES]),
            calendar=addresses.CALENDAR,
        )

    def component(self, component: Component) -> ComponentPage:
        """One component."""
        address = addresses.component(component.id)
        named = [view for view in self.views.values() if any(state.id == component.id for state in view.components)]
        retired = component.retired_on
        return ComponentPage(
            site=site_head(self.site),
            root=addresses.root_of(address),
            component=self.rows[component.id],
            badge=f"{addresses.component_badge(component.id)}.svg",
            calendar=addresses.component_calendar(component.id) if retired is None or retired > self.today else "",
            retired_on=retired if retired is not None and retired <= self.today else None,
            periods=tuple(_figure(label, figures) for label, figures in self.figures[component.id].items() if figures.existing),
            months=tuple(self._months(component.id)),
            incidents=tuple(_brief(view) for view in named[::-1][:COMPONENT_INCIDENTS]),
        )

    def _months(self, id: str) -> Iterator[UptimeFigure]:
        """Uptime by month, newest first, with the way to what the component had in it."""
        for facts in reversed(self.months):
            figures = facts.figures.get(id, Figures())
            if figures.existing:
                page = addresses.month_component(facts.month, id) if has_selections(facts) else addresses.month(facts.month)
                yield _figure(facts.month, figures, page if id in facts.components else "")

    @cached_property
    def figures(self) -> dict[str, dict[str, Figures]]:
        """What each component's uptime of the last hours and days comes from, by its id and the period."""
        by_component = spans_by_component(self.spans)
        return {component.id: self._periods(component, by_component.get(component.id, ())) for component in self.site.components}

    def _periods(self, component: Component, spans: tuple[Span, ...]) -> dict[str, Figures]:
        days = days_of(component, spans, self.today - timedelta(days=DAYS - 1), self.today, self.now)
        return {
            "24h": figures_between(component, spans, self.now - timedelta(hours=24), self.now),
            **{str(length): total(day.figures for day in days[-length:]) for length in (7, 30, 90)},
            "365": self._year(component),
        }

    def _year(self, component: Component) -> Figures:
        """The last 365 days: whole months as they are remembered, and the days of the month in which a year ago lies."""
        first = self.today - timedelta(days=364)
        boundary = needs_older(self.now)
        whole = total(facts.figures.get(component.id, Figures()) for facts in self.months if facts.month > boundary)
        spans = self.older_spans.get(component.id, ())
        last = min(self.today, (first.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        return whole + total(day.figures for day in days_of(component, spans, first, last, self.now))

    def feeds(self) -> Iterator[Feed]:
        """What is current of the page, of each component and each group."""
        archives = archives_of([(facts.month, facts.published) for facts in self.months], self.now)
        return feeds(self.site, self.entries(), archives, self.now)

    def entries(self) -> list[FeedEntry]:
        """An entry an update, newest first: those of the newest months, and what older records published later."""
        found = {entry.address: entry for facts in self.months for entry in facts.published.elsewhere}
        found.update((entry.address, entry) for view in self.views.values() for entry in entries_of(view))
        return newest_first(found.values())

    def _in(self, state: State) -> Iterator[IncidentView]:
        return (view for view in self.views.values() if view.state == state)


def needs_older(now: datetime) -> str:
    """The month in which a year ago lies."""
    return f"{now.astimezone(UTC).date() - timedelta(days=364):%Y-%m}"


def is_for_public(incident: Incident, site: Site) -> bool:
    """True for a record that the public may ever see."""
    return is_public(incident, site.policy) and bool(incident.updates)


def _state(row: ComponentRow) -> ComponentState:
    return ComponentState(id=row.id, name=row.name, names=row.names, address=row.address, status=row.status)


def _brief(view: IncidentView) -> IncidentView:
    return replace(view, updates=view.updates[:1])


def _figure(label: str, figures: Figures, address: str = "") -> UptimeFigure:
    return UptimeFigure(label=label, share=uptime_share(figures), down_seconds=down_seconds(figures), address=address)
