"""Examples of every page: what validators, screenshots and tests look at. Each is named for what it shows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import groupby

import msgspec

from noa_status import addresses
from noa_status.public.answer import answer
from noa_status.public.render import Page
from noa_status.public.values import (
    Affected,
    Calendar,
    ComponentCourse,
    ComponentPage,
    ComponentRow,
    ComponentState,
    ComponentUptime,
    DayBar,
    Feed,
    FeedEntry,
    FormerWindow,
    GroupRow,
    HistoryDays,
    HistoryPage,
    HistoryYear,
    HomePage,
    ImpactLink,
    IncidentPage,
    IncidentView,
    LaterState,
    Link,
    Links,
    MaintenancePage,
    MonthDay,
    MonthLine,
    MonthPage,
    NotFoundPage,
    PostmortemPage,
    Segment,
    SelectionPage,
    SiteHead,
    SubscribePage,
    Text,
    UpdateView,
    UptimeFigure,
    YearPage,
    YearUptime,
)

NOVEMBER = date(2026, 11, 1)
NOW = datetime(2026, 11, 24, 10, 31, tzinfo=UTC)
SITE = SiteHead(name="Noa Server", url="https://status.noaserver.com/")

TEXTS = {
    "rolling-back": "A configuration change to our load balancers sends part of the traffic to servers that are not ready. "
    "We are rolling it back. Most requests still fail; what was accepted is safe.",
    "comparing": "The error rate is highest for requests from Europe. We are comparing the last deployments.",
    "investigating": "We are investigating reports of failing API requests.",
    "restored": "All requests succeed again since 11:05 UTC. We are watching closely.",
    "resolved": "The roll-back is complete and the error rate has been normal for 15 minutes.\n\n"
    "| Region | Failed requests |\n|---|--:|\n| Europe | 41 % |\n| North America | 3 % |\n\n"
    "If a request failed, it is safe to send it again. See `Retry-After` and [our guide](https://example.com/retries).",
    "upgrade": "We upgrade the database behind Exports. Exports queue up and finish afterwards.",
    "postmortem": "# What happened\n\nA change to the load balancers' configuration was rolled out to all servers at once. "
    "Its health check asked for a path that new servers answer only after a minute.\n\n## Why it took an hour\n\n"
    "1. The alert looked at the average of all regions.\n2. The roll-back waited for a lock.\n\n## What we change\n\n"
    "- [x] Configuration goes to one server first.\n- [ ] The alert looks at each region.\n",
}

LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsantrag"
HOSTILE = """<script>alert(1)</script> " onmouseover="alert(2)' {{ 7*7 }} & </title>"""


def text(id: str) -> Text:
    """A text of this gallery."""
    return Text(id, f"incidents/{id}.md")


def markdown(of: Text) -> str:
    """The Markdown of a text."""
    return TEXTS.get(of.id, of.id)


def at(day: int, clock: str, month: int = 11) -> datetime:
    """An instant of 2026."""
    hour, minute = clock.split(":")
    return datetime(2026, month, day, int(hour), int(minute), tzinfo=UTC)


def state(name: str, status: str, was: str = "") -> ComponentState:
    """A component in a state."""
    id = name.lower().replace(" ", "-")
    return ComponentState(id=id, name=name, address=addresses.component(id), status=status, was=was)


def update(
    when: datetime,
    status: str,
    body: str,
    *components: ComponentState,
    corrected_at: datetime | None = None,
    correction: str = "",
) -> UpdateView:
    """An update; its id is its time's."""
    return UpdateView(
        id=f"{when:%Y%m%dT%H%MZ}",
        at=when,
        status=status,
        components=components,
        corrected_at=corrected_at,
        correction=correction,
        body=text(body),
    )


