"""The lists of incidents, maintenances and drills: the newest, and one a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noa_status.internal import addresses
from noa_status.internal.facts import Facts, begins_at, components_of, ended_at, years_of
from noa_status.internal.incidents import postmortem_line, state_mark
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.telling import counted, in_a_list, instant, length, severity_mark
from noa_status.internal.values import Fact, Link, Mark, Row, Table, TablesPage
from noa_status.model.incident import Incident, Kind
from noa_status.words.instants import month_name

MOST_ROWS = 250
"""Above this many records a list is cut into pages: so many rows are about as much as a page should weigh."""

_NEWEST = 20
_COLUMNS = ("Began", "State", "Components", "Lasted", "Post-mortem")


def pages(world: World, facts: Facts) -> Iterator[InternalPage]:
    """The list of all years with the newest records, and a list a year."""
    years = list(years_of(facts.incidents, world.now))
    yield _index(world, facts, years)
    for year, incidents in years:
        yield from _year(year, incidents, world)


def _index(world: World, facts: Facts, years: list[tuple[int, list[Incident]]]) -> InternalPage:
    page = addresses.INCIDENTS
    counts = [Link(str(year), world.href(page, addresses.incidents_of(year)), in_a_list(_counts(found))) for year, found in years]
    rows = _rows(facts.incidents[:_NEWEST], page, world)
    value = TablesPage(
        title="Incidents",
        says="Incidents, maintenances and drills. Everything older stands with its year.",
        links=tuple(counts),
        tables=(Table(id="newest", title="The newest", first="Record", columns=_COLUMNS, rows=rows),) if rows else (),
        empty="Nothing is recorded yet.",
    )
    return tables_page(page, value, world)


def _year(year: int, incidents: list[Incident], world: World) -> Iterator[InternalPage]:
    """The page of a year: its records by month, or where they are too many the ways to a page a month."""
    page = addresses.incidents_of(year)
    is_long = len(incidents) > MOST_ROWS
    months: dict[int, list[Incident]] = {}
    for incident in incidents:
        months.setdefault(begins_at(incident, world.now).month, []).append(incident)
    tables = [_month(year, month, found, page, world) for month, found in months.items() if not is_long]
    ways = [
        Link(_name_of(found, world), world.href(page, addresses.incidents_in(year, month)), in_a_list(_counts(found)))
        for month, found in months.items()
        if is_long
    ]
    value = TablesPage(
        title=f"Incidents of {year}",
        says=f"{in_a_list(_counts(incidents))}.",
        links=tuple(ways),
        tables=tuple(tables),
        crumbs=(Link("Incidents", world.href(page, addresses.INCIDENTS)),),
    )
    # Its titles are found on their own pages: the list would only hide them in the search.
    yield tables_page(page, value, world, search_boost=0)
    for month, found in months.items() if is_long else ():
        yield _month_page(year, month, found, world)


def _month_page(year: int, month: int, found: list[Incident], world: World) -> InternalPage:
    page = addresses.incidents_in(year, month)
    value = TablesPage(
        title=f"Incidents of {_name_of(found, world)} {year}",
        says=f"{in_a_list(_counts(found))}.",
        tables=(_month(year, month, found, page, world),),
        crumbs=(
            Link("Incidents", world.href(page, addresses.INCIDENTS)),
            Link(str(year), world.href(page, addresses.incidents_of(year))),
        ),
    )
    return tables_page(page, value, world, search_boost=0)


def _month(year: int, month: int, found: list[Incident], page: str, world: World) -> Table:
    title, rows = _name_of(found, world), _rows(found, page, world)
    return Table(id=f"{year}-{month:02}", title=title, first="Record", columns=_COLUMNS, rows=rows)


def _name_of(found: list[Incident], world: World) -> str:
    return month_name(begins_at(found[0], world.now).date())


def _rows(incidents: Sequence[Incident], page: str, world: World) -> tuple[Row, ...]:
    return tuple(_row(incident, page, world) for incident in incidents)


def _row(incident: Incident, page: str, world: World) -> Row:
    now = world.now
    start, end = begins_at(incident, now), ended_at(incident, now)
    names = {component.id: component.name for component in world.repository.site.components}
    postmortem = postmortem_line(incident, page, world)
    return Row(
        link=Link(incident.title, world.href(page, addresses.incident(incident.id))),
        mark=kind_mark(incident, world),
        cells=(
            Fact(name="Began", at=instant(start)),
            Fact(name="State", mark=state_mark(incident, world)),
            Fact(name="Components", words=in_a_list([names.get(id, id) for id in components_of(incident, now)])),
            Fact(name="Lasted", words=length(end - start) if end else ""),
            Fact(name="Post-mortem", mark=postmortem.mark if postmortem else None),
        ),
    )


def kind_mark(incident: Incident, world: World) -> Mark:
    """A record's severity, or what else it is."""
    if incident.kind is Kind.MAINTENANCE:
        return Mark("maint", "Maintenance")
    if incident.kind is Kind.DRILL:
        return Mark("none", "Drill")
    return severity_mark(incident.severity, world.repository.site.policy)


def _counts(incidents: Sequence[Incident]) -> list[str]:
    nouns = ((Kind.INCIDENT, "incident"), (Kind.MAINTENANCE, "maintenance"), (Kind.DRILL, "drill"))
    found = [(sum(incident.kind is kind for incident in incidents), noun) for kind, noun in nouns]
    return [counted(number, noun) for number, noun in found if number]
