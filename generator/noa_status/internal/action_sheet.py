"""Every action item as a row: what the site's files and `noa-status actions` tell programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from noa_status.internal.sheets import Cell, Column, Sheet, cell
from noa_status.model.action_items import Item

COLUMNS = (
    "id",
    "incident",
    "title",
    "owner",
    "severity",
    "type",
    "factor",
    "state",
    "standing",
    "due_on",
    "due_by",
    "plan_due_on",
    "since",
    "age_days",
    "done_on",
    "ticket",
)
"""Their names do not change. `due_by` is item or plan; `since` is when the incident was resolved; what is open has an age."""


def sheet_of(items: Iterable[Item], today: date) -> Sheet:
    """The items as they stand today, in their order."""
    rows = tuple(_row(found, today) for found in items)
    return Sheet(id="actions", title="Action items", columns=tuple(Column(name) for name in COLUMNS), rows=rows)


def _row(found: Item, today: date) -> tuple[Cell, ...]:
    item, incident = found.item, found.incident
    due_by = None if found.due_on is None else "plan" if found.by_policy else "item"
    values = (
        item.id,
        incident.id,
        item.title,
        item.owner,
        incident.severity,
        None if item.type is None else item.type.value,
        item.factor,
        item.state.value,
        found.standing(today).value,
        _iso(found.due_on),
        due_by,
        _iso(found.plan_due_on),
        _iso(found.since.date()),
        (today - found.since.date()).days if found.is_open(today) else None,
        _iso(item.done_on),
        item.ticket,
    )
    return tuple(cell(value) for value in values)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