API_DOWN = IncidentView(
    id="2026-11-24-api",
    title="API requests fail or time out",
    address=addresses.incident("2026-11-24-api"),
    kind="incident",
    impact="critical",
    status="identified",
    state="open",
    worst="major_outage",
    started_at=at(24, "10:02"),
    duration=29 * 60,
    next_update_at=at(24, "10:46"),
    components=(state("API", "major_outage"), state("Dashboard", "degraded_performance")),
    updates=(
        update(at(24, "10:31"), "identified", "rolling-back", state("API", "major_outage", "degraded_performance")),
        update(
            at(24, "10:16"),
            "investigating",
            "comparing",
            state("Dashboard", "degraded_performance"),
            corrected_at=at(24, "10:20"),
            correction="The region was wrong.",
        ),
        update(
            at(24, "10:07"), "investigating", "investigating", state("API", "degraded_performance"), corrected_at=at(24, "10:12")
        ),
    ),
)

API_RESOLVED = msgspec.structs.replace(
    API_DOWN,
    status="resolved",
    state="resolved",
    ended_at=at(24, "11:20"),
    duration=78 * 60,
    next_update_at=None,
    updates=(
        update(at(24, "11:20"), "resolved", "resolved", state("API", "operational", "degraded_performance")),
        update(at(24, "11:05"), "monitoring", "restored", state("API", "degraded_performance", "major_outage")),
        *API_DOWN.updates,
    ),
    postmortem=text("postmortem"),
)

EXPORTS_LATE = IncidentView(
    id="2026-11-22-exports",
    title="Delayed exports for some workspaces",
    address=addresses.incident("2026-11-22-exports"),
    kind="incident",
    impact="minor",
    status="resolved",
    state="resolved",
    worst="degraded_performance",
    started_at=at(22, "14:05"),
    ended_at=at(22, "15:17"),
    duration=72 * 60,
    components=(state("Exports", "degraded_performance"),),
    updates=(update(at(22, "15:17"), "resolved", "restored"),),
)


def maintenance(state_: str, title: str, day: int, month: int = 11) -> IncidentView:
    """A maintenance from 10 to 11 o'clock."""
    id = f"2026-{month}-{day:02}-upgrade"
    return IncidentView(
        id=id,
        title=title,
        address=addresses.incident(id),
        kind="maintenance",
        impact="none",
        status="in_progress",
        state=state_,
        worst="under_maintenance",
        started_at=at(day, "10:00", month),
        window_start_at=at(day, "10:00", month),
        window_end_at=at(day, "11:00", month),
        duration=3600,
        components=(state("Exports", "under_maintenance"),),
        updates=(update(at(day, "10:00", month), "in_progress", "upgrade"),),
    )


def segment(status: str, start: str, end: str | None = None, day: int = 24) -> Segment:
    """A state from a time of day to another, or on and on."""
    return Segment(status=status, start_at=at(day, start), end_at=None if end is None else at(day, end))


def fared(name: str, *segments: Segment) -> ComponentCourse:
    """How a component fared."""
    of = state(name, segments[-1].status)
    return ComponentCourse(id=of.id, name=name, address=of.address, segments=segments)


FARED_SO_FAR = Affected(
    start_at=at(24, "10:02"),
    end_at=at(24, "10:31"),
    components=(
        fared("API", segment("degraded_performance", "10:02", "10:16"), segment("major_outage", "10:16")),
        fared("Dashboard", segment("operational", "10:02", "10:16"), segment("degraded_performance", "10:16")),
        fared("Exports", segment("partial_outage", "10:02", "10:16"), segment("operational", "10:16")),
    ),
)
FARED = Affected(
    start_at=at(24, "10:02"),
    end_at=at(24, "11:20"),
    components=(
        fared(
            "API",
            segment("degraded_performance", "10:02", "10:16"),
            segment("major_outage", "10:16", "11:05"),
            segment("operational", "11:05", "11:20"),
        ),
        fared("Dashboard", segment("degraded_performance", "10:02", "11:20")),
    ),
)


