"""The archive by severity, component and cause: a page each, and the short tables of the archive's first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from noa_status.internal import addresses
from noa_status.internal.facts import begins_at, components_of
from noa_status.internal.incident_lists import MOST_ROWS, kind_mark
from noa_status.internal.incidents import postmortem_line
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.telling import counted, in_a_list, instant
from noa_status.internal.values import Fact, Link, Row, Table, TablesPage
from noa_status.model.action_items import Standing, items_of
from noa_status.model.incident import Incident
from noa_status.model.recurrence import Return

_NEWEST = 5
_DONE = 3


class Grouping(msgspec.Struct, frozen=True, kw_only=True):
    """Post-mortems by what they have in common: `found` maps an id to its name and its incidents, newest first."""

    id: str
    uri: str
    title: str
    noun: str
    plural: str
    found: dict[str, tuple[str, tuple[Incident, ...]]]


def groups_of(written: Sequence[Incident], world: World) -> tuple[Grouping, ...]:
    """By cause and by component, the most frequent first; by severity in the policy's order."""
    site = world.repository.site
    names = {component.id: component.name for component in site.components}
    severities = {severity.id: f"{severity.id} {severity.name}" for severity in site.policy.severities}
    by_severity = _grouped(written, {one.id: (one.severity or "",) for one in written})
    return (
        Grouping(
            id="causes",
            uri=addresses.POSTMORTEMS_BY_CAUSE,
            title="Causes",
            noun="cause",
            plural="causes",
            found=_by_frequency(_grouped(written, {one.id: one.postmortem.factors for one in written if one.postmortem})),
        ),
        Grouping(
            id="components",
            uri=addresses.POSTMORTEMS_BY_COMPONENT,
            title="Components",
            noun="component",
            plural="components",
            found=_by_frequency(_grouped(written, {one.id: tuple(components_of(one, world.now)) for one in written}), names),
        ),
        Grouping(
            id="severities",
            uri=addresses.POSTMORTEMS_BY_SEVERITY,
            title="Severities",
            noun="severity",
            plural="severities",
            found={
                id or "none": (name, tuple(by_severity[id]))
                for id, name in {**severities, "": "No severity"}.items()
                if by_severity.get(id)
            },
        ),
    )


def table_of(group: Grouping, page: str, world: World) -> Table:
    """How often each occurs, with the newest."""
    rows = [
        Row(
            link=Link(name, world.href(page, group.uri, _anchor(id))),
            cells=(
                Fact(name="Times", words=str(len(incidents))),
                Fact(
                    name="In",
                    links=tuple(link(incident, page, world) for incident in incidents[:_NEWEST]),
                    note=f"and {len(incidents) - _NEWEST} more" if len(incidents) > _NEWEST else "",
                ),
            ),
        )
        for id, (name, incidents) in group.found.items()
    ]
    first = group.noun.capitalize()
    return Table(id=group.id, title=group.title, first=first, columns=("Times", "In"), rows=tuple(rows))


def pages(written: Sequence[Incident], world: World) -> Iterator[InternalPage]:
    """A page for each way to group them, where there is anything."""
    for group in groups_of(written, world):
        if not group.found:
            continue
        tables = [
            full_table(
                incidents[:shown], _anchor(id), name, group.uri, world, note=_note(group, id, len(incidents), shown, world)
            )
            for (id, (name, incidents)), shown in zip(group.found.items(), _shown_of(group), strict=True)
        ]
        value = TablesPage(
            title=f"Post-mortems by {group.noun}",
            says=f"{counted(len(group.found), group.noun, group.plural)}.",
            tables=tuple(tables),
            crumbs=(Link("Post-mortems", world.href(group.uri, addresses.POSTMORTEMS)),),
        )
        yield tables_page(group.uri, value, world, search_boost=0)


def _shown_of(group: Grouping) -> Iterator[int]:
    """How many of each table's rows its page has room for: all, or of each an equal share."""
    numbers = [len(incidents) for _, incidents in group.found.values()]
    share = max(1, MOST_ROWS // len(numbers))
    yield from (number if sum(numbers) <= MOST_ROWS else min(number, share) for number in numbers)


def _note(group: Grouping, id: str, number: int, shown: int, world: World) -> str:
    meaning = _meaning(group, id, world)
    return f"{meaning} The newest {shown} of {number}: the years have all.".strip() if number > shown else meaning


def full_table(incidents: Iterable[Incident], id: str, title: str, page: str, world: World, *, note: str = "") -> Table:
    """Post-mortems with what one looks for among them."""
    rows: list[Row] = []
    for incident in incidents:
        line = postmortem_line(incident, page, world)
        rows.append(
            Row(
                link=link(incident, page, world),
                mark=kind_mark(incident, world),
                cells=(
                    Fact(name="Began", at=instant(begins_at(incident, world.now))),
                    Fact(name="State", mark=line.mark if line else None),
                    Fact(name="Components", words=in_a_list(component_names(incident, world))),
                    Fact(name="Causes", words=in_a_list(incident.postmortem.factors if incident.postmortem else ())),
                    Fact(name="Open items", words=_open_items(incident, world)),
                ),
            )
        )
    columns = ("Began", "State", "Components", "Causes", "Open items")
    return Table(id=id, title=title, first="Incident", columns=columns, rows=tuple(rows), note=note)


def link(incident: Incident, page: str, world: World) -> Link:
    """The way to an incident's post-mortem, or to itself where it has none."""
    target = addresses.incident if incident.postmortem is None else addresses.postmortem
    return Link(incident.title, world.href(page, target(incident.id)))


def done_in_words(back: Return) -> str:
    """What had been done against a factor before it came back: the first of it, and how much more."""
    told = [f"{item.title} ({item.done_on})" for _, item in back.closed[:_DONE]]
    more = len(back.closed) - len(told)
    return "; ".join(told) + (f"; and {more} more" if more else "")


def component_names(incident: Incident, world: World) -> tuple[str, ...]:
    """The components that an incident speaks of, the worst hit first."""
    names = {component.id: component.name for component in world.repository.site.components}
    return tuple(names.get(id, id) for id in components_of(incident, world.now))


def _open_items(incident: Incident, world: World) -> str:
    today = world.now.date()
    standings = [one.standing(today) for one in items_of([incident], world.repository.site.policy, world.now)]
    overdue = standings.count(Standing.OVERDUE)
    number = overdue + standings.count(Standing.OPEN)
    return "" if not number else f"{number}, {overdue} overdue" if overdue else str(number)


def _meaning(group: Grouping, id: str, world: World) -> str:
    return world.repository.site.factors.get(id, "") if group.uri == addresses.POSTMORTEMS_BY_CAUSE else ""


def _grouped(written: Sequence[Incident], keys: dict[str, tuple[str, ...]]) -> dict[str, list[Incident]]:
    found: dict[str, list[Incident]] = {}
    for incident in written:
        for key in dict.fromkeys(keys.get(incident.id, ())):
            found.setdefault(key, []).append(incident)
    return found


def _by_frequency(
    found: dict[str, list[Incident]], names: dict[str, str] | None = None
) -> dict[str, tuple[str, tuple[Incident, ...]]]:
    ordered = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0].lower()))
    return {id: ((names or {}).get(id, id), tuple(incidents)) for id, incidents in ordered}


def _anchor(id: str) -> str:
    # A factor is any text: what is no letter of an address becomes a hyphen.
    return "of-" + "".join(letter if letter.isalnum() or letter in "_-" else "-" for letter in id.lower())
