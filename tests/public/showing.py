"""Small public values for what is shown elsewhere: badges, embeds, pictures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from noa_status import addresses
from noa_status.public.values import (
    Answer,
    AnswerPart,
    ComponentRow,
    ComponentState,
    DayBar,
    GroupRow,
    HomePage,
    IncidentView,
    SiteHead,
)

NOW = datetime(2026, 11, 24, 10, 31, tzinfo=UTC)
SITE = SiteHead(name="Noa Server", url="https://status.noaserver.com/")
HOSTILE = """<script>alert(1)</script> " onmouseover="alert(2)' {{ 7*7 }} & </title>]]>"""
NAMES = {"api": "API", "web": "Dashboard", "search": "Search"}


def row(id: str, status: str = "operational", *, name: str = "", days: tuple[str, ...] = ()) -> ComponentRow:
    """A component; its days end today."""
    first = NOW.date() - timedelta(days=len(days) - 1) if days else date(2026, 1, 1)
    return ComponentRow(
        id=id,
        name=name or NAMES.get(id, id),
        address=addresses.component(id),
        status=status,
        days=tuple(DayBar(day=first + timedelta(days=index), status=day) for index, day in enumerate(days)),
    )


def group(id: str, *rows: ComponentRow, name: str = "", status: str = "operational") -> GroupRow:
    """A group of components."""
    return GroupRow(id=id, name=name or id.title(), status=status, components=rows)


def incident(
    id: str, *components: str, title: str = "API requests fail", worst: str = "major_outage", kind: str = "incident"
) -> IncidentView:
    """An incident that is open, or a maintenance that is under way, for these components."""
    maintained = kind == "maintenance"
    return IncidentView(
        id=id,
        title=title,
        address=addresses.incident(id),
        kind=kind,
        impact="major",
        status="in_progress" if maintained else "identified",
        state="running" if maintained else "open",
        worst=worst,
        started_at=NOW,
        components=tuple(
            ComponentState(id=name, name=NAMES.get(name, name), address=addresses.component(name), status=worst)
            for name in components
        ),
    )


def home(
    *groups: GroupRow,
    status: str = "operational",
    open: tuple[IncidentView, ...] = (),
    running: tuple[IncidentView, ...] = (),
    site: SiteHead = SITE,
) -> HomePage:
    """Home with these components and what goes on; it names the components that are in its status."""
    troubled = tuple(
        ComponentState(id=row.id, name=row.name, address=row.address, status=status)
        for group in groups
        for row in group.components
        if row.status == status
    )
    says = (
        AnswerPart(says="all_work") if status == "operational" else AnswerPart(says=status, components=troubled, count=1, total=2)
    )
    return HomePage(
        site=site,
        root="./",
        now=NOW,
        renew_by=NOW + timedelta(hours=1),
        answer=Answer(status=status, parts=(says,)),
        groups=groups,
        open_incidents=open,
        running_maintenances=running,
    )