def row(name: str, status: str = "operational", share: float | None = 1.0, exists_for: int = 90, **bad: str) -> ComponentRow:
    """A component with its 90 days; `bad` says which days (`d3` is three days ago) had which status."""
    first = NOW.date() - timedelta(days=89)
    statuses = ["none"] * (90 - exists_for) + ["operational"] * exists_for
    for day, worst in bad.items():
        statuses[89 - int(day[1:])] = worst
    statuses[89] = status
    id = name.lower().replace(" ", "-")
    return ComponentRow(
        id=id,
        name=name,
        address=addresses.component(id),
        status=status,
        uptime_share=share,
        days=tuple(
            DayBar(
                day=first + timedelta(days=index),
                status=worst,
                seconds={} if worst in ("none", "operational") else {worst: 1740},
                incidents=() if worst in ("none", "operational") else (Link(title=API_DOWN.title, address=API_DOWN.address),),
            )
            for index, worst in enumerate(statuses)
        ),
    )


GROUPS = (
    GroupRow(
        id="core",
        name="Core",
        status="major_outage",
        components=(
            row("API", "major_outage", 0.9971, d59="partial_outage", d58="degraded_performance", d28="degraded_performance"),
            row("Dashboard", "degraded_performance", 0.9993, d59="partial_outage"),
            row("Authentication", share=0.9988, d77="major_outage", d76="degraded_performance"),
            row("Webhooks", share=0.9995, d59="partial_outage", d18="degraded_performance"),
        ),
    ),
    GroupRow(
        id="data",
        name="Data",
        status="under_maintenance",
        components=(
            row("Primary database", share=0.9992, d77="major_outage"),
            row("Search", exists_for=50),
            row("Exports", "under_maintenance", 0.9984, d34="partial_outage", d33="partial_outage", d2="degraded_performance"),
        ),
    ),
    GroupRow(
        id="regions",
        name="Regions",
        status="operational",
        components=(
            row("Europe", share=0.9997, d77="partial_outage"),
            row("North America"),
            row("Asia Pacific", d12="degraded_performance"),
        ),
    ),
)

EXTRA = (
    GroupRow(
        id="delivery",
        name="Delivery",
        status="operational",
        components=tuple(row(name, d41="degraded_performance") for name in ("E-mail", "SMS", "Push notifications")),
    ),
    GroupRow(
        id="developers",
        name="Developers",
        status="operational",
        components=tuple(
            row(name, d9="partial_outage", d63="degraded_performance")
            for name in ("Documentation", "Package registry", "Sandbox")
        ),
    ),
    GroupRow(
        id="more",
        name="Money and support",
        status="operational",
        components=tuple(row(name) for name in ("Billing", "Invoices", "Support desk", "Community")),
    ),
)


def shown(row: ComponentRow) -> ComponentState:
    """A component in its present state."""
    return ComponentState(id=row.id, name=row.name, address=row.address, status=row.status)


def calm(groups: tuple[GroupRow, ...]) -> tuple[GroupRow, ...]:
    """The same groups with everything working."""
    replace = msgspec.structs.replace
    return tuple(
        replace(
            group,
            status="operational",
            components=tuple(
                replace(row, status="operational", days=(*row.days[:-1], replace(row.days[-1], status="operational")))
                for row in group.components
            ),
        )
        for group in groups
    )


RECENT = (
    HistoryDays(first_day=date(2026, 11, 23), last_day=date(2026, 11, 23)),
    HistoryDays(first_day=date(2026, 11, 22), last_day=date(2026, 11, 22), incidents=(EXPORTS_LATE,)),
    HistoryDays(first_day=date(2026, 11, 17), last_day=date(2026, 11, 21)),
)
UPGRADE = maintenance("running", "Database upgrade for Exports", 24)
PLANNED = maintenance("upcoming", "New certificates", 2, 12)


