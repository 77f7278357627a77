"""Who is counted, where incidents came from, what recurs, and what is left of an objective."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from noa_status.model.component import Component
from noa_status.model.counted import counted_in
from noa_status.model.incident import Finder, Imported, Incident, Kind
from noa_status.model.objectives import Budget, budgets_of
from noa_status.model.origins import finder_of, runbook_use_of
from noa_status.model.period import Period, last_twelve_months, month, week_of, year
from noa_status.model.postmortem import ActionItem, ActionState, PostMortem
from noa_status.model.recurrence import incidents_by_factor, returns_of
from noa_status.model.spans import spans_of
from tests.model.building import at, incident, maintenance, update

NOW = at("2027-01-15T00:00")


def test_twelve_months_end_now_and_begin_a_year_before():
    period = last_twelve_months(datetime(2028, 2, 29, 12, tzinfo=UTC))
    assert period.start == datetime(2027, 2, 28, 12, tzinfo=UTC)
    assert period.holds(datetime(2028, 2, 29, 12, tzinfo=UTC))
    assert not period.holds(datetime(2028, 2, 29, 12, 1, tzinfo=UTC))


def test_weeks_begin_on_monday_and_months_and_years_on_their_first():
    assert week_of(at("10:00")) == Period(start=at("23T00:00"), end=at("30T00:00"))
    assert month(2026, 12) == Period(start=at("12-01T00:00"), end=at("2027-01-01T00:00"))
    assert year(2026).end == at("2027-01-01T00:00")


def test_only_incidents_that_began_in_the_period_count_and_the_others_are_named_with_their_reason():
    found = counted_in(
        [
            incident(id="early", started_at="2025-12-31T23:59"),
            incident(id="in", started_at="2026-01-01T00:00"),
            incident(id="drill", started_at="10:00", kind=Kind.DRILL),
            incident(id="old", started_at="10:00", imported=Imported(system="statuspage", id="x")),
            incident(id="test", started_at="10:00", not_counted="a test of the pager"),
            maintenance("12-02T22:00", "12-02T23:00", id="work"),
        ],
        year(2026),
        NOW,
    )
    assert [one.id for one in found.members] == ["in"]
    assert {(reason, one.id) for reason, one in found.left_out} == {
        ("drill", "drill"),
        ("imported", "old"),
        ("said", "test"),
        ("maintenance", "work"),
    }


def test_a_record_that_names_alerts_was_found_by_alert_unless_it_says_otherwise():
    assert finder_of(incident(started_at="10:00", alerts=("ApiDown",))) is Finder.ALERT
    assert finder_of(incident(started_at="10:00", alerts=("ApiDown",), detected_by=Finder.CUSTOMER)) is Finder.CUSTOMER
    assert finder_of(incident(started_at="10:00")) is None


@pytest.mark.parametrize(
    ("facts", "use"),
    [
        ({"runbook_helped": True, "runbooks": ("api",)}, "helped"),
        ({"runbook_helped": False}, "did_not_help"),
        ({"runbooks": ("api",)}, "not_said"),
        ({"alerts": ("APIDown",)}, "not_named"),
        ({"alerts": ("Other",)}, "none"),
    ],
)
def test_what_a_record_says_of_runbooks(facts: dict[str, Any], use: str):
    assert runbook_use_of(incident(started_at="10:00", **facts), frozenset({"apidown"})) == use


def having(id: str, start: str, factors: tuple[str, ...], *items: ActionItem, kind: Kind = Kind.INCIDENT) -> Incident:
    return incident(id=id, started_at=start, kind=kind, postmortem=PostMortem(factors=factors, action_items=items))


def test_a_factor_came_back_after_what_was_done_against_it():
    done = ActionItem(id="limit", title="Raise it", state=ActionState.DONE, done_on=date(2026, 11, 3), factor="capacity")
    later = ActionItem(id="later", title="Later", state=ActionState.DONE, done_on=date(2026, 11, 12))
    any_of = ActionItem(id="any", title="Any", state=ActionState.DONE, done_on=date(2026, 11, 4))
    records = [
        having("c", "20T10:00", ("capacity",), kind=Kind.DRILL),
        having("b", "11-12T10:00", ("release", "capacity")),
        having("a", "11-01T10:00", ("capacity", "release"), done, later, any_of),
    ]
    assert [(factor, len(found)) for factor, found in incidents_by_factor(records, NOW).items()] == [
        ("capacity", 2),
        ("release", 2),
    ]
    told = {one.factor: [item.id for _, item in one.closed] for one in returns_of(records, NOW)}
    assert told == {"release": ["any"], "capacity": ["limit", "any"]}


def budget(objective: float, *updates: Any) -> Budget:
    record = incident(*updates, started_at="10:00")
    component = Component(id="api", name="API", objective=objective)
    return budgets_of([component], spans_of(record, NOW), Period(start=at("21T00:00"), end=at("12-01T00:00")), NOW)[0]


def test_an_error_budget_is_the_time_that_the_objective_leaves():
    # Ten days are 864,000 seconds, of which 99.9 per cent leave 864; 100 minutes of partial outage count 30 per cent: 1,800.
    found = budget(99.9, update("10:00", "investigating", api="partial_outage"), update("11:40", "resolved"))
    assert (found.allowed, found.spent) == (timedelta(seconds=864), timedelta(minutes=30))
    assert found.spent_share == pytest.approx(1800 / 864)
    assert found.is_met is False


def test_a_budget_of_nothing_is_met_only_without_any_time_down():
    assert budget(100).is_met is True
    found = budget(100, update("10:00", "investigating", api="major_outage"), update("10:01", "resolved"))
    assert (found.is_met, found.spent_share) == (False, 1.0)


def test_a_component_without_an_objective_has_no_budget():
    assert budgets_of([Component(id="api", name="API")], (), year(2026), NOW) == ()
