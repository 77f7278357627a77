"""The archive of post-mortems: what is owed, years, causes and components that recur, and a page each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noa_status.internal import actions, addresses
from noa_status.internal.facts import Facts, begins_at, components_of, years_of
from noa_status.internal.incident_lists import kind_mark
from noa_status.internal.incidents import postmortem_line, summary_of
from noa_status.internal.library import Library
from noa_status.internal.markdown import Heading, render
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.response import deadlines_of
from noa_status.internal.telling import counted, in_a_list, instant
from noa_status.internal.values import Fact, Link, Mark, PostMortemPage, Row, Table, TablesPage
from noa_status.model.clocks import clocks_of
from noa_status.model.incident import Incident
from noa_status.model.postmortem import PostMortemState
from noa_status.problems import Problem

_H1 = re.compile(r"\A\s*<h1[^>]*>.*?</h1>", re.DOTALL)


def pages(world: World, facts: Facts, library: Library) -> Iterator[tuple[InternalPage, tuple[Problem, ...]]]:
    """The archive's pages, with what would be lost of each one's text."""
    written = tuple(incident for incident in facts.incidents if incident.postmortem is not None)
    yield _index(world, facts, written), ()
    for year, incidents in years_of(written, world.now):
        yield _year(year, incidents, world), ()
    for incident in written:
        yield _page(incident, world, library)


def owed(facts: Facts, world: World) -> list[Incident]:
    """The incidents that owe a post-mortem which is not published, the longest overdue first."""
    policy, now = world.repository.site.policy, world.now
    found = [
        (clocks.postmortem_due_at, incident)
        for incident in facts.incidents
        if (clocks := clocks_of(incident, policy, now)).postmortem_owed
        and clocks.postmortem_due_at is not None
        and (incident.postmortem is None or incident.postmortem.state is not PostMortemState.PUBLISHED)
    ]
    return [incident for _, incident in sorted(found, key=lambda entry: (entry[0], entry[1].id))]


def _index(world: World, facts: Facts, written: tuple[Incident, ...]) -> InternalPage:
    page = addresses.POSTMORTEMS
    years = [
        Link(str(year), world.href(page, addresses.postmortems_of(year)), counted(len(found), "post-mortem"))
        for year, found in years_of(written, world.now)
    ]
    tables = [
        _owed_table(owed(facts, world), page, world),
        _recurring(written, "causes", "Causes", "Cause", {i.id: i.postmortem.factors for i in written if i.postmortem}, world),
        _recurring(written, "components", "Components", "Component", {i.id: _names(i, world) for i in written}, world),
    ]
    value = TablesPage(
        title="Post-mortems",
        says=f"{counted(len(written), 'post-mortem')}. What is owed stands first, then the years, then what recurs.",
        links=tuple(years),
        tables=tuple(table for table in tables if table.rows),
        empty="No post-mortem is written, and none is owed.",
    )
    return tables_page(page, value, world)


def _owed_table(incidents: list[Incident], page: str, world: World) -> Table:
    rows: list[Row] = []
    for incident in incidents:
        clocks = clocks_of(incident, world.repository.site.policy, world.now)
        meeting = next(found for found in deadlines_of(incident, clocks, world.now) if found.name == "Post-mortem meeting")
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
    return Table(id="owed", title="Owed", first="Incident", columns=("Meeting by", "Meeting", "Text"), rows=tuple(rows))


def _recurring(
    written: tuple[Incident, ...], id: str, title: str, first: str, keys: dict[str, tuple[str, ...]], world: World
) -> Table:
    page = addresses.POSTMORTEMS
    found: dict[str, list[Incident]] = {}
    for incident in written:
        for key in keys.get(incident.id, ()):
            found.setdefault(key, []).append(incident)
    rows = [
        Row(
            link=Link(key, ""),
            cells=(
                Fact(name="Times", words=str(len(incidents))),
                Fact(name="In", links=tuple(_link(incident, page, world) for incident in incidents)),
            ),
        )
        for key, incidents in sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0].lower()))
    ]
    return Table(id=id, title=title, first=first, columns=("Times", "In"), rows=tuple(rows))


def _year(year: int, incidents: list[Incident], world: World) -> InternalPage:
    page = addresses.postmortems_of(year)
    rows: list[Row] = []
    for incident in incidents:
        assert incident.postmortem is not None
        line = postmortem_line(incident, page, world)
        open_items = sum(item.is_open for item in incident.postmortem.action_items)
        rows.append(
            Row(
                link=_link(incident, page, world),
                mark=kind_mark(incident, world),
                cells=(
                    Fact(name="Began", at=instant(begins_at(incident, world.now))),
                    Fact(name="State", mark=line.mark if line else None),
                    Fact(name="Components", words=in_a_list(_names(incident, world))),
                    Fact(name="Causes", words=in_a_list(incident.postmortem.factors)),
                    Fact(name="Open items", words=str(open_items) if open_items else ""),
                ),
            )
        )
    columns = ("Began", "State", "Components", "Causes", "Open items")
    value = TablesPage(
        title=f"Post-mortems of {year}",
        says=f"{counted(len(rows), 'post-mortem')}.",
        tables=(Table(id=f"year-{year}", title="By date", first="Incident", columns=columns, rows=tuple(rows)),),
        crumbs=(Link("Post-mortems", world.href(page, addresses.POSTMORTEMS)),),
    )
    return tables_page(page, value, world, search_boost=0)


def _page(incident: Incident, world: World, library: Library) -> tuple[InternalPage, tuple[Problem, ...]]:
    uri = addresses.postmortem(incident.id)
    path = f"{incident.folder}/postmortem.md"
    title = f"Post-mortem: {incident.title}"
    resolve = library.resolver(path, uri)
    rendered = render(world.text(path), path=path, title=title, resolve=resolve)
    library.remember(path, uri, rendered)
    postmortem = incident.postmortem
    assert postmortem is not None
    items = actions.items_of(Facts((incident,), {}), world.now)
    table = actions.table(items, "action-items-list", "Action items", uri, world, with_incident=False) if items else None
    public_html = ""
    if "postmortem.public.md" in incident.text_ids:
        public = f"{incident.folder}/postmortem.public.md"
        public_html = render(world.text(public), path=public, resolve=library.resolver(public, uri), is_page=False).html
    headings = [Heading(1, "page-title", title)]
    headings += [Heading(2, "action-items-list", "Action items")] if table else []
    headings += [heading for heading in rendered.headings if heading.level > 1]
    headings += [Heading(2, "told-to-everyone", "Told to everyone")] if public_html else []
    value = PostMortemPage(
        title=title,
        crumbs=(
            Link("Post-mortems", world.href(uri, addresses.POSTMORTEMS)),
            Link(
                str(begins_at(incident, world.now).year),
                world.href(uri, addresses.postmortems_of(begins_at(incident, world.now).year)),
            ),
        ),
        facts=_facts(incident, uri, world),
        items=table,
        text_html=_H1.sub("", rendered.html),
        public_html=public_html,
    )
    page = InternalPage(
        uri=uri,
        title=title,
        html=world.render("postmortem.html.j2", value),
        headings=tuple(headings),
        anchors=rendered.anchors | {heading.id for heading in headings},
        edit_path=path,
        tags=tuple(dict.fromkeys([*postmortem.factors, *_names(incident, world)])),
        description=summary_of(incident, world),
    )
    return page, rendered.problems


def _facts(incident: Incident, page: str, world: World) -> tuple[Fact, ...]:
    clocks = clocks_of(incident, world.repository.site.policy, world.now)
    line = postmortem_line(incident, page, world)
    postmortem = incident.postmortem
    assert postmortem is not None
    meeting = [found for found in deadlines_of(incident, clocks, world.now) if found.name == "Post-mortem meeting"]
    found = [
        Fact(name="State", mark=line.mark if line else None),
        Fact(name="Incident", links=(Link(incident.title, world.href(page, addresses.incident(incident.id))),)),
        Fact(name="When", words=summary_of(incident, world)),
        Fact(name="Severity", mark=kind_mark(incident, world)),
        Fact(name="Meeting", at=instant(postmortem.meeting_at), mark=meeting[0].mark if meeting else None)
        if postmortem.meeting_at
        else Fact(name="Meeting", mark=meeting[0].mark if meeting else Mark("none", "no meeting is set")),
        Fact(name="Components", words=in_a_list(_names(incident, world))),
        Fact(name="Causes", words=in_a_list(postmortem.factors)),
    ]
    return tuple(fact for fact in found if fact.words or fact.mark or fact.at or fact.links)


def _link(incident: Incident, page: str, world: World) -> Link:
    return Link(incident.title, world.href(page, addresses.postmortem(incident.id)))


def _names(incident: Incident, world: World) -> tuple[str, ...]:
    names = {component.id: component.name for component in world.repository.site.components}
    return tuple(names.get(id, id) for id in components_of(incident, world.now))