MOVED = msgspec.structs.replace(
    PLANNED,
    moved=(
        FormerWindow(at=at(23, "09:00"), start_at=at(25, "22:00"), end_at=at(26, "02:00")),
        FormerWindow(at=at(20, "12:00"), start_at=at(24, "22:00"), end_at=at(24, "23:00")),
    ),
    later=(LaterState(at=at(2, "10:00", 12), state="running"), LaterState(at=at(2, "11:00", 12), state="completed")),
)
EXPORTS_AHEAD = Affected(
    start_at=at(2, "10:00", 12),
    end_at=at(2, "11:00", 12),
    is_drawn=False,
    components=(fared("Exports", Segment(status="under_maintenance", start_at=at(2, "10:00", 12), end_at=at(2, "11:00", 12))),),
)
CANCELLED = msgspec.structs.replace(maintenance("cancelled", "New racks", 20), cancelled_at=at(19, "09:00"))


def home(groups: tuple[GroupRow, ...], *incidents: IncidentView, **others: object) -> Page:
    """Home with these components and open incidents."""
    said = answer([shown(row) for group in groups for row in group.components])
    value = HomePage(
        site=SITE,
        root="./",
        now=NOW,
        renew_by=at(25, "00:00"),
        answer=said,
        groups=groups,
        recent=RECENT,
        open_incidents=incidents,
    )
    return Page(address="", template="pages/home.html.j2", value=msgspec.structs.replace(value, **others))


def incident(view: IncidentView, **others: object) -> Page:
    """The page of an incident."""
    value = IncidentPage(site=SITE, root="../../", incident=view, month=date(2026, view.started_at.month, 1))
    return Page(address=view.address, template="pages/incident.html.j2", value=msgspec.structs.replace(value, **others))


def component(of: ComponentRow, **others: object) -> Page:
    """The page of a component."""
    way = addresses.component_calendar(of.id)
    value = ComponentPage(site=SITE, root="../../", component=of, badge=f"{addresses.component_badge(of.id)}.svg", calendar=way)
    return Page(address=of.address, template="pages/component.html.j2", value=msgspec.structs.replace(value, **others))


def days(month: date, **bad: str) -> tuple[str, ...]:
    """The worst status of each day of a month of 30 days; `bad` says which days (`d3` is the third) had which."""
    return tuple(bad.get(f"d{day}", "operational" if month <= NOW.date() else "none") for day in range(1, 31))


def month_days(*views: IncidentView) -> tuple[MonthDay, ...]:
    """The days on which these began, as they come."""
    found = groupby(views, lambda view: view.started_at.date())
    return tuple(MonthDay(day=day, incidents=tuple(of_day)) for day, of_day in found)


def month(*views: IncidentView, **others: object) -> Page:
    """The page of November."""
    began = month_days(*views)
    value = MonthPage(
        site=SITE,
        root="../../",
        month=NOVEMBER,
        incidents=sum(view.kind == "incident" for view in views),
        maintenances=sum(view.kind == "maintenance" for view in views),
        calendar=Calendar(
            month=NOVEMBER,
            days=days(NOVEMBER, **{f"d{day.day.day}": day.incidents[0].worst for day in began}),
            linked=tuple(sorted(day.day.day for day in began)),
        ),
        days=began,
    )
    return Page(address="history/2026-11/", template="pages/month.html.j2", value=msgspec.structs.replace(value, **others))


def selection(address: str, *views: IncidentView, **others: object) -> Page:
    """Of November's incidents and maintenances only these."""
    value = SelectionPage(site=SITE, root="../../../", month=NOVEMBER, days=month_days(*views))
    return Page(
        address=address,
        template="pages/selection.html.j2",
        value=msgspec.structs.replace(value, **others),
        is_listed=False,
    )


def year(**others: object) -> Page:
    """The page of 2026."""
    value = YearPage(site=SITE, root="../../", year=date(2026, 1, 1))
    return Page(address="history/2026/", template="pages/year.html.j2", value=msgspec.structs.replace(value, **others))


