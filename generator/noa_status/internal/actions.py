"""Action items of all post-mortems: by owner, the overdue and the oldest first; ideas; whether the backlog grows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from noa_status.internal import addresses
from noa_status.internal.action_sheet import sheet_of
from noa_status.internal.charts import Column as ChartColumn
from noa_status.internal.charts import columns
from noa_status.internal.facts import Facts, age_of
from noa_status.internal.incident_lists import MOST_ROWS
from noa_status.internal.page import InternalFile, InternalPage, World
from noa_status.internal.sheet_pages import SheetSection, SheetsPage, beside, section_of, sheets_page
from noa_status.internal.sheets import Cell, Column, Sheet, cell, files_of, links_of
from noa_status.internal.telling import counted, day, days, severity_mark
from noa_status.internal.values import Fact, Link, Mark, Row, Table
from noa_status.model import action_items
from noa_status.model.action_items import Item, Standing
from noa_status.model.backlog import backlog_of, undated
from noa_status.model.postmortem import ActionState
from noa_status.words.instants import month_in_words

_STATE_WORDS = {
    ActionState.IDEA: "idea",
    ActionState.OPEN: "open",
    ActionState.IN_PROGRESS: "in progress",
    ActionState.DONE: "done",
    ActionState.DECLINED: "declined",
}
_NEWEST_CLOSED = 30
_FEWEST = 4


def items_of(facts: Facts, world: World) -> list[Item]:
    """Every action item: the overdue first, then by the day it is due, then the oldest."""
    return action_items.items_of(facts.incidents, world.repository.site.policy, world.now)


def made_of(world: World, facts: Facts) -> tuple[InternalPage, tuple[InternalFile, ...]]:
    """The page of all action items, and the files of its tables."""
    items, today, page = items_of(facts, world), world.now.date(), addresses.ACTIONS
    listed = files_of(sheet_of(items, today), "")
    growing, of_backlog = _backlog(items, world)
    open_items = [found for found in items if found.is_open(today)]
    overdue = sum(found.is_overdue(today) for found in items)
    value = SheetsPage(
        title="Action items",
        says=f"{counted(len(open_items), 'action item')} open, {overdue} overdue." if items else "",
        links=links_of(listed, beside(world, page)) if items else (),
        links_are="All of them:" if items else "",
        sections=(*_by_owner(open_items, page, world), *_others(items, page, world), *growing),
        empty="No post-mortem has an action item yet.",
    )
    return sheets_page(page, value, world), (*listed, *of_backlog)


def table(items: Iterable[Item], id: str, title: str, page: str, world: World, *, with_incident: bool = True) -> Table:
    """Action items as a table."""
    columns = ("From", "Kind", "Due", "Age", "State") if with_incident else ("Owner", "Kind", "Due", "State")
    rows = tuple(_row(found, page, world, with_incident=with_incident) for found in items)
    return Table(id=id, title=title, first="Action item", columns=columns, rows=rows)


def _section(items: Iterable[Item], id: str, title: str, page: str, world: World, says: str = "") -> SheetSection:
    return SheetSection(id=id, title=title, says=says, table=table(items, id, title, page, world))


def _by_owner(open_items: list[Item], page: str, world: World) -> list[SheetSection]:
    owners: dict[str, list[Item]] = {}
    for found in open_items:
        owners.setdefault(found.item.owner or "", []).append(found)
    shown = max(_FEWEST, MOST_ROWS // max(1, len(owners)))
    return [
        _section(found[:shown], f"of-{owner or 'nobody'}", owner or "Nobody yet", page, world, _count(found, shown))
        for owner, found in sorted(owners.items(), key=lambda entry: (entry[0] != "", entry[0].lower()))
    ]


def _count(found: list[Item], shown: int) -> str:
    return f"Here {shown} of {len(found)}: the files have all." if len(found) > shown else ""


def _others(items: list[Item], page: str, world: World) -> list[SheetSection]:
    found: list[SheetSection] = []
    ideas = [one for one in items if one.item.state is ActionState.IDEA]
    if ideas:
        says = "Noted and promised to nobody: no owner, no day, no part of the backlog."
        found.append(
            _section(ideas[:_NEWEST_CLOSED], "ideas", "Ideas", page, world, f"{says} {_count(ideas, _NEWEST_CLOSED)}".strip())
        )
    today = world.now.date()
    closed = [one for one in items if one.item.state is not ActionState.IDEA and not one.is_open(today)]
    if closed:
        newest = sorted(closed, key=_closed_on, reverse=True)[:_NEWEST_CLOSED]
        says = f"The newest {_NEWEST_CLOSED} of {len(closed)}." if len(closed) > _NEWEST_CLOSED else ""
        found.append(_section(newest, "closed", "Done or declined", page, world, says))
    return found


def _backlog(items: list[Item], world: World) -> tuple[list[SheetSection], tuple[InternalFile, ...]]:
    months = backlog_of(items, world.now)
    rows = tuple(
        (
            Cell(value=f"{one.period.start:%Y-%m}", words=month_in_words(one.period.start.date())),
            *(cell(number) for number in (one.came, one.closed, one.open, one.overdue)),
        )
        for one in months
    )
    sheet = Sheet(
        id="backlog",
        title="Is the backlog growing?",
        columns=(
            Column("month", "Month"),
            Column("came", "Came"),
            Column("closed", "Closed"),
            Column("open", "Open at its end"),
            Column("overdue", "Overdue"),
        ),
        rows=rows,
    )
    chart = columns(
        [
            ChartColumn(one.open, f"{one.period.start:%b}", f"{month_in_words(one.period.start.date())}: {one.open} open")
            for one in months
        ],
        id="chart-backlog",
        title="Action items open at the end of each month",
        desc="A column a month, as high as the number of items that were open at its end. The table below says the same.",
    )
    files = files_of(sheet, "")
    unknown = len(undated(items))
    note = f"{counted(unknown, 'closed item')} without a date {'is' if unknown == 1 else 'are'} in no month."
    says = "Items come with the resolution of their incident. The month that runs stands as it is now. Ideas do not count."
    section = section_of(
        sheet,
        says=says,
        chart_html=chart,
        files=files,
        beside=beside(world, addresses.ACTIONS),
        notes=(Fact(name="", words=note),) if unknown else (),
    )
    return ([section], files) if rows else ([], ())


def _row(found: Item, page: str, world: World, *, with_incident: bool) -> Row:
    item, incident = found.item, found.incident
    source = Link(incident.title, world.href(page, addresses.postmortem(incident.id)))
    own_page = "" if with_incident is False else world.href(page, addresses.postmortem(incident.id), "action-items-list")
    is_open = found.is_open(world.now.date())
    age = age_of(found.since, world.now) if is_open else None
    middle = [
        Fact(name="Kind", words=item.type.value if item.type else ""),
        Fact(
            name="Due",
            at=day(found.due_on) if found.due_on else None,
            words="" if found.due_on or not is_open else "no date",
            note=_by_the_plan(found) if is_open else "",
        ),
    ]
    mark = severity_mark(incident.severity, world.repository.site.policy)
    first = [Fact(name="From", links=(source,), note=mark.word) if with_incident else Fact(name="Owner", words=_owner(found))]
    last = [Fact(name="Age", words="" if age is None else days(age))] if with_incident else []
    return Row(
        link=Link(item.title, item.ticket or own_page, "ticket" if item.ticket else ""),
        cells=(*first, *middle, *last, Fact(name="State", mark=_mark(found, world))),
    )


def _owner(found: Item) -> str:
    return found.item.owner or ("" if found.item.state is ActionState.IDEA else "nobody yet")


def _by_the_plan(found: Item) -> str:
    if found.by_policy:
        return "by the plan"
    if found.due_on is not None and found.plan_due_on is not None and found.due_on > found.plan_due_on:
        return f"the plan wants it by {day(found.plan_due_on).words}"
    return ""


def _mark(found: Item, world: World) -> Mark:
    item = found.item
    match found.standing(world.now.date()):
        case Standing.OVERDUE if found.due_on is not None:
            return Mark("major", f"{days(world.now.date() - found.due_on)} overdue")
        case Standing.LATE if item.done_on is not None:
            return Mark("degraded", f"done on {day(item.done_on).words}, late")
        case Standing.IN_TIME | Standing.DONE_UNDATED:
            return Mark("ok", f"done on {day(item.done_on).words}" if item.done_on else "done")
        case _:
            return Mark("maint" if item.state is ActionState.IN_PROGRESS else "none", _STATE_WORDS[item.state])


def _closed_on(found: Item) -> tuple[date, str]:
    return found.item.done_on or date.min, found.item.id
