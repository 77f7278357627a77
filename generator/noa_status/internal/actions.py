"""Action items of all post-mortems: by owner, the overdue and the oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from noa_status.internal import addresses
from noa_status.internal.facts import Facts, age_of, begins_at
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.telling import counted, day, days
from noa_status.internal.values import Fact, Link, Mark, Row, Table, TablesPage
from noa_status.model.incident import Incident
from noa_status.model.postmortem import ActionItem, ActionState
from noa_status.model.progress import resolved_at_of

_STATE_WORDS = {
    ActionState.OPEN: "open",
    ActionState.IN_PROGRESS: "in progress",
    ActionState.DONE: "done",
    ActionState.DECLINED: "declined",
}
_NEWEST_CLOSED = 30


class Item(msgspec.Struct, frozen=True):
    """An action item with the incident it came of. Its age counts from `since`: when that was resolved, or began."""

    item: ActionItem
    incident: Incident
    since: datetime

    def is_overdue(self, today: date) -> bool:
        """True from the day after the one on which it was due, until it is done or declined."""
        return self.item.is_open and self.item.due is not None and self.item.due < today


def items_of(facts: Facts, now: datetime) -> list[Item]:
    """Every action item: the overdue first, then by due date, then the oldest."""
    items = [
        Item(item, incident, resolved_at_of(incident, now) or begins_at(incident, now))
        for incident in facts.incidents
        if incident.postmortem is not None
        for item in incident.postmortem.action_items
    ]
    return sorted(
        items, key=lambda found: (not found.is_overdue(now.date()), found.item.due or date.max, found.since, found.item.id)
    )


def pages(world: World, facts: Facts) -> Iterator[InternalPage]:
    """The page of all action items."""
    items = items_of(facts, world.now)
    owners: dict[str, list[Item]] = {}
    for found in items:
        if found.item.is_open:
            owners.setdefault(found.item.owner or "", []).append(found)
    overdue = sum(found.is_overdue(world.now.date()) for found in items)
    open_items = sum(len(found) for found in owners.values())
    tables = [
        table(found, f"of-{owner or 'nobody'}", owner or "Nobody yet", addresses.ACTIONS, world)
        for owner, found in sorted(owners.items(), key=lambda entry: (entry[0] != "", entry[0].lower()))
    ]
    closed = sorted((found for found in items if not found.item.is_open), key=_closed_on, reverse=True)[:_NEWEST_CLOSED]
    if closed:
        tables.append(table(closed, "closed", "Done or declined", addresses.ACTIONS, world))
    says = f"{counted(open_items, 'action item')} open, {overdue} overdue." if items else ""
    value = TablesPage(title="Action items", says=says, tables=tuple(tables), empty="No post-mortem has an action item yet.")
    yield tables_page(addresses.ACTIONS, value, world)


def table(items: list[Item], id: str, title: str, page: str, world: World, *, with_incident: bool = True) -> Table:
    """Action items as a table."""
    columns = ("From", "Kind", "Due", "Age", "State") if with_incident else ("Owner", "Kind", "Due", "State")
    rows = tuple(_row(found, page, world, with_incident=with_incident) for found in items)
    return Table(id=id, title=title, first="Action item", columns=columns, rows=rows)


def _row(found: Item, page: str, world: World, *, with_incident: bool) -> Row:
    item, incident = found.item, found.incident
    source = Link(incident.title, world.href(page, addresses.postmortem(incident.id)))
    own_page = "" if with_incident is False else world.href(page, addresses.postmortem(incident.id), "action-items")
    age = age_of(found.since, world.now) if item.is_open else None
    middle = [
        Fact(name="Kind", words=item.type.value if item.type else ""),
        Fact(name="Due", at=day(item.due) if item.due else None, words="" if item.due or not item.is_open else "no date"),
    ]
    first = [Fact(name="From", links=(source,))] if with_incident else [Fact(name="Owner", words=item.owner or "nobody yet")]
    last = [Fact(name="Age", words="" if age is None else days(age))] if with_incident else []
    return Row(
        link=Link(item.title, item.ticket or own_page, "ticket" if item.ticket else ""),
        cells=(*first, *middle, *last, Fact(name="State", mark=_mark(found, world))),
    )


def _mark(found: Item, world: World) -> Mark:
    item = found.item
    if found.is_overdue(world.now.date()) and item.due is not None:
        return Mark("major", f"{days(world.now.date() - item.due)} overdue")
    if item.state is ActionState.DONE:
        return Mark("ok", f"done on {day(item.done_on).words}" if item.done_on else "done")
    return Mark("maint" if item.state is ActionState.IN_PROGRESS else "none", _STATE_WORDS[item.state])


def _closed_on(found: Item) -> tuple[date, str]:
    return found.item.done_on or date.min, found.item.id