def subscribe(groups: tuple[GroupRow, ...], **others: object) -> Page:
    """The ways to be told of these components."""
    links = tuple(
        Links(title=group.name, links=tuple(Link(title=row.name, address=row.address) for row in group.components))
        for group in groups
    )
    value = SubscribePage(site=SITE, root="../", groups=links)
    return Page(address="subscribe/", template="pages/subscribe.html.j2", value=msgspec.structs.replace(value, **others))


def not_found(groups: tuple[GroupRow, ...]) -> Page:
    """What stands where no page is, while components are like this."""
    said = answer([shown(row) for group in groups for row in group.components])
    value = NotFoundPage(site=SITE, root="/", now=NOW, renew_by=at(25, "00:00"), answer=said)
    return Page(address="404.html", template="pages/not_found.html.j2", value=value, is_listed=False)


PERIODS = tuple(
    UptimeFigure(label=label, share=share, down_seconds=down)
    for label, share, down in (
        ("24h", 0.9799, 1740),
        ("7", 0.9971, 1740),
        ("30", 0.99934, 1740),
        ("90", 0.9995, 3600),
        ("365", 0.99987, 4100),
    )
)
MONTHS = tuple(
    UptimeFigure(
        label=f"{year}-{month:02}", share=share, down_seconds=int((1 - share) * 2_592_000), address="" if share == 1 else way
    )
    for year in (2026, 2025)
    for month, share in ((11, 0.9993), (10, 1.0), (9, 0.9997), (8, 1.0), (7, 1.0), (6, 1.0), (5, 0.98))
    for way in (addresses.month_component(f"{year}-{month:02}", "api"),)
)
UPTIME = tuple(
    ComponentUptime(id=row.id, name=row.name, address=row.address, share=row.uptime_share)
    for group in GROUPS
    for row in group.components
)
SEPTEMBER, OCTOBER, DECEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2025, 12, 1)
YEARS = (
    HistoryYear(
        year=2026,
        address=addresses.year(2026),
        months=(
            MonthLine(
                month=NOVEMBER,
                address=addresses.month("2026-11"),
                incidents=2,
                maintenances=1,
                days=days(NOVEMBER, d3="under_maintenance", d22="degraded_performance", d24="major_outage", d25="none"),
            ),
            MonthLine(month=OCTOBER, address="", incidents=0, maintenances=0, days=days(OCTOBER)),
            MonthLine(
                month=SEPTEMBER,
                address=addresses.month("2026-09"),
                incidents=1,
                maintenances=3,
                days=days(SEPTEMBER, d1="partial_outage", d2="partial_outage"),
            ),
        ),
    ),
    HistoryYear(
        year=2025,
        address=addresses.year(2025),
        months=(
            MonthLine(
                month=DECEMBER, address=addresses.month("2025-12"), incidents=4, maintenances=0, days=days(DECEMBER, d3="none")
            ),
        ),
    ),
)
CALENDARS = (
    Calendar(
        month=SEPTEMBER,
        days=days(SEPTEMBER, d1="partial_outage", d2="partial_outage"),
        linked=(1, 2),
        address=addresses.month("2026-09"),
    ),
    Calendar(month=OCTOBER, days=days(OCTOBER, d1="degraded_performance")),
    Calendar(
        month=NOVEMBER,
        days=days(NOVEMBER, d3="under_maintenance", d22="degraded_performance", d24="major_outage", d25="none"),
        linked=(3, 22, 24),
        address=addresses.month("2026-11"),
    ),
)
UPTIME_OF_YEAR = tuple(
    YearUptime(id=row.id, name=row.name, address=row.address, shares=(None, 1.0, row.share), share=row.share) for row in UPTIME
)
SELECTIONS = {
    "components": (
        Link(title="API", address=addresses.month_component("2026-11", "api")),
        Link(title="Exports", address=addresses.month_component("2026-11", "exports")),
    ),
    "impacts": (
        ImpactLink(impact="critical", address=addresses.month_impact("2026-11", "critical")),
        ImpactLink(impact="maintenance", address=addresses.month_impact("2026-11", "maintenance")),
    ),
}

