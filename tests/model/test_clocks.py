"""What the plan promises for one incident, and when what is derived of it changes by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from noa_status.model.clocks import (
    Clocks,
    clocks_of,
    next_internal_change_at,
    next_public_change_at,
    owes_postmortem,
    valid_from,
)
from noa_status.model.incident import Imported, Incident, Kind, Visibility
from noa_status.model.postmortem import PostMortem, PostMortemState
from tests.model.building import at, incident, maintenance, moved, the_plan, update

FIRST, FIXED = update("10:15", "investigating", api="major_outage"), update("11:00", "resolved")
MINUTE = timedelta(minutes=1)


def clocks(record: Incident, now: str) -> Clocks:
    return clocks_of(record, the_plan(), at(now))


def slow(**facts: Any) -> Incident:
    """Started at 10:02, detected at 10:05, told of at 10:15, resolved at 11:00."""
    return incident(FIRST, FIXED, **{"started_at": "10:02", "detected_at": "10:05", **facts})


def test_clocks_count_from_the_detection_or_else_the_start_and_stop_at_the_resolution():
    assert clocks(slow(), "10:35").elapsed_for == 30 * MINUTE
    assert clocks(slow(), "10:04").counts_from_at == at("10:02")
    assert clocks(incident(FIRST), "10:35").elapsed_for == 20 * MINUTE
    assert clocks(slow(), "15:00").elapsed_for == 55 * MINUTE


def test_maintenances_and_what_has_not_begun_have_no_clocks():
    assert clocks(maintenance("10:00", "11:00", update("09:00", "scheduled")), "10:30") == Clocks()
    assert clocks(incident(FIRST, started_at="10:02"), "10:00") == Clocks()
    assert (Clocks().is_open, Clocks().update_is_overdue, Clocks().postmortem_owed) == (False, False, False)


def test_the_next_update_is_due_a_cadence_after_the_last_one():
    record = incident(FIRST, update("10:31", "monitoring"), FIXED, severity="SEV2")
    assert clocks(record, "10:30").next_update_due_at == at("10:45")
    assert clocks(record, "10:31").next_update_due_at == at("11:01")
    assert clocks(record, "11:00").next_update_due_at is None


def test_an_update_is_overdue_from_the_minute_it_was_promised_for():
    record = incident(FIRST, severity="SEV1")
    assert (clocks(record, "10:29").update_is_overdue, clocks(record, "10:29").update_overdue_for) == (False, 0 * MINUTE)
    assert (clocks(record, "10:30").update_is_overdue, clocks(record, "10:30").update_overdue_for) == (True, 0 * MINUTE)
    assert clocks(record, "10:50").update_overdue_for == 20 * MINUTE


def test_the_first_update_is_owed_a_cadence_after_the_detection_where_the_public_is_to_be_told():
    assert clocks(incident(started_at="10:02", detected_at="10:05", severity="SEV1"), "10:10").next_update_due_at == at("10:20")
    assert clocks(incident(started_at="10:02", severity="SEV4"), "10:10").next_update_due_at is None


def test_drills_promise_no_update_and_have_targets_all_the_same():
    found = clocks(slow(kind=Kind.DRILL, acknowledged_at="10:07"), "10:30")
    assert (found.next_update_due_at, found.next_rung, found.acknowledge_met) == (None, None, True)


def test_the_next_step_of_the_escalation_is_the_first_still_to_come():
    found = clocks(slow(), "10:21")
    assert [rung.reached for rung in found.rungs] == [True, True, False, False]
    assert found.next_rung == found.rungs[2]
    assert found.next_rung is not None
    assert found.next_rung.at == at("10:35")


def test_the_escalation_stops_with_the_resolution():
    found = clocks(slow(), "23:00")
    assert [rung.reached for rung in found.rungs] == [True, True, True, False]
    assert found.next_rung is None


@pytest.mark.parametrize(
    ("facts", "now", "met"),
    [
        ({}, "10:19", None),
        ({}, "10:20", False),
        ({"acknowledged_at": "10:20"}, "10:30", True),
        ({"acknowledged_at": "10:21"}, "10:30", False),
        ({"acknowledged_at": "10:07"}, "10:06", None),
        ({}, "12:00", None),
    ],
)
def test_an_acknowledgement_meets_its_target_up_to_the_minute_and_is_unknown_where_nobody_wrote_it_down(
    facts: dict[str, str], now: str, met: bool | None
):
    found = clocks(slow(**facts), now)
    assert found.acknowledge_by == at("10:20")
    assert found.acknowledge_met is met


def test_a_resolution_is_measured_from_the_acknowledgement():
    assert clocks(slow(), "10:30").resolve_by == at("14:05")
    assert clocks(slow(acknowledged_at="10:07"), "10:30").resolve_by == at("14:07")
    assert clocks(slow(acknowledged_at="10:07"), "12:00").resolve_met is True
    assert clocks(slow(acknowledged_at="10:07", resolved_at="10:50", severity="SEV1"), "12:00").resolve_met is True
    assert clocks(incident(FIRST, acknowledged_at="10:16", severity="SEV1"), "11:15").resolve_met is None
    assert clocks(incident(FIRST, acknowledged_at="10:16", severity="SEV1"), "11:16").resolve_met is False
    assert clocks(slow(), "12:00").resolve_met is None


def test_a_sev4_has_no_targets_and_a_day_to_respond():
    found = clocks(slow(severity="SEV4"), "10:30")
    assert (found.acknowledge_by, found.resolve_by, found.respond_by) == (None, None, at("25T10:05"))


@pytest.mark.parametrize(
    ("now", "phase", "ends"),
    [
        ("10:15", "detection", "10:20"),
        ("10:20", "investigation", "10:45"),
        ("10:45", "mitigation", "11:15"),
        ("11:15", "resolution", "14:15"),
        ("20:00", "resolution", "14:15"),
    ],
)
def test_the_phase_follows_the_time_boxes_and_stays_in_the_last_one(now: str, phase: str, ends: str):
    found = clocks(incident(FIRST), now)
    assert found.phase is not None
    assert (found.phase.id, found.phase_ends_at) == (phase, at(ends))


def test_after_the_resolution_comes_the_post_incident_phase_for_two_days():
    found = clocks(slow(), "26T10:59")
    assert found.phase is not None
    assert (found.phase.id, found.phase_ends_at) == ("post_incident", at("26T11:00"))
    assert clocks(slow(), "26T11:00").phase is None


@pytest.mark.parametrize(
    ("facts", "owed"),
    [
        ({"severity": "SEV1"}, True),
        ({"severity": "SEV2"}, True),
        ({"severity": "SEV3"}, False),
        ({"severity": "SEV3", "data_loss": True}, True),
        ({"severity": "SEV4", "security_breach": True}, True),
        ({"severity": "SEV1", "kind": Kind.DRILL}, False),
        ({"severity": "SEV1", "imported": Imported(system="statuspage", id="x")}, False),
        ({"severity": None}, False),
    ],
)
def test_grave_incidents_and_those_with_loss_or_breach_owe_a_postmortem(facts: dict[str, Any], owed: bool):
    assert owes_postmortem(slow(**facts), the_plan()) is owed


def test_a_postmortem_falls_due_two_days_after_the_resolution():
    assert (clocks(slow(), "10:30").postmortem_owed, clocks(slow(), "10:30").postmortem_due_at) == (True, None)
    assert clocks(slow(), "12:00").postmortem_due_at == at("26T11:00")
    assert clocks(slow(), "26T10:59").postmortem_met is None
    assert clocks(slow(), "26T11:00").postmortem_met is False


@pytest.mark.parametrize(
    ("meeting", "state", "met"),
    [
        ("25T14:00", "draft", True),
        ("26T11:00", "draft", True),
        ("27T14:00", "draft", False),
        (None, "published", True),
        (None, "review", False),
    ],
)
def test_the_meeting_or_else_the_publication_settles_a_postmortem(meeting: str | None, state: str, met: bool):
    held = PostMortem(state=PostMortemState(state), meeting_at=None if meeting is None else at(meeting))
    assert clocks(slow(postmortem=held), "30T00:00").postmortem_met is met


def public_changes(record: Incident, start: str) -> list[str]:
    """Every public change after the moment, one after the other."""
    now, found = at(start), list[str]()
    while (change := next_public_change_at(record, the_plan(), now)) is not None:
        found.append(f"{change:%dT%H:%M}")
        now = change
    return found


def test_the_public_sees_an_incident_change_with_its_updates_and_when_one_is_overdue():
    record = incident(FIRST, update("11:00", "resolved", corrected="11:20"), started_at="10:02", severity="SEV2")
    assert public_changes(record, "09:00") == ["24T10:15", "24T10:45", "24T11:00", "24T11:20"]


def test_a_maintenance_changes_by_itself_when_its_window_opens_and_closes():
    record = maintenance("22:00", "23:30", update("09:00", "scheduled"), cancelled_at="25T09:00")
    assert public_changes(record, "08:00") == ["24T09:00", "24T22:00", "24T23:30", "25T09:00"]


def test_a_maintenance_that_is_moved_changes_at_that_moment_and_no_more_when_its_former_window_opens():
    record = maintenance("25T22:00", "25T23:30", update("09:00", "scheduled"), moved=(moved("12:00", "20:00", "21:00"),))
    assert public_changes(record, "08:00") == ["24T09:00", "24T12:00", "25T22:00", "25T23:30"]


def test_what_the_public_does_not_see_never_changes_for_it():
    assert public_changes(slow(visibility=Visibility.INTERNAL), "09:00") == []
    assert public_changes(slow(severity="SEV4"), "09:00") == []
    assert public_changes(slow(kind=Kind.DRILL), "09:00") == []


def test_nothing_but_its_first_update_is_told_of_an_incident_nobody_was_told_of():
    assert public_changes(incident(started_at="10:02", resolved_at="12:00", severity="SEV1"), "09:00") == []
    unannounced = maintenance("22:00", "23:30", update("23:00", "in_progress"))
    assert next_public_change_at(unannounced, the_plan(), at("09:00")) == at("23:00")


def test_internally_every_deadline_is_a_change():
    record = incident(FIRST, started_at="10:02", detected_at="10:05", acknowledged_at="10:07", severity="SEV1")
    now, found = at("10:00"), list[str]()
    while (change := next_internal_change_at(record, the_plan(), now)) is not None:
        found.append(f"{change:%H:%M}")
        now = change
    # start, (phase and target counted from it,) detection, acknowledgement, phases and rungs counted from the detection,
    # the first update, the next one overdue, MTTR's target, the last phase
    assert found == ["10:02", "10:05", "10:07", "10:10", "10:15", "10:20", "10:30", "10:35", "11:05", "11:07"]


def test_what_is_long_over_changes_no_more():
    assert next_internal_change_at(slow(), the_plan(), at("26T11:00")) is None


def test_the_last_change_is_the_end_of_the_post_incident_phase_whether_a_postmortem_is_owed_or_not():
    assert next_internal_change_at(slow(severity="SEV3"), the_plan(), at("25T00:00")) == at("26T11:00")
    assert valid_from(slow(severity="SEV3"), the_plan(), at("30T00:00")) == at("26T11:00")


def test_a_result_is_valid_from_the_last_change_on():
    assert valid_from(slow(), the_plan(), at("10:01")) == datetime.min.replace(tzinfo=UTC)
    assert valid_from(slow(), the_plan(), at("10:16")) == at("10:15")
    assert valid_from(slow(), the_plan(), at("30T00:00")) == at("26T11:00")
