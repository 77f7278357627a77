"""The pages that look at everything: home, the list of months, maintenance, components, feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

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
from noa_status.public.render import Page
from noa_status.public.values import (
    Answer,
    ComponentPage,
    ComponentRow,
    ComponentState,
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
from noa_status.public.view.heads import announcement, site_head
from noa_status.public.view.history import history_page, year_pages
from noa_status.public.view.incidents import incident_view, link, shown
from noa_status.public.view.later import instants_ahead
from noa_status.public.view.months import MonthFacts, carried_into, has_selections

FEED_LENGTH = 50
COMPONENT_INCIDENTS = 20
PAST_MAINTENANCES = 20
RECENT_AT_MOST = 12
_NO_ENTRY_YET = datetime(2000, 1, 1, tzinfo=UTC)


class SiteView:
    """Everything that the pages of the whole site are made of, at one moment.

    `recent` are the records of the newest months (at least of the last 90 days, and all that are live), `months` what each month
    comes to, `older` the records of the month in which a year ago lies, `carried` the spans of all months that go on into
    later ones.
    """

    def __init__(
        self,
        site: Site,
        recent: Iterable[Incident],
        months: Sequence[MonthFacts],
        older: Iterable[Incident],
        now: datetime,
    ) -> None:
        self.site, self.months, self.now = site, months, now
        self.today = now.astimezone(UTC).date()
        self.incidents = shown(recent, site, now)
        boundary = needs_older(now)
        earlier = carried_into(boundary, (span for facts in months if facts.month < boundary for span in facts.carried))
        begun = (span for incident in shown(older, site, now) for span in spans_of(incident, now))
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

    def whole(self) -> Whole:
        """Every page and feed that looks at the whole site, and what else is made of it."""
        home = self.home()
        retired = [self.rows[c.id] for c in self.site.components if c.retired_on is not None and c.retired_on <= self.today]
        return Whole(pages=list(self.pages(home)), feeds=list(self.feeds()), home=home, retired=retired)

    def pages(self, home: HomePage) -> Iterator[Page]:
        """Every page that looks at the whole site."""
        yield from home_pages.pages(home)
        yield from history.pages(history_page(self.site, self.months))
        yield from year.pages(year_pages(self.site, self.months))
        yield from maintenance.pages(self.maintenance())
        by_component = spans_by_component(self.spans)
        yield from component_pages.pages(self.component(c, by_component.get(c.id, ())) for c in self.site.components)
        yield from subscribe.pages(home.site, home.groups, email_url=self.site.look.email_url)
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
        )

    def component(self, component: Component, spans: tuple[Span, ...]) -> ComponentPage:
        """One component."""
        address = addresses.component(component.id)
        named = [view for view in self.views.values() if any(state.id == component.id for state in view.components)]
        retired = component.retired_on
        return ComponentPage(
            site=site_head(self.site),
            root=addresses.root_of(address),
            component=self.rows[component.id],
            badge=f"{addresses.component_badge(component.id)}.svg",
            retired_on=retired if retired is not None and retired <= self.today else None,
            periods=tuple(self._periods(component, spans)),
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

    def _periods(self, component: Component, spans: tuple[Span, ...]) -> Iterator[UptimeFigure]:
        """Those in which the component existed."""
        days = days_of(component, spans, self.today - timedelta(days=DAYS - 1), self.today, self.now)
        periods = {
            "24h": figures_between(component, spans, self.now - timedelta(hours=24), self.now),
            **{str(length): total(day.figures for day in days[-length:]) for length in (7, 30, 90)},
            "365": self._year(component),
        }
        return (_figure(label, figures) for label, figures in periods.items() if figures.existing)

    def _year(self, component: Component) -> Figures:
        """The last 365 days: whole months as they are remembered, and the days of the month in which a year ago lies."""
        first = self.today - timedelta(days=364)
        boundary = needs_older(self.now)
        whole = total(facts.figures.get(component.id, Figures()) for facts in self.months if facts.month > boundary)
        spans = self.older_spans.get(component.id, ())
        last = min(self.today, (first.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        return whole + total(day.figures for day in days_of(component, spans, first, last, self.now))

    def feeds(self) -> Iterator[Feed]:
        """The feed of everything, then one a component, also of those with no entry yet."""
        entries = self.entries()
        yield self._feed(None, addresses.HOME, "", entries)
        for row in self.rows.values():
            own = (entry for entry in entries if any(state.id == row.id for state in entry.about))
            yield self._feed(_state(row), row.address, row.address, own)

    def entries(self) -> list[FeedEntry]:
        """An entry an update, newest first."""
        found: list[FeedEntry] = []
        for view in self.views.values():
            about: dict[str, ComponentState] = {}
            for update in reversed(view.updates):
                about.update({state.id: state for state in update.components})
                entry = FeedEntry(
                    address=view.address + addresses.update_anchor(update.id),
                    about=tuple(about.values()),
                    incident=self.links[view.id],
                    published_at=update.at,
                    updated_at=update.corrected_at or update.at,
                    status=update.status,
                    impact=view.impact,
                    components=update.components,
                    body=update.body,
                    translations=update.translations,
                )
                found.append(entry)
        return sorted(found, key=lambda entry: (entry.published_at, entry.address), reverse=True)

    def _feed(self, component: ComponentState | None, address: str, base: str, entries: Iterable[FeedEntry]) -> Feed:
        newest = tuple(islice(entries, FEED_LENGTH))
        updated_at = max((entry.updated_at for entry in newest), default=_NO_ENTRY_YET)
        return Feed(
            site=site_head(self.site), component=component, address=address, base=base, updated_at=updated_at, entries=newest
        )

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