hostile = msgspec.structs.replace(
    API_DOWN,
    title=HOSTILE,
    components=(state(HOSTILE, "major_outage"),),
    updates=(update(at(24, "10:07"), "investigating", HOSTILE, state(HOSTILE, "partial_outage", "operational")),),
)
long_names = (
    GroupRow(
        id="long",
        name=LONG,
        status="partial_outage",
        components=(row(LONG, "partial_outage", None, exists_for=1), row(f"{LONG} Ost", "major_outage", 0.5)),
    ),
)

GALLERY: dict[str, Page] = {
    "home in an outage": home(GROUPS, API_DOWN, running_maintenances=(UPGRADE,), upcoming_maintenances=(PLANNED,)),
    "home when all is well": home(calm(GROUPS)),
    "home with twenty components": home(GROUPS + EXTRA, API_DOWN),
    "home with two incidents": home(
        GROUPS,
        API_DOWN,
        msgspec.structs.replace(
            EXPORTS_LATE,
            state="open",
            ended_at=None,
            started_at=at(22, "14:05"),
            next_update_at=at(24, "09:00"),
            next_update_is_overdue=True,
        ),
    ),
    "home with long names": home(
        long_names, msgspec.structs.replace(API_DOWN, title=LONG, components=(state(LONG, "partial_outage"),))
    ),
    "home of a new site": home((), recent=()),
    "home with hostile names": home(
        (GroupRow(id="x", name=HOSTILE, status="major_outage", components=(row(HOSTILE, "major_outage"),)),), hostile
    ),
    "incident open": incident(
        API_DOWN, affected=FARED_SO_FAR, previous=Link(title=EXPORTS_LATE.title, address=EXPORTS_LATE.address)
    ),
    "incident with a post-mortem": incident(
        API_RESOLVED,
        affected=FARED,
        postmortem_address=addresses.postmortem(API_RESOLVED.id),
        previous=Link(title=EXPORTS_LATE.title, address=EXPORTS_LATE.address),
        next=Link(title="Database upgrade for Exports", address=UPGRADE.address),
    ),
    "incident that is hostile": incident(hostile),
    "incident of two days": incident(
        msgspec.structs.replace(EXPORTS_LATE, ended_at=at(23, "15:17")),
        affected=Affected(
            start_at=at(22, "14:05"),
            end_at=at(23, "15:17"),
            components=(
                fared(
                    LONG,
                    Segment(status="partial_outage", start_at=at(22, "14:05"), end_at=at(23, "09:00")),
                    Segment(status="degraded_performance", start_at=at(23, "09:00"), end_at=at(23, "15:17")),
                ),
            ),
        ),
    ),
    "post-mortem": Page(
        address=addresses.postmortem(API_RESOLVED.id),
        template="pages/postmortem.html.j2",
        value=PostmortemPage(
            site=SITE,
            root="../../../",
            incident=msgspec.structs.replace(API_RESOLVED, updates=()),
            published_at=at(27, "14:00"),
        ),
    ),
    "maintenance cancelled": incident(CANCELLED),
    "maintenance cancelled while it was under way": incident(
        msgspec.structs.replace(CANCELLED, cancelled_at=at(20, "10:20"), cancelled_under_way=True)
    ),
    "maintenance that was moved": incident(MOVED, affected=EXPORTS_AHEAD),
    "month": month(
        API_RESOLVED,
        UPGRADE,
        EXPORTS_LATE,
        maintenance("cancelled", "New racks", 20),
        uptime=UPTIME,
        previous=date(2026, 10, 1),
        **SELECTIONS,
    ),
    "month into which an incident went on": month(
        EXPORTS_LATE,
        incidents=1,
        days=(
            MonthDay(day=date(2026, 11, 22), incidents=(EXPORTS_LATE,)),
            MonthDay(day=date(2026, 11, 1), earlier=(Link(title=API_DOWN.title, address=API_DOWN.address),)),
        ),
        calendar=Calendar(month=NOVEMBER, days=days(NOVEMBER, d1="major_outage", d22="degraded_performance"), linked=(1, 22)),
    ),
    "month that was quiet": month(),
    "a component in a month": selection(
        addresses.month_component("2026-11", "api"),
        API_RESOLVED,
        component=Link(title="API", address=addresses.component("api")),
    ),
    "an impact in a month": selection(addresses.month_impact("2026-11", "maintenance"), UPGRADE, impact="maintenance"),
    "year": year(
        incidents=3,
        maintenances=4,
        calendars=CALENDARS,
        months=(SEPTEMBER, OCTOBER, NOVEMBER),
        uptime=UPTIME_OF_YEAR,
        previous=date(2025, 1, 1),
    ),
    "year of a site without components": year(incidents=1, next=date(2027, 1, 1)),
    "history": Page(address="history/", template="pages/history.html.j2", value=HistoryPage(site=SITE, root="../", years=YEARS)),
    "history that is empty": Page(address="history/", template="pages/history.html.j2", value=HistoryPage(site=SITE, root="../")),
    "maintenance": Page(
        address="maintenance/",
        template="pages/maintenance.html.j2",
        value=MaintenancePage(
            site=SITE,
            root="../",
            running=(UPGRADE,),
            upcoming=(MOVED,),
            past=(maintenance("completed", "New racks", 3), maintenance("cancelled", "Old racks", 2)),
            calendar=addresses.CALENDAR,
        ),
    ),
    "maintenance when none is planned": Page(
        address="maintenance/", template="pages/maintenance.html.j2", value=MaintenancePage(site=SITE, root="../")
    ),
    "component": component(
        msgspec.structs.replace(GROUPS[0].components[0], description="The REST API that applications call."),
        periods=PERIODS,
        months=MONTHS,
        incidents=(API_DOWN, EXPORTS_LATE),
    ),
    "component that is new": component(row("Search", exists_for=1, share=None), periods=PERIODS[:1]),
    "component that is retired": component(row("Fax", exists_for=90), retired_on=date(2026, 2, 28)),
    "subscribe": subscribe(GROUPS),
    "subscribe by e-mail and calendar": subscribe(
        long_names, email_url="https://lists.example.com/status", calendar="maintenance.ics"
    ),
    "subscribe of a new site": subscribe(()),
    "not found": not_found(GROUPS),
    "not found when all is well": not_found(calm(GROUPS)),
}

EVERYTHING = Feed(
    site=SITE,
    address="",
    base="",
    ids=SITE.url,
    updated_at=at(24, "10:31"),
    entries=tuple(
        FeedEntry(
            address=API_DOWN.address + addresses.update_anchor(update.id),
            about=(state("API", update.status),),
            incident=Link(title=API_DOWN.title, address=API_DOWN.address),
            published_at=update.at,
            updated_at=update.corrected_at or update.at,
            status=update.status,
            impact=API_DOWN.impact,
            components=update.components,
            body=update.body,
        )
        for update in API_DOWN.updates
    ),
)
OF_API = msgspec.structs.replace(
    EVERYTHING, subject=Link(title="API", address="components/api/"), address="components/api/", base="components/api/"
)
FEEDS: dict[str, Feed] = {
    "everything": EVERYTHING,
    "of a component": OF_API,
    "of a component with no entry yet": msgspec.structs.replace(OF_API, entries=(), updated_at=datetime(2000, 1, 1, tzinfo=UTC)),
}
