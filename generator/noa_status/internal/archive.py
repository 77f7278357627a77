"""The archive of post-mortems: what is owed, what came back, years by quarter, and the ways to everything else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from noa_status.internal import addresses, archive_groups, postmortem_pages
from noa_status.internal.facts import Facts, begins_at, years_of
from noa_status.internal.incident_lists import MOST_ROWS, kind_mark
from noa_status.internal.incidents import postmortem_line
from noa_status.internal.library import Library
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.response import deadlines_of
from noa_status.internal.telling import counted
from noa_status.internal.values import Fact, Link, Row, Table, TablesPage
from noa_status.model.clocks import Clocks, clocks_of, owes_postmortem
from noa_status.model.incident import Incident
from noa_status.model.postmortem import PostMortemState
from noa_status.model.recurrence import Return, returns_of
from noa_status.problems import Problem

_MOST_OWED = 50


def pages(world: World, facts: Facts, library: Library) -> Iterator[tuple[InternalPage, tuple[Problem, ...]]]:
    """The archive's pages, with what would be lost of each one's text."""
    written = tuple(incident for incident in facts.incidents if incident.postmortem is not None)
    yield _index(world, facts, written), ()
    for year, incidents in years_of(written, world.now):
        for page in _year(year, incidents, world):
            yield page, ()
    for page in archive_groups.pages(written, world):
        yield page, ()
    back: dict[str, list[Return]] = {}
    for one in returns_of(facts.incidents, world.now):
        back.setdefault(one.incident.id, []).append(one)
    for incident in written:
        yield postmortem_pages.page_of(incident, back.get(incident.id, ()), world, library)


class Owed(NamedTuple):
    """A post-mortem that is owed: by when its meeting should be, of which incident, and that one's clocks."""

    due_at: datetime
    incident: Incident
    clocks: Clocks


def owed(facts: Facts, world: World) -> list[Owed]:
    """The post-mortems that are owed and not published, the longest overdue first."""
    policy, now = world.repository.site.policy, world.now
    found = [
        Owed(clocks.postmortem_due_at, incident, clocks)
        for incident in facts.incidents
        if (incident.postmortem is None or incident.postmortem.state is not PostMortemState.PUBLISHED)
        and owes_postmortem(incident, policy)
        and (clocks := clocks_of(incident, policy, now)).postmortem_due_at is not None
    ]
    return sorted(found, key=lambda one: (one.due_at, one.incident.id))


def _index(world: World, facts: Facts, written: tuple[Incident, ...]) -> InternalPage:
    page = addresses.POSTMORTEMS
    years = [
        Link(str(year), world.href(page, addresses.postmortems_of(year)), counted(len(found), "post-mortem"))
        for year, found in years_of(written, world.now)
    ]
    ways = [
        Link(f"By {group.noun}", world.href(page, group.uri), counted(len(group.found), group.noun, group.plural))
        for group in archive_groups.groups_of(written, world)
        if group.found
    ]
    tables = [
        _owed_table(owed(facts, world), page, world),
        _came_back(facts, page, world),
        *(archive_groups.table_of(group, page, world) for group in archive_groups.groups_of(written, world)),
    ]
    value = TablesPage(
        title="Post-mortems",
        says=f"{counted(len(written), 'post-mortem')}. What is owed stands first, then what came back.",
        links=(*years, *ways),
        tables=tuple(table for table in tables if table.rows),
        empty="No post-mortem is written, and none is owed.",
    )
    return tables_page(page, value, world)


def _came_back(facts: Facts, page: str, world: World) -> Table:
    """Causes that had a part again although something had been done against them, newest first."""
    rows = tuple(
        Row(
            link=Link(one.factor, "", world.repository.site.factors.get(one.factor, "")),
            cells=(
                Fact(name="Came back in", links=(archive_groups.link(one.incident, page, world),)),
                Fact(name="Before in", links=(archive_groups.link(one.earlier, page, world),)),
                Fact(name="After this was done", words=archive_groups.done_in_words(one)),
            ),
        )
        for one in returns_of(facts.incidents, world.now)
        if one.closed
    )
    columns = ("Came back in", "Before in", "After this was done")
    return Table(id="came-back", title="Causes that came back", first="Cause", columns=columns, rows=rows)


def _owed_table(found: list[Owed], page: str, world: World) -> Table:
    rows: list[Row] = []
    for _, incident, clocks in found[-_MOST_OWED:]:
        meeting = next(one for one in deadlines_of(incident, clocks, world.now) if one.name == "Post-mortem meeting")
        line = postmortem_line(incident, page, world)
        rows.append(
            Row(
                link=Link(incident.title, world.href(page, addresses.incident(incident.id))),
                mark=kind_mark(incident, world),
                cells=(
                    Fact(name="Meeting by", at=meeting.at),
                    Fact(name="Meeting", mark=meeting.mark, note=meeting.note),
                    Fact(name="Text", mark=line.mark if line else None),
                ),
            )
        )
    more = len(found) - len(rows)
    return Table(
        id="owed",
        title="Owed",
        first="Incident",
        columns=("Meeting by", "Meeting", "Text"),
        rows=tuple(rows),
        note=f"The newest {len(rows)}. {more} more are owed for longer: the lists of incidents mark them." if more else "",
    )


def _year(year: int, incidents: list[Incident], world: World) -> Iterator[InternalPage]:
    """The page of a year: by quarter, or where they are too many the ways to a page a quarter."""
    page = addresses.postmortems_of(year)
    is_long = len(incidents) > MOST_ROWS
    quarters: dict[int, list[Incident]] = {}
    for incident in incidents:
        quarters.setdefault((begins_at(incident, world.now).month + 2) // 3, []).append(incident)
    tables = [
        archive_groups.full_table(found, f"{year}-q{quarter}", f"Quarter {quarter}", page, world)
        for quarter, found in quarters.items()
        if not is_long
    ]
    ways = [
        Link(f"Quarter {quarter}", world.href(page, addresses.postmortems_in(year, quarter)), counted(len(found), "post-mortem"))
        for quarter, found in quarters.items()
        if is_long
    ]
    value = TablesPage(
        title=f"Post-mortems of {year}",
        says=f"{counted(len(incidents), 'post-mortem')}.",
        links=tuple(ways),
        tables=tuple(tables),
        crumbs=(Link("Post-mortems", world.href(page, addresses.POSTMORTEMS)),),
    )
    yield tables_page(page, value, world, search_boost=0)
    for quarter, found in quarters.items() if is_long else ():
        yield _quarter(year, quarter, found, world)


def _quarter(year: int, quarter: int, found: list[Incident], world: World) -> InternalPage:
    page = addresses.postmortems_in(year, quarter)
    value = TablesPage(
        title=f"Post-mortems of quarter {quarter} of {year}",
        says=f"{counted(len(found), 'post-mortem')}.",
        tables=(archive_groups.full_table(found, f"{year}-q{quarter}", f"Quarter {quarter}", page, world),),
        crumbs=(
            Link("Post-mortems", world.href(page, addresses.POSTMORTEMS)),
            Link(str(year), world.href(page, addresses.postmortems_of(year))),
        ),
    )
    return tables_page(page, value, world, search_boost=0)
