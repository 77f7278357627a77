"""The pages that look at everything: home, the list of months, maintenance, components, feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from msgspec.structs import replace

from noa_status import addresses
from noa_status.model.component import Component
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import State
from noa_status.model.site import Site
from noa_status.model.spans import Span, spans_by_component, spans_of
from noa_status.model.uptime import Figures, days_of, down_seconds, total, uptime_share
from noa_status.model.visibility import is_public
from noa_status.public.answer import answer
from noa_status.public.pages import component as component_pages
from noa_status.public.pages import history, home, maintenance, not_found, subscribe
from noa_status.public.render import Page
from noa_status.public.values import (
    ComponentPage,
    Feed,
    FeedEntry,
    HistoryDays,
    HistoryPage,
    HistoryYear,
    HomePage,
    IncidentView,
    MaintenancePage,
    MonthLine,
    UptimeFigure,
)
from noa_status.public.view.components import DAYS, component_rows, group_rows
from noa_status.public.view.incidents import incident_view, link, shown, site_head
from noa_status.public.view.months import MonthFacts, carried_into, first_day
from noa_status.words.statuses import incident_status_in_words

FEED_LENGTH = 50
COMPONENT_INCIDENTS = 20
PAST_MAINTENANCES = 20
_NO_ENTRY_YET = datetime(2000, 1, 1, tzinfo=UTC)


class SiteView:
    """Everything that the pages of the whole site are made of, at one moment.

    `recent` are the records of the newest months (at least of the last 90 days, and all that are live), `months` what each month
    comes to, `older` the records of the month in which a year ago lies, `carried` the spans of all months that go on into
    later ones.
    """

    def __init__(
        self, site: Site, recent: Iterable[Incident], months: Sequence[MonthFacts], older: Iterable[Incident], now: datetime
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

    def pages(self) -> Iterator[Page]:
        """Every page that looks at the whole site."""
        yield from home.pages(self.home())
        yield from history.pages(self.history())
        yield from maintenance.pages(self.maintenance())
        by_component = spans_by_component(self.spans)
        yield from component_pages.pages(self.component(c, by_component.get(c.id, ())) for c in self.site.components)
        yield from subscribe.pages(site_head(self.site), group_rows(self.site, self.rows, self.now))
        yield from not_found.pages(site_head(self.site))

    def home(self) -> HomePage:
        """The answer, what is open, every component, the last days."""
        groups = group_rows(self.site, self.rows, self.now)
        opened = sorted(self._in(State.OPEN), key=lambda view: (view.started_at, view.id), reverse=True)
        promises = [view.next_update_at for view in opened if view.next_update_at is not None]
        return HomePage(
            site=site_head(self.site),
            root=addresses.root_of(addresses.HOME),
            now=self.now,
            answer=answer([(row.name, row.status) for group in groups for row in group.components], open_incidents=len(opened)),
            open_incidents=tuple(opened),
            running_maintenances=tuple(self._in(State.RUNNING)),
            upcoming_maintenances=tuple(self._in(State.UPCOMING)),
            groups=groups,
            recent=self.recent_days(),
            next_update_at=min(promises, default=None),
        )

    def recent_days(self) -> tuple[HistoryDays, ...]:
        """The last days, newest first; days on which nothing began are drawn together."""
        by_day: dict[date, list[IncidentView]] = {}
        for view in self.views.values():
            if view.state in (State.OPEN, State.RESOLVED, State.COMPLETED):
                by_day.setdefault(view.started_at.astimezone(UTC).date(), []).append(view)
        found: list[HistoryDays] = []
        for back in range(self.site.recent_days):
            day = self.today - timedelta(days=back)
            views = sorted(by_day.get(day, ()), key=lambda view: (view.started_at, view.id), reverse=True)
            if views or not found or found[-1].incidents:
                found.append(HistoryDays(first_day=day, last_day=day, incidents=tuple(_brief(view) for view in views)))
            else:
                found[-1] = replace(found[-1], first_day=day)
        return tuple(found)

    def history(self) -> HistoryPage:
        """All months in which something began, by year, newest first."""
        years: dict[int, list[MonthLine]] = {}
        for facts in reversed(self.months):
            if facts.first is None:
                continue
            day = first_day(facts.month)
            line = MonthLine(
                month=day, address=addresses.month(facts.month), incidents=facts.incidents, maintenances=facts.maintenances
            )
            years.setdefault(day.year, []).append(line)
        return HistoryPage(
            site=site_head(self.site),
            root=addresses.root_of(addresses.HISTORY),
            years=tuple(HistoryYear(year=year, months=tuple(lines)) for year, lines in years.items()),
        )

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
        figures = [(facts.month, facts.figures.get(component.id, Figures())) for facts in reversed(self.months)]
        retired = component.retired_on
        return ComponentPage(
            site=site_head(self.site),
            root=addresses.root_of(address),
            component=self.rows[component.id],
            retired_on=retired if retired is not None and retired <= self.today else None,
            periods=tuple(self._periods(component, spans)),
            months=tuple(_figure(month, month_figures) for month, month_figures in figures if month_figures.existing),
            incidents=tuple(_brief(view) for view in named[::-1][:COMPONENT_INCIDENTS]),
        )

    def _periods(self, component: Component, spans: tuple[Span, ...]) -> Iterator[UptimeFigure]:
        first = self.today - timedelta(days=DAYS - 1)
        days = days_of(component, spans, first, self.today, self.now)
        for length in (7, 30, 90):
            yield _figure(str(length), total(day.figures for day in days[-length:]))
        yield _figure("365", self._year(component))

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
        yield self._feed(f"{self.site.name} status", addresses.HOME, "", (entry for entry, _ in entries))
        for component in self.site.components:
            address = addresses.component(component.id)
            own = (entry for entry, named in entries if component.id in named)
            yield self._feed(f"{component.name} · {self.site.name} status", address, address, own)

    def entries(self) -> list[tuple[FeedEntry, frozenset[str]]]:
        """An entry an update, newest first, each with the ids of the components that its incident had named by then."""
        found: list[tuple[FeedEntry, frozenset[str]]] = []
        for view in self.views.values():
            names: dict[str, str] = {}
            for update in reversed(view.updates):
                names.update({state.id: state.name for state in update.components})
                about = f"{', '.join(names.values())}: " if names else ""
                entry = FeedEntry(
                    address=view.address + addresses.update_anchor(update.id),
                    title=f"{about}{incident_status_in_words(update.status)} · {view.title}",
                    published_at=update.at,
                    updated_at=update.corrected_at or update.at,
                    status=update.status,
                    impact=view.impact,
                    components=update.components,
                    body=update.body,
                )
                found.append((entry, frozenset(names)))
        return sorted(found, key=lambda item: (item[0].published_at, item[0].address), reverse=True)

    def _feed(self, title: str, address: str, base: str, entries: Iterable[FeedEntry]) -> Feed:
        newest = tuple(islice(entries, FEED_LENGTH))
        updated_at = max((entry.updated_at for entry in newest), default=_NO_ENTRY_YET)
        return Feed(site=site_head(self.site), title=title, address=address, base=base, updated_at=updated_at, entries=newest)

    def _in(self, state: State) -> Iterator[IncidentView]:
        return (view for view in self.views.values() if view.state == state)


def needs_older(now: datetime) -> str:
    """The month in which a year ago lies."""
    return f"{now.astimezone(UTC).date() - timedelta(days=364):%Y-%m}"


def is_for_public(incident: Incident, site: Site) -> bool:
    """True for a record that the public may ever see."""
    return is_public(incident, site.policy) and bool(incident.updates)


def _brief(view: IncidentView) -> IncidentView:
    return replace(view, updates=view.updates[:1])


def _figure(label: str, figures: Figures) -> UptimeFigure:
    return UptimeFigure(label=label, share=uptime_share(figures), down_seconds=down_seconds(figures))
