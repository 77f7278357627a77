"""How far a record is at one moment."""

import pytest

from noa_status.model.incident import Incident, Kind, Window
from noa_status.model.progress import (
    State,
    began_at,
    existing_updates,
    identified_at_of,
    is_open,
    moves_of,
    resolved_at_of,
    scheduled_at,
    state_of,
    window_of,
)
from tests.model.building import at, incident, maintenance, moved, update

TOLD = incident(
    update("10:15", "investigating", api="major_outage"),
    update("10:31", "identified"),
    update("11:00", "resolved"),
    update("12:00", "investigating"),
    update("13:00", "resolved"),
    update("25T09:00", "postmortem"),
    started_at="10:02",
)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("10:14", True),
        ("10:59", True),
        ("11:00", False),
        ("12:00", True),
        ("13:00", False),
        ("25T09:00", False),
        ("10:01", False),
    ],
)
def test_an_incident_is_open_from_its_start_to_its_resolution_and_again_when_reopened(now: str, expected: bool):
    assert is_open(TOLD, at(now)) is expected


@pytest.mark.parametrize(
    ("now", "expected"), [("10:59", None), ("11:00", "11:00"), ("12:30", None), ("13:00", "13:00"), ("26T00:00", "13:00")]
)
def test_the_resolution_is_the_last_resolved_update_of_what_is_closed(now: str, expected: str | None):
    assert resolved_at_of(TOLD, at(now)) == (None if expected is None else at(expected))


def test_the_records_own_resolution_comes_first():
    record = incident(update("10:15", "investigating"), update("11:00", "resolved"), resolved_at="10:50")
    assert resolved_at_of(record, at("10:55")) == at("10:50")
    assert resolved_at_of(record, at("12:00")) == at("10:50")


def test_an_update_after_the_records_own_resolution_that_goes_on_keeps_it_open():
    record = incident(update("10:15", "investigating"), update("11:00", "monitoring"), resolved_at="10:50")
    assert not is_open(record, at("10:55"))
    assert is_open(record, at("11:00"))


def test_an_update_of_the_very_minute_of_the_records_resolution_that_goes_on_keeps_it_open():
    record = incident(update("10:15", "investigating"), update("10:50", "monitoring"), resolved_at="10:50")
    assert is_open(record, at("11:00"))


def test_an_incident_that_nobody_was_told_of_is_open_until_its_record_says_otherwise():
    record = incident(started_at="10:02", resolved_at="11:00")
    assert [is_open(record, at(now)) for now in ("10:01", "10:02", "10:59", "11:00")] == [False, True, True, False]
    assert is_open(incident(detected_at="10:05"), at("10:05"))


def test_drills_and_maintenances_never_are_open():
    assert not is_open(incident(update("10:15", "investigating"), kind=Kind.DRILL), at("10:20"))
    assert not is_open(maintenance("22:00", "23:00", update("10:15", "scheduled")), at("22:20"))


def test_it_began_with_the_earlier_of_start_and_first_update():
    assert began_at(TOLD, at("12:00")) == at("10:02")
    assert began_at(incident(update("10:15", "investigating"), started_at="10:40"), at("12:00")) == at("10:15")
    assert began_at(incident(update("10:15", "investigating"), detected_at="10:05"), at("12:00")) == at("10:15")
    assert began_at(TOLD, at("10:01")) is None


def test_the_cause_is_known_with_the_record_or_the_first_identified_update():
    assert identified_at_of(TOLD, at("10:30")) is None
    assert identified_at_of(TOLD, at("12:30")) == at("10:31")
    assert identified_at_of(incident(identified_at="10:20", started_at="10:00"), at("10:19")) is None
    assert identified_at_of(incident(identified_at="10:20", started_at="10:00"), at("10:20")) == at("10:20")


def test_updates_exist_from_their_own_minute_on():
    assert [update.id for update in existing_updates(TOLD, at("10:31"))] == ["20261124T1015Z", "20261124T1031Z"]
    assert existing_updates(TOLD, at("26T00:00")) is TOLD.updates


WORK = maintenance(
    "22:00",
    "23:30",
    update("09:00", "scheduled", api="under_maintenance"),
    update("21:50", "in_progress"),
    update("23:10", "completed"),
)


@pytest.mark.parametrize(
    ("record", "now", "expected"),
    [
        (WORK, "10:00", State.UPCOMING),
        (WORK, "21:50", State.RUNNING),
        (WORK, "23:09", State.RUNNING),
        (WORK, "23:10", State.COMPLETED),
        (maintenance("22:00", "23:30"), "21:59", State.UPCOMING),
        (maintenance("22:00", "23:30"), "22:00", State.RUNNING),
        (maintenance("22:00", "23:30"), "23:30", State.COMPLETED),
        (maintenance("22:00", "23:30", cancelled_at="21:00"), "20:59", State.UPCOMING),
        (maintenance("22:00", "23:30", cancelled_at="21:00"), "21:00", State.CANCELLED),
        (maintenance("22:00", "23:30", cancelled_at="22:30"), "25T00:00", State.CANCELLED),
        (maintenance("22:00", "23:30", cancelled_at="23:40"), "25T00:00", State.COMPLETED),
        (maintenance("22:00", "23:30", update("21:00", "completed")), "21:00", State.COMPLETED),
        (TOLD, "10:59", State.OPEN),
        (TOLD, "11:00", State.RESOLVED),
    ],
)
def test_a_record_stands_where_its_times_and_updates_say(record: Incident, now: str, expected: State):
    assert state_of(record, at(now)) is expected


def test_the_window_is_as_scheduled_until_updates_say_otherwise():
    assert window_of(WORK, at("21:00")) == Window(start=at("22:00"), end=at("23:30"))
    assert window_of(WORK, at("22:30")) == Window(start=at("21:50"), end=at("23:30"))
    assert window_of(WORK, at("23:10")) == Window(start=at("21:50"), end=at("23:10"))
    assert window_of(maintenance("22:00", "23:30", cancelled_at="21:00"), at("21:00")) is None
    assert window_of(maintenance("22:00", "23:30", cancelled_at="22:00"), at("22:30")) is None
    assert window_of(TOLD, at("10:30")) is None


MOVED = maintenance(
    "26T22:00",
    "26T23:00",
    update("09:00", "scheduled", api="under_maintenance"),
    update("21:50", "in_progress"),
    moved=(moved("12:00", "20:00", "21:00"), moved("25T12:00", "21:00", "23:30")),
)


@pytest.mark.parametrize(
    ("now", "start", "end", "moves"),
    [
        ("11:59", "20:00", "21:00", 0),
        ("12:00", "21:00", "23:30", 1),
        ("25T11:59", "21:00", "23:30", 1),
        ("25T12:00", "26T22:00", "26T23:00", 2),
    ],
)
def test_before_a_move_the_former_window_is_in_force(now: str, start: str, end: str, moves: int):
    assert scheduled_at(MOVED, at(now)) == Window(start=at(start), end=at(end))
    assert moves_of(MOVED, at(now)) == MOVED.moved[:moves]
    assert MOVED.begins_at == at("26T22:00")


def test_what_was_said_of_a_former_window_does_not_open_the_next_one():
    assert window_of(MOVED, at("21:30")) == Window(start=at("21:00"), end=at("23:30"))
    assert window_of(MOVED, at("25T12:00")) == Window(start=at("26T22:00"), end=at("26T23:00"))
    assert [state_of(MOVED, at(now)) for now in ("21:30", "25T00:00", "25T12:00")] == [
        State.RUNNING,
        State.COMPLETED,
        State.UPCOMING,
    ]
