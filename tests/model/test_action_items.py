"""When action items are due, and how they stand on a day. SEV2 gives them 30 days from the resolution."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from noa_status.model.action_items import Item, Standing, items_of
from noa_status.model.incident import Kind
from noa_status.model.postmortem import ActionItem, ActionState, PostMortem
from tests.model.building import at, incident, the_plan


def one(state: str = "open", **facts: Any) -> Item:
    item = ActionItem(id="a", title="A", state=ActionState(state), **facts)
    record = incident(started_at="10:00", resolved_at="11:00", postmortem=PostMortem(action_items=(item,)))
    return items_of([record], the_plan(), at("30T00:00"))[0]


def test_an_item_without_a_day_is_due_when_the_plan_says():
    assert (one().due_on, one().by_policy) == (date(2026, 12, 24), True)
    assert (one(due=date(2026, 12, 1)).due_on, one(due=date(2026, 12, 1)).by_policy) == (date(2026, 12, 1), False)


@pytest.mark.parametrize(
    ("facts", "on", "standing"),
    [
        ({}, date(2026, 12, 24), Standing.OPEN),
        ({}, date(2026, 12, 25), Standing.OVERDUE),
        ({"state": "in_progress"}, date(2026, 12, 25), Standing.OVERDUE),
        ({"state": "done", "done_on": date(2026, 12, 24)}, date(2026, 12, 30), Standing.IN_TIME),
        ({"state": "done", "done_on": date(2026, 12, 25)}, date(2026, 12, 30), Standing.LATE),
        ({"state": "done", "done_on": date(2026, 12, 25)}, date(2026, 12, 1), Standing.OPEN),
        ({"state": "done"}, date(2026, 12, 1), Standing.DONE_UNDATED),
        ({"state": "declined"}, date(2026, 12, 30), Standing.DECLINED),
        ({"state": "idea"}, date(2027, 12, 30), Standing.IDEA),
    ],
)
def test_an_item_stands_by_the_day_that_it_was_due(facts: dict[str, Any], on: date, standing: Standing):
    found = one(**facts)
    assert found.standing(on) is standing
    assert found.is_open(on) is (standing in (Standing.OPEN, Standing.OVERDUE))


def test_ideas_and_items_of_drills_are_due_on_no_day_of_the_plan():
    assert one("idea").due_on is None
    drill = incident(started_at="10:00", kind=Kind.DRILL, postmortem=PostMortem(action_items=(ActionItem(id="a", title="A"),)))
    assert items_of([drill], the_plan(), at("30T00:00"))[0].due_on is None
